package site

import (
	"slices"
	"strconv"

	"ambitilombardia/generator/catalogue"
)

// changedLevel is the kind of thing whose areas a kind of change makes others; a new name or code leaves them as they are.
var changedLevel = map[catalogue.ChangeKind]catalogue.Thing{
	catalogue.Merged: catalogue.AComune, catalogue.Absorbed: catalogue.AComune,
	catalogue.ToAmbito: catalogue.AnAmbito, catalogue.United: catalogue.AnAmbito, catalogue.Divided: catalogue.AnAmbito,
	catalogue.ToASST: catalogue.AnASST, catalogue.ToATS: catalogue.AnATS,
}

// areasOn are those of one level on one day.
type areasOn struct {
	catalogue *catalogue.Catalogue
	level     catalogue.Thing
	of        map[string]string // the code of the area of each piece; none for those that lie in no area
}

func newAreasOn(c *catalogue.Catalogue, level catalogue.Thing) areasOn {
	a := areasOn{c, level, map[string]string{}}
	for _, p := range c.Pieces {
		if code := a.code(level, p); code != "" {
			a.of[string(p.Code)] = code
		}
	}
	return a
}

// code gives the thing of a level in which a piece lies.
func (a areasOn) code(level catalogue.Thing, p catalogue.Piece) string {
	ambito, _ := a.catalogue.FindAmbito(p.Ambito)
	switch level {
	case catalogue.AComune:
		return string(p.Comune)
	case catalogue.AnAmbito:
		return string(p.Ambito)
	case catalogue.AnASST:
		return string(ambito.ASST)
	}
	return string(ambito.ATS)
}

func (a areasOn) name(code string) string {
	switch a.level {
	case catalogue.AComune:
		comune, _ := a.catalogue.FindComune(catalogue.ISTATCode(code))
		return comune.Name
	case catalogue.AnAmbito:
		ambito, _ := a.catalogue.FindAmbito(catalogue.AmbitoCode(code))
		return ambito.Name
	case catalogue.AnASST:
		asst, _ := a.catalogue.FindASST(catalogue.ASSTCode(code))
		return asst.Name()
	}
	ats, _ := a.catalogue.FindATS(catalogue.ATSCode(code))
	return ats.Name()
}

// changedPlans are the maps of before and after, for each event that made areas others.
func (b *builder) changedPlans() []changedPlan {
	var plans []changedPlan
	for _, e := range catalogue.Events(b.catalogue.Changes) {
		level, ok := changedLevel[e.Changes[0].Kind]
		if !ok {
			continue
		}
		today := e.Changes[0].Day
		before, after := newAreasOn(b.catalogue.PlacesOn(today.Before()), level), newAreasOn(b.catalogue.PlacesOn(today), level)
		if codes := before.changed(e, after); len(codes) > 0 {
			plans = append(plans, changedPlan{changeAnchor(e), before, after, codes})
		}
	}
	return plans
}

// changed lists the areas, of before and after, between which an event moves ground.
func (a areasOn) changed(e catalogue.Event, after areasOn) []string {
	var codes []string
	for _, p := range a.catalogue.Pieces {
		was, is := a.of[string(p.Code)], after.of[string(p.Code)]
		if was == is || !slices.ContainsFunc(e.Changes, func(c catalogue.Change) bool { return a.code(c.Thing, p) == c.Code }) {
			continue
		}
		for _, code := range []string{was, is} {
			if code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	slices.Sort(codes)
	return codes
}

type changedPlan struct {
	anchor        string
	before, after areasOn
	codes         []string // of the areas that change
}

// changedMap draws the areas of one day. What has changed is coloured, each code in one colour before and after.
func (b *builder) changedMap(p changedPlan, areas areasOn, title string) (mapDrawing, error) {
	var focus []string
	for _, code := range areas.of {
		if slices.Contains(p.codes, code) && !slices.Contains(focus, code) {
			focus = append(focus, code)
		}
	}
	slices.Sort(focus)
	drawing, err := b.atlas.Ground(areas.of, focus)
	if err != nil {
		return mapDrawing{}, err
	}
	m := b.newMap(drawing, closeUpName, func(code string) (link, string) {
		i := slices.Index(p.codes, code)
		if i < 0 {
			return link{}, ""
		}
		return link{Name: areas.name(code), Code: code, URL: b.links.of(areas.level, code).URL}, "ats-" + strconv.Itoa(i%families+1)
	})
	m.Title = title
	return m, nil
}

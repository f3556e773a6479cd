package site

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// drawMaps draws every map of the site, several at a time, and calls drawn after each.
func (b *builder) drawMaps(drawn func(done, total int)) (Maps, error) {
	m := Maps{Pages: map[string]map[string]mapDrawing{}, Changed: map[string]pairOfMaps{}}
	var err error
	if m.Locator, err = b.locator(); err != nil {
		return Maps{}, err
	}
	if m.comuni, err = b.atlas.ComuniSheet(); err != nil {
		return Maps{}, err
	}
	type task struct {
		draw func() (mapDrawing, error)
		keep func(mapDrawing)
	}
	tasks := []task{{b.regionMap, func(made mapDrawing) { m.Region = made }}, {b.unitedMap, func(made mapDrawing) { m.United = made }}}
	for _, s := range sections() {
		if s.maps == nil {
			continue
		}
		m.Pages[s.name] = map[string]mapDrawing{}
		for _, plan := range s.maps(b) {
			tasks = append(tasks, task{plan.draw, func(made mapDrawing) { m.Pages[s.name][plan.code] = made }})
		}
	}
	for _, plan := range b.changedPlans() {
		var pair pairOfMaps
		tasks = append(tasks,
			task{func() (mapDrawing, error) { return b.changedMap(plan, plan.before, "Prima") }, func(made mapDrawing) { pair.Before = made; m.Changed[plan.anchor] = pair }},
			task{func() (mapDrawing, error) { return b.changedMap(plan, plan.after, "Dopo") }, func(made mapDrawing) { pair.After = made; m.Changed[plan.anchor] = pair }})
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	var lock sync.Mutex // a map takes no two writers at once
	done := 0
	for _, t := range tasks {
		group.Go(func() error {
			made, err := t.draw()
			lock.Lock()
			defer lock.Unlock()
			t.keep(made)
			done++
			drawn(done, len(tasks))
			return err
		})
	}
	return m, group.Wait()
}

func (b *builder) regionMap() (mapDrawing, error) {
	drawing, err := b.atlas.Region()
	if err != nil {
		return mapDrawing{}, err
	}
	m := b.ambitiMap(drawing, regionName)
	m.Title = "Mappa degli Ambiti della Lombardia"
	m.Desc = fmt.Sprintf("I %s Ambiti, con un colore per ogni ATS. Ogni area porta alla pagina dell’Ambito.",
		whole(len(b.catalogue.Ambiti)))
	m.Inset = b.inset(drawing)
	for _, ats := range b.catalogue.ATS {
		m.Legend = append(m.Legend, mapKey{Class: b.family(ats.Code), Label: b.links.ats[ats.Code].Name, URL: b.links.ats[ats.Code].URL})
	}
	return m, nil
}

// mapChanged is the CSS class of what has changed on a map.
const mapChanged = "map-changed"

// unitedMap shows where the Ambiti are that came of the aggregations.
func (b *builder) unitedMap() (mapDrawing, error) {
	var born []catalogue.AmbitoCode
	for _, a := range b.catalogue.Aggregations.List {
		if _, there := b.catalogue.FindAmbito(a.Ambito); there {
			born = append(born, a.Ambito)
		}
	}
	if len(born) == 0 {
		return mapDrawing{}, nil
	}
	drawing, err := b.atlas.Among(born)
	if err != nil {
		return mapDrawing{}, err
	}
	m := b.newMap(drawing, closeUpName, func(code string) (link, string) {
		if slices.Contains(born, catalogue.AmbitoCode(code)) {
			return b.links.ambiti[catalogue.AmbitoCode(code)], mapChanged
		}
		return link{}, ""
	})
	m.Title = "Mappa degli Ambiti nati fra il 2018 e il 2020"
	m.Desc = fmt.Sprintf("%s e, in grigio, il resto della regione. I confini di prima non si conoscono.",
		counted(len(born), "Ambito", "Ambiti"))
	return m, nil
}

func (b *builder) locator() (locator, error) {
	ambiti, ats, err := b.atlas.Locator()
	if err != nil {
		return locator{}, err
	}
	l := locator{Width: ambiti.Width, Height: ambiti.Height, Ambiti: map[string]string{}}
	for _, shape := range ats.Shapes {
		l.ATS = append(l.ATS, shape.Path)
	}
	for _, shape := range ambiti.Shapes {
		l.Ambiti[shape.Code] = shape.Path
	}
	return l, nil
}

func (b *builder) ambitoMap(ambito catalogue.Ambito) (mapDrawing, error) {
	drawing, err := b.atlas.CloseUp(ambito.Code)
	if err != nil {
		return mapDrawing{}, fmt.Errorf("Ambito %s: %w", ambito.Code, err)
	}
	members := map[string]catalogue.Comune{}
	for _, c := range b.catalogue.Members(ambito.Code) {
		members[string(c.Code)] = c
	}
	guests := map[string]link{} // ground of Comuni of other Ambiti
	for _, p := range b.catalogue.GuestsOf(ambito.Code) {
		owner := b.links.comuni[p.Comune]
		guests[string(p.Code)] = link{Name: p.Name + ", oggi " + owner.Name, Code: string(p.Code), URL: owner.URL}
	}
	m := b.newMap(drawing, closeUpName, func(code string) (link, string) {
		if c, ok := members[code]; ok {
			return b.links.comuni[c.Code], b.family(ambito.ATS)
		}
		if guest, ok := guests[code]; ok {
			return guest, b.family(ambito.ATS)
		}
		return b.ambitoArea(code)
	})
	own := func(code string) bool {
		_, guest := guests[code]
		_, member := members[code]
		return guest || member
	}
	m.Borders = drawing.Mesh(func(x, y string) bool { return own(x) || own(y) })
	m.Title = "Mappa dell’Ambito " + ambito.Name
	m.Desc = fmt.Sprintf("%s dell’Ambito e, in grigio, gli Ambiti intorno. Ogni area porta alla sua pagina.",
		counted(len(members), "Comune", "Comuni"))
	return m, nil
}

func (b *builder) atsMap(ats catalogue.ATS) (mapDrawing, error) {
	return b.authorityMap(ats.Name(), b.catalogue.AmbitiOfATS(ats.Code))
}

func (b *builder) asstMap(asst catalogue.ASST) (mapDrawing, error) {
	return b.authorityMap(asst.Name(), b.catalogue.AmbitiOfASST(asst.Code))
}

func (b *builder) authorityMap(name string, ambiti []catalogue.Ambito) (mapDrawing, error) {
	drawing, err := b.atlas.Authority(ambiti)
	if err != nil {
		return mapDrawing{}, fmt.Errorf("%s: %w", name, err)
	}
	m := b.ambitiMap(drawing, closeUpName)
	m.Title = "Mappa dell’" + name
	m.Desc = fmt.Sprintf("%s dell’%s e, in grigio, gli altri intorno. Ogni area porta alla pagina dell’Ambito.",
		counted(len(ambiti), "Ambito", "Ambiti"), name)
	return m, nil
}

// ambitiMap is a map whose areas are Ambiti, with the borders between ATS drawn over them.
func (b *builder) ambitiMap(d *geo.Drawing, heights nameHeights) mapDrawing {
	m := b.newMap(d, heights, b.ambitoArea)
	m.Lines = append(m.Lines, mapLine{Class: "border-ats", D: d.Mesh(func(x, y string) bool {
		return b.atsOf(x) != b.atsOf(y)
	})})
	return m
}

func (b *builder) atsOf(code string) catalogue.ATSCode {
	ambito, _ := b.catalogue.FindAmbito(catalogue.AmbitoCode(code))
	return ambito.ATS
}

func (b *builder) ambitoArea(code string) (link, string) {
	return b.links.ambiti[catalogue.AmbitoCode(code)], b.family(b.atsOf(code))
}

// newMap turns a drawing into a map; describe says where an area leads and which colour family it is of; names are written where
// they have room at these heights.
func (b *builder) newMap(d *geo.Drawing, heights nameHeights, describe func(code string) (link, string)) mapDrawing {
	m := mapDrawing{Width: d.Width, Height: d.Height, Credit: b.catalogue.Boundaries.Credit}
	var labels []geo.Label
	for _, shape := range d.Shapes {
		if shape.Path == "" {
			continue // smaller than the grid: there is nothing to draw, and the table beside the map names it
		}
		link, class := describe(shape.Code)
		area := mapArea{link: link, D: shape.Path, Class: class}
		if shape.Focus {
			labels = append(labels, shape.Label())
			m.Areas = append(m.Areas, area)
		} else {
			m.Context = append(m.Context, area)
		}
	}
	m.Names = b.names(d, m.Areas, labels, heights)
	return m
}

// fits tells whether a name has room in the circle around its label point: half a text is about a quarter of its height
// for each of its letters.
func fits(name string, height int, radius int) bool {
	return utf8.RuneCountInString(name)*height < 4*radius
}

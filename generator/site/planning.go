package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// planning is hugo.Data.planning: what the pages under /programmazione/ show, and where the site tells what the act says. Its
// lists are empty where a project does not have the sources.
type planning struct {
	Steps     []planStep               `json:"steps"`
	Survey    []toldFigure             `json:"survey"`
	Notes     []numberedNote           `json:"notes"` // about steps and survey
	Past      *pastPlans               `json:"past"`
	Premium   *premium                 `json:"premium"`
	Resources []resourceLevel          `json:"resources"`
	Macroaree map[string][]resourceRow `json:"macroaree"` // the sources of money of each, by letter
	Figures   map[string][]link        `json:"figures"`   // the pages that measure the subject of each, by letter
	Sections  []sectionGroup           `json:"sections"`
}

// planStep is something that happened or had to.
type planStep struct {
	When  string `json:"when"` // «31 dicembre 2021», «14 aprile 2021 – 15 aprile 2021»
	Text  string `json:"text"`
	Marks []mark `json:"marks"`
}

// toldFigure is a number of the act with what it is of.
type toldFigure struct {
	Value string `json:"value"` // «oltre 50 %»
	Text  string `json:"text"`
	Marks []mark `json:"marks"`
}

// resourceLevel is the sources of money of one level.
type resourceLevel struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	Rows   []resourceRow `json:"rows"`
	Anchor string        `json:"anchor"`
}

// resourceRow is a source of money.
type resourceRow struct {
	Name      string `json:"name"`
	Text      string `json:"text"`
	Anchor    string `json:"anchor"`
	Macroaree []link `json:"macroaree"` // that it serves; one link to their page, where it serves all
}

// sectionGroup is the sections of one part of the act.
type sectionGroup struct {
	Name    string        `json:"name"`
	Summary string        `json:"summary"` // «12 sezioni, 10 sul sito»
	Rows    []sectionLine `json:"rows"`
}

// sectionLine says where the site has a section, or why it does not.
type sectionLine struct {
	Name   string `json:"name"`
	Pages  []link `json:"pages"`
	Reason string `json:"reason"`
}

func (b *builder) planning() planning {
	p := b.catalogue.Planning
	n := &notes{about: b.about}
	view := planning{
		Steps: planSteps(p.Steps, n), Survey: toldFigures(p.FiguresOf(catalogue.AboutSurvey), n), Past: b.past(), Premium: b.premium(),
		Macroaree: map[string][]resourceRow{}, Figures: map[string][]link{}, Sections: b.actSections(),
	}
	view.Notes = n.list
	for _, level := range catalogue.ResourceLevels() {
		group := resourceLevel{ID: string(level), Title: levelTitles[level], Anchor: "livello-" + string(level)}
		for _, r := range p.Resources {
			if r.Level == level {
				group.Rows = append(group.Rows, b.resource(r))
			}
		}
		if len(group.Rows) > 0 {
			view.Resources = append(view.Resources, group)
		}
	}
	for _, m := range b.catalogue.Macroaree {
		view.Figures[m.Letter] = b.figuresAbout(m)
		for _, r := range p.ResourcesFor(m.Letter) {
			view.Macroaree[m.Letter] = append(view.Macroaree[m.Letter], b.resource(r))
		}
	}
	return view
}

// figuresAbout gives the pages whose figures measure the subject of a macroarea.
func (b *builder) figuresAbout(m catalogue.Macroarea) []link {
	var pages []link
	for _, figure := range m.Figures {
		if t, ok := b.catalogue.Spending.Table(figure.Text); ok {
			pages = append(pages, link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()})
		} else if i, ok := b.catalogue.Indicator(figure.Text); ok {
			pages = append(pages, link{Name: typographic(i.Title), URL: i.Path()})
		}
	}
	return pages
}

// macroareeOf gives the macroareas whose subject the figures of a table or of an indicator measure.
func (b *builder) macroareeOf(figures string) []link {
	var pages []link
	for _, m := range b.catalogue.Macroaree {
		if slices.ContainsFunc(m.Figures, func(f source.Value) bool { return f.Text == figures }) {
			pages = append(pages, link{Name: m.Title, Code: m.Letter, URL: m.Path()})
		}
	}
	return pages
}

var levelTitles = map[catalogue.ResourceLevel]string{
	"europeo": "Soldi dell’Unione europea", "nazionale": "Soldi dello Stato", "regionale": "Soldi della Regione",
	"comunale": "Soldi dei Comuni", "privato": "Soldi di privati",
}

func (b *builder) resource(r catalogue.Resource) resourceRow {
	row := resourceRow{Name: r.Name, Text: r.Text, Anchor: "fonte-" + catalogue.Slug(r.Name)}
	if len(r.Macroaree) == len(b.catalogue.Macroaree) {
		row.Macroaree = []link{{Name: "tutte le macroaree", URL: "macroaree/"}}
		return row
	}
	for _, m := range b.catalogue.Macroaree {
		if slices.Contains(r.Macroaree, m.Letter) {
			row.Macroaree = append(row.Macroaree, link{Name: m.Title, Code: m.Letter, URL: m.Path()})
		}
	}
	return row
}

// planSteps puts the steps in the order of time; of several passages about one step the first counts.
func planSteps(all []catalogue.Step, n *notes) []planStep {
	var steps []catalogue.Step
	for _, s := range all {
		if !slices.ContainsFunc(steps, func(known catalogue.Step) bool { return known.ID == s.ID }) {
			steps = append(steps, s)
		}
	}
	slices.SortStableFunc(steps, func(a, b catalogue.Step) int { return strings.Compare(a.From, b.From) })
	var list []planStep
	for _, s := range steps {
		list = append(list, planStep{When: period(s.From, s.To), Text: s.Text, Marks: n.on(audit.Cell{Dataset: audit.ActText, Column: s.ID})})
	}
	return list
}

// period writes a day or two, «31 dicembre 2021», «8 luglio 2020 – 18 settembre 2020».
func period(from, to string) string {
	if to == "" {
		return day(from).Text
	}
	return day(from).Text + " – " + day(to).Text
}

// toldFigures gives the numbers with their marks: what is doubtful about them is noted.
func toldFigures(figures []catalogue.ToldFigure, n *notes) []toldFigure {
	var list []toldFigure
	for _, f := range figures {
		list = append(list, toldFigure{Value: strings.TrimSpace(f.Limit + " " + figureText(f.PrintedFigure)), Text: f.Words,
			Marks: n.on(audit.Cell{Dataset: audit.ActText, Column: f.ID})})
	}
	return list
}

// figureText writes a printed number as the pages do: «80 %», «20.000 euro».
func figureText(f catalogue.PrintedFigure) string {
	switch f.Unit {
	case catalogue.PerCent:
		return f.Value.Italian() + "\u00a0%"
	case catalogue.Euro:
		return f.Value.Italian() + " euro"
	}
	return f.Value.Italian()
}

// actSections groups the sections of the act by its parts.
func (b *builder) actSections() []sectionGroup {
	var groups []sectionGroup
	for _, s := range b.catalogue.Planning.Sections {
		if n := len(groups); n == 0 || groups[n-1].Name != s.Part() {
			groups = append(groups, sectionGroup{Name: s.Part()})
		}
		line := sectionLine{Name: s.Name, Reason: s.Reason}
		for _, page := range s.Pages {
			line.Pages = append(line.Pages, link{Name: page, URL: strings.TrimPrefix(page, "/")})
		}
		last := &groups[len(groups)-1]
		last.Rows = append(last.Rows, line)
	}
	for i, g := range groups {
		on := 0
		for _, row := range g.Rows {
			if row.Reason == "" {
				on++
			}
		}
		groups[i].Summary = counted(len(g.Rows), "voce", "voci") + ", " + whole(on) + " sul sito"
	}
	return groups
}

package site

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/opendata"
)

const comparisonURL = "confronta/"

// kindOfPlace is a kind of places that are compared among themselves.
type kindOfPlace struct {
	level                   catalogue.Level
	id, title, one, several string
}

var comparable = []kindOfPlace{
	{catalogue.LevelATS, "ats", "Le ATS", "un’ATS", ""},
	{catalogue.LevelComune, "citta", "Le città", "una città", ""},
	{catalogue.LevelAmbito, "ambiti", "Gli Ambiti", "un Ambito", "Ambiti "},
}

// comparison gives for each kind of places what measures there are, with the figures of all. The first kind is shown as it is; the
// script asks for the figures of the one that a reader chooses.
func (b *builder) comparison() comparison {
	c := comparison{Blank: blankMeasure(), Doubt: onDoubt, Points: alikePoints, Per100: alikePerCent}
	for _, kind := range comparable {
		tables := b.comparedTables(kind)
		k := comparedKind{ID: kind.id, Title: kind.title, One: kind.one, Several: kind.several, Places: b.comparedPlaces(kind, tables)}
		if len(k.Places) == 0 {
			continue
		}
		var best telling
		for _, t := range tables {
			k.Tables = append(k.Tables, link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()})
			for _, m := range t.Measures {
				made := b.comparedMeasure(kind, t, m, k.Places)
				if x := tellingOf(t, m, made); k.Default == "" || best.less(x) {
					k.Default, best = made.ID, x
				}
				k.Measures, k.Choices = append(k.Measures, made), append(k.Choices, link{Name: made.Name, Code: made.ID})
			}
		}
		if c.First == nil {
			at := slices.IndexFunc(k.Measures, func(m comparedMeasure) bool { return m.ID == k.Default })
			c.First = drawn(k.Measures[at])
		}
		c.Kinds = append(c.Kinds, k)
	}
	return c
}

// files gives the figures of each measure as the script of the page asks for them.
func (c comparison) files() ([]opendata.File, error) {
	var files []opendata.File
	for _, k := range c.Kinds {
		for _, m := range k.Measures {
			data, err := json.Marshal(m)
			if err != nil {
				return nil, fmt.Errorf("scrittura delle cifre di «%s» per il confronto: %w", m.ID, err)
			}
			files = append(files, opendata.File{Path: comparisonURL + m.ID + ".json", Data: data})
		}
	}
	return files, nil
}

// comparedTables are the tables of the act about a kind of places, then the indicators. Of the Comuni, only the cities that the
// act has tables of are compared.
func (b *builder) comparedTables(kind kindOfPlace) []catalogue.Table {
	var tables []catalogue.Table
	for _, t := range b.catalogue.Spending.Tables {
		if t.Level == kind.level {
			tables = append(tables, t)
		}
	}
	if len(tables) == 0 && kind.level == catalogue.LevelComune {
		return nil
	}
	for _, i := range b.catalogue.Indicators {
		if t, ok := i.Shown(kind.level); ok {
			tables = append(tables, t)
		}
	}
	return tables
}

// comparedPlaces gives all places that the tables name, by name.
func (b *builder) comparedPlaces(kind kindOfPlace, tables []catalogue.Table) []link {
	var places []link
	for _, t := range tables {
		if t.Indicator && kind.level == catalogue.LevelComune {
			continue
		}
		for _, r := range t.Parts() {
			if url := b.links.place(r); url != "" && !slices.ContainsFunc(places, func(l link) bool { return l.Code == r.Key }) {
				places = append(places, link{Name: typographic(r.Name), Code: r.Key, URL: url})
			}
		}
	}
	slices.SortStableFunc(places, func(x, y link) int {
		return strings.Compare(catalogue.SortKey(x.Name), catalogue.SortKey(y.Name))
	})
	return places
}

// telling is how much a measure tells of places of different sizes. Money per head is what the act compares; amounts only tell
// which place is larger.
type telling struct {
	known, quotient, perHead bool
}

func tellingOf(t catalogue.Table, m catalogue.Measure, made comparedMeasure) telling {
	without := 0
	for _, row := range made.Rows {
		if row.Number == "" {
			without++
		}
	}
	return telling{known: 2*without <= len(made.Rows), quotient: !m.Unit.Additive(), perHead: m.Unit.Kind == catalogue.PerHead && len(t.Measures) == 1}
}

func (t telling) less(x telling) bool {
	worth := func(t telling) int {
		n := 0
		for _, is := range []bool{t.known, t.quotient, t.perHead} {
			if n *= 2; is {
				n++
			}
		}
		return n
	}
	return cmp.Less(worth(t), worth(x))
}

// measureID is a measure in the address of the comparison: an indicator is of several kinds of places.
func measureID(t catalogue.Table, m catalogue.Measure, kind string) string {
	switch {
	case t.Indicator:
		return catalogue.Slug(t.ID, kind)
	case len(t.Measures) == 1:
		return t.Slug()
	}
	return catalogue.Slug(t.ID, m.ID)
}

// comparedMeasure gives the figures of a measure, those of the region last.
func (b *builder) comparedMeasure(kind kindOfPlace, t catalogue.Table, m catalogue.Measure, places []link) comparedMeasure {
	w := &sentences{notes: &notes{about: b.about}, table: t}
	home, total, hasRegion := b.regionOf(t)
	c := comparedMeasure{
		ID: measureID(t, m, kind.id), Name: measureName(t, m), URL: t.Path(), Years: t.Periods(), Caution: typographic(t.HowNotToRead),
		Gap: gapUnit(m), Share: m.Unit.Kind == catalogue.Share, Additive: m.Unit.Additive(), Caption: measureCaption(t, home, m),
		Note: measureNote(t, m, hasRegion),
	}
	if len(t.Years) == 0 {
		c.Years = []string{"Valore"}
	}
	for _, place := range places {
		name := place.Name
		of := grammar.Named("di", name)
		if kind.level == catalogue.LevelAmbito {
			name = "Ambito " + name
			of = "dell’" + name
		}
		row := comparedRow{link: link{Name: name, Code: place.Code, URL: place.URL}, Of: of}
		c.Rows = append(c.Rows, b.withFigures(row, w, t, place.Code, m))
	}
	slices.SortStableFunc(c.Rows, func(x, y comparedRow) int { return highestFirst(x.Number, y.Number) })
	if hasRegion {
		row := comparedRow{link: link{Name: total.Name, Code: total.Key}, Of: "della " + total.Name, Total: true}
		c.Rows = append(c.Rows, b.withFigures(row, &sentences{notes: w.notes, table: home}, home, total.Key, m))
	}
	c.Spread = w.spread(m).Text
	c.Notes = w.notes.list
	return c
}

// withFigures gives a row its figures, year by year, and what they say.
func (b *builder) withFigures(row comparedRow, w *sentences, t catalogue.Table, key string, m catalogue.Measure) comparedRow {
	for _, year := range t.Periods() {
		row.Figures = append(row.Figures, w.notes.figureAt(t, key, year, m))
	}
	row.Plot, row.Value = unknown, notNamed
	o, ok := t.At(key, t.Last(), m.ID)
	if !ok {
		row.Words = grammar.UpperFirst(notNamed) + "."
		return row
	}
	row.Plot, row.Value = b.about.plotted(o).Text, shown(o)
	d, ok := o.Value()
	if !ok {
		why, _ := o.Missing()
		row.Words = why.Label() + ". " + typographic(why.Definition())
		return row
	}
	row.Number, row.Doubtful = d.String(), b.about.doubtful(o)
	if row.Doubtful {
		row.Value += ", " + doubtWords
	}
	if part, ok := b.part(w, o.Row, m); ok {
		row.Words = part + "."
	}
	row.Words = strings.TrimSpace(row.Words + b.beside(w, o.Row, m))
	w.marks = nil // the figures have them
	return row
}

func highestFirst(x, y string) int {
	a, err1 := catalogue.ParseDecimal(x)
	b, err2 := catalogue.ParseDecimal(y)
	switch {
	case err1 != nil || err2 != nil:
		return cmp.Compare(y, x) // what is missing is empty, and goes last
	default:
		return b.Cmp(a)
	}
}

// compareURL leads to the comparison with a place already chosen.
func compareURL(code string) string { return comparisonURL + "?a=" + code }

// comparedAt leads to the comparison of what a table measures; empty if there is none.
func comparedAt(t catalogue.Table) string {
	for _, kind := range comparable {
		if kind.level == t.Level && !(t.Indicator && kind.level == catalogue.LevelComune) {
			return comparisonURL + "?misura=" + measureID(t, t.Measures[0], kind.id)
		}
	}
	return ""
}

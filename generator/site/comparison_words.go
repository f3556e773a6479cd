package site

import (
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/generator/grammar"
)

// notNamed stands in the place of a figure where a table has no row for a place that another table has.
const notNamed = "la tabella non la nomina"

// measureName names a measure on its own, «Quanto spendono le città: spesa gestita insieme».
func measureName(t catalogue.Table, m catalogue.Measure) string {
	name := typographic(t.Title)
	if len(t.Measures) > 1 {
		name += ": " + grammar.LowerFirst(typographic(m.Label))
	}
	return name
}

// measureCaption says what each figure is, and where the region's are from if that is another table.
func measureCaption(t, home catalogue.Table, m catalogue.Measure) string {
	words := t.Number + ", " + typographic(m.Unit.Label)
	if home.ID != "" && home.ID != t.ID {
		words += ". La riga «" + catalogue.RegionName + "» viene da " + home.Number
	}
	return words + "."
}

// measureNote says how to look at the picture of a measure.
func measureNote(t catalogue.Table, m catalogue.Measure, hasRegion bool) string {
	words := "Il punto è il valore"
	if t.Last() != "" {
		words += " del " + t.Last()
	}
	words += ", su una scala che parte da zero; è vuoto se il dato è dubbio. "
	switch {
	case !hasRegion:
	case m.Unit.Additive():
		words += "Il valore della " + catalogue.RegionName + " è il totale, e sta fuori dalla scala. "
	default:
		words += "La linea tratteggiata è la " + catalogue.RegionName + ". "
	}
	return words + unitNote(m.Unit)
}

// gapUnit is the unit of a difference between two figures, with the blank before it.
func gapUnit(m catalogue.Measure) string {
	if m.Unit.Kind == catalogue.Share {
		return inPoints
	}
	return withUnit("", shortUnit(m))
}

// part says what part a figure is of the region's, where it adds up to it.
func (b *builder) part(w *sentences, r catalogue.Row, m catalogue.Measure) (string, bool) {
	home, total, ok := b.regionOf(w.table)
	if !ok || r.Total || !m.Unit.Additive() {
		return "", false
	}
	own, ok1 := w.table.Value(r, w.table.Last(), m)
	whole, ok2 := home.Value(total, home.Last(), m)
	if !ok1 || !ok2 || whole.Rat().Sign() <= 0 || w.table.Last() != home.Last() {
		return "", false
	}
	share := new(big.Rat).Quo(own.Rat(), whole.Rat())
	d := difference{by: share.Mul(share, big.NewRat(100, 1))}
	words := "È " + grammar.With("", d.size()) + " del totale della " + total.Name
	if d.none() {
		words = "È meno dello 0,1\u00a0% del totale della " + total.Name
	}
	if b.about.doubtfulAt(w.table, r, w.table.Last(), m) || b.about.doubtfulAt(home, total, home.Last(), m) {
		words += onDoubt
	}
	return words, true
}

// drawn gives a measure its picture: the last figures on one axis.
func drawn(m comparedMeasure) *comparedMeasure {
	var values chart.Series
	reference := chart.Value{Missing: true}
	for _, row := range m.Rows {
		v := chart.Value{Text: row.Plot, Missing: true}
		if d, err := catalogue.ParseDecimal(row.Number); err == nil {
			v = chart.Value{Number: d.Float(), Text: row.Plot, Flagged: row.Doubtful}
		}
		if row.Total && m.Additive {
			continue
		}
		if row.Total {
			reference = v
			reference.Text = row.Name + " " + row.Plot
		}
		values = append(values, v)
	}
	head, panels := chart.Ranked(values, reference)
	m.Head, m.Rows = &head, slices.Clone(m.Rows)
	for i := range panels {
		m.Rows[i].Panel = &panels[i]
	}
	return &m
}

// blankMeasure has one of each thing that the page of the comparison shows.
func blankMeasure() comparedMeasure {
	values := chart.Series{{Number: 1, Text: "x"}, {Text: "x", Missing: true}}
	head, panels := chart.Ranked(values, chart.Value{Number: 1, Text: "x"})
	panel := panels[0]
	panel.Lines = append(panel.Lines, panels[1].Lines[len(panels[1].Lines)-1])
	one := mark{Number: "1", Severity: "nota", Label: "x", URL: comparisonURL}
	return comparedMeasure{
		Name: "x", URL: comparisonURL, Spread: "x", Caption: "x", Note: "x", Caution: "x", Years: []string{"x"}, Head: &head,
		Rows:  []comparedRow{{link: link{Name: "x", URL: comparisonURL}, Words: "x", Panel: &panel, Figures: []spendingFigure{{Text: "x", Marks: []mark{one}}}}},
		Notes: []numberedNote{{mark: one, Sentence: "x"}},
	}
}

package site

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/generator/grammar"
)

// The pictures follow the shape of a table, not its name: ranked dots for one quantity that does not add up, or for the part in
// the title of shares, with their years; ranges for mean and extremes; bars in parts on one axis where the quantities make a whole;
// bars for all else. What is drawn of them is the business of package chart; here are the words.

// maxLines is how many rows are still read one by one as lines; more are drawn as bars of the last year.
const maxLines = 40

// unknown stands in a picture where a value is missing.
const unknown = "n.d."

// chart draws a table; id begins the ids of its panels.
func (b *builder) chart(t catalogue.Table, id string) *panelChart {
	if ranges := rangesOf(t); len(ranges) > 0 {
		return b.rangeChart(t, t.Rows, ranges, id)
	}
	rows, bare := b.chartRows(t)
	drawn := b.rowChart(t, rows, id)
	for _, r := range bare {
		drawn.Bare = append(drawn.Bare, link{Name: typographic(r.Name), Code: r.Key, URL: b.links.place(r)})
	}
	return drawn
}

func (b *builder) rowChart(t catalogue.Table, rows []catalogue.Row, id string) *panelChart {
	switch {
	case len(t.Whole) > 0 && (additive(t) || len(t.Years) < 2):
		return b.partsChart(t, rows, t.Periods(), id)
	case len(t.Whole) > 0, len(t.Years) > 2 && len(rows) <= maxLines:
		return b.rankedChart(t, rows, keyMeasure(t), id)
	case len(rows) > maxLines:
		return b.barChart(t, rows, []string{t.Last()}, t.Measures[:1], id)
	}
	return b.barChart(t, rows, t.Periods(), t.Measures[:1], id)
}

// chartRows sorts the rows by their last figure; numbered positions keep their order. The region comes last, except for
// amounts that add up to it: beside the sum the parts would look alike. Rows without any figure are apart: there is
// nothing to draw.
func (b *builder) chartRows(t catalogue.Table) (rows, bare []catalogue.Row) {
	for _, r := range t.Parts() {
		if hasValue(t, r) {
			rows = append(rows, r)
		} else {
			bare = append(bare, r)
		}
	}
	if t.Level != catalogue.LevelPosition {
		rows = t.Sorted(rows, t.Last(), chartOrder(t))
	}
	if total, ok := t.Total(); ok && !additive(t) {
		rows = append(rows, total)
	}
	return rows, bare
}

// chartOrder is the measure that the rows of a chart are sorted by.
func chartOrder(t catalogue.Table) catalogue.Measure {
	if additive(t) {
		return t.Measures[0] // the longest part of the bars
	}
	return keyMeasure(t)
}

func hasValue(t catalogue.Table, r catalogue.Row) bool {
	for _, year := range t.Periods() {
		for _, m := range t.Measures {
			if _, ok := t.Value(r, year, m); ok {
				return true
			}
		}
	}
	return false
}

// additive tells amounts, whose rows add up, from shares and amounts per head.
func additive(t catalogue.Table) bool { return t.Measures[0].Unit.Additive() }

// plotted is a figure as pictures draw it: with an asterisk if it is doubtful.
func (a aboutCells) plotted(o catalogue.Observation) chart.Value {
	d, ok := o.Value()
	if !ok {
		return chart.Value{Text: unknown, Missing: true}
	}
	v := chart.Value{Number: d.Float(), Text: d.Italian(), Flagged: a.doubtful(o)}
	if v.Flagged {
		v.Text += "*"
	}
	return v
}

func (a aboutCells) plottedAt(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure) chart.Value {
	o, ok := t.At(r.Key, year, m.ID)
	if !ok {
		return chart.Value{Text: unknown, Missing: true}
	}
	return a.plotted(o)
}

// series gives the values of a row in one year, one for each measure.
func (a aboutCells) series(t catalogue.Table, r catalogue.Row, year string, measures []catalogue.Measure) chart.Series {
	var s chart.Series
	for _, m := range measures {
		s = append(s, a.plottedAt(t, r, year, m))
	}
	return s
}

// withPanels gives a chart its rows: the words of each, and its panel.
func (b *builder) withPanels(c *panelChart, rows []catalogue.Row, id string, desc func(catalogue.Row) []string, panels []chart.Panel) *panelChart {
	for i, r := range rows {
		c.Rows = append(c.Rows, b.chartRow(r, id, strings.Join(desc(r), "; "), panels[i]))
	}
	return c
}

func (b *builder) chartRow(r catalogue.Row, id, desc string, p chart.Panel) chartRow {
	return chartRow{
		ID: id + "-" + catalogue.Slug(r.Key), Name: typographic(r.Name), URL: b.links.place(r), Aside: typographic(r.Group), Total: r.Total,
		Desc: desc, Panel: p,
	}
}

// lineChart draws a line over the years for each row, all to the same scale.
func (b *builder) lineChart(t catalogue.Table, rows []catalogue.Row, m catalogue.Measure, id string) *panelChart {
	var all []chart.Series
	for _, r := range rows {
		var s chart.Series
		for _, year := range t.Years {
			s = append(s, b.about.plottedAt(t, r, year, m))
		}
		all = append(all, s)
	}
	said := func(r catalogue.Row) []string { return b.overYears(t, r, m) }
	c := &panelChart{Kind: "lines", Note: "Un riquadro per ogni riga, tutti con la stessa scala, che parte da zero. " + unitNote(m.Unit)}
	return b.withPanels(c, rows, id, said, chart.Lines(all, t.Years))
}

func unitNote(u catalogue.Unit) string {
	return valuesOf(u) + "; «" + unknown + "» vuol dire che il dato non c’è, l’asterisco che il dato è dubbio."
}

// barChart draws a bar for each row and period, divided into the measures.
func (b *builder) barChart(t catalogue.Table, rows []catalogue.Row, periods []string, parts []catalogue.Measure, id string) *panelChart {
	c := &panelChart{Kind: "bars", Note: unitNote(parts[0].Unit)}
	if len(parts) > 1 {
		for i, m := range parts {
			c.Legend = append(c.Legend, chartKey{Class: chart.PartClass(i), Label: typographic(m.Label)})
		}
	}
	said := func(r catalogue.Row) []string { return b.overParts(t, r, periods, parts) }
	return b.withPanels(c, rows, id, said, chart.Bars(b.about.stacks(t, rows, periods, parts), periods))
}

// stacks gives the values of each row, period by period.
func (a aboutCells) stacks(t catalogue.Table, rows []catalogue.Row, periods []string, parts []catalogue.Measure) [][]chart.Series {
	var all [][]chart.Series
	for _, r := range rows {
		var bars []chart.Series
		for _, year := range periods {
			bars = append(bars, a.series(t, r, year, parts))
		}
		all = append(all, bars)
	}
	return all
}

// overParts says the figures of a row, period by period and part by part.
func (b *builder) overParts(t catalogue.Table, r catalogue.Row, periods []string, parts []catalogue.Measure) []string {
	var words []string
	for _, year := range periods {
		for _, m := range parts {
			o, _ := t.At(r.Key, year, m.ID)
			words = append(words, strings.TrimPrefix(fmt.Sprintf("%s, %s: %s", year, grammar.LowerFirst(typographic(m.Label)), b.about.told(o)), ", "))
		}
	}
	return words
}

// rangeChart draws lowest, mean and highest of each row.
func (b *builder) rangeChart(t catalogue.Table, rows []catalogue.Row, ranges []statistics, id string) *panelChart {
	year := t.Last()
	c := &panelChart{
		Kind: "ranges",
		Note: "Il tratto va dall’Ambito con il valore più basso a quello con il più alto. " + unitNote(t.Measures[0].Unit),
		Legend: []chartKey{
			{Class: "chart-key-range", Label: "Dal valore più basso al più alto"},
			{Class: "chart-key-mean", Label: "Valore medio"},
		},
	}
	var all [][]chart.Range
	for _, r := range rows {
		var row []chart.Range
		for _, s := range ranges {
			row = append(row, b.about.plottedRange(t, r, year, s))
		}
		all = append(all, row)
	}
	said := func(r catalogue.Row) []string {
		var words []string
		for _, s := range ranges {
			for _, m := range []catalogue.Measure{s.min, s.mean, s.max} {
				o, _ := t.At(r.Key, year, m.ID)
				words = append(words, grammar.LowerFirst(typographic(m.Label))+": "+b.about.told(o))
			}
		}
		return words
	}
	return b.withPanels(c, rows, id, said, chart.Ranges(all))
}

func (a aboutCells) plottedRange(t catalogue.Table, r catalogue.Row, year string, s statistics) chart.Range {
	return chart.Range{
		Name: quantityName(s), Low: a.plottedAt(t, r, year, s.min), Mean: a.plottedAt(t, r, year, s.mean), High: a.plottedAt(t, r, year, s.max),
	}
}

// quantityName says what a range is of: the label of its lowest value up to the colon.
func quantityName(s statistics) string {
	name, _, _ := strings.Cut(typographic(s.min.Label), ":")
	return name
}

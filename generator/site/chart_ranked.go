package site

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
)

// rankedChart draws the last figure of each row on one axis, with the region as a line, and beside it the years as a small line
// and how much the row has changed.
func (b *builder) rankedChart(t catalogue.Table, rows []catalogue.Row, m catalogue.Measure, id string) *panelChart {
	var last chart.Series
	var years []chart.Series
	for _, r := range rows {
		last = append(last, b.about.plottedAt(t, r, t.Last(), m))
		var s chart.Series
		for _, year := range t.Years {
			s = append(s, b.about.plottedAt(t, r, year, m))
		}
		years = append(years, s)
	}
	head, panels := chart.Ranked(last, b.reference(t, m))
	c := &panelChart{Kind: "ranked", Head: &chartHead{Year: t.Last(), Panel: head}, Note: rankedNote(t, m)}
	c = b.withPanels(c, rows, id, func(r catalogue.Row) []string { return b.overYears(t, r, m) }, panels)
	if len(t.Years) < 2 {
		return c
	}
	c.Head.Trend, c.Head.Change = "Dal "+t.Years[0]+" al "+t.Last(), "Differenza"
	for i, trend := range chart.Trends(years) {
		c.Rows[i].Trend, c.Rows[i].Change = &trend, b.about.changed(t, rows[i], m)
	}
	return c
}

// reference is the region's last figure, as a line among those of its parts; missing where they add up to it.
func (b *builder) reference(t catalogue.Table, m catalogue.Measure) chart.Value {
	total, ok := t.Total()
	if !ok || additive(t) {
		return chart.Value{Missing: true}
	}
	v := b.about.plottedAt(t, total, t.Last(), m)
	v.Text = total.Name + " " + v.Text
	return v
}

// changed writes how much a row changed from the first year to the last, with an asterisk if that rests on a doubtful figure.
func (a aboutCells) changed(t catalogue.Table, r catalogue.Row, m catalogue.Measure) string {
	d, ok := growth(t, r, m)
	if !ok {
		return unknown
	}
	if slices.ContainsFunc([]string{t.Years[0], t.Last()}, func(year string) bool { return a.doubtfulAt(t, r, year, m) }) {
		return d.signed() + "*"
	}
	return d.signed()
}

// overYears says the figures of a row, year by year.
func (b *builder) overYears(t catalogue.Table, r catalogue.Row, m catalogue.Measure) []string {
	var words []string
	for _, year := range t.Periods() {
		o, _ := t.At(r.Key, year, m.ID)
		words = append(words, year+": "+b.about.told(o))
	}
	return words
}

func rankedNote(t catalogue.Table, m catalogue.Measure) string {
	note := "Il punto è il valore del " + t.Last() + ", su una scala che parte da zero; è vuoto se il dato è dubbio. "
	if len(t.Measures) > 1 {
		note = "Il punto è «" + typographic(m.Label) + "» nel " + t.Last() + ", su una scala che parte da zero; è vuoto se il dato è dubbio. "
	}
	if total, ok := t.Total(); ok && !additive(t) {
		note += "La linea tratteggiata è la " + total.Name + ". "
	}
	if len(t.Years) > 1 {
		note += "Le linee piccole hanno tutte la stessa scala, che non parte da zero. "
	}
	return note + unitNote(m.Unit)
}

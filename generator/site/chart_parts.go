package site

import (
	"math"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/generator/grammar"
)

// maxEveryYear is how many rows a chart of parts may have to show all years: of more it shows the last.
const maxEveryYear = 12

// partPlaces say which part of a bar is which where colours are not seen: they are drawn in this order, from the left.
var partPlaces = [chart.PartClasses]string{"la prima parte", "la seconda", "la terza"}

// partsChart draws wholes made of parts below one another, on one axis. Where the rows are shares, the region's is a line.
func (b *builder) partsChart(t catalogue.Table, rows []catalogue.Row, periods []string, id string) *panelChart {
	if len(rows) > maxEveryYear {
		periods = []string{t.Last()}
	}
	c := &panelChart{Kind: "parts", Note: "Tutte le barre sono sulla stessa scala, che parte da zero. " + unitNote(t.Measures[0].Unit)}
	for i, m := range t.Measures {
		c.Legend = append(c.Legend, chartKey{Class: chart.PartClass(i), Label: typographic(m.Label) + ": " + partPlaces[i%chart.PartClasses]})
	}
	stacks := b.about.stacks(t, rows, periods, t.Measures)
	reference := chart.Value{Missing: true}
	if len(periods) == 1 {
		reference = b.reference(t, t.Measures[0])
	}
	if !reference.Missing {
		c.Note = "La linea tratteggiata è la " + catalogue.RegionName + ". " + c.Note
	}
	head, panels := chart.Parts(stacks, periods, axis(chart.Round(stacks)), reference)
	c.Head = &chartHead{Year: grammar.UpperFirst(typographic(t.Measures[0].Unit.Label)), Panel: head}
	return b.withPanels(c, rows, id, func(r catalogue.Row) []string { return b.overParts(t, r, periods, t.Measures) }, panels)
}

// axis writes the values at which an axis is named.
func axis(values []float64) chart.Series {
	digits := 0
	for _, v := range values {
		if v != math.Trunc(v) {
			digits = 1
		}
	}
	var named chart.Series
	for _, v := range values {
		named = append(named, chart.Value{Number: v, Text: decimal(v, digits)})
	}
	return named
}

package site

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// The pictures follow the shape of a table, not its name: lines for one quantity over three years or more, ranges for
// mean and extremes, bars (in parts where the quantities make a whole) for all else.

// maxLines is how many rows are still read one by one as lines; more are drawn as bars of the last year.
const maxLines = 40

// chart draws a table; id begins the ids of its panels.
func (b *builder) chart(t catalogue.Table, id string) *Chart {
	if ranges := rangesOf(t); len(ranges) > 0 {
		return b.rangeChart(t, t.Rows, ranges, id)
	}
	rows, bare := b.chartRows(t)
	chart := b.rowChart(t, rows, id)
	for _, r := range bare {
		chart.Bare = append(chart.Bare, Link{Name: typographic(r.Name), Code: r.Key, URL: b.placeURL(r)})
	}
	return chart
}

func (b *builder) rowChart(t catalogue.Table, rows []catalogue.Row, id string) *Chart {
	switch {
	case len(t.Whole) > 0:
		return b.barChart(t, rows, t.Periods(), t.Measures, id)
	case len(t.Years) > 2 && len(rows) <= maxLines:
		return b.lineChart(t, rows, t.Measures[0], id)
	case len(rows) > maxLines:
		return b.barChart(t, rows, []string{lastPeriod(t)}, t.Measures[:1], id)
	}
	return b.barChart(t, rows, t.Periods(), t.Measures[:1], id)
}

// chartRows sorts the rows by their last figure; numbered positions keep their order. The region comes last, except for
// amounts that add up to it: beside the sum the parts would look alike. Rows without any figure are apart: there is
// nothing to draw.
func (b *builder) chartRows(t catalogue.Table) (rows, bare []catalogue.Row) {
	for _, r := range t.Parts() {
		if len(values(t, []catalogue.Row{r}, t.Measures)) > 0 {
			rows = append(rows, r)
		} else {
			bare = append(bare, r)
		}
	}
	by := keyMeasure(t)
	if additive(t) {
		by = t.Measures[0] // the longest part of the bars
	}
	if t.Level != catalogue.LevelPosition {
		rows = sortedRows(t, rows, lastPeriod(t), by)
	}
	if total, ok := t.Total(); ok && !additive(t) {
		rows = append(rows, total)
	}
	return rows, bare
}

// additive tells amounts, whose rows add up, from shares and amounts per head.
func additive(t catalogue.Table) bool {
	unit := t.Measures[0].Unit.ID
	return unit == "milioni_eur" || unit == "n"
}

func (b *builder) panel(r catalogue.Row, id string) Panel {
	return Panel{
		ID: id + "-" + catalogue.Slug(r.Key), Name: typographic(r.Name), URL: b.placeURL(r), Aside: typographic(r.Group), Total: r.Total,
	}
}

// lineChart draws a line over the years for each row, all to the same scale.
func (b *builder) lineChart(t catalogue.Table, rows []catalogue.Row, m catalogue.Measure, id string) *Chart {
	const top, base, height = 24, 88, 112
	y := fromZero(values(t, rows, []catalogue.Measure{m}), base, top)
	chart := &Chart{Kind: "lines", Note: "Un riquadro per ogni riga, tutti con la stessa scala, che parte da zero. " + unitNote(m.Unit)}
	for _, r := range rows {
		p := b.panel(r, id)
		p.Height = height
		p.Lines = append(p.Lines, ChartLine{X1: "0%", Y1: base, X2: "100%", Y2: base, Class: "chart-axis"})
		var said []string
		before := -1
		for i, year := range t.Years {
			x := (float64(i) + 0.5) / float64(len(t.Years)) * 100
			o, _ := t.At(r.Key, year, m.ID)
			said = append(said, year+": "+shown(o))
			p.Texts = append(p.Texts, ChartText{X: percent(x), Y: base + 18, Class: "middle chart-tick", Text: year})
			d, ok := o.Value()
			if !ok {
				p.missing(x, base, "middle")
				before = -1
				continue
			}
			at := int(y.at(d.Float()))
			if before >= 0 {
				from := (float64(i) - 0.5) / float64(len(t.Years)) * 100
				p.Lines = append(p.Lines, ChartLine{X1: percent(from), Y1: before, X2: percent(x), Y2: at, Class: "chart-line"})
			}
			p.Dots = append(p.Dots, ChartDot{X: percent(x), Y: at, R: 4, Class: "chart-dot"})
			p.Texts = append(p.Texts, ChartText{X: percent(x), Y: at - 10, Class: "middle", Text: b.ink(o)})
			before = at
		}
		p.Desc = strings.Join(said, "; ")
		chart.Panels = append(chart.Panels, p)
	}
	return chart
}

// missing draws the place of a value that is not there: an empty frame with «n.d.».
func (p *Panel) missing(x float64, base int, class string) {
	p.Lines = append(p.Lines, ChartLine{X1: percent(x), Y1: base - 22, X2: percent(x), Y2: base, Class: "chart-missing"})
	p.Texts = append(p.Texts, ChartText{X: percent(x), Y: base - 28, Class: class + " chart-tick", Text: "n.d."})
}

func unitNote(u catalogue.Unit) string {
	return "Valori in " + typographic(u.Label) + "; «n.d.» vuol dire che il dato non c’è, l’asterisco che c’è una segnalazione."
}

// barChart draws a bar for each row and period, divided into the measures, with the figures above it.
func (b *builder) barChart(t catalogue.Table, rows []catalogue.Row, periods []string, parts []catalogue.Measure, id string) *Chart {
	const line, bar, step = 14, 12, 44
	x := fromZero(sums(t, rows, periods, parts), 0, 100)
	chart := &Chart{Kind: "bars", Note: unitNote(parts[0].Unit)}
	if len(parts) > 1 {
		for i, m := range parts {
			chart.Legend = append(chart.Legend, ChartKey{Class: partClass(i), Label: typographic(m.Label)})
		}
	}
	for _, r := range rows {
		p := b.panel(r, id)
		var said []string
		for k, year := range periods {
			y := k*step + line
			at := 0.0
			if year != "" {
				p.Texts = append(p.Texts, ChartText{X: "0%", Y: y, Class: "start chart-tick", Text: year})
			}
			for i, m := range parts {
				o, _ := t.At(r.Key, year, m.ID)
				said = append(said, strings.TrimPrefix(fmt.Sprintf("%s, %s: %s", year, lowerFirst(typographic(m.Label)), shown(o)), ", "))
				column := 20 + float64(i)*80/float64(len(parts))
				if len(parts) > 1 {
					p.Bars = append(p.Bars, ChartBar{X: percent(column), Y: y - 11, Width: "10", Height: 11, Class: partClass(i)})
				}
				text := ChartText{X: percent(column), Y: y, DX: 15, Class: "start", Text: "n.d."}
				d, ok := o.Value()
				if ok {
					width := x.at(d.Float()) - x.at(0)
					p.Bars = append(p.Bars, ChartBar{X: percent(at), Y: y + 7, Width: percent(width), Height: bar, Class: partClass(i)})
					at += width
					text.Text = b.ink(o)
				} else {
					p.Lines = append(p.Lines, ChartLine{X1: percent(at), Y1: y + 13, X2: percent(min(at+12, 100)), Y2: y + 13, Class: "chart-missing"})
				}
				p.Texts = append(p.Texts, text)
			}
		}
		p.Height = len(periods) * step
		p.Desc = strings.Join(said, "; ")
		chart.Panels = append(chart.Panels, p)
	}
	return chart
}

func partClass(i int) string { return fmt.Sprintf("chart-part-%d", i%3+1) }

// sums gives the lengths of the bars.
func sums(t catalogue.Table, rows []catalogue.Row, periods []string, parts []catalogue.Measure) []float64 {
	var list []float64
	for _, r := range rows {
		for _, year := range periods {
			total := 0.0
			for _, m := range parts {
				if d, ok := value(t, r, year, m); ok {
					total += d.Float()
				}
			}
			list = append(list, total)
		}
	}
	return list
}

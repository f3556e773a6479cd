package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
)

// statistics are the measures that say mean and extremes of one quantity.
type statistics struct {
	of             string
	mean, min, max catalogue.Measure
}

// rangesOf gives the quantities of a table that have a mean and both extremes.
func rangesOf(t catalogue.Table) []statistics {
	var list []statistics
	for _, m := range t.Measures {
		s, of := m.Statistic()
		if s != catalogue.Mean {
			continue
		}
		low, ok1 := statistic(t, catalogue.Min, of)
		high, ok2 := statistic(t, catalogue.Max, of)
		if ok1 && ok2 {
			list = append(list, statistics{of, m, low, high})
		}
	}
	return list
}

func statistic(t catalogue.Table, want catalogue.Statistic, of string) (catalogue.Measure, bool) {
	for _, m := range t.Measures {
		if s, quantity := m.Statistic(); s == want && quantity == of {
			return m, true
		}
	}
	return catalogue.Measure{}, false
}

// rangeChart draws lowest, mean and highest of each row on a line, all to the same scale from zero.
func (b *builder) rangeChart(t catalogue.Table, rows []catalogue.Row, ranges []statistics, id string) *Chart {
	const step = 48
	x := fromZero(values(t, rows, t.Measures), 0, 100)
	year := lastPeriod(t)
	chart := &Chart{
		Kind: "ranges",
		Note: "Il tratto va dall’Ambito con il valore più basso a quello con il più alto. " + unitNote(t.Measures[0].Unit),
		Legend: []ChartKey{
			{Class: "chart-key-range", Label: "Dal valore più basso al più alto"},
			{Class: "chart-key-mean", Label: "Valore medio"},
		},
	}
	for _, r := range rows {
		p := b.panel(r, id)
		var said []string
		for i, s := range ranges {
			y := i*step + 32
			if len(ranges) > 1 {
				y += 18 + 30*i
				p.Texts = append(p.Texts, ChartText{X: "0%", Y: y - 36, Class: "start chart-tick chart-outdent", Text: quantityName(s)})
			}
			for _, m := range []catalogue.Measure{s.min, s.mean, s.max} {
				o, _ := t.At(r.Key, year, m.ID)
				said = append(said, lowerFirst(typographic(m.Label))+": "+shown(o))
			}
			b.drawRange(&p, t, r, year, s, x, y)
			p.Height = y + 16
		}
		p.Desc = strings.Join(said, "; ")
		chart.Panels = append(chart.Panels, p)
	}
	return chart
}

// quantityName says what a range is of: the label of its lowest value up to the colon.
func quantityName(s statistics) string {
	name, _, _ := strings.Cut(typographic(s.min.Label), ":")
	return name
}

func (b *builder) drawRange(p *Panel, t catalogue.Table, r catalogue.Row, year string, s statistics, x scale, y int) {
	lowest, _ := t.At(r.Key, year, s.min.ID)
	middle, _ := t.At(r.Key, year, s.mean.ID)
	highest, _ := t.At(r.Key, year, s.max.ID)
	low, ok1 := lowest.Value()
	mean, ok2 := middle.Value()
	high, ok3 := highest.Value()
	p.Lines = append(p.Lines, // below the figures, so that none seems to bear a sign
		ChartLine{X1: "0%", Y1: y + 14, X2: "100%", Y2: y + 14, Class: "chart-axis"},
		ChartLine{X1: "0%", Y1: y + 10, X2: "0%", Y2: y + 14, Class: "chart-axis"})
	from, to := 0.0, 100.0
	if ok1 {
		from = x.at(low.Float())
		p.Texts = append(p.Texts, ChartText{X: percent(from), Y: y + 5, DX: -8, Class: "end", Text: b.ink(lowest)})
	} else {
		p.Texts = append(p.Texts, ChartText{X: "0%", Y: y + 5, DX: -8, Class: "end chart-tick", Text: "n.d."})
	}
	if ok3 {
		to = x.at(high.Float())
		text := ChartText{X: percent(to), Y: y + 5, DX: 8, Class: "start", Text: b.ink(highest)}
		if ok2 && mean.Cmp(high) > 0 { // printed so, though it cannot be: the mean would hide the figure
			text.Y, text.DX, text.Class = y-12, 0, "end"
		}
		p.Texts = append(p.Texts, text)
	} else {
		p.Texts = append(p.Texts, ChartText{X: "100%", Y: y + 5, DX: 8, Class: "start chart-tick", Text: "n.d."})
	}
	at := x.at(mean.Float())
	switch {
	case ok1 && ok3:
		p.Lines = append(p.Lines, ChartLine{X1: percent(from), Y1: y, X2: percent(to), Y2: y, Class: "chart-range"})
	case ok1 && ok2: // how far it goes beyond the mean is not known
		p.Lines = append(p.Lines, ChartLine{X1: percent(from), Y1: y, X2: percent(at), Y2: y, Class: "chart-range"},
			ChartLine{X1: percent(at), Y1: y, X2: "100%", Y2: y, Class: "chart-missing"})
	case ok2 && ok3:
		p.Lines = append(p.Lines, ChartLine{X1: percent(at), Y1: y, X2: percent(to), Y2: y, Class: "chart-range"},
			ChartLine{X1: "0%", Y1: y, X2: percent(at), Y2: y, Class: "chart-missing"})
	}
	if ok2 {
		p.Dots = append(p.Dots, ChartDot{X: percent(at), Y: y, R: 6, Class: "chart-mean"})
		p.Texts = append(p.Texts, ChartText{X: percent(at), Y: y - 12, Class: "middle", Text: b.ink(middle)})
	}
}

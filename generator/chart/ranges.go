package chart

// Ranges draws the ranges of each row as strokes from lowest to highest with a dot at the mean, all to the same scale from
// zero. The names of the ranges are written where a row has several.
func Ranges(rows [][]Range) []Panel {
	const step = 48
	var all []float64
	for _, row := range rows {
		for _, r := range row {
			all = append(all, r.series().Numbers()...)
		}
	}
	x := FromZero(all, 0, 100)
	var panels []Panel
	for _, row := range rows {
		var p Panel
		for i, r := range row {
			y := i*step + 32
			if len(row) > 1 {
				y += 18 + 30*i
				p.Texts = append(p.Texts, Text{X: "0%", Y: y - 36, Class: "start chart-tick chart-outdent", Text: r.Name})
			}
			p.rangeAt(r, x, y)
			p.Height = y + 16
		}
		panels = append(panels, p)
	}
	return panels
}

func (p *Panel) rangeAt(r Range, x Scale, y int) {
	p.Lines = append(p.Lines, // below the figures, so that none seems to bear a sign
		Line{X1: "0%", Y1: y + 14, X2: "100%", Y2: y + 14, Class: "chart-axis"},
		Line{X1: "0%", Y1: y + 10, X2: "0%", Y2: y + 14, Class: "chart-axis"})
	p.lowest(r.Low, x, y)
	p.highest(r, x, y)
	if from, to, ok := r.known(); ok {
		begin, end := percent(x.At(from.Number)), percent(x.At(to.Number))
		p.Lines = append(p.Lines, Line{X1: begin, Y1: y, X2: end, Y2: y, Class: "chart-range"})
		if r.High.Missing { // how far it goes beyond the mean is not known
			p.Lines = append(p.Lines, Line{X1: end, Y1: y, X2: "100%", Y2: y, Class: "chart-missing"})
		}
		if r.Low.Missing {
			p.Lines = append(p.Lines, Line{X1: "0%", Y1: y, X2: begin, Y2: y, Class: "chart-missing"})
		}
	}
	if !r.Mean.Missing {
		at := percent(x.At(r.Mean.Number))
		p.Dots = append(p.Dots, Dot{X: at, Y: y, R: 6, Class: "chart-mean"})
		p.Texts = append(p.Texts, Text{X: at, Y: y - 12, Class: "middle", Text: r.Mean.Text})
	}
}

func (p *Panel) lowest(v Value, x Scale, y int) {
	text := Text{X: "0%", Y: y + 5, DX: -8, Class: "end chart-tick", Text: v.Text}
	if !v.Missing {
		text.X, text.Class = percent(x.At(v.Number)), "end"
	}
	p.Texts = append(p.Texts, text)
}

func (p *Panel) highest(r Range, x Scale, y int) {
	v := r.High
	text := Text{X: "100%", Y: y + 5, DX: 8, Class: "start chart-tick", Text: v.Text}
	if !v.Missing {
		text.X, text.Class = percent(x.At(v.Number)), "start"
		if !r.Mean.Missing && r.Mean.Number > v.Number { // printed so, though it cannot be: the mean would hide the figure
			text.Y, text.DX, text.Class = y-12, 0, "end"
		}
	}
	p.Texts = append(p.Texts, text)
}

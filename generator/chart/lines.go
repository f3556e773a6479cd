package chart

// Lines draws a line for each row, all to the same scale from zero: a value for each tick of the axis. Where a value is
// missing the line is broken, and an empty place says so.
func Lines(rows []Series, ticks []string) []Panel {
	const top, base, height = 24, 88, 112
	var all []float64
	for _, row := range rows {
		all = append(all, row.Numbers()...)
	}
	y := FromZero(all, base, top)
	var panels []Panel
	for _, row := range rows {
		p := Panel{Height: height}
		p.Lines = append(p.Lines, Line{X1: "0%", Y1: base, X2: "100%", Y2: base, Class: "chart-axis"})
		column := 100 / float64(len(ticks))
		before := -1
		for i, v := range row {
			x := (float64(i) + 0.5) / float64(len(ticks)) * 100
			p.Texts = append(p.Texts, Text{X: percent(x), Y: base + 18, Class: "middle chart-tick", Text: ticks[i]})
			if v.Missing {
				p.Lines = append(p.Lines, Line{X1: percent(x), Y1: base - 22, X2: percent(x), Y2: base, Class: "chart-missing"})
				p.Texts = append(p.Texts, Text{X: percent(x), Y: base - 28, Class: "middle chart-tick", Text: v.Text})
				before = -1
				continue
			}
			at := int(y.At(v.Number))
			if before >= 0 {
				p.Lines = append(p.Lines, Line{X1: percent(x - column), Y1: before, X2: percent(x), Y2: at, Class: "chart-line"})
			}
			p.Dots = append(p.Dots, Dot{X: percent(x), Y: at, R: 4, Class: "chart-dot"})
			p.Texts = append(p.Texts, Text{X: percent(x), Y: at - 10, Class: "middle", Text: v.Text})
			before = at
		}
		panels = append(panels, p)
	}
	return panels
}

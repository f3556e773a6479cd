package chart

// Ranked draws each value as a dot on one axis from zero, a panel for each row, with a reference as a line through all: below
// one another, under the head that names the reference, the panels are one picture. The text of a value stands beside its dot,
// on the side where there is room.
func Ranked(values Series, reference Value) (head Panel, panels []Panel) {
	const height, middle, top = 28, 14, 20
	all := values.Numbers()
	if !reference.Missing {
		all = append(all, reference.Number)
	}
	x := FromZero(all, 0, 100)
	head = Panel{Height: top}
	if !reference.Missing {
		at := x.At(reference.Number)
		head.Lines = append(head.Lines, Line{X1: percent(at), Y1: top - 4, X2: percent(at), Y2: top, Class: "chart-reference"})
		head.Texts = append(head.Texts, Text{X: percent(at), Y: top - 7, Class: anchor(at) + " chart-strong", Text: reference.Text})
	}
	for _, v := range values {
		p := Panel{Height: height}
		p.Lines = append(p.Lines, Line{X1: "0%", Y1: middle, X2: "100%", Y2: middle, Class: "chart-axis"})
		if !reference.Missing {
			at := percent(x.At(reference.Number))
			p.Lines = append(p.Lines, Line{X1: at, Y1: 0, X2: at, Y2: height, Class: "chart-reference"})
		}
		p.ranked(v, x.At(0), x.At(v.Number), middle)
		panels = append(panels, p)
	}
	return head, panels
}

func (p *Panel) ranked(v Value, zero, at float64, y int) {
	const gap, baseline = 11, 5
	if v.Missing {
		p.Lines = append(p.Lines, Line{X1: percent(zero), Y1: y, X2: percent(min(zero+12, 100)), Y2: y, Class: "chart-missing"})
		p.Texts = append(p.Texts, Text{X: percent(min(zero+12, 100)), Y: y + baseline, DX: gap, Class: "start chart-tick", Text: v.Text})
		return
	}
	p.Dots = append(p.Dots, Dot{X: percent(at), Y: y, R: 6, Class: placeClass(v)})
	text := Text{X: percent(at), Y: y + baseline, DX: gap, Class: "start", Text: v.Text}
	if at > 50 {
		text.DX, text.Class = -gap, "end"
	}
	p.Texts = append(p.Texts, text)
}

// placeClass draws a doubtful value hollow.
func placeClass(v Value) string {
	if v.Flagged {
		return "chart-place-doubt"
	}
	return "chart-place"
}

// Trends draws the values of each row as a small line, all to one scale from the least to the greatest, with the first and the
// last text at its ends. A piece of line with a doubtful end is dashed; where a value is missing the line is broken.
func Trends(rows []Series) []Panel {
	const top, base, height = 5, 35, 40
	const left, right = 30.0, 70.0
	var all []float64
	for _, row := range rows {
		all = append(all, row.Numbers()...)
	}
	y := Between(all, base, top)
	var panels []Panel
	for _, row := range rows {
		p := Panel{Height: height}
		at := func(i int) string { return percent(left + (right-left)*float64(i)/float64(max(1, len(row)-1))) }
		for i, v := range row {
			if v.Missing {
				p.Lines = append(p.Lines, Line{X1: at(i), Y1: top, X2: at(i), Y2: base, Class: "chart-missing"})
				continue
			}
			level := int(y.At(v.Number))
			if i > 0 && !row[i-1].Missing {
				class := "chart-line"
				if v.Flagged || row[i-1].Flagged {
					class = "chart-line chart-line-doubt"
				}
				p.Lines = append(p.Lines, Line{X1: at(i - 1), Y1: int(y.At(row[i-1].Number)), X2: at(i), Y2: level, Class: class})
			}
			p.Dots = append(p.Dots, Dot{X: at(i), Y: level, R: 3, Class: placeClass(v)})
		}
		if last := len(row) - 1; last > 0 {
			p.Texts = append(p.Texts,
				Text{X: at(0), Y: height/2 + 5, DX: -9, Class: "end", Text: row[0].Text},
				Text{X: at(last), Y: height/2 + 5, DX: 9, Class: "start", Text: row[last].Text})
		}
		panels = append(panels, p)
	}
	return panels
}

package chart

import (
	"math"
	"slices"
)

// Parts draws wholes and their parts on one axis from zero that all rows share: below one another, under the head that names the
// axis, the panels are one picture. In each row there is a bar for each tick. The axis is named at the values that it gets; a
// reference is a line through all.
func Parts(rows [][]Series, ticks []string, axis Series, reference Value) (head Panel, panels []Panel) {
	const top = 20
	x := FromZero(ends(rows), 0, 100)
	head = Panel{Height: top}
	for _, v := range axis {
		at := x.At(v.Number)
		head.Lines = append(head.Lines, Line{X1: percent(at), Y1: top - 4, X2: percent(at), Y2: top, Class: "chart-grid"})
		head.Texts = append(head.Texts, Text{X: percent(at), Y: top - 7, Class: anchor(at) + " chart-tick", Text: v.Text})
	}
	for _, row := range rows {
		p := stacked(row, ticks, x, 36)
		for _, v := range axis {
			at := percent(x.At(v.Number))
			p.Lines = append(p.Lines, Line{X1: at, Y1: 0, X2: at, Y2: p.Height, Class: "chart-grid"})
		}
		if !reference.Missing {
			at := percent(x.At(reference.Number))
			p.Lines = append(p.Lines, Line{X1: at, Y1: 0, X2: at, Y2: p.Height, Class: "chart-reference"})
		}
		panels = append(panels, p)
	}
	return head, panels
}

// Round gives round values from zero up to the end of the longest row, few enough to be written beside one another.
func Round(rows [][]Series) []float64 {
	most := slices.Max(append(ends(rows), 0))
	if most <= 0 {
		return []float64{0}
	}
	step := 0.0
	for _, part := range []float64{0.2, 0.5, 1, 2, 5} {
		if step = part * math.Pow(10, math.Floor(math.Log10(most))); most/step <= 4 {
			break
		}
	}
	var values []float64
	for i := 0.0; i*step <= most; i++ {
		values = append(values, i*step)
	}
	return values
}

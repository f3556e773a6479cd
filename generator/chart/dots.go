package chart

import (
	"cmp"
	"slices"
)

// dotsHeight is how high the picture of many dots is, in pixels, without its texts.
const dotsHeight = 320

// Dots draws each value as a dot over one axis, the highest at the top: how far apart they lie, and how many there are of each
// size, is seen at once. The half of them in the middle lies on a band; a reference is a line through all, with its text. The
// texts below are those of the two ends.
func Dots(values Series, reference Value, least, greatest string) Panel {
	const above, below = 24, 30
	known := slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return v.Missing })
	slices.SortStableFunc(known, func(a, b Value) int { return cmp.Compare(b.Number, a.Number) })
	all := known
	if !reference.Missing {
		all = append(slices.Clone(known), reference)
	}
	x := Between(all.Numbers(), 0, 100)
	height := min(dotsHeight, 12*len(known))
	p := Panel{Height: above + height + below}
	if n := len(known); n >= 4 {
		from, to := x.At(known[n-1-(n-1)/4].Number), x.At(known[(n-1)/4].Number)
		p.Bars = append(p.Bars, Bar{X: percent(from), Y: above, Width: percent(to - from), Height: height, Class: "chart-band"})
	}
	axis := above + height
	p.Lines = append(p.Lines, Line{X1: "0%", Y1: axis, X2: "100%", Y2: axis, Class: "chart-axis"})
	if !reference.Missing {
		at := x.At(reference.Number)
		p.Lines = append(p.Lines, Line{X1: percent(at), Y1: above - 4, X2: percent(at), Y2: axis, Class: "chart-reference"})
		p.Texts = append(p.Texts, Text{X: percent(at), Y: above - 10, Class: anchor(at) + " chart-strong", Text: reference.Text})
	}
	for i, v := range known {
		p.Dots = append(p.Dots, Dot{X: percent(x.At(v.Number)), Y: above + 6 + (height-12)*i/max(1, len(known)-1), R: 4, Class: placeClass(v)})
	}
	p.Texts = append(p.Texts,
		Text{X: "0%", Y: axis + 22, Class: "start chart-tick", Text: least},
		Text{X: "100%", Y: axis + 22, Class: "end chart-tick", Text: greatest})
	return p
}

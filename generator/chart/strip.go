package chart

// Strip draws the spread of peers on a line, each a stroke, with one of them in evidence. The texts stand at the two ends:
// the least and the greatest in words.
func Strip(own Value, peers Series, least, greatest string) Panel {
	const axis, height = 28, 62
	x := Between(peers.Numbers(), 0, 100)
	p := Panel{Height: height}
	p.Lines = append(p.Lines, Line{X1: "0%", Y1: axis, X2: "100%", Y2: axis, Class: "chart-axis"})
	for _, v := range peers.Numbers() {
		at := percent(x.At(v))
		p.Lines = append(p.Lines, Line{X1: at, Y1: axis - 7, X2: at, Y2: axis + 7, Class: "chart-peer"})
	}
	if !own.Missing {
		at := x.At(own.Number)
		p.Dots = append(p.Dots, Dot{X: percent(at), Y: axis, R: 7, Class: "chart-own"})
		p.Texts = append(p.Texts, Text{X: percent(at), Y: axis - 14, Class: anchor(at) + " chart-strong", Text: own.Text})
	}
	p.Texts = append(p.Texts,
		Text{X: "0%", Y: axis + 26, Class: "start chart-tick", Text: least},
		Text{X: "100%", Y: axis + 26, Class: "end chart-tick", Text: greatest})
	return p
}

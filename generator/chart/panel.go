package chart

import "strconv"

// Panel is the drawing of one row: an SVG of a height in pixels and of any width. Its JSON is what the templates read.
type Panel struct {
	Height int    `json:"height"`
	Bars   []Bar  `json:"bars"`
	Lines  []Line `json:"lines"`
	Dots   []Dot  `json:"dots"`
	Texts  []Text `json:"texts"`
}

// Bar is a rectangle.
type Bar struct {
	X      string `json:"x"`
	Y      int    `json:"y"`
	Width  string `json:"width"`
	Height int    `json:"height"`
	Class  string `json:"class"`
}

// Line is a straight line.
type Line struct {
	X1    string `json:"x1"`
	Y1    int    `json:"y1"`
	X2    string `json:"x2"`
	Y2    int    `json:"y2"`
	Class string `json:"class"`
}

// Dot is a round mark.
type Dot struct {
	X     string `json:"x"`
	Y     int    `json:"y"`
	R     int    `json:"r"`
	Class string `json:"class"`
}

// Text is a text at a point, moved by DX pixels.
type Text struct {
	X     string `json:"x"`
	Y     int    `json:"y"`
	DX    int    `json:"dx"`
	Class string `json:"class"` // with start, middle or end
	Text  string `json:"text"`
}

// percent writes a position along the width.
func percent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }

// anchor keeps a text that belongs to a point inside the picture.
func anchor(x float64) string {
	switch {
	case x < 15:
		return "start"
	case x > 85:
		return "end"
	}
	return "middle"
}

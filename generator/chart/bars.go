package chart

import "strconv"

// PartClasses is how many parts of a bar can be told apart.
const PartClasses = 3

// PartClass names the look of a part of a bar, the first being 0.
func PartClass(i int) string { return "chart-part-" + strconv.Itoa(i%PartClasses+1) }

// Bars draws the rows as bars from zero, all to the same scale: in each row one bar for each tick, divided into the parts
// that are its series, with the texts above it. A tick may be empty.
func Bars(rows [][]Series, ticks []string) []Panel {
	x := FromZero(ends(rows), 0, 100)
	var panels []Panel
	for _, row := range rows {
		panels = append(panels, stacked(row, ticks, x, 44))
	}
	return panels
}

// stacked draws the bars of a row, each so many pixels below the one before.
func stacked(row []Series, ticks []string, x Scale, step int) Panel {
	const line = 14
	p := Panel{Height: len(ticks) * step}
	for k, parts := range row {
		y := k*step + line
		if ticks[k] != "" {
			p.Texts = append(p.Texts, Text{X: "0%", Y: y, Class: "start chart-tick", Text: ticks[k]})
		}
		p.stack(parts, x, y)
	}
	return p
}

// ends are those of all bars, above zero and below.
func ends(rows [][]Series) []float64 {
	var all []float64
	for _, row := range rows {
		for _, parts := range row {
			above, below := sums(parts)
			all = append(all, above, below)
		}
	}
	return all
}

// stack draws the parts one after the other, with their texts at the base line y: what is above zero to the right of it,
// what is below to the left.
func (p *Panel) stack(parts Series, x Scale, y int) {
	const bar = 12
	right := x.At(0)
	left := right
	for i, v := range parts {
		column := 20 + float64(i)*80/float64(len(parts))
		if len(parts) > 1 {
			p.Bars = append(p.Bars, Bar{X: percent(column), Y: y - 11, Width: "10", Height: 11, Class: PartClass(i)})
		}
		p.Texts = append(p.Texts, Text{X: percent(column), Y: y, DX: 15, Class: "start", Text: v.Text})
		if v.Missing {
			p.Lines = append(p.Lines, Line{X1: percent(right), Y1: y + 13, X2: percent(min(right+12, 100)), Y2: y + 13, Class: "chart-missing"})
			continue
		}
		width := x.At(v.Number) - x.At(0)
		from := right
		if width < 0 {
			left += width
			from, width = left, -width
		} else {
			right += width
		}
		p.Bars = append(p.Bars, Bar{X: percent(from), Y: y + 7, Width: percent(width), Height: bar, Class: PartClass(i)})
	}
}

// sums adds up what is above zero and what is below.
func sums(parts Series) (above, below float64) {
	for _, v := range parts.Numbers() {
		above += max(v, 0)
		below += min(v, 0)
	}
	return above, below
}

package site

import (
	"math"
	"unicode/utf8"
)

// How high a frame on another site has to be, so that nothing is cut and nothing scrolls. The measures are those of
// assets/scss/components/_embed.scss and _chart.scss, in pixels; how wide letters are is a guess on the safe side, because
// a frame is set in the reader's own font. tests/sharing.test.mjs holds every frame against a browser.

// The widths of a frame: from the first on its figures stand in one column, from the second on in two, and it does not
// grow beyond the third.
const (
	narrowFrame = 320
	wideFrame   = 608
	fullFrame   = 640
)

// framePadding is what a frame keeps free at each side, frameGap what parts the things in it.
const (
	framePadding = 12
	frameGap     = 12
)

// heights gives the height of a frame for one column and for two.
func (p framePage) heights(m *mapDrawing) (narrow, wide int) {
	// A map grows with the frame, text shrinks: the wider end of each layout may be the higher one.
	narrow = max(p.height(m, narrowFrame), p.height(m, wideFrame-1))
	wide = max(p.height(m, wideFrame), p.height(m, fullFrame))
	if m != nil { // it has one layout
		narrow = max(narrow, wide)
		wide = narrow
	}
	return narrow, min(wide, narrow)
}

// height is that of a frame so many pixels wide.
func (p framePage) height(m *mapDrawing, frame int) int {
	width := float64(frame - 2*framePadding)
	two := frame >= wideFrame
	h := 2.0*framePadding + lines(p.Embed.Title, 20, width)*26
	if p.Caption != "" {
		h += frameGap + lines(p.Caption+expandedATS, 14, width)*20.3
	}
	switch {
	case m != nil:
		h += frameGap + mapHeight(*m, width)
	case p.Area != nil:
		h += frameGap + p.Area.height(width, two)
	case p.Chart != nil:
		h += frameGap + p.Chart.height(width, two)
	}
	if p.Shown != "" {
		h += frameGap + lines(p.Shown+p.All, 14, width)*20.3
	}
	// The foot: whose it is, its date and licence, and the way to the page
	h += 16 + 12 + 1 + lines(p.Source+footWords, 14, width)*20.3 + lines(wayWords, 14, width)*20.3
	return int(math.Ceil(h))
}

// What the template adds to the words of a frame (layouts/incorpora/page.html), for their length.
const (
	expandedATS = " ATS vuol dire agenzia di tutela della salute."
	footWords   = "Fonte: Ambiti Lombardia, ; pagina del 30 settembre 2026. Licenza Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)."
	wayWords    = "Apri la pagina completa. I collegamenti si aprono in una nuova scheda."
)

// lines guesses how many lines a text takes: letters are a little more than half as wide as they are high, and a word that
// does not fit leaves a line short.
func lines(text string, size, width float64) float64 {
	long := float64(utf8.RuneCountInString(text)) * size * 0.57
	if long <= width {
		return 1
	}
	return math.Ceil(long / max(width-2*size, size))
}

// mapHeight is that of a map with its credit and the way to its table.
func mapHeight(m mapDrawing, width float64) float64 {
	drawn := min(width*float64(m.Height)/float64(m.Width), mapHighest)
	return drawn + 16 + 8 + 26 + 8 + legendHeight(m.Legend, width) + lines(m.Credit, 14, width)*20.3
}

// legendHeight is that of a key whose entries stand in lines, as many in each as fit.
func legendHeight(legend []mapKey, width float64) float64 {
	h, left := 0.0, 0.0
	for _, key := range legend {
		entry := float64(utf8.RuneCountInString(key.Label))*16*0.57 + 28 + 16
		if left < entry {
			h, left = h+26+8, width
		}
		left -= entry
	}
	return h
}

// mapHighest is how high a map in a frame is at most.
const mapHighest = 640

func (c panelChart) height(width float64, two bool) float64 {
	if c.Head != nil {
		return c.rankedHeight(width)
	}
	h := 0.0
	if len(c.Legend) > 0 {
		for _, key := range c.Legend {
			h += lines(key.Label, 16, width-32)*26 + 8
		}
		h += 24
	}
	columns, column := 1, width
	if two {
		columns, column = 2, (width-24)/2
	}
	for i := 0; i < len(c.Rows); i += columns {
		highest := 0.0
		for _, r := range c.Rows[i:min(i+columns, len(c.Rows))] {
			row := 14 + lines(r.Name, 17, column)*21.6 + 8 + float64(r.Panel.Height)
			if r.Aside != "" {
				row += lines(r.Aside, 15, column) * 20.3
			}
			highest = max(highest, row)
		}
		h += highest + 24
	}
	return h + lines(c.Note, 14, width)*20.3
}

// rankedHeight is that of the rows below one another, as narrow as they are in a frame (assets/scss/components/_ranked.scss).
func (c panelChart) rankedHeight(width float64) float64 {
	const change, line = 100, 26
	h := line + float64(c.Head.Panel.Height) + 6
	for _, r := range c.Rows {
		h += max(line, lines(r.Name+" "+r.Aside, 16, width-change)*21.6) + float64(r.Panel.Height) + 6
		if r.Total {
			h += 6
		}
	}
	return h + lines(c.Note, 14, width)*20.3
}

func (a areaMap) height(width float64, two bool) float64 {
	drawn := func(width float64) float64 { return min(width*float64(a.Height)/float64(a.Width), mapHighest) }
	key, beside := width, 0.0
	if two { // the key beside the map
		key, beside = (width-24)*2/5, drawn((width-24)*3/5)
	}
	words := lines(a.Title, 18, key)*29 + 20
	for _, class := range a.Classes {
		words += lines(class.Label+class.Doubt, 16, key-28)*26 + 4 + 8
		for _, area := range class.Areas {
			words += lines(area.Name+area.Value+area.Doubt, 16, key-28-16-30*float64(len(area.Marks)))*26 + 6
		}
	}
	words += (lines(a.Note, 14, key)+lines(a.Credit, 14, key))*20.3 + 24
	if two {
		return max(words, beside)
	}
	return words + drawn(width) + 20
}

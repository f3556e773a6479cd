package site

import "ambitilombardia/geo"

// What maps are drawn of.

// Maps is hugo.Data.maps.
type Maps struct {
	Region  mapDrawing                       `json:"region"` // the 91 Ambiti, large: home, /ambiti/, /ats/, /asst/
	Locator locator                          `json:"locator"`
	Changed map[string]pairOfMaps            `json:"changed"` // before and after, by the anchor of the event
	United  mapDrawing                       `json:"united"`  // the Ambiti that came of the aggregations of 2018-2020
	Pages   map[string]map[string]mapDrawing `json:"pages"`   // by section and code: what a page is about, the rest around
	comuni  *geo.Drawing                     // all of them, drawn once for all colours
}

// locator is the ground of a small picture without links: one Ambito in its region. All of it is SVG path data.
type locator struct {
	Width  int               `json:"width"` // of the viewBox, which begins at 0 0
	Height int               `json:"height"`
	ATS    []string          `json:"ats"`
	Ambiti map[string]string `json:"ambiti"` // by code
}

// mapDrawing is a drawing: SVG path data on an integer grid, in painting order context, areas, lines.
type mapDrawing struct {
	Title   string    `json:"title"`
	Desc    string    `json:"desc"`
	Width   int       `json:"width"` // of the viewBox, which begins at 0 0
	Height  int       `json:"height"`
	Context []mapArea `json:"context"` // neighbouring areas, drawn pale; links where url is set
	Areas   []mapArea `json:"areas"`   // each a focusable link
	Lines   []mapLine `json:"lines"`   // borders drawn over the areas, no links
	Names   []mapName `json:"names"`   // written where they have room
	Inset   *mapInset `json:"inset"`   // null: it needs none
	Legend  []mapKey  `json:"legend"`
	Credit  string    `json:"credit"`
	Borders string    `json:"borders"` // of the areas, each drawn once: half the bytes, for who needs no links
}

// mapArea is one area of a map.
type mapArea struct {
	link
	D     string `json:"d"`     // path data
	Class string `json:"class"` // colour family, «ats-1»
	X     int    `json:"x"`     // label point of a value, inside the area
	Y     int    `json:"y"`
	Label bool   `json:"label"` // there is room for the value at the label point
}

// mapName is a name on a map.
type mapName struct {
	X     int    `json:"x"`
	Y     int    `json:"y"`
	Text  string `json:"text"`
	First bool   `json:"first"` // it has room on a phone too
}

// mapInset is a part of a map that is shown once more, larger.
type mapInset struct {
	X      int       `json:"x"`
	Y      int       `json:"y"`
	Width  int       `json:"width"`
	Height int       `json:"height"`
	Names  []mapName `json:"names"`
}

// mapLine is a set of borders drawn once.
type mapLine struct {
	D     string `json:"d"`
	Class string `json:"class"` // «border-ats», «border-ambito»
}

// mapKey is one row of a legend.
type mapKey struct {
	Class string `json:"class"`
	Label string `json:"label"`
	URL   string `json:"url"` // empty: no link
}

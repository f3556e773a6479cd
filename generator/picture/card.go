package picture

import (
	"github.com/paulmach/orb"

	"ambitilombardia/generator/chart"
)

// Width and Height of a picture in pixels: what the large sites ask for. One that grows is as high as its bars ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what a picture says. It has either Areas or Bars.
type Card struct {
	Kicker  string // what kind of thing it is about, above the title
	Title   string
	Facts   []string           // short lines below the title
	Credit  string             // whose the boundaries or the figures are, at the foot
	Licence string             // of the figures, below the credit; may be empty
	Areas   []orb.MultiPolygon // in evidence on the map, on the grid of the Ground
	Bars    []Bar
	Grows   bool // with its bars, in place of making them thinner
}

// Bar is a row of a table.
type Bar struct {
	Name   string
	Value  string // as it is to be read, with its asterisk if there is one
	Extent chart.Extent
	Dark   bool // another kind of row than the rest: the total
}

// Ground is the map on which the areas of a card lie: drawn once, pale.
type Ground struct {
	Width, Height int // of its grid
	Areas         []orb.MultiPolygon
	Borders       []orb.LineString // drawn over the areas
}

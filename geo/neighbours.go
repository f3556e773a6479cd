package geo

import (
	"slices"
	"strings"
)

// Neighbour is an area that has a stretch of border in common with another.
type Neighbour struct {
	Code string
	Km   float64 // how long the common border is, on the ellipsoid
}

// Neighbours lists the areas with which an area shares a border, sorted by code. Areas that touch it only in a point
// are not neighbours.
func (t *Topology) Neighbours(code string) []Neighbour {
	self, ok := t.index[code]
	if !ok {
		return nil
	}
	metres := make(map[int32]float64)
	for _, arc := range t.areas[self].borders() {
		other := t.sides[arc].left
		if other == int32(self) {
			other = t.sides[arc].right
		}
		metres[other] += length(t.arcs[arc])
	}
	delete(metres, outside)
	beside := make([]Neighbour, 0, len(metres))
	for area, m := range metres {
		beside = append(beside, Neighbour{t.areas[area].code, m / 1000})
	}
	slices.SortFunc(beside, func(a, b Neighbour) int { return strings.Compare(a.Code, b.Code) })
	return beside
}

package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Select keeps the areas with these codes, passing over those that are unknown. Its time grows with what is kept, however
// many areas there are.
func (t *Topology) Select(codes []string) *Topology {
	var kept []int
	for _, code := range codes {
		if i, ok := t.index[code]; ok {
			kept = append(kept, i)
		}
	}
	slices.Sort(kept)
	kept = slices.Compact(kept)
	if len(kept) == len(t.areas) {
		return t
	}

	position := make(map[int32]int32, len(kept)) // before, and among those that are kept
	areas := make([]region, len(kept))
	var borders []int32
	for i, from := range kept {
		a := t.areas[from]
		position[int32(from)] = int32(i)
		areas[i] = region{code: a.code, name: a.name, extra: a.extra}
		borders = append(borders, a.borders()...)
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)

	into := func(area int32) int32 {
		if i, ok := position[area]; ok {
			return i
		}
		return outside
	}
	arcs, beside := make([]orb.LineString, len(borders)), make([]sides, len(borders))
	for i, from := range borders {
		s := t.sides[from]
		arcs[i], beside[i] = t.arcs[from], sides{into(s.left), into(s.right)}
	}
	return assemble(arcs, beside, areas)
}

// borders lists the arcs around an area in their order.
func (a region) borders() (arcs []int32) {
	for _, rings := range a.polygons {
		for _, r := range rings {
			for _, ref := range r {
				arcs = append(arcs, arcOf(ref))
			}
		}
	}
	slices.Sort(arcs)
	return arcs
}

package geo

import (
	"iter"
	"slices"
)

// Select keeps the areas with these codes, passing over those that are unknown. Its time grows with what is kept, however
// many areas there are.
func (t *Topology) Select(codes []string) *Topology {
	same := make(map[string]string, len(codes))
	for _, code := range codes {
		if t.Has(code) {
			same[code] = code
		}
	}
	if len(same) == len(t.areas) {
		return t
	}
	selected := t.Merge(same)
	for i, a := range selected.areas {
		selected.areas[i].extra = t.Extra(a.code)
	}
	return selected
}

// refs gives the arcs of all rings of an area.
func (a region) refs() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, rings := range a.polygons {
			for _, r := range rings {
				for _, ref := range r {
					if !yield(ref) {
						return
					}
				}
			}
		}
	}
}

// borders lists the arcs around an area in their order.
func (a region) borders() (arcs []int32) {
	for ref := range a.refs() {
		arcs = append(arcs, arcOf(ref))
	}
	slices.Sort(arcs)
	return arcs
}

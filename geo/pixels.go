package geo

import (
	"cmp"

	"github.com/paulmach/orb"
)

// sight is how many pixels beyond the frame vertices still find a place of their own: farther away no one sees them, and
// an area that reaches into the frame has most of its border there.
const sight = 32

// onPixels puts vertices on whole numbers, as Snap does; the few that find no free place go to the nearest one, since
// in a picture a border may touch another. Vertices on a straight line are left out, and those out of sight that do not
// change what is seen.
func onPixels(arcs []orb.LineString, seen orb.Bound) []orb.LineString {
	g := grid{1}
	for i, arc := range arcs {
		arcs[i] = inSight(arc, seen)
	}
	arcs, left := snap(arcs, g, seen)
	for i, arc := range arcs {
		kept := make(orb.LineString, 0, len(arc))
		for j, p := range arc {
			if len(left) > 0 {
				p = g.place(g.steps(p))
			}
			last := len(kept) - 1
			if last >= 1 && j > 0 && len(arc) > 4 && orientation(kept[last-1], kept[last], p) == 0 && onBox(kept[last], kept[last-1], p) {
				kept = kept[:last]
			}
			kept = append(kept, p)
		}
		arcs[i] = kept
	}
	return arcs
}

// inSight leaves out of a line the vertices between two that lie on the same side of a box, or beyond the same corner,
// in place.
func inSight(line orb.LineString, box orb.Bound) orb.LineString {
	beyond := func(p orb.Point) [2]int {
		side := func(axis int) int { return cmp.Compare(p[axis], min(max(p[axis], box.Min[axis]), box.Max[axis])) }
		return [2]int{side(0), side(1)}
	}
	kept := line[:0]
	for i, p := range line {
		if out := beyond(p); 0 < i && i < len(line)-1 && out != [2]int{} && out == beyond(kept[len(kept)-1]) && out == beyond(line[i+1]) {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

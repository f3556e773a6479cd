package geo

import (
	"github.com/paulmach/orb"
)

// walk finds the rings around areas from the arcs beside them.
type walk struct {
	arcs   []orb.LineString
	beside []sides
	areas  int
	leaves map[corner][]int32 // the half-edges around an area that leave a point, the area on their left
}

// corner is a point where arcs of an area end.
type corner struct {
	at   orb.Point
	area int32
}

func newWalk(arcs []orb.LineString, beside []sides, areas int) *walk {
	w := &walk{arcs, beside, areas, make(map[corner][]int32, 2*len(arcs))}
	for i := range arcs {
		for _, ref := range [2]int32{int32(i), ^int32(i)} {
			if area := w.left(ref); area != outside {
				c := corner{endOf(arcs, ^ref), area}
				w.leaves[c] = append(w.leaves[c], ref)
			}
		}
	}
	return w
}

func (w *walk) left(ref int32) int32 {
	if ref >= 0 {
		return w.beside[ref].left
	}
	return w.beside[^ref].right
}

// rings returns the rings of each area: outer ones counter-clockwise, holes clockwise, none touching itself.
func (w *walk) rings() [][]ring {
	found := make([][]ring, w.areas)
	done := make([]bool, 2*len(w.arcs))
	slot := func(ref int32) int32 {
		if ref >= 0 {
			return 2 * ref
		}
		return 2*^ref + 1
	}
	for i := range w.arcs {
		for _, start := range [2]int32{int32(i), ^int32(i)} {
			area := w.left(start)
			if area == outside || done[slot(start)] {
				continue
			}
			var around ring
			for ref := start; !done[slot(ref)]; ref = w.next(ref, area) {
				done[slot(ref)] = true
				around = append(around, ref)
			}
			found[area] = append(found[area], w.split(around)...)
		}
	}
	return found
}

// next is the half-edge that continues ref around its area. Where the area touches itself in a point several leave; the
// first one clockwise bounds the same piece of the area's inside as ref does.
func (w *walk) next(ref, area int32) int32 {
	at := endOf(w.arcs, ref)
	leaving := w.leaves[corner{at, area}]
	best := leaving[0]
	from := w.beyond(^ref)
	for _, other := range leaving[1:] {
		if clockwiseBefore(at, from, w.beyond(other), w.beyond(best)) {
			best = other
		}
	}
	return best
}

// beyond is the second point of a half-edge.
func (w *walk) beyond(ref int32) orb.Point {
	arc := w.arcs[arcOf(ref)]
	if ref >= 0 {
		return arc[1]
	}
	return arc[len(arc)-2]
}

// clockwiseBefore reports whether a ray turning clockwise about o from p meets a before b.
func clockwiseBefore(o, p, a, b orb.Point) bool {
	half := func(q orb.Point) int { // 0: within the first half turn, 1: later
		switch orientation(o, p, q) {
		case -1:
			return 0
		case 0:
			if onBox(o, p, q) { // straight on
				return 0
			}
		}
		return 1
	}
	if ha, hb := half(a), half(b); ha != hb {
		return ha < hb
	}
	return orientation(o, a, b) < 0
}

// split cuts a ring where it passes through the same point again, so that each piece is simple.
func (w *walk) split(around ring) []ring {
	var pieces []ring
	var open ring
	for _, ref := range around {
		open = append(open, ref)
		end := endOf(w.arcs, ref)
		for i := len(open) - 1; i >= 0; i-- {
			if endOf(w.arcs, ^open[i]) == end {
				pieces = append(pieces, append(ring(nil), open[i:]...))
				open = open[:i]
				break
			}
		}
	}
	return pieces
}

// nest sorts rings into polygons: each hole goes to the smallest outer ring around it.
func nest(arcs []orb.LineString, rings []ring) [][]ring {
	if len(rings) == 1 {
		return [][]ring{rings} // with nothing around it, it is an outer one
	}
	type shell struct {
		line orb.LineString
		area float64
	}
	var shells []shell
	var polygons [][]ring
	var holes []ring
	for _, r := range rings {
		line := trace(arcs, r)
		if area := planarArea(line); area > 0 {
			shells, polygons = append(shells, shell{line, area}), append(polygons, []ring{r})
		} else {
			holes = append(holes, r)
		}
	}
	for _, hole := range holes {
		line, best := trace(arcs, hole), 0
		if len(shells) > 1 {
			best = -1
			for i, s := range shells {
				if (best < 0 || s.area < shells[best].area) && encloses(s.line, line) {
					best = i
				}
			}
		}
		if best >= 0 && best < len(polygons) {
			polygons[best] = append(polygons[best], hole)
		}
	}
	return polygons
}

// planarArea is the signed area of a closed line, positive counter-clockwise.
func planarArea(line orb.LineString) float64 {
	sum, o := 0.0, line[0]
	for i := 1; i+1 < len(line); i++ {
		p, q := line[i], line[i+1]
		sum += (p[0]-o[0])*(q[1]-o[1]) - (q[0]-o[0])*(p[1]-o[1])
	}
	return sum / 2
}

// encloses reports whether inner, which does not cross outer, lies within it.
func encloses(outer, inner orb.LineString) bool {
	for _, p := range inner {
		if within, edge := contains(outer, p); !edge {
			return within
		}
	}
	a, b := inner[0], inner[1] // every vertex is on outer: the middle of an edge decides
	within, _ := contains(outer, orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2})
	return within
}

// contains reports whether p lies inside a closed line, or on it.
func contains(line orb.LineString, p orb.Point) (inside, edge bool) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		if onBox(p, a, b) && orientation(a, b, p) == 0 {
			return false, true
		}
		if crossesRay(a, b, p) {
			inside = !inside
		}
	}
	return inside, false
}

// crossesRay reports whether the ray from p to the east crosses the segment a-b. The lower end belongs to the segment
// and the upper one does not, so that a ray through a vertex counts right; the answer is the same for b-a.
func crossesRay(a, b, p orb.Point) bool {
	if a[1] > b[1] {
		a, b = b, a
	}
	return a[1] <= p[1] && p[1] < b[1] && orientation(a, b, p) > 0
}

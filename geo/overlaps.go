package geo

import (
	"errors"
	"slices"

	"github.com/paulmach/orb"
)

// overlapErrors finds areas on top of each other although no borders cross: one lies within another that has no hole
// for it. All is well if around each meeting of borders one area follows on the other, and if each group of borders
// that hang together lies in the area that it has on its outer side.
func (t *Topology) overlapErrors() error {
	leaving := make(map[orb.Point][]int32) // the half-edges that leave each end of an arc
	var nodes []orb.Point
	for i := range t.arcs {
		for _, ref := range [2]int32{int32(i), ^int32(i)} {
			from := endOf(t.arcs, ^ref)
			if leaving[from] == nil {
				nodes = append(nodes, from)
			}
			leaving[from] = append(leaving[from], ref)
		}
	}
	w := &walk{arcs: t.arcs, beside: t.sides}
	var errs []error
	for _, at := range nodes {
		around := leaving[at]
		from := w.beyond(around[0])
		slices.SortFunc(around[1:], func(a, b int32) int {
			if clockwiseBefore(at, from, w.beyond(a), w.beyond(b)) {
				return -1
			}
			return 1
		})
		for i, ref := range around {
			next := around[(i+1)%len(around)]
			if right, left := w.left(^ref), w.left(next); right != left {
				errs = append(errs, t.overlapError(right, left, at))
			}
		}
	}
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	return t.strayErrors(leaving)
}

func (t *Topology) overlapError(a, b int32, at orb.Point) error {
	if a == outside {
		a, b = b, a
	}
	over := Area{Code: t.areas[a].code, Name: t.areas[a].name}
	if b == outside {
		return over.errorf("si sovrappone a un'altra area presso %s", place(at))
	}
	return over.errorf("si sovrappone a %s %s presso %s", t.areas[b].code, t.areas[b].name, place(at))
}

// strayErrors compares, for each group of borders that hang together, what is on its outer side with where it lies.
func (t *Topology) strayErrors(leaving map[orb.Point][]int32) error {
	l := t.Locator()
	w := &walk{arcs: t.arcs, beside: t.sides}
	grouped := make([]bool, len(t.arcs))
	var errs []error
	for i := range t.arcs {
		if grouped[i] {
			continue
		}
		west := segment{int32(i), 0} // names the westernmost vertex of the group
		for open := []int32{int32(i)}; len(open) > 0; {
			arc := open[len(open)-1]
			open = open[:len(open)-1]
			if grouped[arc] {
				continue
			}
			grouped[arc] = true
			for j, p := range t.arcs[arc] {
				if compare(p, t.arcs[west.arc][west.from]) < 0 {
					west = segment{arc, int32(j)}
				}
			}
			for _, end := range [2]int32{arc, ^arc} {
				for _, ref := range leaving[endOf(t.arcs, end)] {
					open = append(open, arcOf(ref))
				}
			}
		}
		at := t.arcs[west.arc][west.from]
		outer, inner := w.sidesAt(west, leaving[at])
		if around := l.westOf(at); around != outer {
			if outer == outside {
				outer = inner
			}
			errs = append(errs, t.overlapError(around, outer, at))
		}
	}
	return errors.Join(errs...)
}

// sidesAt is what lies to the west of the westernmost vertex of a group of borders, and across them: what is to the left
// and to the right of the northernmost edge that leaves it.
func (w *walk) sidesAt(at segment, leaving []int32) (outer, inner int32) {
	arc, north := w.arcs[at.arc], at.arc
	if at.from > 0 && int(at.from) < len(arc)-1 { // between the ends of an arc
		if orientation(arc[at.from], arc[at.from-1], arc[at.from+1]) < 0 {
			north = ^at.arc
		}
		return w.left(north), w.left(^north)
	}
	north = leaving[0]
	from := endOf(w.arcs, ^north)
	for _, ref := range leaving[1:] {
		if orientation(from, w.beyond(north), w.beyond(ref)) > 0 {
			north = ref
		}
	}
	return w.left(north), w.left(^north)
}

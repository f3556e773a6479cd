package geo

import (
	"errors"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// slenderGap is how many times as long as wide ground between two areas is that nobody left out on purpose. Where a
// border of theirs reaches the outline this turns inwards, and they face each other too: up to five times, of Lombardia.
const slenderGap = 10

// slit is the ground narrower than widestGap between a piece of the outline of an area and that of another.
type slit struct {
	other           int32
	length, surface float64   // in metres and square metres
	longest         float64   // of the edges along it
	at              orb.Point // where that begins
}

// slitErrors finds the gaps between two areas that are open towards the outside.
func (t *Topology) slitErrors() error {
	var outline []orb.LineString // the area on the left
	var of []int32
	for i, s := range t.sides {
		switch {
		case s.right == outside:
			outline, of = append(outline, t.arcs[i]), append(of, s.left)
		case s.left == outside:
			back := slices.Clone(t.arcs[i])
			slices.Reverse(back)
			outline, of = append(outline, back), append(of, s.right)
		}
	}
	edges := 0
	for _, arc := range outline {
		edges += len(arc) - 1
	}
	c := newCells(boundOf(outline), edges)
	filed := fileByCell(outline, c)
	var errs []error
	told := make(map[[2]int32]bool)
	met := make(map[segment]bool) // an edge lies in several cells
	for i, arc := range outline {
		var slits []slit
		for j := range len(arc) - 1 {
			a, b := arc[j], arc[j+1]
			east, north := metresPerDegree(a[1])
			box := boxAround(a, b)
			near := c.over(orb.Bound{Min: orb.Point{box.Min[0] - widestGap/east, box.Min[1] - widestGap/north},
				Max: orb.Point{box.Max[0] + widestGap/east, box.Max[1] + widestGap/north}})
			clear(met)
			for row := near.bottom; row <= near.top; row++ {
				for column := near.left; column <= near.right; column++ {
					for _, s := range filed.drawer(row*c.columns + column) {
						if of[s.arc] == of[i] || met[s] {
							continue
						}
						met[s] = true
						p, q := s.ends(outline)
						if from, length, surface := facing(a, b, p, q, east, north); length > 0 {
							slits = widen(slits, of[s.arc], orb.Point{a[0] + (b[0]-a[0])*from, a[1] + (b[1]-a[1])*from}, length, surface)
						}
					}
				}
			}
		}
		for _, s := range slits {
			pair := [2]int32{min(of[i], s.other), max(of[i], s.other)}
			if told[pair] || s.length*s.length < slenderGap*s.surface {
				continue
			}
			told[pair] = true
			one, two := t.areas[pair[0]], t.areas[pair[1]]
			errs = append(errs, Area{Code: one.code, Name: one.name}.errorf("c'è un vuoto fra questo confine e quello di %s %s presso %s, lungo %.0f metri e largo in media %.0f",
				two.code, two.name, place(s.at), math.Ceil(s.length), math.Ceil(s.surface/s.length)))
		}
	}
	return errors.Join(errs...)
}

// widen adds to the slit towards another area what one pair of edges has between them.
func widen(slits []slit, other int32, at orb.Point, length, surface float64) []slit {
	i := slices.IndexFunc(slits, func(s slit) bool { return s.other == other })
	if i < 0 {
		i, slits = len(slits), append(slits, slit{other: other})
	}
	s := &slits[i]
	s.length, s.surface = s.length+length, s.surface+surface
	if length > s.longest {
		s.longest, s.at = length, at
	}
	return slits
}

// facing is how long the edge from a to b has that from p to q, which runs the other way, on its right and nearer than
// widestGap, and the surface between them, in metres; from which part of the first edge, between 0 and 1.
func facing(a, b, p, q orb.Point, east, north float64) (from, length, surface float64) {
	dx, dy := (b[0]-a[0])*east, (b[1]-a[1])*north
	whole := math.Hypot(dx, dy)
	frame := func(p orb.Point) (along, away float64) {
		x, y := (p[0]-a[0])*east, (p[1]-a[1])*north
		return (x*dx + y*dy) / whole, (x*dy - y*dx) / whole
	}
	far, farAway := frame(p)
	near, nearAway := frame(q)
	if !(near < far) {
		return 0, 0, 0
	}
	slope := (farAway - nearAway) / (far - near)
	at := func(along float64) float64 { return nearAway + (along-near)*slope }
	from = max(near, 0)
	to := min(far, whole)
	if slope != 0 {
		zero, widest := near-nearAway/slope, near+(widestGap-nearAway)/slope
		from, to = max(from, min(zero, widest)), min(to, max(zero, widest))
	} else if nearAway < 0 || nearAway > widestGap {
		return 0, 0, 0
	}
	if !(from < to) {
		return 0, 0, 0
	}
	return from / whole, to - from, (to - from) * min(max(0, (at(from)+at(to))/2), widestGap)
}

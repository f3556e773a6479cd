package geo

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Snap moves every vertex to a grid with lines every so many degrees, 1e-6 for six decimals. A vertex goes to the
// nearest place on the grid that it can reach without a border touching or crossing another; a vertex that has no room
// left between its neighbours goes away. Where even three steps aside there is no such place, the grid is too coarse
// for the areas, and that is an error.
func (t *Topology) Snap(grid float64) (*Topology, error) {
	if !(grid > 0) {
		return nil, fmt.Errorf("il passo delle coordinate è di %v gradi: ci si aspettava un numero maggiore di 0", grid)
	}
	g := gridOf(grid)
	if g.hasAll(t.arcs) {
		return t, nil
	}
	arcs, left := snap(t.arcs, g, t.Bound())
	if len(left) > 0 {
		return nil, fmt.Errorf("i confini sono troppo fitti per scriverli a passi di %g gradi: %d vertici non trovano posto, il primo presso %s", grid, len(left), place(left[0]))
	}
	return t.withArcs(arcs), nil
}

// grid is a set of places at whole steps. Steps are counted, not added up: a place is the float64 nearest to its
// decimal number, the same that a reader of the written number gets.
type grid struct{ perUnit float64 }

func gridOf(step float64) grid {
	per := 1 / step
	if whole := math.Round(per); math.Abs(per-whole) < 1e-6*per {
		per = whole
	}
	return grid{per}
}

// steps counts the steps from zero to the place nearest to p.
func (g grid) steps(p orb.Point) (x, y int64) {
	return int64(math.Round(p[0] * g.perUnit)), int64(math.Round(p[1] * g.perUnit))
}

func (g grid) place(x, y int64) orb.Point {
	return orb.Point{float64(x) / g.perUnit, float64(y) / g.perUnit}
}

func (g grid) has(p orb.Point) bool { return g.place(g.steps(p)) == p }

func (g grid) hasAll(arcs []orb.LineString) bool {
	for _, arc := range arcs {
		for _, p := range arc {
			if !g.has(p) {
				return false
			}
		}
	}
	return true
}

// reach is how many steps aside a vertex may be put.
const reach = 3

// mostTries bounds how often those are tried again that found no place: on real maps two or three times do.
const mostTries = 100

// snap moves the vertices of all arcs and lists those that found no place, which stay where they were. Edges that do not
// reach into a box are in no one's way.
func snap(arcs []orb.LineString, g grid, within orb.Bound) (_ []orb.LineString, left []orb.Point) {
	m := newMesh(arcs)
	s := &snapping{mesh: m, grid: g}
	waiting := slices.Clone(m.nodes)
	slots := make([]int32, len(m.at))
	for slot := range int32(len(m.at)) {
		if slots[slot] = slot; m.interior(slot) {
			waiting = append(waiting, slots[slot:slot+1])
		}
	}
	for steps := int64(0); steps <= reach && len(waiting) > 0; steps++ {
		s.edges = newEdgeCells(m, within, float64(steps+1)/g.perUnit)                      // anew: the first steps, which settle nearly all, are short
		for before, round := -1, 0; before != len(waiting) && round < mostTries; round++ { // one that moves may make room for another
			before = len(waiting)
			waiting = slices.DeleteFunc(waiting, func(slots []int32) bool { return s.settle(slots, steps) })
		}
	}
	for _, slots := range waiting {
		left = append(left, m.at[slots[0]])
	}
	return m.lines(), left
}

type snapping struct {
	*mesh
	grid
	edges  *edgeCells
	places []orb.Point // those that a vertex may try, nearest first
}

// settle moves one vertex, given by its slots, to the nearest free place at most so many steps from where it is.
func (s *snapping) settle(slots []int32, steps int64) bool {
	from := s.at[slots[0]]
	if s.gone[slots[0]] || s.grid.has(from) {
		return true
	}
	x, y := s.grid.steps(from)
	s.places = s.places[:0]
	for dx := -steps; dx <= steps; dx++ {
		for dy := -steps; dy <= steps; dy++ {
			s.places = append(s.places, s.grid.place(x+dx, y+dy))
		}
	}
	away := func(p orb.Point) float64 { return (p[0]-from[0])*(p[0]-from[0]) + (p[1]-from[1])*(p[1]-from[1]) }
	slices.SortStableFunc(s.places, func(p, q orb.Point) int { return cmp.Compare(away(p), away(q)) })
	for _, to := range s.places {
		if s.free(slots, from, to) {
			for _, slot := range slots {
				s.at[slot] = to
			}
			return true
		}
	}
	if slot := slots[0]; s.interior(slot) && s.spare(slot) && s.dispensable(slot) {
		before := s.prev[slot]
		s.remove(slot)
		s.edges.add(s.mesh, before)
		return true
	}
	return false
}

// free reports whether a vertex can go from one point to another so that its edges pass over no other vertex on the
// way and meet no other edge at the end.
func (s *snapping) free(slots []int32, from, to orb.Point) bool {
	for _, slot := range slots {
		for _, other := range [2]int32{s.prev[slot], s.next[slot]} {
			if other < 0 {
				continue
			}
			w := s.at[other]
			clear := s.edges.near(s.mesh, from, to, w, func(p, q orb.Point) bool {
				swept := func(v orb.Point) bool { return v != from && v != w && inTriangle(v, from, to, w) }
				if swept(p) || swept(q) {
					return false
				}
				return p == from || q == from || !meet(to, w, p, q)
			})
			if !clear {
				return false
			}
		}
	}
	return true
}

// dispensable reports whether no other vertex lies in the triangle of a vertex and its neighbours.
func (s *snapping) dispensable(slot int32) bool {
	a, b, c := s.at[s.prev[slot]], s.at[slot], s.at[s.next[slot]]
	blocks := func(v orb.Point) bool { return v != a && v != b && v != c && inTriangle(v, a, b, c) }
	return s.edges.near(s.mesh, a, b, c, func(p, q orb.Point) bool { return !blocks(p) && !blocks(q) })
}

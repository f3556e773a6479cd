package geo

import (
	"slices"
	"sync"

	"github.com/paulmach/orb"
)

// assemble makes a topology of borders and of what lies beside them. Borders with the same area on both sides are
// dropped, borders that no longer meet a third one are joined, and rings are found by walking: so the result does not
// depend on how the borders were cut, ordered or directed.
func assemble(arcs []orb.LineString, beside []sides, areas []region) *Topology {
	arcs, beside = joined(arcs, beside)
	canonical(arcs, beside)
	t := &Topology{arcs: arcs, sides: beside, areas: areas, index: make(map[string]int, len(areas))}
	t.surfaces = sync.OnceValue(t.measure)
	for i, a := range areas {
		t.index[a.code] = i
	}
	for i, rings := range newWalk(arcs, beside, len(areas)).rings() {
		t.areas[i].polygons = nest(arcs, rings)
		t.areas[i].bound = nowhere()
	}
	for i, arc := range arcs {
		box := boxAround(arc...)
		for _, area := range [2]int32{beside[i].left, beside[i].right} {
			if area != outside {
				areas[area].bound = areas[area].bound.Union(box)
			}
		}
	}
	return t
}

// joined drops arcs with the same area on both sides and joins those that meet at a point where no other arc ends.
func joined(arcs []orb.LineString, beside []sides) ([]orb.LineString, []sides) {
	ends := make(map[orb.Point][]int32, len(arcs)) // i where arc i begins, ^i where it ends
	for i, arc := range arcs {
		if beside[i].left == beside[i].right {
			continue
		}
		first, last := arc[0], arc[len(arc)-1]
		ends[first] = append(ends[first], int32(i))
		ends[last] = append(ends[last], ^int32(i))
	}
	// follow continues the line that starts with half-edge ref, up to a meeting or back to its start.
	done := make([]bool, len(arcs))
	var chain ring
	follow := func(ref int32) ring {
		chain = chain[:0]
		for {
			chain = append(chain, ref)
			done[arcOf(ref)] = true
			here := ends[endOf(arcs, ref)]
			if len(here) != 2 {
				return chain
			}
			next := here[0]
			if next == ^ref {
				next = here[1]
			}
			if done[arcOf(next)] {
				return chain
			}
			ref = next
		}
	}
	var lines []orb.LineString
	var kept []sides
	add := func(ref int32) {
		chain := follow(ref)
		side := beside[arcOf(ref)]
		if ref < 0 {
			side = sides{side.right, side.left}
		}
		line := arcs[arcOf(ref)]
		if ref < 0 || len(chain) > 1 {
			line = trace(arcs, chain)
		}
		lines, kept = append(lines, line), append(kept, side)
	}
	for i := range arcs { // lines between meetings first: what then remains are loops
		for _, ref := range [2]int32{int32(i), ^int32(i)} {
			if !done[i] && beside[i].left != beside[i].right && len(ends[endOf(arcs, ^ref)]) != 2 {
				add(ref)
			}
		}
	}
	for i := range arcs {
		if !done[i] && beside[i].left != beside[i].right {
			add(int32(i))
		}
	}
	return lines, kept
}

// endOf is the last point of an arc in the direction of ref; endOf(^ref) is the first.
func endOf(arcs []orb.LineString, ref int32) orb.Point {
	arc := arcs[arcOf(ref)]
	if ref >= 0 {
		return arc[len(arc)-1]
	}
	return arc[0]
}

// canonical gives each arc the direction and the arcs the order that depend on their coordinates alone. A loop that
// meets no other border begins at its westernmost point, which generalising then keeps.
func canonical(arcs []orb.LineString, beside []sides) {
	ends := make(map[orb.Point]int, len(arcs))
	for _, arc := range arcs {
		ends[arc[0]]++
		ends[arc[len(arc)-1]]++
	}
	for i, arc := range arcs {
		if arc[0] == arc[len(arc)-1] && ends[arc[0]] == 2 {
			open := arc[:len(arc)-1]
			west := slices.Index(open, slices.MinFunc(open, compare))
			turned := append(slices.Clone(open[west:]), open[:west]...)
			arcs[i] = append(turned, turned[0])
		}
		if backwards(arcs[i]) {
			arcs[i] = trace(arcs, ring{^int32(i)})
			beside[i] = sides{beside[i].right, beside[i].left}
		}
	}
	order := make([]int, len(arcs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return slices.CompareFunc(arcs[a], arcs[b], compare) })
	sortedArcs, sortedSides := make([]orb.LineString, len(arcs)), make([]sides, len(arcs))
	for to, from := range order {
		sortedArcs[to], sortedSides[to] = arcs[from], beside[from]
	}
	copy(arcs, sortedArcs)
	copy(beside, sortedSides)
}

func backwards(arc orb.LineString) bool {
	for i, j := 0, len(arc)-1; i < j; i, j = i+1, j-1 {
		if c := compare(arc[i], arc[j]); c != 0 {
			return c > 0
		}
	}
	return false
}

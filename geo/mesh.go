package geo

import (
	"github.com/paulmach/orb"
)

// mesh is the arcs taken apart so that single vertices can go or move. A slot is a place in an arc; the end of an arc
// is one slot for each arc that ends there, and they are one node.
type mesh struct {
	at         []orb.Point
	prev, next []int32 // the slots beside, -1 beyond the ends of the arc
	arc        []int32
	gone       []bool
	first      []int32           // the first slot of each arc
	size       []int32           // the vertices that each arc still has
	ends       [][2]int32        // the nodes at which each arc begins and ends
	nodes      [][]int32         // the slots of each node
	straight   map[[2]int32]bool // nodes, low number first, that an arc of one segment joins
}

func newMesh(arcs []orb.LineString) *mesh {
	total := 0
	for _, arc := range arcs {
		total += len(arc)
	}
	m := &mesh{
		at: make([]orb.Point, 0, total), prev: make([]int32, total), next: make([]int32, total),
		arc: make([]int32, total), gone: make([]bool, total),
		straight: make(map[[2]int32]bool),
	}
	number := make(map[orb.Point]int32, len(arcs))
	node := func(slot int32) int32 {
		n, known := number[m.at[slot]]
		if !known {
			n = int32(len(m.nodes))
			number[m.at[slot]] = n
			m.nodes = append(m.nodes, nil)
		}
		m.nodes[n] = append(m.nodes[n], slot)
		return n
	}
	for i, arc := range arcs {
		from := int32(len(m.at))
		m.at = append(m.at, arc...)
		last := int32(len(m.at)) - 1
		for s := from; s <= last; s++ {
			m.prev[s], m.next[s], m.arc[s] = s-1, s+1, int32(i)
		}
		m.prev[from], m.next[last] = -1, -1
		m.first, m.size = append(m.first, from), append(m.size, last-from+1)
		m.ends = append(m.ends, [2]int32{node(from), node(last)})
		if len(arc) == 2 {
			m.straight[m.joint(int32(i))] = true
		}
	}
	return m
}

// joint is the pair of nodes that an arc joins.
func (m *mesh) joint(arc int32) [2]int32 {
	e := m.ends[arc]
	return [2]int32{min(e[0], e[1]), max(e[0], e[1])}
}

// interior reports whether a slot lies between the ends of its arc.
func (m *mesh) interior(s int32) bool { return m.prev[s] >= 0 && m.next[s] >= 0 }

// spare reports whether the arc can do without a vertex: a loop must keep three, and two arcs must not become the same
// segment. Whether other borders are in the way is not asked.
func (m *mesh) spare(s int32) bool {
	arc := m.arc[s]
	if e := m.ends[arc]; e[0] == e[1] {
		return m.size[arc] > 4
	}
	return m.size[arc] > 3 || !m.straight[m.joint(arc)]
}

// remove takes an interior vertex out of its arc.
func (m *mesh) remove(s int32) {
	before, after, arc := m.prev[s], m.next[s], m.arc[s]
	m.next[before], m.prev[after] = after, before
	m.gone[s] = true
	m.size[arc]--
	if m.size[arc] == 2 {
		m.straight[m.joint(arc)] = true
	}
}

// lines gives the arcs as they are now.
func (m *mesh) lines() []orb.LineString {
	arcs := make([]orb.LineString, len(m.first))
	for i, s := range m.first {
		arc := make(orb.LineString, 0, m.size[i])
		for ; s >= 0; s = m.next[s] {
			arc = append(arc, m.at[s])
		}
		arcs[i] = arc
	}
	return arcs
}

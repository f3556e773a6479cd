package geo

import "github.com/paulmach/orb"

// vertexCells finds vertices by place: the slots of each cell, those that are gone taken out.
type vertexCells struct {
	cells
	start, count []int32 // where the slots of a cell begin in slots, and how many there are
	slots        []int32
	where        []int32 // the position of a slot in slots
}

func newVertexCells(m *mesh) *vertexCells {
	c := newCells(boxAround(m.at...), len(m.at)/2)
	v := &vertexCells{cells: c, start: make([]int32, c.count()+1), count: make([]int32, c.count()),
		slots: make([]int32, len(m.at)), where: make([]int32, len(m.at))}
	for _, p := range m.at {
		v.start[c.at(p)+1]++
	}
	for i := range v.count {
		v.start[i+1] += v.start[i]
	}
	for s, p := range m.at {
		cell := c.at(p)
		i := v.start[cell] + v.count[cell]
		v.slots[i], v.where[s] = int32(s), i
		v.count[cell]++
	}
	return v
}

func (v *vertexCells) remove(s int32, p orb.Point) {
	cell := v.at(p)
	v.count[cell]--
	last, hole := v.start[cell]+v.count[cell], v.where[s]
	moved := v.slots[last]
	v.slots[hole], v.where[moved] = moved, hole
}

// inside finds a vertex in the triangle of the points other than its corners, -1 if there is none.
func (v *vertexCells) inside(m *mesh, a, b, c orb.Point) int32 {
	area := v.over(boxAround(a, b, c))
	for row := area.bottom; row <= area.top; row++ {
		for cell := row*v.columns + area.left; cell <= row*v.columns+area.right; cell++ {
			for _, s := range v.slots[v.start[cell] : v.start[cell]+v.count[cell]] {
				if p := m.at[s]; p != a && p != b && p != c && inTriangle(p, a, b, c) {
					return s
				}
			}
		}
	}
	return -1
}

// edgeCells finds the edges that reach into a box by place; an edge is named by the slot at which it begins. Cells hold
// the edges that pass within a margin, so that vertices may move by as much without being filed again.
type edgeCells struct {
	cells
	within orb.Bound
	margin float64
	head   []int32 // the first entry of each cell, -1 if none
	slot   []int32 // by entry
	after  []int32 // the next entry in the same cell
}

func newEdgeCells(m *mesh, within orb.Bound, margin float64) *edgeCells {
	within = within.Pad(margin)
	c := newCells(within, len(m.at))
	e := &edgeCells{cells: c, within: within, margin: margin, head: make([]int32, c.count())}
	for i := range e.head {
		e.head[i] = -1
	}
	for s := range int32(len(m.at)) {
		if m.next[s] >= 0 {
			e.add(m, s)
		}
	}
	return e
}

func (e *edgeCells) add(m *mesh, s int32) {
	box := boxAround(m.at[s], m.at[m.next[s]]).Pad(e.margin)
	if !box.Intersects(e.within) {
		return
	}
	area := e.over(box)
	for row := area.bottom; row <= area.top; row++ {
		for cell := row*e.columns + area.left; cell <= row*e.columns+area.right; cell++ {
			e.slot, e.after = append(e.slot, s), append(e.after, e.head[cell])
			e.head[cell] = int32(len(e.slot)) - 1
		}
	}
}

// near visits the edges whose boxes touch that of three points, if this reaches into the box, until one is refused, and
// says whether all were accepted.
func (e *edgeCells) near(m *mesh, a, b, c orb.Point, accept func(p, q orb.Point) bool) bool {
	box := boxAround(a, b, c)
	if !box.Intersects(e.within) {
		return true
	}
	area := e.over(box)
	for row := area.bottom; row <= area.top; row++ {
		for cell := row*e.columns + area.left; cell <= row*e.columns+area.right; cell++ {
			for entry := e.head[cell]; entry >= 0; entry = e.after[entry] {
				s := e.slot[entry]
				if m.gone[s] {
					continue
				}
				p, q := m.at[s], m.at[m.next[s]]
				apart := p[0] < box.Min[0] && q[0] < box.Min[0] || p[0] > box.Max[0] && q[0] > box.Max[0] ||
					p[1] < box.Min[1] && q[1] < box.Min[1] || p[1] > box.Max[1] && q[1] > box.Max[1]
				if !apart && !accept(p, q) {
					return false
				}
			}
		}
	}
	return true
}

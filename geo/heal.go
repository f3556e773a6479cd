package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Healing counts what Heal has mended.
type Healing struct {
	Vertices int // joined to one nearby, or to a border that passes nearby
	Borders  int // pairs of areas between which a gap or an overlap was closed
	Spikes   int // folds of a border onto itself that went away
	Parts    int // parts and holes without extent that went away
}

// Heal closes what is smaller than a size in degrees: vertices nearer to each other are one, and one that lies nearer
// to another area's border is on it; so gaps, overlaps and spikes of that width close, and parts of that width go away.
// Only borders on whose course the areas beside them do not agree are touched: of a sound map every vertex stays where it
// is, inside the outline of all areas. An area of which nothing is left has no geometry.
func Heal(areas []Area, size float64) ([]Area, Healing) {
	h := newHealer(areas, size*(1-1e-6)) // places of a grid of that size are not nearer, however they are rounded
	h.clean()
	for range mostRounds {
		if !h.join() && !h.attach() {
			break
		}
		h.clean()
	}
	if h.done.Vertices+h.done.Spikes+h.done.Parts == 0 {
		return areas, Healing{}
	}
	h.done.Borders = len(h.closed)
	return h.result(), h.done
}

// mostRounds bounds how often what has moved is looked at again: each round moves a vertex by less than the size.
const mostRounds = 8

// healer takes rings apart as builder does. A ring that cannot be a border is left as it is, for Build to refuse.
type healer struct {
	areas  []Area
	size   float64
	points []orb.Point
	number map[orb.Point]int32
	rings  []healed
	closed map[[2]int32]bool // the pairs of areas whose border was closed
	done   Healing
}

type healed struct {
	loop
	part, ring int
	forwards   bool // its area lies on the left
	whole      bool // it is a border
	gone       bool // nothing is left of it
}

func newHealer(areas []Area, size float64) *healer {
	h := &healer{areas: areas, size: size, number: make(map[orb.Point]int32), closed: make(map[[2]int32]bool)}
	for i, a := range areas {
		for p, polygon := range a.Geometry {
			for r, line := range polygon {
				h.rings = append(h.rings, h.take(int32(i), p, r, line))
			}
		}
	}
	return h
}

// take numbers the vertices of a ring, and closes one that ends nearly where it begins.
func (h *healer) take(area int32, part, ring int, line orb.Ring) healed {
	one := healed{loop: loop{area: area}, part: part, ring: ring}
	for _, p := range line {
		if math.IsNaN(p[0]+p[1]) || math.IsInf(p[0]+p[1], 0) {
			return one
		}
	}
	if n := len(line); n > 0 {
		if first, last := line[0], line[n-1]; first != last {
			if !(away(first, last) < h.size) {
				return one
			}
			h.done.Vertices++
		}
		one.forwards = planarArea(orb.LineString(line)) > 0 == (ring == 0)
		line = line[:n-1]
	}
	one.whole = true
	for _, p := range line {
		n, known := h.number[p]
		if !known {
			n = int32(len(h.points))
			h.number[p], h.points = n, append(h.points, p)
		}
		one.vertices = append(one.vertices, n)
	}
	return one
}

func away(p, q orb.Point) float64 { return math.Hypot(p[0]-q[0], p[1]-q[1]) }

// clean takes repeated vertices and spikes out of the rings, and all vertices out of those without extent.
func (h *healer) clean() {
	for i, r := range h.rings {
		if !r.whole || r.gone {
			continue
		}
		left, spikes := unfolded(r.vertices)
		if len(left) < 3 {
			h.rings[i].vertices, h.rings[i].gone = nil, true
			h.done.Parts++
			continue
		}
		h.rings[i].vertices = left
		h.done.Spikes += spikes
	}
}

// unfolded takes out of a closed line the vertices that repeat the one before, and the tips from which it goes back to
// where it came from.
func unfolded(vertices []int32) (left []int32, spikes int) {
	for _, v := range vertices {
		left = append(left, v)
		for folded := true; folded; {
			n := len(left)
			switch {
			case n > 1 && left[n-1] == left[n-2]:
				left = left[:n-1]
			case n > 2 && left[n-1] == left[n-3]:
				left = left[:n-2]
				spikes++
			default:
				folded = false
			}
		}
	}
	for n := len(left); n > 2; n = len(left) { // where the line closes
		switch {
		case left[0] == left[n-1]:
			left = left[:n-1]
		case left[0] == left[n-2]:
			left = left[:n-2]
			spikes++
		case left[1] == left[n-1]:
			left = left[1 : n-1]
			spikes++
		default:
			return left, spikes
		}
	}
	return left, spikes
}

// edges visits the edges of all rings, each with its area on the left.
func (h *healer) edges(visit func(ring int, edge [2]int32)) {
	for i, r := range h.rings {
		for j, v := range r.vertices {
			next := r.vertices[(j+1)%len(r.vertices)]
			if !r.whole {
				continue
			}
			if r.forwards {
				visit(i, [2]int32{v, next})
			} else {
				visit(i, [2]int32{next, v})
			}
		}
	}
}

// loose finds the edges that do not have one area on each side, and their vertices in the order of their places: first
// those at which borders that agree end too, which had better stay.
func (h *healer) loose() (edges map[[2]int32]bool, vertices []int32) {
	uses := make(map[[2]int32]int)
	h.edges(func(_ int, edge [2]int32) { uses[edge]++ })
	edges = make(map[[2]int32]bool)
	agreed, listed := make([]bool, len(h.points)), make([]bool, len(h.points))
	h.edges(func(_ int, edge [2]int32) {
		if uses[edge] == 1 && uses[[2]int32{edge[1], edge[0]}] == 1 {
			agreed[edge[0]], agreed[edge[1]] = true, true
			return
		}
		edges[edge] = true
		for _, v := range edge {
			if !listed[v] {
				listed[v], vertices = true, append(vertices, v)
			}
		}
	})
	slices.SortFunc(vertices, func(a, b int32) int {
		if agreed[a] != agreed[b] {
			if agreed[a] {
				return -1
			}
			return 1
		}
		return compare(h.points[a], h.points[b])
	})
	return edges, vertices
}

// join makes one of loose vertices that are nearer than the size, and says whether there were any.
func (h *healer) join() bool {
	_, vertices := h.loose()
	near := make(map[[2]int64][]int32) // those that stay, by squares as wide as the size
	square := func(p orb.Point) (x, y int64) {
		return int64(math.Floor(p[0] / h.size)), int64(math.Floor(p[1] / h.size))
	}
	becomes := make(map[int32]int32)
	for _, v := range vertices {
		x, y := square(h.points[v])
		best, distance := v, h.size
		for dx := int64(-1); dx <= 1; dx++ {
			for dy := int64(-1); dy <= 1; dy++ {
				for _, other := range near[[2]int64{x + dx, y + dy}] {
					if d := away(h.points[v], h.points[other]); d < distance {
						best, distance = other, d
					}
				}
			}
		}
		if best == v {
			near[[2]int64{x, y}] = append(near[[2]int64{x, y}], v)
		} else {
			becomes[v] = best
		}
	}
	if len(becomes) == 0 {
		return false
	}
	owners := h.owners()
	for v, other := range becomes {
		h.done.Vertices++
		for a := range owners[v] {
			for b := range owners[other] {
				if !owners[other][a] && !owners[v][b] {
					h.close(a, b)
				}
			}
		}
	}
	for _, r := range h.rings {
		for i, v := range r.vertices {
			if other, moved := becomes[v]; moved {
				r.vertices[i] = other
			}
		}
	}
	return true
}

func (h *healer) close(a, b int32) { h.closed[[2]int32{min(a, b), max(a, b)}] = true }

// owners says which areas use each vertex.
func (h *healer) owners() []map[int32]bool {
	owners := make([]map[int32]bool, len(h.points))
	for _, r := range h.rings {
		for _, v := range r.vertices {
			if owners[v] == nil {
				owners[v] = make(map[int32]bool)
			}
			owners[v][r.area] = true
		}
	}
	return owners
}

// attach puts loose vertices that are nearer to a loose edge than the size onto it, and says whether there were any.
func (h *healer) attach() bool {
	edges, vertices := h.loose()
	var lines []orb.LineString // one for each edge
	var ends [][2]int32
	h.edges(func(_ int, edge [2]int32) {
		if edges[edge] {
			lines, ends = append(lines, orb.LineString{h.points[edge[0]], h.points[edge[1]]}), append(ends, edge)
		}
	})
	c := newCells(boundOf(lines), len(lines))
	filed := fileByCell(lines, c)
	on := make(map[[2]int32][]int32)
	for _, v := range vertices {
		p := h.points[v]
		area := c.over(orb.Bound{Min: p, Max: p}.Pad(h.size))
		for row := area.bottom; row <= area.top; row++ {
			for column := area.left; column <= area.right; column++ {
				for _, s := range filed.drawer(row*c.columns + column) {
					edge := ends[s.arc]
					if v == edge[0] || v == edge[1] || slices.Contains(on[edge], v) {
						continue
					}
					if along(p, h.points[edge[0]], h.points[edge[1]]) < h.size {
						on[edge] = append(on[edge], v)
					}
				}
			}
		}
	}
	if len(on) == 0 {
		return false
	}
	h.insert(on)
	return true
}

// along is how far p lies from the line from a to b, infinite when its foot is not between them.
func along(p, a, b orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := dx*dx + dy*dy
	t := (p[0]-a[0])*dx + (p[1]-a[1])*dy
	if t <= 0 || t >= length {
		return math.Inf(1)
	}
	return math.Abs((p[0]-a[0])*dy-(p[1]-a[1])*dx) / math.Sqrt(length)
}

// insert puts vertices into the edges that they are on.
func (h *healer) insert(on map[[2]int32][]int32) {
	owners := h.owners()
	for i, r := range h.rings {
		var vertices []int32
		for j, v := range r.vertices {
			vertices = append(vertices, v)
			next := r.vertices[(j+1)%len(r.vertices)]
			edge := [2]int32{v, next}
			if !r.forwards {
				edge = [2]int32{next, v}
			}
			between := slices.Clone(on[edge])
			from := h.points[v]
			slices.SortFunc(between, func(a, b int32) int {
				return cmp.Or(cmp.Compare(away(from, h.points[a]), away(from, h.points[b])), compare(h.points[a], h.points[b]))
			})
			for _, b := range between {
				if orientation(from, h.points[next], h.points[b]) == 0 {
					continue // exactly on it: nothing to heal
				}
				h.done.Vertices++
				for owner := range owners[b] {
					if owner != r.area {
						h.close(owner, r.area)
					}
				}
			}
			vertices = append(vertices, between...)
		}
		h.rings[i].vertices = vertices
	}
}

// result gives the areas with the rings as they are now. A part without its outer ring goes away with its holes.
func (h *healer) result() []Area {
	areas := slices.Clone(h.areas)
	for i := range areas {
		areas[i].Geometry = nil
	}
	lost := false // the outer ring of the part at hand
	for _, r := range h.rings {
		line := h.areas[r.area].Geometry[r.part][r.ring]
		if r.whole {
			line = make(orb.Ring, 0, len(r.vertices)+1)
			for _, v := range append(r.vertices, r.vertices[:min(1, len(r.vertices))]...) {
				line = append(line, h.points[v])
			}
		}
		if r.ring == 0 {
			lost = r.gone
		}
		if lost || r.gone {
			continue
		}
		shape := areas[r.area].Geometry
		if r.ring == 0 {
			shape = append(shape, orb.Polygon{line})
		} else {
			shape[len(shape)-1] = append(shape[len(shape)-1], line)
		}
		areas[r.area].Geometry = shape
	}
	return areas
}

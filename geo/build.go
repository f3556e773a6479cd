package geo

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// Build finds the borders that areas share and makes each a single arc. Rings may be given in either winding, start
// anywhere and repeat vertices; the first ring of a polygon is its outer one. A vertex that lies exactly on another
// area's border becomes a vertex of that border too. All errors are reported at once.
func Build(areas []Area) (*Topology, error) {
	sorted := slices.Clone(areas)
	slices.SortStableFunc(sorted, func(a, b Area) int { return strings.Compare(a.Code, b.Code) })
	if err := check(sorted); err != nil {
		return nil, err
	}
	b := newBuilder(sorted)
	arcs, beside, err := b.cut()
	if err != nil {
		return nil, err
	}
	met, err := meetings(arcs)
	if err != nil {
		return nil, err
	}
	if b.insert(arcs, met) {
		if arcs, beside, err = b.cut(); err != nil {
			return nil, err
		}
		if met, err = meetings(arcs); err != nil {
			return nil, err
		}
	}
	if err := crossingErrors(met, arcs, beside, sorted); err != nil {
		return nil, err
	}
	regions := make([]region, len(sorted))
	for i, a := range sorted {
		regions[i] = region{code: a.Code, name: a.Name, extra: a.Extra}
	}
	t := assemble(arcs, beside, regions)
	if err := t.overlapErrors(); err != nil {
		return nil, err
	}
	return t, nil
}

// builder cuts rings into arcs. Vertices are numbers: equal coordinates, equal number.
type builder struct {
	areas  []Area
	points []orb.Point
	number map[orb.Point]int32
	rings  []loop
}

// loop is a ring as vertex numbers, the last not repeating the first, its area on the left.
type loop struct {
	area     int32
	vertices []int32
}

func newBuilder(areas []Area) *builder {
	total := 0
	for _, a := range areas {
		for _, polygon := range a.Geometry {
			for _, line := range polygon {
				total += len(line)
			}
		}
	}
	b := &builder{areas: areas, number: make(map[orb.Point]int32, total/2)} // most vertices are of two areas
	for i, a := range areas {
		for _, polygon := range a.Geometry {
			for j, line := range polygon {
				vertices := b.vertices(line)
				if counterclockwise := planarArea(orb.LineString(line)) > 0; counterclockwise != (j == 0) {
					slices.Reverse(vertices)
				}
				b.rings = append(b.rings, loop{int32(i), vertices})
			}
		}
	}
	return b
}

// vertices numbers the vertices of a closed line and leaves out those that repeat the one before.
func (b *builder) vertices(line orb.Ring) []int32 {
	vertices := make([]int32, 0, len(line))
	for _, p := range line[1:] {
		n, known := b.number[p]
		if !known {
			n = int32(len(b.points))
			b.number[p] = n
			b.points = append(b.points, p)
		}
		if len(vertices) == 0 || vertices[len(vertices)-1] != n {
			vertices = append(vertices, n)
		}
	}
	if len(vertices) > 1 && vertices[0] == vertices[len(vertices)-1] {
		vertices = vertices[1:]
	}
	return vertices
}

// cut divides the rings where borders meet: at vertices whose two neighbours are not the same in every ring.
func (b *builder) cut() ([]orb.LineString, []sides, error) {
	meeting := b.meetingPoints()
	var arcs []orb.LineString
	var beside []sides
	starts := make(map[[2]int32]int32) // the first edge of an arc, in either direction, to its reference
	var errs []error
	for _, l := range b.rings {
		for _, piece := range pieces(l.vertices, meeting) {
			first, last := [2]int32{piece[0], piece[1]}, [2]int32{piece[len(piece)-1], piece[len(piece)-2]}
			ref, known := starts[first]
			if !known {
				ref = int32(len(arcs))
				arc := make(orb.LineString, len(piece))
				for i, v := range piece {
					arc[i] = b.points[v]
				}
				arcs, beside = append(arcs, arc), append(beside, sides{outside, outside})
				starts[first], starts[last] = ref, ^ref
			}
			side := &beside[arcOf(ref)].left
			if ref < 0 {
				side = &beside[^ref].right
			}
			if *side != outside {
				errs = append(errs, b.overlapError(l.area, *side, b.points[piece[0]]))
				continue
			}
			*side = l.area
		}
	}
	return arcs, beside, errors.Join(errs...)
}

func (b *builder) overlapError(area, other int32, at orb.Point) error {
	if area == other {
		return b.areas[area].errorf("lo stesso tratto di confine è percorso due volte presso %s", place(at))
	}
	return b.areas[area].errorf("si sovrappone a %s %s presso %s", b.areas[other].Code, b.areas[other].Name, place(at))
}

// meetingPoints marks the vertices at which rings come together or part.
func (b *builder) meetingPoints() []bool {
	type pair struct{ low, high int32 }
	seen := make([]pair, len(b.points)) // numbers plus one: zero is "not yet seen"
	meeting := make([]bool, len(b.points))
	for _, l := range b.rings {
		for i, v := range l.vertices {
			before := l.vertices[(i+len(l.vertices)-1)%len(l.vertices)] + 1
			after := l.vertices[(i+1)%len(l.vertices)] + 1
			now := pair{min(before, after), max(before, after)}
			if seen[v] == (pair{}) {
				seen[v] = now
			} else if seen[v] != now {
				meeting[v] = true
			}
		}
	}
	return meeting
}

// pieces cuts a ring at the meetings on it. A ring without any is one piece that begins at its lowest number, forwards
// in every ring that runs along it, so that both its users find it.
func pieces(vertices []int32, meeting []bool) [][]int32 {
	start := slices.IndexFunc(vertices, func(v int32) bool { return meeting[v] })
	if start < 0 {
		start = slices.Index(vertices, slices.Min(vertices))
	}
	closed := make([]int32, 0, len(vertices)+1)
	closed = append(append(append(closed, vertices[start:]...), vertices[:start]...), vertices[start])
	var cut [][]int32
	from := 0
	for i := 1; i < len(closed); i++ {
		if meeting[closed[i]] || i == len(closed)-1 {
			cut = append(cut, closed[from:i+1])
			from = i
		}
	}
	return cut
}

// insert adds to each ring the vertices of others that lie exactly on its edges, and says whether there were any.
func (b *builder) insert(arcs []orb.LineString, met []meeting) bool {
	on := make(map[[2]int32][]int32) // an edge, low number first, to the vertices on it
	note := func(edge segment, v orb.Point) {
		p, q := edge.ends(arcs)
		if v != p && v != q && onBox(v, p, q) && orientation(p, q, v) == 0 {
			m, n := b.number[p], b.number[q]
			key := [2]int32{min(m, n), max(m, n)}
			on[key] = append(on[key], b.number[v])
		}
	}
	for _, m := range met {
		for _, pair := range [2][2]segment{{m.a, m.b}, {m.b, m.a}} {
			p, q := pair[1].ends(arcs)
			note(pair[0], p)
			note(pair[0], q)
		}
	}
	if len(on) == 0 {
		return false
	}
	for i, l := range b.rings {
		var vertices []int32
		for j, v := range l.vertices {
			vertices = append(vertices, v)
			next := l.vertices[(j+1)%len(l.vertices)]
			between := on[[2]int32{min(v, next), max(v, next)}]
			away := func(a, b orb.Point) float64 { return max(math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1])) }
			slices.SortFunc(between, func(m, n int32) int {
				return cmp.Compare(away(b.points[v], b.points[m]), away(b.points[v], b.points[n]))
			})
			vertices = append(vertices, slices.Compact(slices.Clone(between))...)
		}
		b.rings[i].vertices = vertices
	}
	return true
}

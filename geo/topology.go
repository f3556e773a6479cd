package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Topology holds areas whose borders are arcs: a border between two areas exists once and both refer to it.
type Topology struct {
	arcs  []orb.LineString // from one meeting of borders to the next, or a closed loop
	sides []sides          // what lies beside each arc
	areas []region         // sorted by code
	index map[string]int   // code to position in areas

	surfaces func() []float64 // of the areas, in square metres: measured together, when the first is asked for
}

// region is an area as references to arcs.
type region struct {
	code, name string
	extra      string
	polygons   [][]ring // the outer ring first, counter-clockwise; holes clockwise
	bound      orb.Bound
}

// ring lists the arcs of a closed line: i is arc i as it is, ^i is arc i backwards (as in TopoJSON).
type ring []int32

// sides names the areas to the left and to the right of an arc.
type sides struct{ left, right int32 }

// outside stands for what belongs to no area.
const outside int32 = -1

// Codes lists the codes of all areas in order; every output has this order.
func (t *Topology) Codes() []string {
	codes := make([]string, len(t.areas))
	for i, a := range t.areas {
		codes[i] = a.code
	}
	return codes
}

// Has reports whether there is an area with this code.
func (t *Topology) Has(code string) bool {
	_, ok := t.index[code]
	return ok
}

// Name is the name of an area, "" when the code is unknown.
func (t *Topology) Name(code string) string {
	if i, ok := t.index[code]; ok {
		return t.areas[i].name
	}
	return ""
}

// Extra is the further text about an area, "" when it has none or the code is unknown. A merged area has none.
func (t *Topology) Extra(code string) string {
	if i, ok := t.index[code]; ok {
		return t.areas[i].extra
	}
	return ""
}

// Vertices counts the vertices of all arcs; a border between two areas counts once.
func (t *Topology) Vertices() int {
	n := 0
	for _, arc := range t.arcs {
		n += len(arc)
	}
	return n
}

// Bound is the smallest box around all areas.
func (t *Topology) Bound() orb.Bound { return boundOf(t.arcs) }

func boundOf(arcs []orb.LineString) orb.Bound {
	if len(arcs) == 0 {
		return orb.Bound{}
	}
	b := arcs[0].Bound()
	for _, arc := range arcs[1:] {
		b = b.Union(arc.Bound())
	}
	return b
}

// Areas returns every area with its geometry: rings closed, outer rings counter-clockwise and holes clockwise.
func (t *Topology) Areas() []Area {
	areas := make([]Area, len(t.areas))
	for i, a := range t.areas {
		areas[i] = Area{Code: a.code, Name: a.name, Geometry: t.geometry(a), Extra: a.extra}
	}
	return areas
}

// Rename returns the same areas under other names.
func (t *Topology) Rename(name func(code string) string) *Topology {
	renamed := *t
	renamed.areas = slices.Clone(t.areas)
	for i := range renamed.areas {
		renamed.areas[i].name = name(renamed.areas[i].code)
	}
	return &renamed
}

// WithExtra returns the same areas with other further texts.
func (t *Topology) WithExtra(extra func(code string) string) *Topology {
	marked := *t
	marked.areas = slices.Clone(t.areas)
	for i := range marked.areas {
		marked.areas[i].extra = extra(marked.areas[i].code)
	}
	return &marked
}

func (t *Topology) geometry(a region) orb.MultiPolygon {
	shape := make(orb.MultiPolygon, len(a.polygons))
	for i, rings := range a.polygons {
		shape[i] = make(orb.Polygon, len(rings))
		for j, r := range rings {
			shape[i][j] = orb.Ring(trace(t.arcs, r))
		}
	}
	return shape
}

// trace joins the arcs of a ring into one closed line.
func trace(arcs []orb.LineString, r ring) orb.LineString {
	n := 1
	for _, ref := range r {
		n += len(arcs[arcOf(ref)]) - 1
	}
	line := make(orb.LineString, 0, n)
	for _, ref := range r {
		if len(line) > 0 {
			line = line[:len(line)-1] // the next arc begins with the same vertex
		}
		arc := arcs[arcOf(ref)]
		if ref >= 0 {
			line = append(line, arc...)
			continue
		}
		for _, p := range slices.Backward(arc) {
			line = append(line, p)
		}
	}
	return line
}

func arcOf(ref int32) int32 {
	if ref < 0 {
		return ^ref
	}
	return ref
}

// withArcs returns the same areas on other lines, one for each arc.
func (t *Topology) withArcs(arcs []orb.LineString) *Topology {
	return assemble(arcs, t.sides, slices.Clone(t.areas))
}

func compare(a, b orb.Point) int {
	if c := cmp.Compare(a[0], b[0]); c != 0 {
		return c
	}
	return cmp.Compare(a[1], b[1])
}

package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Locator answers in which area a point lies. It may be used by several goroutines at once.
type Locator struct {
	topology *Topology
	bound    orb.Bound
	perY     float64 // bands for each degree of latitude
	count    int
	bands    drawers // horizontal bands of equal height, each with the segments that pass through it
}

// Locator prepares the look-up of points.
func (t *Topology) Locator() *Locator {
	l := &Locator{topology: t, bound: t.Bound(), count: 1}
	climb, edges := 0.0, 0
	for _, arc := range t.arcs {
		for j := range len(arc) - 1 {
			climb += math.Abs(arc[j+1][1] - arc[j][1])
		}
		edges += len(arc) - 1
	}
	// Bands as high as an edge on average: lower ones would hold hardly fewer edges, and each edge several times.
	if height := l.bound.Max[1] - l.bound.Min[1]; climb > 0 {
		l.count = max(1, min(edges, int(float64(edges)*height/climb)))
		l.perY = float64(l.count) / height
	}
	l.bands = file(t.arcs, l.count, func(p, q orb.Point, put func(int)) {
		a, b := l.band(p[1]), l.band(q[1])
		for band := min(a, b); band <= max(a, b); band++ {
			put(band)
		}
	})
	return l
}

func (l *Locator) band(y float64) int {
	return int(min(max((y-l.bound.Min[1])*l.perY, 0), float64(l.count-1)))
}

// Locate finds the area in which a point lies: the one whose border a ray to the east crosses an odd number of times.
// A crossing counts for the areas on both sides at once, and is decided exactly; so a point lies in one area at most,
// also on a border, where it belongs to the area to the east of it (or to the north, on a horizontal border).
func (l *Locator) Locate(p orb.Point) (code string, ok bool) {
	if !l.bound.Contains(p) {
		return "", false
	}
	inside := make(map[int32]bool)
	for _, s := range l.bands.drawer(l.band(p[1])) {
		if a, b := s.ends(l.topology.arcs); crossesRay(a, b, p) {
			beside := l.topology.sides[s.arc]
			toggle(inside, beside.left)
			toggle(inside, beside.right)
		}
	}
	for area := range inside { // at most one but for the outside
		if area != outside {
			return l.topology.areas[area].code, true
		}
	}
	return "", false
}

// westOf is the area just west of a vertex that is the westernmost of its borders: of those crossed by a ray to the
// west, the one crossed an odd number of times.
func (l *Locator) westOf(p orb.Point) int32 {
	inside := make(map[int32]bool)
	for _, s := range l.bands.drawer(l.band(p[1])) {
		a, b := s.ends(l.topology.arcs)
		if a[1] > b[1] {
			a, b = b, a
		}
		if a[1] <= p[1] && p[1] < b[1] && orientation(a, b, p) < 0 {
			beside := l.topology.sides[s.arc]
			toggle(inside, beside.left)
			toggle(inside, beside.right)
		}
	}
	found := outside
	for area := range inside {
		found = max(found, area)
	}
	return found
}

func toggle(set map[int32]bool, member int32) {
	if set[member] {
		delete(set, member)
	} else {
		set[member] = true
	}
}

// Border is the stretch of border nearest to a point.
type Border struct {
	A, B   string // the codes of the areas on its sides, A before B; A is "" where one side is outside
	Metres float64
}

// Border finds the border nearest to a point.
func (l *Locator) Border(p orb.Point) Border {
	best, nearest := segment{}, math.Inf(1)
	visit := func(band int) {
		for _, s := range l.bands.drawer(band) {
			a, b := s.ends(l.topology.arcs)
			if d := toSegment(p, a, b); d < nearest {
				best, nearest = s, d
			}
		}
	}
	_, north := metresPerDegree(p[1])
	height := north * 0.99 / l.perY // of a band, in metres, at least
	middle := l.band(p[1])
	for away := 0; away < l.count && float64(away-1)*height < nearest; away++ {
		if middle-away >= 0 {
			visit(middle - away)
		}
		if away > 0 && middle+away < l.count {
			visit(middle + away)
		}
	}
	beside := l.topology.sides[best.arc]
	a, b := l.code(beside.left), l.code(beside.right)
	return Border{min(a, b), max(a, b), nearest}
}

func (l *Locator) code(area int32) string {
	if area == outside {
		return ""
	}
	return l.topology.areas[area].code
}

// toSegment is the distance of p from the segment a-b in metres, in the plane that touches the ellipsoid at p.
func toSegment(p, a, b orb.Point) float64 {
	east, north := metresPerDegree(p[1])
	ax, ay := (a[0]-p[0])*east, (a[1]-p[1])*north
	dx, dy := (b[0]-a[0])*east, (b[1]-a[1])*north
	along := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		along = min(max(-(ax*dx+ay*dy)/square, 0), 1)
	}
	return math.Hypot(ax+along*dx, ay+along*dy)
}

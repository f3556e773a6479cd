package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// LabelPoint is a point well inside an area in longitude and latitude: the one farthest from its border, up to a
// hundredth of the area's extent, in the largest of its parts. A label or a marker put there falls within the area however it winds.
func (t *Topology) LabelPoint(code string) (p orb.Point, ok bool) {
	i, ok := t.index[code]
	if !ok {
		return p, false
	}
	shape := largest(t.geometry(t.areas[i]))
	bound := shape.Bound()
	east, north := metresPerDegree(bound.Center()[1])
	narrow := east / north // makes a degree as long in both directions
	for _, line := range shape {
		for k := range line {
			line[k][0] *= narrow
		}
	}
	bound = shape.Bound()
	precision := max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]) / 100
	pole, _ := inaccessible(shape, precision)
	return orb.Point{pole[0] / narrow, pole[1]}, true
}

// largest is the polygon with the largest outer ring.
func largest(shape orb.MultiPolygon) orb.Polygon {
	return slices.MaxFunc(shape, func(a, b orb.Polygon) int {
		return cmp.Compare(math.Abs(planarArea(orb.LineString(a[0]))), math.Abs(planarArea(orb.LineString(b[0]))))
	})
}

// inaccessible finds the pole of inaccessibility, the inner point farthest from the border, to the given precision, and
// how far from the border it is. Squares that might hold a better point than the best yet are divided in four, the most
// promising first (Garcia-Castellanos & Lombardo, Poles of inaccessibility, 2007, with the search of Mapbox's polylabel).
func inaccessible(shape orb.Polygon, precision float64) (orb.Point, float64) {
	bound := boxAround(shape[0]...)
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	best := square{center: middle(shape)}
	best.depth = depth(shape, best.center, 0, math.Inf(1))
	var open squares
	add := func(center orb.Point, half, reach float64) {
		enough := best.depth + min(precision-half*math.Sqrt2, 0) // a depth up to this makes the square useless
		s := square{center, half, depth(shape, center, enough, reach)}
		if s.depth > best.depth {
			best = s
		}
		if s.promise()-best.depth > precision {
			open.push(s)
		}
	}
	side := max(min(width, height), max(width, height)/64)
	for x := bound.Min[0]; x < bound.Max[0]; x += side {
		for y := bound.Min[1]; y < bound.Max[1]; y += side {
			add(orb.Point{x + side/2, y + side/2}, side/2, math.Inf(1))
		}
	}
	for len(open) > 0 {
		s := open.pop()
		if s.promise()-best.depth <= precision {
			break
		}
		h := s.half / 2
		for _, d := range [4]orb.Point{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			add(orb.Point{s.center[0] + d[0], s.center[1] + d[1]}, h, math.Abs(s.depth)+2*h)
		}
	}
	return best.center, max(best.depth, 0)
}

// middle is a point inside a shape however thin: half way along the longest of the stretches that the parallel through
// the middle of its box has within it.
func middle(shape orb.Polygon) orb.Point {
	p := boxAround(shape[0]...).Center()
	var crossings []float64
	for _, line := range shape {
		for i := 1; i < len(line); i++ {
			if a, b := line[i-1], line[i]; (a[1] > p[1]) != (b[1] > p[1]) {
				crossings = append(crossings, a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]))
			}
		}
	}
	slices.Sort(crossings)
	longest := 0.0
	for i := 0; i+1 < len(crossings); i += 2 {
		if length := crossings[i+1] - crossings[i]; length > longest {
			longest, p[0] = length, (crossings[i]+crossings[i+1])/2
		}
	}
	return p
}

// depth is the distance of a point from the border of a shape, negative outside; or some distance up to enough, where a
// piece of the border is so near. Reach is a distance within which there is some of the border: what lies beyond it, or
// beyond the nearest found, is not measured.
func depth(shape orb.Polygon, p orb.Point, enough, reach float64) float64 {
	inside, nearest := false, math.Inf(1) // its square
	left, right, below, above := p[0]-reach, p[0]+reach, p[1]-reach, p[1]+reach
	for _, line := range shape {
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			if a[1] < below && b[1] < below || a[1] > above && b[1] > above {
				continue
			}
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
				inside = !inside
			}
			if a[0] < left && b[0] < left || a[0] > right && b[0] > right {
				continue
			}
			dx, dy := b[0]-a[0], b[1]-a[1]
			along := 0.0
			if square := dx*dx + dy*dy; square > 0 {
				along = min(max(((p[0]-a[0])*dx+(p[1]-a[1])*dy)/square, 0), 1)
			}
			x, y := a[0]+along*dx-p[0], a[1]+along*dy-p[1]
			if away := x*x + y*y; away < nearest {
				nearest = away
				if reach = math.Sqrt(away); reach < enough {
					return reach
				}
				left, right, below, above = p[0]-reach, p[0]+reach, p[1]-reach, p[1]+reach
			}
		}
	}
	if inside {
		return math.Sqrt(nearest)
	}
	return -math.Sqrt(nearest)
}

// square is a part of the plane under search.
type square struct {
	center orb.Point
	half   float64 // half the length of its side
	depth  float64
}

// promise is more than the depth of any point in the square.
func (s square) promise() float64 { return s.depth + s.half*math.Sqrt2 }

// squares is a heap, the most promising first.
type squares []square

func (q *squares) push(s square) {
	*q = append(*q, s)
	h := *q
	for i := len(h) - 1; i > 0 && h[i].promise() > h[(i-1)/2].promise(); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
}

func (q *squares) pop() square {
	h := *q
	top := h[0]
	h[0] = h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(h) {
			return top
		}
		if child+1 < len(h) && h[child+1].promise() > h[child].promise() {
			child++
		}
		if h[i].promise() >= h[child].promise() {
			return top
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}

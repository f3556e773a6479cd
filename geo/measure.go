package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// WGS84: semi-major axis in metres and first eccentricity squared.
const (
	equatorRadius = 6378137.0
	flattening    = 1 / 298.257223563
	eccentricity2 = flattening * (2 - flattening)
)

// Area is the surface of an area on the WGS84 ellipsoid in square kilometres, 0 when the code is unknown. It is that of
// the polygon as RFC 7946 defines it, its edges straight in longitude and latitude, within 1e-12 of its value for edges
// up to one degree. So areas add up: merged areas have the sum of their members' surfaces. Geodesics for edges would
// give the same but for about 100 m² for each edge of 2 km along a parallel, one eighth of that for each of 1 km.
func (t *Topology) Area(code string) float64 {
	i, ok := t.index[code]
	if !ok {
		return 0
	}
	return t.surfaces()[i] / 1e6
}

// measure gives the surface of every area in square metres: what lies between an arc and a parallel counts for the area
// on the left of the arc and against the one on its right.
func (t *Topology) measure() []float64 {
	parallel := authalic(t.Bound().Center()[1]) // in their midst, which keeps the digits that a large common part would cost
	surfaces := make([]float64, len(t.areas))
	for i, arc := range t.arcs {
		surface := surfaceBeside(arc, parallel)
		if left := t.sides[i].left; left != outside {
			surfaces[left] += surface
		}
		if right := t.sides[i].right; right != outside {
			surfaces[right] -= surface
		}
	}
	return surfaces
}

// surfaceBeside is the integral over longitude, westwards, of the surface in square metres between a parallel and a line
// (Snyder, Map Projections: A Working Manual, 1987, eq. 3-12, whose q is that surface). Each edge is integrated by
// Gauss-Legendre quadrature with three nodes.
func surfaceBeside(line orb.LineString, parallel float64) float64 {
	const node, outer, middle = 0.7745966692414834, 5.0 / 18, 8.0 / 18 // of the rule on [0, 1]
	sum := 0.0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		mid, half := (a[1]+b[1])/2, (b[1]-a[1])/2
		mean := outer*(authalic(mid-node*half)+authalic(mid+node*half)) + middle*authalic(mid)
		sum -= (b[0] - a[0]) * math.Pi / 180 * (mean - parallel)
	}
	return sum
}

// authalic is the surface in square metres, for each radian of longitude, between the equator and a latitude.
func authalic(latitude float64) float64 {
	e := math.Sqrt(eccentricity2)
	sin := math.Sin(latitude * math.Pi / 180)
	return equatorRadius * equatorRadius * (1 - eccentricity2) / 2 *
		(sin/(1-eccentricity2*sin*sin) + math.Atanh(e*sin)/e)
}

// length is the length of a line on the WGS84 ellipsoid in metres, within a millionth for edges up to 10 km.
func length(line orb.LineString) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += distance(line[i-1], line[i])
	}
	return sum
}

// distance is that between near points: the radii of curvature half way make the ellipsoid a plane.
func distance(a, b orb.Point) float64 {
	east, north := metresPerDegree((a[1] + b[1]) / 2)
	return math.Hypot((b[0]-a[0])*east, (b[1]-a[1])*north)
}

// metresPerDegree is how long a degree of longitude and one of latitude are at a latitude (Snyder, eq. 4-18 to 4-21).
func metresPerDegree(latitude float64) (east, north float64) {
	sin, cos := math.Sincos(latitude * math.Pi / 180)
	v := 1 - eccentricity2*sin*sin
	normal := equatorRadius / math.Sqrt(v)
	meridian := normal * (1 - eccentricity2) / v
	return normal * cos * math.Pi / 180, meridian * math.Pi / 180
}

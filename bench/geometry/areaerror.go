package main

import (
	"math"
	"slices"

	"ambitilombardia/geo"
	"github.com/paulmach/orb"
)

// areaError is the surface in km² by which areas differ from the true ones: the symmetric difference, summed over the
// areas. Rings of both laid over each other and filled by the even-odd rule are just that; it is measured exactly along
// many parallels, whose distance is small against any bend of a border that matters.
func areaError(truth, other *geo.Topology) float64 {
	shapes := make(map[string]orb.MultiPolygon)
	for _, a := range other.Areas() {
		shapes[a.Code] = a.Geometry
	}
	sum := 0.0
	for _, a := range truth.Areas() {
		sum += evenOdd(append(a.Geometry, shapes[a.Code]...))
	}
	return sum
}

const parallels = 4000 // for each area

func evenOdd(shape orb.MultiPolygon) float64 {
	bound := shape.Bound()
	step := (bound.Max[1] - bound.Min[1]) / parallels
	latitude := func(i int) float64 { return bound.Min[1] + (float64(i)+0.5)*step }
	crossings := make([][]float64, parallels)
	for _, polygon := range shape {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				low, high := ring[i-1], ring[i]
				if low[1] > high[1] {
					low, high = high, low
				}
				first := max(0, int(math.Ceil((low[1]-bound.Min[1])/step-0.5)))
				for k := first; k < parallels && latitude(k) < high[1]; k++ {
					if y := latitude(k); y >= low[1] {
						crossings[k] = append(crossings[k], low[0]+(high[0]-low[0])*(y-low[1])/(high[1]-low[1]))
					}
				}
			}
		}
	}
	const kmPerDegree = 111.2 // enough: only the ratio of two such sums is used
	sum := 0.0
	for k, xs := range crossings {
		slices.Sort(xs)
		width := 0.0
		for i := 0; i+1 < len(xs); i += 2 {
			width += xs[i+1] - xs[i]
		}
		sum += width * math.Cos(latitude(k)*math.Pi/180) * step * kmPerDegree * kmPerDegree
	}
	return sum
}

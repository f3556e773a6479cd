package main

import (
	"math"
	"testing"

	"ambitilombardia/geo"
	"github.com/paulmach/orb"
)

func square(t *testing.T, x0, y0, x1, y1 float64) *geo.Topology {
	t.Helper()
	topology, err := geo.Build([]geo.Area{{Code: "a", Geometry: orb.MultiPolygon{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	return topology
}

func TestAreaErrorIsTheSymmetricDifference(t *testing.T) {
	truth := square(t, 9, 45, 10, 46)
	for name, c := range map[string]struct {
		other *geo.Topology
		want  float64 // as a part of the square
	}{
		"the same":            {square(t, 9, 45, 10, 46), 0},
		"a tenth to the east": {square(t, 9.1, 45, 10.1, 46), 0.2},
		"half of it":          {square(t, 9, 45, 9.5, 46), 0.5},
		"elsewhere":           {square(t, 12, 45, 13, 46), 2},
	} {
		got := areaError(truth, c.other) / truth.Area("a")
		if math.Abs(got-c.want) > 0.005 { // the sphere is not the ellipsoid
			t.Errorf("%s: %.4f of the square, want %v", name, got, c.want)
		}
	}
}

package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// Every random point lies in exactly the one area that counting each area's own rings gives.
func TestLocateAgreesWithEachAreaAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	topology := comuni(t).Dissolve(district)
	locator := topology.Locator()
	areas := topology.Areas()
	bound := topology.Bound()
	found := 0
	for range 3000 {
		p := orb.Point{
			bound.Min[0] + random.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + random.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		in := ""
		for i, a := range areas {
			inside := false
			if topology.areas[i].bound.Contains(p) {
				for _, polygon := range a.Geometry {
					for _, ring := range polygon {
						within, _ := contains(orb.LineString(ring), p)
						inside = inside != within
					}
				}
			}
			if inside {
				if in != "" {
					t.Errorf("%v lies in %s and in %s", p, in, a.Code)
				}
				in = a.Code
			}
		}
		got, ok := locator.Locate(p)
		if got != in || ok != (in != "") {
			t.Errorf("%v is located in %q, lies in %q", p, got, in)
		}
		if ok {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d of 3000 points lie in the region", found)
	}
}

// Points on borders and vertices too belong to one area at most, and to one in the middle of the territory.
func TestLocateOnBorders(t *testing.T) {
	topology := raster(t, "aab", "acb", "ddb")
	locator := topology.Locator()
	for _, c := range []struct {
		p    orb.Point
		want string
	}{
		{orb.Point{1, 1.5}, "c"},    // a border belongs to what is east of it
		{orb.Point{1.5, 1}, "c"},    // and to what is north
		{orb.Point{1, 1}, "c"},      // so does a corner
		{orb.Point{1.5, 2}, "a"},    // a horizontal border
		{orb.Point{0, 0}, "d"},      // the south-western corner of all
		{orb.Point{3, 1}, ""},       // the eastern edge is outside
		{orb.Point{1, 3}, ""},       // so is the northern one
		{orb.Point{-1, -1}, ""},     // far outside
		{orb.Point{2.5, 1e-9}, "b"}, // close to the edge
	} {
		if got, _ := locator.Locate(c.p); got != c.want {
			t.Errorf("%v lies in %q, want %q", c.p, got, c.want)
		}
	}
}

func TestBorderIsTheNearest(t *testing.T) {
	topology := comuni(t).Dissolve(district)
	locator := topology.Locator()
	random := rand.New(rand.NewPCG(13, 14))
	bound := topology.Bound().Pad(0.2)
	for range 200 {
		p := orb.Point{
			bound.Min[0] + random.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + random.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		nearest := math.Inf(1)
		for _, arc := range topology.arcs {
			for i := 1; i < len(arc); i++ {
				nearest = min(nearest, toSegment(p, arc[i-1], arc[i]))
			}
		}
		if got := locator.Border(p); got.Metres != nearest {
			t.Errorf("%v is %v m from a border, not %v", p, nearest, got.Metres)
		}
	}
}

func TestBorderNamesBothSides(t *testing.T) {
	locator := build(t, area("b", orb.Polygon{box(9, 45, 9.1, 45.1)}), area("a", orb.Polygon{box(9.1, 45, 9.2, 45.1)})).Locator()
	// GeographicLib 2.1.2: 0.001° of longitude at 45.05° N are 78.78 m.
	if got := locator.Border(orb.Point{9.101, 45.05}); got.A != "a" || got.B != "b" || math.Abs(got.Metres-78.78) > 0.01 {
		t.Errorf("near the common border: %+v", got)
	}
	if got := locator.Border(orb.Point{9.199, 45.05}); got.A != "" || got.B != "a" {
		t.Errorf("near the outer border: %+v", got)
	}
}

// What the browser gets, simplified and on a coarse grid, must agree with the full borders for 99.9 % of the points.
func TestLocateOnGeneralisedBorders(t *testing.T) {
	full := comuni(t).Dissolve(district)
	small, err := simplified(t, full, SimplifyOptions{Tolerance: 50}).Snap(1e-4)
	if err != nil {
		t.Fatal(err)
	}
	truth, guess := full.Locator(), small.Locator()
	random := rand.New(rand.NewPCG(15, 16))
	bound := full.Bound()
	points, wrong := 0, 0
	for points < 20_000 {
		p := orb.Point{
			bound.Min[0] + random.Float64()*(bound.Max[0]-bound.Min[0]),
			bound.Min[1] + random.Float64()*(bound.Max[1]-bound.Min[1]),
		}
		want, inside := truth.Locate(p)
		if !inside {
			continue
		}
		points++
		if got, _ := guess.Locate(p); got != want {
			wrong++
		}
	}
	if wrong > points/1000 {
		t.Errorf("%d of %d points are located wrongly", wrong, points)
	}
}

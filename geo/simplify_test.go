package geo

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func simplified(t testing.TB, topology *Topology, o SimplifyOptions) *Topology {
	t.Helper()
	simple, err := topology.Simplify(o)
	if err != nil {
		t.Fatal(err)
	}
	return simple
}

// However much is removed, borders stay apart and shared, no area vanishes and the surfaces still add up.
func TestSimplifyKeepsBordersSound(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	topologies := map[string]*Topology{"comuni": comuni(t), "districts": comuni(t).Dissolve(district)}
	for i := range 5 {
		topologies[fmt.Sprint("wiggly ", i)] = wiggly(t, random, 3+i, 3, 40)
	}
	for name, topology := range topologies {
		region := 0.0
		for _, code := range topology.Codes() {
			region += topology.Area(code)
		}
		for _, keep := range []float64{0.5, 0.1, 0.02, 1e-9} {
			t.Run(fmt.Sprintf("%s, %v kept", name, keep), func(t *testing.T) {
				simple := simplified(t, topology, SimplifyOptions{Keep: keep})
				mustBeSound(t, simple)
				if !slices.Equal(simple.Codes(), topology.Codes()) {
					t.Fatal("areas have vanished")
				}
				for i, a := range simple.areas {
					if got, want := ringCount(a), ringCount(topology.areas[i]); got != want {
						t.Errorf("%s has %d rings, had %d", a.code, got, want)
					}
					if !slices.Equal(codesOf(simple.Neighbours(a.code)), codesOf(topology.Neighbours(a.code))) {
						t.Errorf("%s has other neighbours than before", a.code)
					}
				}
				sum := 0.0
				for _, code := range simple.Codes() {
					sum += simple.Area(code)
				}
				outline := simple.Dissolve(func(string) (string, bool) { return "all", true })
				if all := outline.Area("all"); math.Abs(all-sum) > 1e-9*sum {
					t.Errorf("the areas sum to %v km², their union to %v", sum, all)
				}
				if keep == 0.5 && math.Abs(sum-region) > 0.002*region {
					t.Errorf("%v km² became %v", region, sum)
				}
			})
		}
	}
}

func ringCount(a region) int {
	n := 0
	for _, rings := range a.polygons {
		n += len(rings)
	}
	return n
}

func codesOf(neighbours []Neighbour) []string {
	var codes []string
	for _, n := range neighbours {
		codes = append(codes, n.Code)
	}
	return codes
}

func removable(t *Topology) int {
	n := 0
	for _, arc := range t.arcs {
		n += len(arc) - 2
	}
	return n
}

func TestSimplifyKeepsThePartAskedFor(t *testing.T) {
	topology := comuni(t)
	before := removable(topology)
	for _, keep := range []float64{1, 0.75, 0.5, 0.25} {
		after := removable(simplified(t, topology, SimplifyOptions{Keep: keep}))
		if want := int(math.Ceil(keep * float64(before))); after != want {
			t.Errorf("of %d vertices %d are left, want %d", before, after, want)
		}
	}
}

func TestSimplifyFitsTheSize(t *testing.T) {
	topology := comuni(t).Dissolve(district)
	for _, size := range []int{200_000, 100_000, 60_000} {
		var out bytes.Buffer
		if err := simplified(t, topology, SimplifyOptions{Bytes: size}).WriteTopoJSON(&out, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if out.Len() > size || out.Len() < size-100 {
			t.Errorf("%d bytes, want %d or a little less", out.Len(), size)
		}
	}
	if _, err := topology.Simplify(SimplifyOptions{Bytes: 1000}); err == nil {
		t.Error("a size too small for even the barest borders was not refused")
	}
}

// A border may lie off the true one by about the tolerance: here, by at most three times as much for 99.9 % of the
// vertices that have gone.
func TestSimplifyStaysNear(t *testing.T) {
	topology := comuni(t)
	const tolerance = 100
	locator := simplified(t, topology, SimplifyOptions{Tolerance: tolerance}).Locator()
	vertices, far := 0, 0
	for _, arc := range topology.arcs {
		for _, p := range arc {
			vertices++
			if locator.Border(p).Metres > 3*tolerance {
				far++
			}
		}
	}
	if far > vertices/1000 {
		t.Errorf("%d of %d vertices are more than %d m off", far, vertices, 3*tolerance)
	}
}

func TestSimplifyTwiceChangesNothing(t *testing.T) {
	for _, tolerance := range []float64{50, 500, 5000} {
		once := simplified(t, comuni(t), SimplifyOptions{Tolerance: tolerance})
		twice := simplified(t, once, SimplifyOptions{Tolerance: tolerance})
		if !slices.EqualFunc(once.arcs, twice.arcs, orb.LineString.Equal) {
			t.Errorf("tolerance %v: %d vertices became %d the second time", tolerance, once.Vertices(), twice.Vertices())
		}
	}
}

func TestSimplifyRemovesTheLeastImportantFirst(t *testing.T) {
	// A square with a dent of 1 m and a bay of 1 km on its southern side.
	topology := build(t, area("a", orb.Polygon{{{9, 45}, {9.02, 45.00001}, {9.04, 45}, {9.06, 45.009}, {9.08, 45}, {9.1, 45}, {9.1, 45.1}, {9, 45.1}, {9, 45}}}))
	has := func(t *Topology, p orb.Point) bool { return slices.Contains(t.arcs[0], p) }
	dent, bay := orb.Point{9.02, 45.00001}, orb.Point{9.06, 45.009}
	if simple := simplified(t, topology, SimplifyOptions{Tolerance: 200}); has(simple, dent) || !has(simple, bay) {
		t.Errorf("200 m: want the dent gone and the bay kept, have %v", simple.arcs)
	}
	if simple := simplified(t, topology, SimplifyOptions{Tolerance: 3000}); has(simple, bay) || len(simple.arcs[0]) != 5 {
		t.Errorf("3000 m: want the square alone, have %v", simple.arcs)
	}
}

// An island in a bay holds the bay open: without the check the shore would pass over it.
func TestSimplifyDoesNotPassOverAnIsland(t *testing.T) {
	shore := orb.Ring{{0, 0}, {4, 0}, {2, 0.02}, {4, 0.04}, {4, 4}, {0, 4}, {0, 0}}
	island := orb.Ring{{3.5, 0.019}, {3.6, 0.019}, {3.6, 0.021}, {3.5, 0.021}, {3.5, 0.019}}
	topology := build(t, area("a", orb.Polygon{shore}), area("b", orb.Polygon{island}))
	simple := simplified(t, topology, SimplifyOptions{Tolerance: 30_000})
	mustBeSound(t, simple)
	if got, _ := simple.Locator().Locate(orb.Point{3.55, 0.0195}); got == "a" {
		t.Error("the island lies in the area beside it")
	}
}

func TestSimplifyKeepsTheExclave(t *testing.T) {
	const campione = "013040" // Campione d'Italia, 2.7 km² within Switzerland
	all := comuni(t)
	simple := simplified(t, all, SimplifyOptions{Keep: 1e-9})
	inside, _ := all.LabelPoint(campione)
	if code, _ := simple.Locator().Locate(inside); code != campione {
		t.Errorf("where Campione d'Italia was there is %q", code)
	}
	if len(simple.Neighbours(campione)) != 0 {
		t.Error("Campione d'Italia has neighbours")
	}
}

func TestSimplifyRefusesContradictions(t *testing.T) {
	topology := raster(t, "ab")
	for _, o := range []SimplifyOptions{{}, {Tolerance: 5, Keep: 0.5}, {Keep: 1.5}, {Tolerance: -1}, {Keep: math.NaN()}} {
		if _, err := topology.Simplify(o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
}

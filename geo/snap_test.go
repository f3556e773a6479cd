package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func snapped(t testing.TB, topology *Topology, grid float64) *Topology {
	t.Helper()
	s, err := topology.Snap(grid)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSnapKeepsBordersSound(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	topologies := map[string]*Topology{"comuni": comuni(t)}
	for i := range 5 {
		topologies[fmt.Sprint("wiggly ", i)] = wiggly(t, random, 3+i, 3, 40)
	}
	for name, topology := range topologies {
		grids := []float64{1e-6, 1e-4, 1e-3, 1.0 / 300}
		if name == "comuni" {
			grids = grids[:2]
		}
		for _, grid := range grids {
			t.Run(fmt.Sprintf("%s, %v", name, grid), func(t *testing.T) {
				s := snapped(t, topology, grid)
				mustBeSound(t, s)
				if !slices.Equal(s.Codes(), topology.Codes()) {
					t.Fatal("areas have vanished")
				}
				for _, arc := range s.arcs {
					for _, p := range arc {
						x, y := p[0]/grid, p[1]/grid
						if math.Abs(x-math.Round(x)) > 1e-6 || math.Abs(y-math.Round(y)) > 1e-6 {
							t.Fatalf("%v is not on the grid", p)
						}
					}
				}
			})
		}
	}
}

func TestSnapTwiceChangesNothing(t *testing.T) {
	once := snapped(t, wiggly(t, rand.New(rand.NewPCG(9, 9)), 4, 4, 30), 1e-4)
	twice := snapped(t, once, 1e-4)
	if !slices.EqualFunc(once.arcs, twice.arcs, orb.LineString.Equal) {
		t.Error("vertices on the grid have moved")
	}
}

// Two borders a tenth of a step apart would fall together on the nearest places.
func TestSnapKeepsNearBordersApart(t *testing.T) {
	topology := build(t,
		area("a", orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {2, 3.95}, {0, 4}, {0, 0}}}),
		area("b", orb.Polygon{{{0, 9}, {0, 5}, {2, 4.05}, {4, 5}, {4, 9}, {0, 9}}}))
	s := snapped(t, topology, 1)
	mustBeSound(t, s)
	if got := codesOf(s.Neighbours("a")); len(got) > 0 {
		t.Errorf("a now has the neighbours %v", got)
	}
}

func TestSnapSaysWhenTheGridIsTooCoarse(t *testing.T) {
	if _, err := raster(t, "abcd", "efgh", "ijkl").Snap(20); err == nil {
		t.Error("twelve areas of a degree fit on a grid of 20 degrees?")
	}
	if _, err := raster(t, "a").Snap(0); err == nil {
		t.Error("a grid of 0 degrees was accepted")
	}
}

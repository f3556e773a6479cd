package geo

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestBuildFindsSharedBorders(t *testing.T) {
	reversed := func(r orb.Ring) orb.Ring { r = r.Clone(); r.Reverse(); return r }
	from := func(r orb.Ring, n int) orb.Ring {
		open := r[:len(r)-1]
		turned := append(slices.Clone(open[n:]), open[:n]...)
		return append(turned, turned[0])
	}
	west, east := box(0, 0, 1, 1), box(1, 0, 2, 1)
	for name, areas := range map[string][]Area{
		"two boxes":             {area("a", orb.Polygon{west}), area("b", orb.Polygon{east})},
		"one wound clockwise":   {area("a", orb.Polygon{reversed(west)}), area("b", orb.Polygon{east})},
		"both wound clockwise":  {area("a", orb.Polygon{reversed(west)}), area("b", orb.Polygon{reversed(east)})},
		"rings start elsewhere": {area("a", orb.Polygon{from(west, 2)}), area("b", orb.Polygon{from(east, 3)})},
		"given in other order":  {area("b", orb.Polygon{east}), area("a", orb.Polygon{west})},
		"vertices repeated": {
			area("a", orb.Polygon{{{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 1}, {0, 1}, {0, 0}, {0, 0}}}),
			area("b", orb.Polygon{east}),
		},
	} {
		t.Run(name, func(t *testing.T) {
			topology := build(t, areas...)
			mustBeSound(t, topology)
			want := []orb.LineString{{{1, 0}, {0, 0}, {0, 1}, {1, 1}}, {{1, 0}, {1, 1}}, {{1, 0}, {2, 0}, {2, 1}, {1, 1}}}
			if len(topology.arcs) != 3 {
				t.Fatalf("%d arcs, want 3: %v", len(topology.arcs), topology.arcs)
			}
			for _, w := range want {
				if !slices.ContainsFunc(topology.arcs, func(arc orb.LineString) bool {
					other := arc.Clone()
					other.Reverse()
					return arc.Equal(w) || other.Equal(w)
				}) {
					t.Errorf("no arc %v in %v", w, topology.arcs)
				}
			}
		})
	}
}

// The bytes do not depend on how the input is ordered, wound or started.
func TestBuildDependsOnGeometryAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	topology := wiggly(t, random, 4, 3, 10)
	var want bytes.Buffer
	if err := topology.WriteTopoJSON(&want, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		areas := topology.Areas()
		random.Shuffle(len(areas), func(i, j int) { areas[i], areas[j] = areas[j], areas[i] })
		for _, a := range areas {
			for _, ring := range a.Geometry[0] {
				open := ring[:len(ring)-1]
				turn := random.IntN(len(open))
				turned := append(slices.Clone(open[turn:]), open[:turn]...)
				if random.IntN(2) == 0 {
					slices.Reverse(turned)
				}
				copy(ring, turned)
				ring[len(ring)-1] = ring[0]
			}
		}
		var got bytes.Buffer
		if err := build(t, areas...).WriteTopoJSON(&got, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatal("the same areas, given in another way, are written in another way")
		}
	}
}

func TestBuildHandlesEveryKindOfArea(t *testing.T) {
	hole := box(1, 1, 2, 2)
	for _, c := range []struct {
		name  string
		areas []Area
		rings map[string][]int // for each polygon, how many rings
	}{
		{"a hole", []Area{area("a", orb.Polygon{box(0, 0, 3, 3), hole})}, map[string][]int{"a": {2}}},
		{"an enclave", []Area{area("a", orb.Polygon{box(0, 0, 3, 3), hole}), area("b", orb.Polygon{hole})},
			map[string][]int{"a": {2}, "b": {1}}},
		{"an exclave in an enclave",
			[]Area{
				area("a", orb.Polygon{box(0, 0, 5, 5), box(1, 1, 4, 4)}, orb.Polygon{box(2, 2, 3, 3)}),
				area("b", orb.Polygon{box(1, 1, 4, 4), box(2, 2, 3, 3)}),
			}, map[string][]int{"a": {2, 1}, "b": {2}}},
		{"several parts", []Area{area("a", orb.Polygon{box(0, 0, 1, 1)}, orb.Polygon{box(5, 5, 6, 6)})}, map[string][]int{"a": {1, 1}}},
		{"parts that share a border become one", []Area{area("a", orb.Polygon{box(0, 0, 1, 1)}, orb.Polygon{box(1, 0, 2, 1)})}, map[string][]int{"a": {1}}},
		{"parts that touch in a point stay two", []Area{area("a", orb.Polygon{box(0, 0, 1, 1)}, orb.Polygon{box(1, 1, 2, 2)})}, map[string][]int{"a": {1, 1}}},
		{"a ring through the same point twice becomes two parts",
			[]Area{area("a", orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}, {0, 1}, {0, 0}}})}, map[string][]int{"a": {1, 1}}},
		{"a hole that touches the outer ring in a point",
			[]Area{area("a", orb.Polygon{{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 1}, {0, 0}}, {{0, 1}, {1, 2}, {2, 1}, {0, 1}}})}, map[string][]int{"a": {2}}},
		{"the same given as one ring",
			[]Area{area("a", orb.Polygon{{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 1}, {1, 2}, {2, 1}, {0, 1}, {0, 0}}})}, map[string][]int{"a": {2}}},
		{"a hole that touches the outer ring twice cuts the area in two",
			[]Area{area("a", orb.Polygon{{{0, 0}, {2, 0}, {4, 0}, {4, 4}, {2, 4}, {0, 4}, {0, 0}}, {{2, 0}, {1, 2}, {2, 4}, {3, 2}, {2, 0}}})}, map[string][]int{"a": {1, 1}}},
		{"two holes that touch", []Area{area("a", orb.Polygon{box(0, 0, 5, 5), box(1, 1, 2, 2), box(2, 2, 3, 3)})}, map[string][]int{"a": {3}}},
		{"a hole in the second of nested parts",
			[]Area{area("a", orb.Polygon{box(0, 0, 9, 9), box(1, 1, 8, 8)}, orb.Polygon{box(2, 2, 7, 7), box(3, 3, 4, 4)})}, map[string][]int{"a": {2, 2}}},
		{"collinear vertices stay", []Area{area("a", orb.Polygon{{{0, 0}, {1, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}})}, map[string][]int{"a": {1}}},
		{"boxes whose bounds only touch", []Area{area("a", orb.Polygon{box(0, 0, 1, 1)}), area("b", orb.Polygon{box(1, 1, 2, 2)}), area("c", orb.Polygon{box(2, 0, 3, 1)})},
			map[string][]int{"a": {1}, "b": {1}, "c": {1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			topology := build(t, c.areas...)
			mustBeSound(t, topology)
			for _, given := range c.areas {
				got := find(t, topology, given.Code)
				if counts := ringCounts(got); !slices.Equal(counts, c.rings[given.Code]) {
					t.Errorf("%s has the rings %v, want %v: %v", given.Code, counts, c.rings[given.Code], got.Geometry)
				}
				if got, want := surface(got), surface(given); math.Abs(got-want) > 1e-9 {
					t.Errorf("%s has the surface %v, want %v", given.Code, got, want)
				}
			}
		})
	}
}

// surface is in square degrees, each polygon's holes subtracted whatever their winding.
func surface(a Area) float64 {
	sum := 0.0
	for _, polygon := range a.Geometry {
		for i, ring := range polygon {
			if s := math.Abs(planarArea(orb.LineString(ring))); i == 0 {
				sum += s
			} else {
				sum -= s
			}
		}
	}
	return sum
}

func TestBuildAddsVerticesOfOthersOnABorder(t *testing.T) {
	topology := build(t,
		area("a", orb.Polygon{box(0, 0, 2, 4)}),
		area("b", orb.Polygon{box(2, 1, 3, 2)}),
		area("c", orb.Polygon{box(2, 2, 3, 3)}))
	mustBeSound(t, topology)
	if got := topology.Neighbours("a"); len(got) != 2 || got[0].Code != "b" || got[1].Code != "c" {
		t.Errorf("a has the neighbours %v, want b and c", got)
	}
	if got := surface(find(t, topology, "a")); got != 8 {
		t.Errorf("a has the surface %v, want 8", got)
	}
}

func TestBuildRefuses(t *testing.T) {
	nan := math.NaN()
	square := orb.Polygon{box(0, 0, 1, 1)}
	for _, c := range []struct {
		name  string
		areas []Area
		want  string
	}{
		{"an open ring", []Area{area("a", orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}})},
			"a Area a: l'anello 1 della parte 1 non è chiuso"},
		{"a hole without extent", []Area{area("a", orb.Polygon{box(0, 0, 9, 9), {{1, 1}, {2, 2}, {1, 1}}})},
			"a Area a: l'anello 2 della parte 1 non racchiude alcuna superficie"},
		{"NaN", []Area{area("a", square, orb.Polygon{{{5, 5}, {nan, 5}, {6, 6}, {5, 5}}})},
			"a Area a: l'anello 1 della parte 2 ha una coordinata che non è un numero"},
		{"infinity", []Area{area("a", orb.Polygon{{{0, 0}, {math.Inf(1), 0}, {1, 1}, {0, 0}}})}, "non è un numero"},
		{"metres for degrees", []Area{area("a", orb.Polygon{box(514000, 5034000, 515000, 5035000)})}, "UTM 32N"},
		{"an empty ring", []Area{area("a", orb.Polygon{{}})}, "l'anello 1 della parte 1 è vuoto"},
		{"no polygon", []Area{area("a")}, "a Area a: il confine è vuoto"},
		{"no code", []Area{area("", square)}, "manca il codice"},
		{"a code given twice", []Area{area("a", square), area("a", orb.Polygon{box(5, 5, 6, 6)})}, "compare più di una volta"},
		{"a ring that crosses itself", []Area{area("a", orb.Polygon{{{0, 0}, {2, 2}, {2, 0}, {0, 1}, {0, 0}}})},
			"a Area a: il confine incrocia sé stesso presso latitudine"},
		{"a ring that turns back on itself", []Area{area("a", orb.Polygon{{{0, 0}, {2, 0}, {2, 2}, {1, 2}, {1, 3}, {1, 2}, {0, 2}, {0, 0}}})},
			"a Area a: il confine incrocia sé stesso"},
		{"areas that cross", []Area{area("a", square), area("b", orb.Polygon{box(0.5, 0.5, 2, 2)})},
			"a Area a: il confine incrocia quello di b Area b presso latitudine"},
		{"areas on top of each other", []Area{area("a", square), area("b", square)},
			"b Area b: si sovrappone a a Area a"},
		{"an area within another that has no hole", []Area{area("a", orb.Polygon{box(0, 0, 3, 3)}), area("b", orb.Polygon{box(1, 1, 2, 2)})},
			"a Area a: si sovrappone a b Area b presso latitudine 1.00000, longitudine 1.00000"},
		{"the same, touching in a vertex", []Area{area("a", orb.Polygon{box(0, 0, 3, 3)}), area("b", orb.Polygon{{{0, 0}, {2, 1}, {1, 2}, {0, 0}}})},
			"a Area a: si sovrappone a un'altra area presso latitudine 0.00000, longitudine 0.00000"},
		{"a hole within a hole", []Area{area("a", orb.Polygon{box(0, 0, 9, 9), box(1, 1, 5, 5), box(2, 2, 3, 3)})}, "a Area a: si sovrappone"},
		{"a part given twice", []Area{area("a", square, square)}, "percorso due volte"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Build(c.areas)
			if err == nil {
				t.Fatal("accepted")
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %q, want %q in it", err, c.want)
			}
		})
	}
}

func TestBuildReportsAllErrorsAtOnce(t *testing.T) {
	open := orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}
	_, err := Build([]Area{area("a", open), area("b", orb.Polygon{box(5, 5, 6, 6)}), area("c", open)})
	if err == nil || !strings.Contains(err.Error(), "a Area a:") || !strings.Contains(err.Error(), "c Area c:") {
		t.Errorf("the error is %v, want one that names a and c", err)
	}
}

func TestBuildSaysOnceThatAFileIsInMetres(t *testing.T) {
	var areas []Area
	for i := range 100 {
		x := 500_000 + 10*float64(i)
		areas = append(areas, area(string(rune('a'+i)), orb.Polygon{box(x, 5e6, x+5, 5e6+5)}))
	}
	_, err := Build(areas)
	if err == nil || strings.Count(err.Error(), "UTM 32N") != 1 || !strings.Contains(err.Error(), "lo stesso vale per altri 99 anelli") {
		t.Errorf("the error is %v", err)
	}
}

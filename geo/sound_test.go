package geo

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// comuni are the committed boundaries of the 1,506 Comuni.
func comuni(t testing.TB) *Topology {
	t.Helper()
	data, err := os.ReadFile("../data/territorio/comuni.topojson")
	if err != nil {
		t.Fatal(err)
	}
	topology, err := ReadTopoJSON(bytes.NewReader(data), ReadOptions{Extra: "codice_catastale"})
	if err != nil {
		t.Fatal(err)
	}
	return topology
}

// district groups Comuni by the first four digits of their code: some 150 groups, few of them in one piece.
func district(code string) (string, bool) { return code[:4], true }

func build(t testing.TB, areas ...Area) *Topology {
	t.Helper()
	topology, err := Build(areas)
	if err != nil {
		t.Fatal(err)
	}
	return topology
}

// box is a rectangle, counter-clockwise.
func box(x0, y0, x1, y1 float64) orb.Ring {
	return orb.Ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}
}

func area(code string, polygons ...orb.Polygon) Area {
	return Area{Code: code, Name: "Area " + code, Geometry: polygons}
}

// raster draws areas as letters, the first line to the north, each letter a square of one degree; a dot is outside. The
// squares are built one by one and dissolved.
func raster(t testing.TB, rows ...string) *Topology {
	t.Helper()
	var cells []Area
	for i, row := range rows {
		for j, letter := range row {
			if letter == '.' {
				continue
			}
			x, y := float64(j), float64(len(rows)-1-i)
			code := string(letter) + strings.Repeat("'", i*len(row)+j)
			cells = append(cells, area(code, orb.Polygon{box(x, y, x+1, y+1)}))
		}
	}
	return build(t, cells...).Dissolve(func(code string) (string, bool) { return code[:1], true })
}

// wiggly is a chessboard of areas whose borders are crooked lines of many vertices that do not cross.
func wiggly(t testing.TB, random *rand.Rand, columns, rows, vertices int) *Topology {
	t.Helper()
	jitter := func(amount float64) float64 { return (random.Float64() - 0.5) * amount }
	corner := make(map[[2]int]orb.Point)
	for x := range columns + 1 {
		for y := range rows + 1 {
			corner[[2]int{x, y}] = orb.Point{9 + (float64(x)+jitter(0.3))*0.1, 45 + (float64(y)+jitter(0.3))*0.1}
		}
	}
	edges := make(map[[4]int]orb.LineString)
	edge := func(x, y, toX, toY int) orb.LineString {
		key := [4]int{x, y, toX, toY}
		if edges[key] == nil {
			a, b := corner[[2]int{x, y}], corner[[2]int{toX, toY}]
			line := orb.LineString{a}
			for i := 1; i < vertices; i++ {
				along := float64(i) / float64(vertices)
				// crooked most in the middle: near the corners lines lie close together
				side := jitter(0.04) * min(along, 1-along) * 2
				line = append(line, orb.Point{
					a[0] + (b[0]-a[0])*along - (b[1]-a[1])*side*5,
					a[1] + (b[1]-a[1])*along + (b[0]-a[0])*side*5,
				})
			}
			edges[key] = append(line, b)
		}
		return edges[key]
	}
	var areas []Area
	for x := range columns {
		for y := range rows {
			south, north := edge(x, y, x+1, y), edge(x, y+1, x+1, y+1).Clone()
			west, east := edge(x, y, x, y+1).Clone(), edge(x+1, y, x+1, y+1)
			north.Reverse()
			west.Reverse()
			ring := orb.Ring(south.Clone())
			ring = append(ring, east[1:]...)
			ring = append(ring, north[1:]...)
			ring = append(ring, west[1:]...)
			areas = append(areas, area(string(rune('A'+x))+string(rune('A'+y)), orb.Polygon{ring}))
		}
	}
	return build(t, areas...)
}

// mustBeSound fails unless the areas are what every other test relies on: rings that are closed, simple, rightly wound
// and of some extent; no two borders that cross or touch but at a common end; each stretch of border in two areas at
// most, once in each direction.
func mustBeSound(t testing.TB, topology *Topology) {
	t.Helper()
	met, err := meetings(topology.arcs)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range met {
		a, b := m.a.ends(topology.arcs)
		c, d := m.b.ends(topology.arcs)
		t.Fatalf("borders %v-%v and %v-%v meet", a, b, c, d)
	}
	ends := make(map[orb.Point]bool)
	for _, arc := range topology.arcs {
		ends[arc[0]], ends[arc[len(arc)-1]] = true, true
	}
	inner := make(map[orb.Point]bool)
	for _, arc := range topology.arcs {
		for _, p := range arc[1 : len(arc)-1] {
			if inner[p] || ends[p] {
				t.Fatalf("two borders touch in %v", p)
			}
			inner[p] = true
		}
	}
	directed := make(map[[2]orb.Point]string)
	for _, a := range topology.Areas() {
		if len(a.Geometry) == 0 {
			t.Fatalf("%s has vanished", a.Code)
		}
		for _, polygon := range a.Geometry {
			for i, ring := range polygon {
				if len(ring) < 4 || !ring.Closed() {
					t.Fatalf("%s has a ring that is no ring: %v", a.Code, ring)
				}
				if signed := planarArea(orb.LineString(ring)); (signed > 0) != (i == 0) {
					t.Fatalf("%s: ring %d has the signed area %v", a.Code, i, signed)
				}
				seen := make(map[orb.Point]bool)
				for k := 1; k < len(ring); k++ {
					if seen[ring[k]] {
						t.Fatalf("%s: a ring passes twice through %v", a.Code, ring[k])
					}
					seen[ring[k]] = true
					edge := [2]orb.Point{ring[k-1], ring[k]}
					if other, used := directed[edge]; used {
						t.Fatalf("%s and %s lie on the same side of %v", a.Code, other, edge)
					}
					directed[edge] = a.Code
				}
			}
		}
	}
}

// rings counts the rings of each polygon of an area, the most first.
func ringCounts(a Area) []int {
	var counts []int
	for _, polygon := range a.Geometry {
		counts = append(counts, len(polygon))
	}
	return counts
}

func find(t testing.TB, topology *Topology, code string) Area {
	t.Helper()
	for _, a := range topology.Areas() {
		if a.Code == code {
			return a
		}
	}
	t.Fatalf("there is no area %s", code)
	return Area{}
}

package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestDissolve(t *testing.T) {
	for _, c := range []struct {
		name    string
		picture []string
		rings   map[string][]int
	}{
		{"two halves", []string{"aabb"}, map[string][]int{"a": {1}, "b": {1}}},
		{"an enclave leaves a hole", []string{"aaa", "aba", "aaa"}, map[string][]int{"a": {2}, "b": {1}}},
		{"a hole where nothing is", []string{"aaa", "a.a", "aaa"}, map[string][]int{"a": {2}}},
		{"an exclave is a part of its own", []string{"aba", "bbb"}, map[string][]int{"a": {1, 1}, "b": {1}}},
		{"squares that touch in a corner are parts of their own", []string{"a.", ".a"}, map[string][]int{"a": {1, 1}}},
		{"a chessboard", []string{"ab", "ba"}, map[string][]int{"a": {1, 1}, "b": {1, 1}}},
		{"two enclaves that touch in a corner", []string{"aaaa", "abaa", "aaba", "aaaa"}, map[string][]int{"a": {3}, "b": {1, 1}}},
		{"an enclave that touches the border in a corner", []string{"aab", "aca", "aaa"}, map[string][]int{"a": {2}, "b": {1}, "c": {1}}},
		{"a ring of corners closes around a part", []string{".a.", "a.a", ".a."}, map[string][]int{"a": {1, 1, 1, 1}}},
		{"an island in a lake on an island", []string{"aaaaa", "abbba", "ababa", "abbba", "aaaaa"}, map[string][]int{"a": {2, 1}, "b": {2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			topology := raster(t, c.picture...)
			mustBeSound(t, topology)
			for code, want := range c.rings {
				got := ringCounts(find(t, topology, code))
				slices.SortFunc(got, func(a, b int) int { return b - a })
				if !slices.Equal(got, want) {
					t.Errorf("%s has polygons with %v rings, want %v", code, got, want)
				}
			}
			if got := len(topology.Codes()); got != len(c.rings) {
				t.Errorf("%d areas, want %d", got, len(c.rings))
			}
		})
	}
}

// Any dissolved raster has the surface, the neighbours and the inside that counting its squares gives.
func TestDissolveAgreesWithCountingSquares(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for trial := range 200 {
		columns, rows := 1+random.IntN(9), 1+random.IntN(9)
		letters := "abc."[:2+random.IntN(3)]
		picture := make([]string, rows)
		for i := range picture {
			for range columns {
				picture[i] += string(letters[random.IntN(len(letters))])
			}
		}
		picture[0] = "a" + picture[0][1:]
		t.Run(fmt.Sprint(trial), func(t *testing.T) {
			topology := raster(t, picture...)
			mustBeSound(t, topology)
			at := func(x, y int) string { // column from the west, row from the south
				if x < 0 || y < 0 || x >= columns || y >= rows || picture[rows-1-y][x] == '.' {
					return ""
				}
				return picture[rows-1-y][x:][:1]
			}
			squares := make(map[string]float64)
			borders := make(map[[2]string]float64)
			locator := topology.Locator()
			for x := range columns + 1 {
				for y := range rows + 1 {
					here := at(x, y)
					squares[here]++
					corner := orb.Point{float64(x), float64(y)}
					if west := at(x-1, y); west != here {
						d := distance(corner, orb.Point{float64(x), float64(y + 1)}) / 1000
						borders[[2]string{here, west}] += d
						borders[[2]string{west, here}] += d
					}
					if south := at(x, y-1); south != here {
						d := distance(corner, orb.Point{float64(x + 1), float64(y)}) / 1000
						borders[[2]string{here, south}] += d
						borders[[2]string{south, here}] += d
					}
					if got, _ := locator.Locate(orb.Point{float64(x) + 0.5, float64(y) + 0.3}); got != here {
						t.Errorf("located %q where %q is", got, here)
					}
					if got, _ := locator.Locate(corner); got != here { // a corner belongs to the north-east
						t.Errorf("located %q at a corner of %q", got, here)
					}
				}
			}
			for _, a := range topology.Areas() {
				if got := surface(a); got != squares[a.Code] {
					t.Errorf("%s has %v squares, want %v", a.Code, got, squares[a.Code])
				}
				for _, n := range topology.Neighbours(a.Code) {
					if want := borders[[2]string{a.Code, n.Code}]; math.Abs(n.Km-want) > 1e-9*want {
						t.Errorf("%s and %s share %v km, want %v", a.Code, n.Code, n.Km, want)
					}
					delete(borders, [2]string{a.Code, n.Code})
				}
				for pair := range borders {
					if pair[0] == a.Code && pair[1] != "" {
						t.Errorf("%s lacks its neighbour %s", a.Code, pair[1])
					}
				}
			}
			if t.Failed() {
				t.Logf("\n%v", picture)
			}
		})
	}
}

func TestDissolveNamesGroups(t *testing.T) {
	topology := build(t,
		Area{Code: "1", Name: "Uno", Geometry: orb.MultiPolygon{{box(0, 0, 1, 1)}}},
		Area{Code: "2", Name: "Due", Geometry: orb.MultiPolygon{{box(1, 0, 2, 1)}}},
		Area{Code: "3", Name: "Tre", Geometry: orb.MultiPolygon{{box(2, 0, 3, 1)}}},
		Area{Code: "4", Name: "Quattro", Geometry: orb.MultiPolygon{{box(3, 0, 4, 1)}}})
	merged := topology.Dissolve(func(code string) (string, bool) {
		return map[string]string{"1": "2", "2": "2", "3": "x"}[code], code != "4"
	})
	if got, want := merged.Codes(), []string{"2", "x"}; !slices.Equal(got, want) {
		t.Errorf("codes %v, want %v", got, want)
	}
	if merged.Name("2") != "Due" || merged.Name("x") != "Tre" {
		t.Errorf("names %q and %q, want Due and Tre", merged.Name("2"), merged.Name("x"))
	}
	renamed := merged.Rename(func(code string) string { return "Zona " + code })
	if renamed.Name("x") != "Zona x" || merged.Name("x") != "Tre" {
		t.Error("Rename must give a new topology its names and leave the old one alone")
	}
	if topology.Has("x") || !merged.Has("x") || merged.Has("4") {
		t.Error("Dissolve must leave the old topology alone and leave out what is in no group")
	}
}

// A vertex at which three areas met is no longer fixed once two of them are one.
func TestDissolveJoinsBorders(t *testing.T) {
	topology := raster(t, "aabb", "aacc").Dissolve(func(code string) (string, bool) { return min(code, "b"), true })
	if len(topology.arcs) != 3 {
		t.Errorf("two areas side by side have %d arcs, want 3", len(topology.arcs))
	}
}

func TestDissolvedSurfacesAddUp(t *testing.T) {
	all := comuni(t)
	sum := 0.0
	for _, code := range all.Codes() {
		sum += all.Area(code)
	}
	for name, group := range map[string]func(string) (string, bool){
		"districts": district,
		"region":    func(string) (string, bool) { return "03", true },
	} {
		merged := all.Dissolve(group)
		mustBeSound(t, merged)
		total := 0.0
		for _, code := range merged.Codes() {
			total += merged.Area(code)
		}
		if math.Abs(total-sum) > 1e-9*sum {
			t.Errorf("%s: %v km², the Comuni %v km²", name, total, sum)
		}
	}
}

// What is selected is what dissolving leaves of the areas that are kept.
func TestSelectIsDissolvingWithoutTheOthers(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for trial := range 100 {
		columns, rows := 1+random.IntN(9), 1+random.IntN(9)
		picture := make([]string, rows)
		for i := range picture {
			for range columns {
				picture[i] += string("abcd."[random.IntN(5)])
			}
		}
		picture[0] = "a" + picture[0][1:]
		all := raster(t, picture...)
		kept := []string{"d", "a", "unknown", "a"}
		got := all.Select(kept)
		mustBeSound(t, got)
		want := all.Dissolve(func(code string) (string, bool) { return code, slices.Contains(kept, code) })
		if !reflect.DeepEqual(got.Areas(), want.Areas()) || !reflect.DeepEqual(got.Neighbours("a"), want.Neighbours("a")) {
			t.Errorf("%d: of %q other areas are selected", trial, picture)
		}
	}
}

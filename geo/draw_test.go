package geo

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func drawn(t testing.TB, topology *Topology, f Frame) *Drawing {
	t.Helper()
	d, err := topology.Draw(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// parse reads back path data as a browser would.
func parse(t testing.TB, path string) []orb.LineString {
	t.Helper()
	if !regexp.MustCompile(`^[Mlz \d-]*$`).MatchString(path) {
		t.Fatalf("%.80q is no path of M, l and z on whole numbers", path)
	}
	var lines []orb.LineString
	for _, sub := range strings.Split(path, "M")[1:] {
		closed := strings.HasSuffix(sub, "z")
		var numbers []float64
		for _, s := range regexp.MustCompile(`-?\d+`).FindAllString(sub, -1) {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, float64(n))
		}
		line := orb.LineString{{numbers[0], numbers[1]}}
		for i := 2; i+1 < len(numbers); i += 2 {
			last := line[len(line)-1]
			line = append(line, orb.Point{last[0] + numbers[i], last[1] + numbers[i+1]})
		}
		if closed {
			line = append(line, line[0])
		}
		lines = append(lines, line)
	}
	return lines
}

func TestDrawOneSquare(t *testing.T) {
	// A square in the projection: as many metres wide as high.
	side := 0.0
	for low, high := 0.0, 1.0; high-low > 1e-13; {
		side = (low + high) / 2
		if WebMercator(orb.Point{0, 45 + side})[1]-WebMercator(orb.Point{0, 45})[1] < WebMercator(orb.Point{1, 45})[0] {
			low = side
		} else {
			high = side
		}
	}
	topology := build(t, area("a", orb.Polygon{box(9, 45, 10, 45+side)}))
	d := drawn(t, topology, Frame{Width: 100, Margin: 10})
	if d.Width != 100 || d.Height < 100 || d.Height > 101 {
		t.Errorf("the drawing is %d by %d, want 100 by 100", d.Width, d.Height)
	}
	s := d.Shapes[0]
	if want := "M10 90l80 0 0-80-80 0z"; s.Path != want {
		t.Errorf("the path is %q, want %q", s.Path, want)
	}
	if s.Code != "a" || s.Name != "Area a" || !s.Focus {
		t.Errorf("the shape is %+v", s)
	}
	if l := s.Label(); math.Abs(float64(l.X)-50) > 1 || math.Abs(float64(l.Y)-50) > 1 || l.Radius < 39 || l.Radius > 40 {
		t.Errorf("the label is %+v, want one in the middle", l)
	}
	if units := drawn(t, topology, Frame{Width: 100, Margin: 10, Units: 4}); units.Width != 400 || !strings.HasPrefix(units.Shapes[0].Path, "M40 36") {
		t.Errorf("four units for a pixel: %d wide, %s", units.Width, units.Shapes[0].Path)
	}
}

// Neighbours leave no gap: every edge of a shape that is not on the outside is an edge of another, the other way round.
func TestDrawLeavesNoGap(t *testing.T) {
	all := comuni(t)
	region := all.Dissolve(district)
	for name, d := range map[string]*Drawing{
		"region":           drawn(t, region, Frame{}),
		"region, small":    drawn(t, region, Frame{Width: 300}),
		"region, UTM":      drawn(t, region, Frame{Projection: UTM32, Units: 2}),
		"region, as given": drawn(t, region, Frame{Detail: -1}),
	} {
		t.Run(name, func(t *testing.T) {
			if len(d.Shapes) != len(region.Codes()) {
				t.Fatalf("%d shapes, want %d", len(d.Shapes), len(region.Codes()))
			}
			edges := make(map[[2]orb.Point]int)
			for _, s := range d.Shapes {
				for _, line := range parse(t, s.Path) {
					for i := 1; i < len(line); i++ {
						edges[[2]orb.Point{line[i-1], line[i]}]++
						if line[i][0] < 0 || line[i][0] > float64(d.Width) || line[i][1] < 0 || line[i][1] > float64(d.Height) {
							t.Fatalf("%s leaves the frame in %v", s.Code, line[i])
						}
					}
				}
			}
			outline := make(map[[2]orb.Point]int)
			for _, line := range parse(t, d.Mesh(func(a, b string) bool { return a == "" })) {
				for i := 1; i < len(line); i++ {
					outline[[2]orb.Point{line[i-1], line[i]}]++
					outline[[2]orb.Point{line[i], line[i-1]}]++
				}
			}
			for e, n := range edges {
				back := [2]orb.Point{e[1], e[0]}
				if edges[back] != n && outline[e] == 0 {
					t.Fatalf("there is a gap along %v", e)
				}
			}
		})
	}
}

func TestDrawCloseUp(t *testing.T) {
	all := comuni(t)
	focus := []string{"015146", "015182"}
	d := drawn(t, all, Frame{Focus: focus, Width: 600, Height: 300, Units: 2})
	if d.Width != 1200 || d.Height > 600 {
		t.Errorf("%d by %d, want 1200 by at most 600", d.Width, d.Height)
	}
	var inFocus []string
	for _, s := range d.Shapes {
		if s.Focus {
			inFocus = append(inFocus, s.Code)
		}
		for _, line := range parse(t, s.Path) {
			for _, p := range line {
				if p[0] < -8 || p[0] > float64(d.Width)+8 || p[1] < -8 || p[1] > float64(d.Height)+8 {
					t.Fatalf("%s is drawn to %v, farther than the bleed", s.Code, p)
				}
				if s.Focus && (p[0] < 0 || p[0] > float64(d.Width) || p[1] < 0 || p[1] > float64(d.Height)) {
					t.Fatalf("%s is in the focus and leaves the frame in %v", s.Code, p)
				}
			}
		}
	}
	if !slices.Equal(inFocus, focus) {
		t.Errorf("in the focus are %v, want %v", inFocus, focus)
	}
	for _, n := range all.Neighbours("015146") {
		if !slices.ContainsFunc(d.Shapes, func(s Shape) bool { return s.Code == n.Code }) {
			t.Errorf("%s, a neighbour, is not drawn", n.Code)
		}
	}
	if len(d.Shapes) > 150 {
		t.Errorf("%d shapes for a close-up", len(d.Shapes))
	}
}

func TestDrawMesh(t *testing.T) {
	d := drawn(t, raster(t, "ab", "ac"), Frame{Width: 216, Detail: -1})
	count := func(keep func(a, b string) bool) int { return strings.Count(d.Mesh(keep), "M") }
	for _, c := range []struct {
		name string
		keep func(a, b string) bool
		want int
	}{
		{"all, each once", func(string, string) bool { return true }, 6},
		{"the outline", func(a, _ string) bool { return a == "" }, 3},
		{"within", func(a, _ string) bool { return a != "" }, 3},
		{"between two", func(a, b string) bool { return a == "b" && b == "c" }, 1},
		{"none", func(a, b string) bool { return a > b }, 0},
	} {
		if got := count(c.keep); got != c.want {
			t.Errorf("%s: %d lines, want %d", c.name, got, c.want)
		}
	}
}

// The map of the region at 800 pixels fits in 20 KB compressed.
func TestDrawRegionIsSmall(t *testing.T) {
	d := drawn(t, comuni(t).Dissolve(district), Frame{Width: 800})
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, s := range d.Shapes {
		fmt.Fprintf(w, "<path id=%q d=%q/>\n", s.Code, s.Path)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 20_000 {
		t.Errorf("%d bytes", out.Len())
	}
}

func TestDrawTwiceIsTheSame(t *testing.T) {
	draw := func() string {
		d := drawn(t, comuni(t).Dissolve(district), Frame{Width: 400})
		return fmt.Sprintf("%+v %s", d.Shapes, d.Mesh(func(a, b string) bool { return true }))
	}
	if draw() != draw() {
		t.Error("two drawings of the same areas differ")
	}
}

func TestDrawRefuses(t *testing.T) {
	topology := raster(t, "ab")
	for name, f := range map[string]Frame{
		"an unknown code":       {Focus: []string{"a", "x"}},
		"nothing to draw":       {Focus: []string{}},
		"margins wider than it": {Width: 10, Margin: 5},
		"margins higher":        {Width: 100, Height: 10, Margin: 5},
	} {
		if _, err := topology.Draw(f); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestPathDataIsShort(t *testing.T) {
	for _, c := range []struct {
		line   orb.LineString
		closed bool
		want   string
	}{
		{orb.LineString{{1, 2}, {4, 2}, {4, 1}, {1, 2}}, true, "M1 2l3 0 0-1z"},
		{orb.LineString{{1, 2}, {0, 5}}, false, "M1 2l-1 3"},
		{orb.LineString{{1, 2}, {1, 2}, {3, 3}}, false, "M1 2l2 1"},
		{orb.LineString{{-4, -2}, {3, 3}}, false, "M-4-2l7 5"},
		{orb.LineString{{1, 2}, {1, 2}}, false, ""},
		{orb.LineString{{1, 2}, {3, 2}, {1, 2}}, true, ""},
	} {
		var w pathWriter
		w.line(c.line, c.closed)
		if w.String() != c.want {
			t.Errorf("%v is %q, want %q", c.line, w.String(), c.want)
		}
	}
}

func TestALineOutOfSightKeepsOnlyItsWayAroundTheBox(t *testing.T) {
	box := orb.Bound{Max: orb.Point{10, 10}}
	line := orb.LineString{{5, 5}, {11, 5}, {20, 3}, {15, 8}, {12, 9}, {12, 11}, {15, 20}, {11, 12}, {5, 11}, {5, 9}}
	want := orb.LineString{{5, 5}, {11, 5}, {12, 9}, {12, 11}, {11, 12}, {5, 11}, {5, 9}}
	if got := inSight(slices.Clone(line), box); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestAtGivesThePlaceOfAPointOnTheDrawing(t *testing.T) {
	topology := comuni(t)
	d := drawn(t, topology, Frame{Units: 2, Detail: -1, Projection: UTM32})
	for _, s := range d.Shapes {
		p, _ := topology.LabelPoint(s.Code)
		x, y := d.At(p)
		if !s.Geometry.Bound().Pad(1).Contains(orb.Point{float64(x), float64(y)}) {
			t.Errorf("%s: the point inside it is drawn at %d %d, the area within %v", s.Code, x, y, s.Geometry.Bound())
		}
	}
}

package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestLabelPointLiesInItsArea(t *testing.T) {
	for name, topology := range map[string]*Topology{"comuni": comuni(t), "districts": comuni(t).Dissolve(district)} {
		locator := topology.Locator()
		for _, code := range topology.Codes() {
			p, ok := topology.LabelPoint(code)
			if in, _ := locator.Locate(p); !ok || in != code {
				t.Errorf("%s: the label of %s lies in %q", name, code, in)
			}
		}
	}
	if _, ok := comuni(t).LabelPoint("x"); ok {
		t.Error("an unknown area has a label")
	}
}

func TestInaccessible(t *testing.T) {
	for _, c := range []struct {
		name  string
		shape orb.Polygon
		want  orb.Point
		depth float64
	}{
		{"a square", orb.Polygon{box(0, 0, 10, 10)}, orb.Point{5, 5}, 5},
		{"an L: in its corner, not in the middle of its box", orb.Polygon{{{0, 0}, {10, 0}, {10, 4}, {4, 4}, {4, 10}, {0, 10}, {0, 0}}}, orb.Point{2.343, 2.343}, 2.343},
		{"a square with a hole in a corner", orb.Polygon{box(0, 0, 12, 12), box(6, 6, 11, 11)}, orb.Point{3.515, 3.515}, 3.515},
		{"a long sliver", orb.Polygon{box(0, 0, 100, 0.5)}, orb.Point{50, 0.25}, 0.25},
		{"one thinner than the precision", orb.Polygon{{{0, 0}, {100, 60}, {100, 60.000001}, {0, 0.000001}, {0, 0}}}, orb.Point{50, 30}, 0},
		{"one very much longer than wide", orb.Polygon{box(0, 0, 100, 1e-12)}, orb.Point{50, 0}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, depth := inaccessible(c.shape, 0.01)
			if math.Abs(depth-c.depth) > 0.02 {
				t.Errorf("%v is %v deep, want %v as %v is", p, depth, c.depth, c.want)
			}
			if inside, edge := contains(orb.LineString(c.shape[0]), p); !inside && !edge {
				t.Errorf("%v is outside", p)
			}
			if c.name != "a long sliver" && off(p, c.want) > 0.05 {
				t.Errorf("found %v, want %v", p, c.want)
			}
		})
	}
}

// A part of an area may be larger than the one that would hold a rounder label: the label stays on the larger.
func TestLabelIsOnTheLargestPart(t *testing.T) {
	topology := build(t, area("a", orb.Polygon{box(9, 45, 9.1, 45.1)}, orb.Polygon{box(9.5, 45, 11, 45.05)}))
	if p, _ := topology.LabelPoint("a"); p[0] < 9.5 {
		t.Errorf("the label is at %v, on the smaller part", p)
	}
}

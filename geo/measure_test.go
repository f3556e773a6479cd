package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// GeographicLib 2.1.2: Planimeter -p 15 gives 8686494956.66314 m² for the rectangle from 9° E, 45° N to 10° E, 46° N,
// each side divided into 4000 geodesics so that they keep to the parallels.
func TestAreaAgreesWithGeographicLib(t *testing.T) {
	const want = 8686.49495666314
	topology := build(t, area("a", orb.Polygon{box(9, 45, 10, 46)}))
	if got := topology.Area("a"); math.Abs(got-want) > 1e-8*want {
		t.Errorf("%.9f km², want %.9f", got, want)
	}
	if got := topology.Area("b"); got != 0 {
		t.Errorf("an unknown area has %v km²", got)
	}
}

// The integral along slanted edges: two triangles make the rectangle.
func TestAreaOfSlantedEdges(t *testing.T) {
	topology := build(t,
		area("a", orb.Polygon{{{9, 45}, {10, 45}, {10, 46}, {9, 45}}}),
		area("b", orb.Polygon{{{9, 45}, {10, 46}, {9, 46}, {9, 45}}}),
		area("c", orb.Polygon{box(20, 45, 21, 46)}))
	if got, want := topology.Area("a")+topology.Area("b"), topology.Area("c"); math.Abs(got-want) > 1e-12*want {
		t.Errorf("two halves have %v km², the whole %v", got, want)
	}
	// Fine edges along the same slanted line integrate to the same.
	fine := orb.Ring{{9, 45}, {10, 45}}
	for i := range 1001 {
		fine = append(fine, orb.Point{10 - float64(i)/1000, 46 - float64(i)/1000})
	}
	if got, want := build(t, area("a", orb.Polygon{fine})).Area("a"), topology.Area("a"); math.Abs(got-want) > 1e-12*want {
		t.Errorf("in steps %v km², at once %v", got, want)
	}
}

// GeographicLib 2.1.2, GeodSolve -i -p 6.
func TestDistanceAgreesWithGeographicLib(t *testing.T) {
	for _, c := range []struct {
		a, b orb.Point
		want float64
	}{
		{orb.Point{9.19, 45.4642}, orb.Point{9.19, 45.4822}, 2000.538450},
		{orb.Point{9.19, 45.4642}, orb.Point{9.28, 45.52}, 9378.438361},
		{orb.Point{8.5, 46.6}, orb.Point{8.52, 46.6}, 1532.434869},
	} {
		if got := distance(c.a, c.b); math.Abs(got-c.want) > 1e-6*c.want {
			t.Errorf("from %v to %v %.6f m, want %.6f", c.a, c.b, got, c.want)
		}
	}
}

// The raw boundaries of ISTAT, from which the committed ones were made, enclose 23,877.91 km².
func TestGeneralisedComuniKeepTheSurface(t *testing.T) {
	all := comuni(t)
	sum := 0.0
	for _, code := range all.Codes() {
		sum += all.Area(code)
	}
	if math.Abs(sum-23_877.91) > 0.5 {
		t.Errorf("%.2f km²", sum)
	}
}

func TestNeighboursShareMoreThanAPoint(t *testing.T) {
	topology := build(t, area("a", orb.Polygon{box(9, 45, 10, 46)}), area("b", orb.Polygon{box(10, 45, 11, 46)}), area("c", orb.Polygon{box(10, 46, 11, 47)}))
	got := topology.Neighbours("a")
	if len(got) != 1 || got[0].Code != "b" {
		t.Fatalf("a has the neighbours %v, want b alone: c touches it only in a corner", got)
	}
	// The meridian from 45° to 46° N: GeographicLib, GeodSolve -i, 111141.548 m.
	if math.Abs(got[0].Km-111.141548) > 1e-4 {
		t.Errorf("the border is %v km long", got[0].Km)
	}
	if topology.Neighbours("x") != nil {
		t.Error("an unknown area has neighbours")
	}
}

func TestNeighboursAreMutual(t *testing.T) {
	topology := comuni(t).Dissolve(district)
	length := make(map[[2]string]float64)
	for _, code := range topology.Codes() {
		for _, n := range topology.Neighbours(code) {
			length[[2]string{code, n.Code}] = n.Km
		}
	}
	for pair, km := range length {
		if km <= 0 || length[[2]string{pair[1], pair[0]}] != km {
			t.Errorf("%v share %v km one way and %v the other", pair, km, length[[2]string{pair[1], pair[0]}])
		}
	}
}

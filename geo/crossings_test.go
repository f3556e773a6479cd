package geo

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// A ring of spikes through one place: every segment passes near every other.
func TestBordersThatCannotBeComparedInTimeAreRefused(t *testing.T) {
	const spikes = 40_000
	ring := make(orb.Ring, 0, 2*spikes+1)
	for i := range spikes {
		angle := 2 * math.Pi * float64(i) / spikes
		ring = append(ring, orb.Point{9 + 0.5*math.Cos(angle), 45 + 0.5*math.Sin(angle)}, orb.Point{9 + 1e-7*float64(i), 45 + 1e-7*float64(i%7)})
	}
	ring = append(ring, ring[0])
	_, err := Build([]Area{{Code: "015146", Name: "Milano", Geometry: orb.MultiPolygon{{ring}}}})
	if err == nil || !strings.Contains(err.Error(), "troppi segmenti di confine") {
		t.Errorf("error %v", err)
	}
}

package geo

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// size is that of a vertex's place in what we publish.
const size = 1e-5

func TestHealClosesWhatIsBelowTheSize(t *testing.T) {
	west := box(9, 45, 9.1, 45.1)
	for name, test := range map[string]struct {
		areas []Area
		want  Healing
	}{
		"vertices that differ a little": {
			[]Area{area("a", orb.Polygon{west}), area("b", orb.Polygon{box(9.1+1e-9, 45, 9.2, 45.1)})},
			Healing{Vertices: 2, Borders: 1},
		},
		"a gap": {
			[]Area{area("a", orb.Polygon{west}), area("b", orb.Polygon{box(9.1+8e-6, 45, 9.2, 45.1)})},
			Healing{Vertices: 2, Borders: 1},
		},
		"an overlap": {
			[]Area{area("a", orb.Polygon{west}), area("b", orb.Polygon{box(9.1-8e-6, 45, 9.2, 45.1)})},
			Healing{Vertices: 2, Borders: 1},
		},
		"a vertex beside a border": {
			[]Area{area("a", orb.Polygon{west}), area("b", orb.Polygon{{{9.1, 45}, {9.2, 45}, {9.2, 45.1}, {9.1, 45.1}, {9.1 + 3e-6, 45.06}, {9.1 - 3e-6, 45.02}, {9.1, 45}}})},
			Healing{Vertices: 2, Borders: 1},
		},
		"a spike of no width": {
			[]Area{area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.05}, {9.15, 45.08}, {9.1, 45.05}, {9.1, 45.1}, {9, 45.1}, {9, 45}}}), area("b", orb.Polygon{box(9.2, 45, 9.3, 45.1)})},
			Healing{Spikes: 1},
		},
		"a spike that is nearly as thin": {
			[]Area{area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.05}, {9.15, 45.08}, {9.1, 45.05 + 1e-6}, {9.1, 45.1}, {9, 45.1}, {9, 45}}}), area("b", orb.Polygon{box(9.2, 45, 9.3, 45.1)})},
			Healing{Vertices: 1, Spikes: 1},
		},
		"an empty part": {
			[]Area{area("a", orb.Polygon{west}, orb.Polygon{{{9.3, 45}, {9.4, 45}, {9.3, 45}}}, orb.Polygon{{}}), area("b", orb.Polygon{box(9.2, 45, 9.3, 45.1)})},
			Healing{Parts: 2},
		},
		"a part below the size": {
			[]Area{area("a", orb.Polygon{west}, orb.Polygon{box(9.3, 45, 9.3+2e-6, 45+2e-6)}), area("b", orb.Polygon{box(9.4, 45, 9.5, 45.1)})},
			Healing{Vertices: 3, Parts: 1},
		},
		"a hole below the size": {
			[]Area{area("a", orb.Polygon{west, box(9.05, 45.05, 9.06, 45.05+2e-6)})},
			Healing{Vertices: 2, Parts: 1},
		},
		"a ring that is nearly closed": {
			[]Area{area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.1}, {9, 45.1}, {9, 45 + 1e-9}}})},
			Healing{Vertices: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if topology, err := Build(test.areas); err == nil && len(topology.areas) == 2 && test.want.Borders > 0 && len(topology.Neighbours("a")) > 0 {
				t.Error("there is nothing to heal")
			}
			areas, healed := Heal(test.areas, size)
			if healed != test.want {
				t.Errorf("healed %+v, want %+v", healed, test.want)
			}
			topology := build(t, areas...)
			mustBeSound(t, topology)
			if got := codesOf(topology.Neighbours("a")); test.want.Borders > 0 && !slices.Equal(got, []string{"b"}) {
				t.Errorf("the neighbours are %v, want b", got)
			}
			for _, a := range topology.Areas() {
				if len(a.Geometry) != 1 || len(a.Geometry[0]) != 1 {
					t.Errorf("%s is left with %v rings", a.Code, ringCounts(a))
				}
			}
			if again, more := Heal(areas, size); more != (Healing{}) || &again[0] != &areas[0] {
				t.Errorf("healed twice: %+v", more)
			}
		})
	}
}

func TestHealLeavesWhatIsLarger(t *testing.T) {
	west := box(9, 45, 9.1, 45.1)
	for name, areas := range map[string][]Area{
		"a gap":             {area("a", orb.Polygon{west}), area("b", orb.Polygon{box(9.1+2e-5, 45, 9.2, 45.1)})},
		"an overlap":        {area("a", orb.Polygon{west}), area("b", orb.Polygon{box(9.1-2e-5, 45, 9.2, 45.1)})},
		"an open ring":      {area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.1}, {9, 45.1}, {9, 45.01}}})},
		"places on a grid":  {area("a", orb.Polygon{{{9, 45}, {9.00001, 45}, {9.00001, 45.00001}, {9, 45.00001}, {9, 45}}})},
		"no geometry":       {area("a")},
		"one and a half":    {area("a", orb.Polygon{box(9, 45, 9.000015, 45.000015)})},
		"no areas whatever": {},
	} {
		t.Run(name, func(t *testing.T) {
			if got, healed := Heal(areas, size); healed != (Healing{}) || len(got) != len(areas) {
				t.Errorf("healed %+v", healed)
			}
		})
	}
}

// Noise of every scale below the size goes, and the borders that two areas share are the same as before.
func TestHealTakesNoiseAway(t *testing.T) {
	clean := wiggly(t, rand.New(rand.NewPCG(3, 4)), 4, 4, 12)
	for _, noise := range []float64{1e-12, 1e-9, 1e-7, 1e-6, 2e-6} {
		random := rand.New(rand.NewPCG(5, 6))
		areas := clean.Areas()
		for _, a := range areas {
			for _, polygon := range a.Geometry {
				for _, line := range polygon {
					for i := range line[1:] {
						line[i][0] += noise * (2*random.Float64() - 1)
						line[i][1] += noise * (2*random.Float64() - 1)
					}
					line[len(line)-1] = line[0]
				}
			}
		}
		if _, err := Build(areas); err == nil {
			t.Fatal("there is nothing to heal")
		}
		healed, done := Heal(areas, size)
		topology := build(t, healed...)
		mustBeSound(t, topology)
		if len(topology.arcs) != len(clean.arcs) || topology.Vertices() != clean.Vertices() {
			t.Errorf("%v degrees: %d arcs of %d vertices, want %d of %d (%+v)", noise, len(topology.arcs), topology.Vertices(), len(clean.arcs), clean.Vertices(), done)
		}
	}
}

func TestHealLeavesSoundBordersAlone(t *testing.T) {
	areas := comuni(t).Areas()
	if got, healed := Heal(areas, size); healed != (Healing{}) || &got[0] != &areas[0] {
		t.Errorf("healed %+v", healed)
	}
}

package geo

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestGapsThatAreLargerAreRefusedWithTheirPlace(t *testing.T) {
	between := func(width float64) []Area {
		return []Area{
			area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.04}, {9.1 - width, 45.05}, {9.1, 45.06}, {9.1, 45.1}, {9, 45.1}, {9, 45}}}),
			area("b", orb.Polygon{{{9.1, 45}, {9.2, 45}, {9.2, 45.1}, {9.1, 45.1}, {9.1, 45.06}, {9.1, 45.04}, {9.1, 45}}}),
		}
	}
	// round is a square between them, closed on all sides.
	round := func(width float64) []Area {
		return []Area{
			area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.05}, {9.1 - width, 45.05}, {9.1 - width, 45.05 + width}, {9.1, 45.05 + width}, {9.1, 45.1}, {9, 45.1}, {9, 45}}}),
			area("b", orb.Polygon{{{9.1, 45}, {9.2, 45}, {9.2, 45.1}, {9.1, 45.1}, {9.1, 45.05 + width}, {9.1, 45.05}, {9.1, 45}}}),
		}
	}
	// open is a slit from the outline to where the areas meet, with a bay at its mouth.
	open := func(width, length float64) []Area {
		return []Area{
			area("a", orb.Polygon{{{9, 45}, {9.1, 45}, {9.1, 45.1 - length}, {9.1 - width, 45.1}, {9, 45.1}, {9, 45}}}),
			area("b", orb.Polygon{{{9.1, 45}, {9.2, 45}, {9.2, 45.1}, {9.1, 45.1}, {9.1, 45.1 - length}, {9.1, 45}}}),
		}
	}
	apart := func(width float64) []Area {
		return []Area{area("a", orb.Polygon{box(9, 45, 9.1, 45.1)}), area("b", orb.Polygon{box(9.1+width, 45, 9.2, 45.1)})}
	}
	for name, test := range map[string]struct {
		areas []Area
		want  string
	}{
		"a gap of eight metres":      {between(1e-4), "a Area a: c'è un vuoto fra questo confine e quello di b Area b presso latitudine 45.0"},
		"a small round gap":          {round(4e-4), "a Area a: c'è un vuoto fra questo confine e quello di b Area b presso latitudine 45.0"},
		"a round gap below the size": {round(8e-6), ""},
		"ground of another region":   {between(0.02), ""},
		"a gap below the size":       {between(8e-6), ""},
		"an enclave in one area":     {[]Area{area("a", orb.Polygon{box(9, 45, 9.1, 45.1), box(9.05, 45.05, 9.0501, 45.06)})}, ""},
		"a gap open on one side":     {open(1e-3, 0.05), "a Area a: c'è un vuoto fra questo confine e quello di b Area b presso latitudine 45.0"},
		"a gap open on both sides":   {apart(1e-4), "a Area a: c'è un vuoto fra questo confine e quello di b Area b presso latitudine 45.00000, longitudine 9.10000, lungo 11114 metri e largo in media 8"},
		"a bay between two areas":    {open(0.02, 0.05), ""},
		"a notch in the outline":     {open(1e-3, 0.002), ""},
		"nine times as long as wide": {open(1e-3, 0.0031), ""},
		"ten times as long as wide":  {open(1e-3, 0.0037), "a Area a: c'è un vuoto fra questo confine e quello di b Area b presso latitudine 45.0"},
		"areas far apart":            {apart(0.01), ""},
		"no gap":                     {[]Area{area("a", orb.Polygon{box(9, 45, 9.1, 45.1)}), area("b", orb.Polygon{box(9.1, 45, 9.2, 45.1)})}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var in bytes.Buffer
			healed, _ := Heal(test.areas, size)
			if err := build(t, healed...).WriteGeoJSON(&in, WriteOptions{Grid: 1e-7}); err != nil {
				t.Fatal(err)
			}
			_, err := Generalise(&in, io.Discard, GeneraliseOptions{Write: WriteOptions{Grid: size}})
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("the error is %v, want %q", err, test.want)
			}
		})
	}
}

// No number of vertices upon one place keeps the machine: those that find no room are an error, with their place.
func TestSnapSaysWhereThereIsNoRoom(t *testing.T) {
	_, err := raster(t, "abcd", "efgh", "ijkl").Snap(20)
	if err == nil || !strings.Contains(err.Error(), "presso latitudine") {
		t.Errorf("the error is %v, want one with a place", err)
	}
}

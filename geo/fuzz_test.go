package geo

import (
	"bytes"
	"io"
	"testing"
)

// useAreas does with areas that a reader accepted what callers do: whatever Build lets through must be sound, and stay so.
func useAreas(t *testing.T, areas []Area) {
	topology, err := Build(areas)
	if err != nil {
		return
	}
	mustBeSound(t, topology)
	simple, err := topology.Simplify(SimplifyOptions{Keep: 1e-9})
	if err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, simple)
	if s, err := simple.Snap(1e-6); err == nil {
		mustBeSound(t, s)
	}
	mustBeSound(t, topology.Dissolve(func(string) (string, bool) { return "all", true }))
	locator := topology.Locator()
	for _, code := range topology.Codes() {
		topology.Area(code)
		topology.Neighbours(code)
		if p, ok := topology.LabelPoint(code); ok {
			locator.Locate(p)
			locator.Border(p)
		}
	}
	if err := topology.WriteGeoJSON(io.Discard, WriteOptions{}); err == nil {
		topology.Draw(Frame{Width: 100})
	}
}

func FuzzReadGeoJSON(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if areas, err := ReadGeoJSON(bytes.NewReader(data), ReadOptions{}); err == nil {
			useAreas(t, areas)
		}
	})
}

func FuzzReadTopoJSON(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if topology, err := ReadTopoJSON(bytes.NewReader(data), ReadOptions{}); err == nil {
			useAreas(t, topology.Areas())
		}
	})
}

func FuzzReadShapefile(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if areas, err := ReadShapefile(bytes.NewReader(data), int64(len(data)), istat); err == nil {
			useAreas(t, areas)
		}
	})
}

// The parts of a shapefile, which changes to a compressed zip hardly reach.
func FuzzShapes(f *testing.F) {
	f.Fuzz(func(t *testing.T, shapes, table []byte) {
		rows, err := readDBF(table, "")
		if err != nil {
			return
		}
		if areas, err := readShapes(shapes, rows, istat, FromUTM32); err == nil {
			useAreas(t, areas)
		}
	})
}

package geo

import (
	"bytes"
	"io"
	"os"
	"testing"
)

func BenchmarkReadTopoJSON(b *testing.B) {
	data, err := os.ReadFile("../data/territorio/comuni.topojson")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadTopoJSON(bytes.NewReader(data), ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadGeoJSON(b *testing.B) {
	var data bytes.Buffer
	if err := comuni(b).WriteGeoJSON(&data, WriteOptions{}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(data.Len()))
	for b.Loop() {
		if _, err := ReadGeoJSON(bytes.NewReader(data.Bytes()), ReadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	areas := comuni(b).Areas()
	for b.Loop() {
		build(b, areas...)
	}
}

func BenchmarkDissolve(b *testing.B) {
	all := comuni(b)
	for b.Loop() {
		all.Dissolve(district)
	}
}

func BenchmarkSimplify(b *testing.B) {
	all := comuni(b)
	for b.Loop() {
		simplified(b, all, SimplifyOptions{Keep: 0.1})
	}
}

func BenchmarkWriteGeoJSON(b *testing.B) {
	all := comuni(b)
	for b.Loop() {
		if err := all.WriteGeoJSON(io.Discard, WriteOptions{Grid: 1e-5}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLocate(b *testing.B) {
	all := comuni(b)
	locator := all.Locator()
	p, _ := all.LabelPoint("015146")
	for b.Loop() {
		locator.Locate(p)
	}
}

func BenchmarkDrawRegion(b *testing.B) {
	districts := comuni(b).Dissolve(district)
	for b.Loop() {
		if _, err := districts.Draw(Frame{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrawCloseUp(b *testing.B) {
	all := comuni(b)
	for b.Loop() {
		if _, err := all.Draw(Frame{Focus: []string{"015146", "015182", "015074"}}); err != nil {
			b.Fatal(err)
		}
	}
}

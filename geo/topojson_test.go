package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestWriteTopoJSONText(t *testing.T) {
	topology := raster(t, "ab", "ac").Rename(strings.ToUpper)
	var out bytes.Buffer
	if err := topology.WriteTopoJSON(&out, WriteOptions{Grid: 0.5, Object: "aree", IDs: true, Members: []Member{{"credit", "noi"}}}); err != nil {
		t.Fatal(err)
	}
	const want = `{"type":"Topology",
"credit":"noi",
"bbox":[0,0,2,2],
"transform":{"scale":[0.5,0.5],"translate":[0,0]},
"objects":{"aree":{"type":"GeometryCollection","geometries":[
{"type":"Polygon","arcs":[[-4,-2,0]],"id":"a","properties":{"code":"a","name":"A"}},
{"type":"Polygon","arcs":[[5,-5,3]],"id":"b","properties":{"code":"b","name":"B"}},
{"type":"Polygon","arcs":[[4,-3,1]],"id":"c","properties":{"code":"c","name":"C"}}
]}},
"arcs":[
[[2,0],[-2,0],[0,2],[0,2],[2,0]],
[[2,0],[0,2]],
[[2,0],[2,0],[0,2]],
[[2,2],[0,2]],
[[2,2],[2,0]],
[[2,4],[2,0],[0,-2]]
]}
`
	again, err := ReadTopoJSON(bytes.NewReader(out.Bytes()), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(again.Areas()) != fmt.Sprint(topology.Areas()) {
		t.Errorf("read %v, wrote %v", again.Areas(), topology.Areas())
	}
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
}

// What was read is written byte for byte as it was, on any grid.
func TestTopoJSONRoundTrip(t *testing.T) {
	topology := wiggly(t, rand.New(rand.NewPCG(1, 1)), 3, 3, 12)
	for _, grid := range []float64{1e-6, 1e-4, 0.003, 1.0 / 1024} {
		var first, second bytes.Buffer
		if err := topology.WriteTopoJSON(&first, WriteOptions{Grid: grid}); err != nil {
			t.Fatal(err)
		}
		again, err := ReadTopoJSON(bytes.NewReader(first.Bytes()), ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := again.WriteTopoJSON(&second, WriteOptions{Grid: grid}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("grid %v: what was read is written in another way", grid)
		}
		if s := snapped(t, topology, grid); grid != 0.003 && // no whole part of one: the last digit may differ
			!slices.EqualFunc(again.arcs, s.arcs, orb.LineString.Equal) {
			t.Errorf("grid %v: vertices are not read where they were written", grid)
		}
	}
}

// The committed file is as issue 2 wants it: all Comuni, their enclaves and exclaves, small, credited.
func TestCommittedComuni(t *testing.T) {
	data, err := os.ReadFile("../data/territorio/comuni.topojson")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 1_000_000 {
		t.Errorf("%d bytes, want less than 1 MB", len(data))
	}
	if !bytes.Contains(data, []byte("ISTAT")) {
		t.Error("the credit line is missing")
	}
	topology := comuni(t)
	mustBeSound(t, topology)
	if got := len(topology.Codes()); got != 1506 {
		t.Errorf("%d Comuni, want 1506", got)
	}
	if topology.Name("013040") != "Campione d'Italia" || len(topology.Neighbours("013040")) != 0 {
		t.Error("Campione d'Italia is not the exclave that it is")
	}
	var file struct{ Transform struct{ Scale [2]float64 } }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := topology.WriteTopoJSON(&out, WriteOptions{Grid: file.Transform.Scale[0], Extra: "codice_catastale"}); err != nil {
		t.Fatal(err)
	}
	_, was, _ := bytes.Cut(data, []byte(`"geometries"`))
	_, is, _ := bytes.Cut(out.Bytes(), []byte(`"geometries"`))
	if !bytes.Equal(was, is) {
		t.Error("reading and writing the committed file changes it")
	}
}

// Files of other programs: without a transform, as written by mapshaper's and topojson's users.
func TestReadTopoJSONOfOthers(t *testing.T) {
	for name, text := range map[string]string{
		"not quantised": `{"type":"Topology","objects":{"x":{"type":"GeometryCollection","geometries":[
			{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"a","name":"A"}},
			{"type":"MultiPolygon","arcs":[[[-2,2]]],"properties":{"code":"b","name":"B"}}]}},
			"arcs":[[[1,1],[0,1],[0,0],[1,0]],[[1,0],[1,1]],[[1,0],[2,0],[2,1],[1,1]]]}`,
		"quantised on any grid": `{"type":"Topology","transform":{"scale":[0.0002333606446266999,0.1],"translate":[8.498337449907515,44.68102155440833]},
			"objects":{"x":{"type":"GeometryCollection","geometries":[
			{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"a","name":"A"}},
			{"type":"Polygon","arcs":[[-2,2]],"properties":{"code":"b","name":"B"}}]}},
			"arcs":[[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[0,10]],[[10,0],[10,0],[0,10],[-10,0]]]}`,
	} {
		t.Run(name, func(t *testing.T) {
			topology, err := ReadTopoJSON(strings.NewReader(text), ReadOptions{})
			if err != nil {
				t.Fatal(err)
			}
			mustBeSound(t, topology)
			if got := codesOf(topology.Neighbours("a")); !slices.Equal(got, []string{"b"}) {
				t.Errorf("a has the neighbours %v, want b", got)
			}
		})
	}
	single := `{"type":"Topology","objects":{"x":{"type":"Polygon","arcs":[[0]],"properties":{"code":1,"name":"A"}}},"arcs":[[[0,0],[1,0],[0,1],[0,0]]]}`
	if topology, err := ReadTopoJSON(strings.NewReader(single), ReadOptions{}); err != nil || !topology.Has("1") {
		t.Errorf("an object that is one area: %v", err)
	}
}

func TestReadTopoJSONRefuses(t *testing.T) {
	file := func(geometry, arcs string) string {
		return `{"type":"Topology","objects":{"x":{"type":"GeometryCollection","geometries":[` + geometry + `]}},"arcs":` + arcs + `}`
	}
	polygon := func(arcs string) string {
		return `{"type":"Polygon","properties":{"code":"012001","name":"Agra"},"arcs":` + arcs + `}`
	}
	lines := `[[[0,0],[1,0],[1,1]],[[1,1],[0,1],[0,0]],[[5,5]],[[5,5],[6,6]]]`
	for _, c := range []struct{ name, text, want string }{
		{"no JSON", `ciao`, "TopoJSON: il testo"},
		{"a truncated file", file(polygon(`[[0,1]]`), lines)[:80], "TopoJSON: il testo"},
		{"GeoJSON", `{"type":"FeatureCollection"}`, "il tipo è «FeatureCollection»"},
		{"no object", `{"type":"Topology","objects":{},"arcs":[]}`, "contiene 0 oggetti"},
		{"two objects", `{"type":"Topology","objects":{"a":{},"b":{}},"arcs":[]}`, "contiene 2 oggetti"},
		{"no areas", file(``, lines), "non c'è alcuna area"},
		{"no arcs", `{"type":"Topology","objects":{"x":{}}}`, "gli archi non si possono leggere"},
		{"arcs that are no numbers", file(polygon(`[[0,1]]`), `[[["a",0]]]`), "gli archi non si possono leggere: una coordinata non è un numero"},
		{"an unknown arc", file(polygon(`[[0,9]]`), lines), "012001 Agra: l'anello 1 della parte 1 usa l'arco 9, che non c'è"},
		{"an unknown arc backwards", file(polygon(`[[-9]]`), lines), "usa l'arco -9, che non c'è"},
		{"an arc of one vertex", file(polygon(`[[2]]`), lines), "usa l'arco 2, che ha meno di due vertici"},
		{"a gap", file(polygon(`[[0,3]]`), lines), "012001 Agra: l'anello 1 della parte 1 si interrompe tra l'arco 0 e l'arco 3"},
		{"an open ring", file(polygon(`[[0]]`), lines), "012001 Agra: l'anello 1 della parte 1 non è chiuso"},
		{"an empty ring", file(polygon(`[[]]`), lines), "è vuoto"},
		{"arcs at the wrong depth", file(polygon(`[0,1]`), lines), "012001 Agra: l'elenco degli archi non si può leggere"},
		{"a point", file(`{"type":"Point","properties":{"code":"1","name":"x"}}`, lines), "la geometria è «Point»"},
		{"no code", file(`{"type":"Polygon","arcs":[[0,1]]}`, lines), "elemento 1: area senza codice: manca la proprietà «code»"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadTopoJSON(strings.NewReader(c.text), ReadOptions{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q in it", err, c.want)
			}
		})
	}
}

// Generalise writes the same from any format, and within the size asked for.
func TestGeneralise(t *testing.T) {
	topology := comuni(t).Dissolve(district)
	var asGeoJSON, asTopoJSON bytes.Buffer
	if err := topology.WriteGeoJSON(&asGeoJSON, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := topology.WriteTopoJSON(&asTopoJSON, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	o := GeneraliseOptions{
		Simplify: SimplifyOptions{Bytes: 90_000},
		Write:    WriteOptions{Grid: 1e-5, Members: []Member{{"credit", strings.Repeat("molto lungo ", 1000)}}},
	}
	var fromGeoJSON, fromTopoJSON bytes.Buffer
	if _, err := Generalise(&asGeoJSON, &fromGeoJSON, o); err != nil {
		t.Fatal(err)
	}
	if _, err := Generalise(&asTopoJSON, &fromTopoJSON, o); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fromGeoJSON.Bytes(), fromTopoJSON.Bytes()) {
		t.Error("the result depends on the format")
	}
	if n := fromGeoJSON.Len(); n > 90_000 || n < 89_900 {
		t.Errorf("%d bytes, want 90,000 or a little less, the members counted", n)
	}
	if _, err := Generalise(strings.NewReader(`{"features":[]}`), &fromGeoJSON, o); err == nil {
		t.Error("an empty file was accepted")
	}
}

func TestGeneraliseWithoutSimplifyingKeepsAllVertices(t *testing.T) {
	topology := build(t, area("a", orb.Polygon{{{0, 0}, {1, 0.00001}, {2, 0}, {2, 2}, {0, 0}}}))
	var in, out bytes.Buffer
	if err := topology.WriteGeoJSON(&in, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := Generalise(&in, &out, GeneraliseOptions{}); err != nil {
		t.Fatal(err)
	}
	again, err := ReadTopoJSON(&out, ReadOptions{})
	if err != nil || again.Vertices() != topology.Vertices() {
		t.Errorf("%d vertices, want %d; error %v", again.Vertices(), topology.Vertices(), err)
	}
}

// d3-geo, and with it Vega and Plot, takes an outer ring that runs counter-clockwise for the rest of the globe.
func TestOuterRingsOfTopoJSONRunClockwise(t *testing.T) {
	data, err := os.ReadFile("../data/territorio/comuni.topojson")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Objects struct {
			Comuni struct {
				Geometries []struct {
					Type string
					Arcs json.RawMessage
				}
			}
		}
		Arcs [][][2]float64
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	outline := func(arcs []int) (line orb.LineString) {
		for _, index := range arcs {
			var at orb.Point
			var points orb.LineString
			for _, step := range file.Arcs[max(index, ^index)] {
				at = orb.Point{at[0] + step[0], at[1] + step[1]}
				points = append(points, at)
			}
			if index < 0 {
				points.Reverse()
			}
			line = append(line, points...)
		}
		return line
	}
	rings := 0
	for _, geometry := range file.Objects.Comuni.Geometries {
		var polygons [][][]int
		if geometry.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(geometry.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(geometry.Arcs, &polygons)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, polygon := range polygons {
			for i, arcs := range polygon {
				rings++
				if outer := planarArea(outline(arcs)) < 0; outer != (i == 0) {
					t.Errorf("ring %d of %v turns the wrong way", i, polygon)
				}
			}
		}
	}
	if rings < 1506 {
		t.Errorf("%d rings of 1506 Comuni", rings)
	}
}

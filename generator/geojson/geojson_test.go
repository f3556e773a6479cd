package geojson

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

const triangle = `[[[9,45],[10,45],[10,46],[9,45]]]`

func collection(geometry, properties string) string {
	return `{"type":"FeatureCollection","bbox":[9,45,10,46],"features":[{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}]}`
}

func TestAPolygonIsAListOfOne(t *testing.T) {
	want := orb.MultiPolygon{{{{9, 45}, {10, 45}, {10, 46}, {9, 45}}}}
	for _, geometry := range []string{
		`{"type":"Polygon","coordinates":` + triangle + `}`,
		`{"coordinates":[` + triangle + `],"type":"MultiPolygon"}`,
	} {
		features, err := Read([]byte(collection(geometry, `{"valore":80.50,"nome":"Città"}`)))
		if err != nil {
			t.Fatal(err)
		}
		f := features[0]
		if len(features) != 1 || !f.Geometry.Equal(want) || string(f.Properties["valore"]) != "80.50" || string(f.Properties["nome"]) != `"Città"` {
			t.Errorf("%s: %v", geometry, features)
		}
	}
}

func TestWhatBreaksTheStandardIsAnError(t *testing.T) {
	whole := collection(`{"type":"Polygon","coordinates":`+triangle+`}`, `{"nome":"Città"}`)
	if _, err := Read([]byte(whole)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, fault string }{
		{"FeatureCollection", "Topology", "no FeatureCollection"},
		{`"Feature"`, `"Elemento"`, "no Feature"},
		{"Polygon", "Point", "no area"},
		{"[9,45],[10,45]", "[9,45,100],[10,45]", "array"},
		{"[9,45],[10,45]", `["9",45],[10,45]`, "string"},
		{"[[[9,45]", "[[9,45]", "offset"},
		{`"nome":`, `"nome":1,"nome":`, "duplicate"},
		{"Città", "Citt\xe0", "UTF-8"},
		{"}]}", "}]", "EOF"},
		{"}]}", "}]}{}", "after top-level value"},
	} {
		broken := strings.Replace(whole, c.from, c.to, 1)
		if _, err := Read([]byte(broken)); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %q", broken, err, c.fault)
		}
	}
}

// Any text is features or an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(collection(`{"type":"Polygon","coordinates":`+triangle+`}`, `{"nome":"Città"}`)))
	f.Add([]byte(collection(`{"type":"MultiPolygon","coordinates":[`+triangle+`]}`, "null")))
	f.Add([]byte(`{"type":"FeatureCollection","features":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		features, err := Read(text)
		if err != nil && features != nil {
			t.Errorf("features beside %v", err)
		}
	})
}

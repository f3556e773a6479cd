package opendata

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/geo"
)

func TestGeoJSONHoldsEveryAreaAndTheCreditLine(t *testing.T) {
	for _, d := range maps(t) {
		data, err := encodeGeoJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		var collection struct {
			Type, Crediti string
			Features      []struct {
				Type       string
				Properties map[string]any
				Geometry   struct{ Type string }
			}
		}
		if err := json.Unmarshal(data, &collection); err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for i, f := range collection.Features {
			if f.Type != "Feature" || !strings.HasSuffix(f.Geometry.Type, "Polygon") {
				t.Errorf("%s: a %s with a %s", d.ID, f.Type, f.Geometry.Type)
			}
			checkProperties(t, d, d.Rows[i], f.Properties) // areas and rows are both in the order of the codes
			codes[d.keyOf(d.Rows[i])] = true
		}
		if len(codes) != len(d.Rows) || collection.Type != "FeatureCollection" {
			t.Errorf("%s: a %s of %d areas, want %d", d.ID, collection.Type, len(codes), len(d.Rows))
		}
		if collection.Crediti != d.Credit || !strings.HasPrefix(d.Credit, "Confini: elaborazione su dati ISTAT") {
			t.Errorf("%s: credit line %q", d.ID, collection.Crediti)
		}
		areas, err := geo.ReadGeoJSON(bytes.NewReader(data), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
		if err != nil || len(areas) != len(d.Rows) {
			t.Errorf("%s: %d geometries, want %d (%v)", d.ID, len(areas), len(d.Rows), err)
		}
	}
}

func keyName(d Dataset) string {
	return d.Columns[slices.IndexFunc(d.Columns, func(c Column) bool { return c.Key })].Name
}

func checkProperties(t *testing.T, d Dataset, row []string, properties map[string]any) {
	t.Helper()
	for j, column := range d.Columns {
		got := properties[column.Name]
		switch {
		case row[j] == "" && got != nil, column.Type == String && row[j] != "" && got != row[j]:
			t.Errorf("%s: property %s is %v, want %q", d.ID, column.Name, got, row[j])
		case column.Type != String:
			if _, ok := got.(float64); !ok {
				t.Errorf("%s: property %s is %v, want a number", d.ID, column.Name, got)
			}
		}
	}
}

func TestTopoJSONReadAgainHoldsEveryArea(t *testing.T) {
	for _, d := range maps(t) {
		data, err := encodeTopoJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		topology, err := geo.ReadTopoJSON(bytes.NewReader(data), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(topology.Codes(), d.Areas.Codes()) {
			t.Errorf("%s: areas %v, want %v", d.ID, topology.Codes(), d.Areas.Codes())
		}
		if credit, _ := json.Marshal(d.Credit); !bytes.Contains(data, credit) {
			t.Errorf("%s: no credit line", d.ID)
		}
	}
}

package opendata

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

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
				Type, ID   string
				Properties map[string]any
				Geometry   struct{ Type string }
			}
		}
		if err := json.Unmarshal(data, &collection); err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for i, f := range collection.Features {
			if f.ID != d.keyOf(d.Rows[i]) {
				t.Errorf("%s: area %d has the id %q, not the code of its row", d.ID, i, f.ID)
			}
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
		if d.Valid == "2021-01-01" || !strings.HasSuffix(d.Credit, d.Valid.Of()+".") {
			t.Errorf("%s: the credit line does not say that the territories are those %s: %q", d.ID, d.Valid.Of(), d.Credit)
		}
		areas, err := geo.ReadGeoJSON(bytes.NewReader(data), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
		if err != nil {
			t.Fatal(err)
		}
		checkAreas(t, d, areas)
	}
}

// checkAreas wants every area to have the extent and the surface of the dataset's; a map is drawn with six decimals of a degree.
func checkAreas(t *testing.T, d Dataset, areas []geo.Area) {
	t.Helper()
	const tolerance = 2e-6
	found := map[string]orb.MultiPolygon{}
	for _, area := range areas {
		found[area.Code] = area.Geometry
	}
	wanted := d.Areas.Areas()
	if len(found) != len(wanted) || len(wanted) != len(d.Rows) {
		t.Errorf("%s: %d shapes of %d areas for %d rows", d.ID, len(found), len(wanted), len(d.Rows))
	}
	for _, area := range wanted {
		got, bound := found[area.Code], area.Geometry.Bound()
		surface := planar.Area(area.Geometry)
		if len(got) != len(area.Geometry) || math.Abs(planar.Area(got)-surface) > 1e-4*surface ||
			!got.Bound().Pad(tolerance).Contains(bound.Min) || !got.Bound().Pad(tolerance).Contains(bound.Max) ||
			!bound.Pad(tolerance).Contains(got.Bound().Min) || !bound.Pad(tolerance).Contains(got.Bound().Max) {
			t.Errorf("%s: the border of %s %s is another", d.ID, area.Code, area.Name)
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

// checkTopologyProperties wants beside every shape the row of its area.
func checkTopologyProperties(t *testing.T, d Dataset, data []byte) {
	t.Helper()
	var topology struct {
		Objects map[string]struct {
			Geometries []struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(data, &topology); err != nil {
		t.Fatal(err)
	}
	geometries := topology.Objects[d.ID].Geometries
	if len(geometries) != len(d.Rows) {
		t.Fatalf("%s: %d geometries, want %d", d.ID, len(geometries), len(d.Rows))
	}
	for i, g := range geometries {
		checkProperties(t, d, d.Rows[i], g.Properties)
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
		checkAreas(t, d, topology.Areas())
		checkTopologyProperties(t, d, data)
		if credit, _ := json.Marshal(d.Credit); !bytes.Contains(data, credit) {
			t.Errorf("%s: no credit line", d.ID)
		}
	}
}

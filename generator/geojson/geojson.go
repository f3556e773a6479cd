// Package geojson reads GeoJSON as programs elsewhere do: with another library than package geo writes it with, so that
// what a build gives away can be compared with what was meant. A text goes in, its features come out.
//
// Sources are for package geo, which tells officials where in the text a fault is.
package geojson

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/paulmach/orb"
)

// Feature is an area and what is said about it.
type Feature struct {
	Type       string                    `json:"type"`
	Properties map[string]jsontext.Value `json:"properties"`
	Geometry   Geometry                  `json:"geometry"`
}

// Geometry is an area in longitude and latitude; one polygon counts as a list of one.
type Geometry struct{ orb.MultiPolygon }

// Read gives the features of a FeatureCollection (RFC 7946 §3.3), each with a Polygon or a MultiPolygon. Text that is no
// UTF-8 and an object with two members of one name are errors.
func Read(text []byte) ([]Feature, error) {
	var collection struct {
		Type     string    `json:"type"`
		Features []Feature `json:"features"`
	}
	if err := json.Unmarshal(text, &collection); err != nil {
		return nil, err
	}
	if collection.Type != "FeatureCollection" {
		return nil, fmt.Errorf("a %q is no FeatureCollection", collection.Type)
	}
	for i, f := range collection.Features {
		if f.Type != "Feature" {
			return nil, fmt.Errorf("feature %d: a %q is no Feature", i+1, f.Type)
		}
	}
	return collection.Features, nil
}

// UnmarshalJSONFrom reads the coordinates once the type has told how deep they are nested.
func (g *Geometry) UnmarshalJSONFrom(in *jsontext.Decoder) error {
	var geometry struct {
		Type        string         `json:"type"`
		Coordinates jsontext.Value `json:"coordinates"`
	}
	if err := json.UnmarshalDecode(in, &geometry); err != nil {
		return err
	}
	switch geometry.Type {
	case "Polygon":
		g.MultiPolygon = make(orb.MultiPolygon, 1)
		return json.Unmarshal(geometry.Coordinates, &g.MultiPolygon[0])
	case "MultiPolygon":
		return json.Unmarshal(geometry.Coordinates, &g.MultiPolygon)
	}
	return fmt.Errorf("a %q is no area", geometry.Type)
}

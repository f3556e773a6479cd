package conformance

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// readGeoJSON reads every file of boundaries and wants its rings as RFC 7946 §3.1.6 does: closed, of four positions at
// least, the outer one counterclockwise and holes clockwise, on longitudes and latitudes (§4).
func readGeoJSON(p publication) (found, error) {
	var n found
	var faults []error
	for _, file := range p.under(".geojson") {
		features, err := featuresOf(file.Data)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", file.Path, err))
			continue
		}
		n.files++
		for i, f := range features {
			n.compared++
			if err := ringFault(f.Geometry.polygons); err != nil {
				faults = append(faults, fmt.Errorf("%s: area %d: %w", file.Path, i+1, err))
			}
		}
	}
	return n, errors.Join(faults...)
}

// feature is an area of a map (RFC 7946 §3.2).
type feature struct {
	Type     string
	Geometry area
}

// area is its extent; one polygon counts as a list of one.
type area struct{ polygons orb.MultiPolygon }

func featuresOf(text []byte) ([]feature, error) {
	var collection struct {
		Type     string
		Features []feature
	}
	if err := json.Unmarshal(text, &collection); err != nil {
		return nil, err
	}
	if collection.Type != "FeatureCollection" {
		return nil, fmt.Errorf("il tipo è «%s»: ci si aspettava «FeatureCollection»", collection.Type)
	}
	for i, f := range collection.Features {
		if f.Type != "Feature" {
			return nil, fmt.Errorf("area %d: il tipo è «%s»: ci si aspettava «Feature»", i+1, f.Type)
		}
	}
	return collection.Features, nil
}

// UnmarshalJSON reads the coordinates once the type has told how deep they are nested.
func (a *area) UnmarshalJSON(text []byte) error {
	var geometry struct {
		Type        string
		Coordinates json.RawMessage
	}
	if err := json.Unmarshal(text, &geometry); err != nil {
		return err
	}
	switch geometry.Type {
	case "Polygon":
		a.polygons = make(orb.MultiPolygon, 1)
		return json.Unmarshal(geometry.Coordinates, &a.polygons[0])
	case "MultiPolygon":
		return json.Unmarshal(geometry.Coordinates, &a.polygons)
	}
	return fmt.Errorf("la geometria è «%s»: ci si aspettava «Polygon» o «MultiPolygon»", geometry.Type)
}

func ringFault(polygons orb.MultiPolygon) error {
	world := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	for _, polygon := range polygons {
		for i, ring := range polygon {
			wanted := orb.CCW
			if i > 0 {
				wanted = orb.CW
			}
			switch bound := ring.Bound(); {
			case len(ring) < 4 || !ring.Closed():
				return errors.New("un anello non è chiuso")
			case ring.Orientation() != wanted:
				return errors.New("un anello gira nel verso sbagliato")
			case !world.Contains(bound.Min) || !world.Contains(bound.Max):
				return errors.New("le coordinate non sono longitudini e latitudini")
			}
		}
	}
	return nil
}

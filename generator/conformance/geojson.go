package conformance

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// collection is what the check reads of a GeoJSON file.
type collection struct {
	Features []struct {
		Geometry struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
}

// readGeoJSON reads every file of boundaries into orb's types and wants its rings as RFC 7946 §3.1.6 does: closed, of
// four positions at least, the outer one counterclockwise and holes clockwise, on longitudes and latitudes (§4).
func readGeoJSON(p publication) (found, error) {
	judged := map[string]error{} // by the text of the outline: the same stands in several files
	var n found
	var faults []error
	for _, f := range p.under(".geojson") {
		var areas collection
		if err := json.Unmarshal(f.Data, &areas); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", f.Path, err))
			continue
		}
		n.files++
		for i, area := range areas.Features {
			n.compared++
			outline := area.Geometry.Type + string(area.Geometry.Coordinates)
			if _, ok := judged[outline]; !ok {
				judged[outline] = outlineFault(area.Geometry.Type, area.Geometry.Coordinates)
			}
			if err := judged[outline]; err != nil {
				faults = append(faults, fmt.Errorf("%s: area %d: %w", f.Path, i+1, err))
			}
		}
	}
	return n, errors.Join(faults...)
}

func outlineFault(kind string, coordinates []byte) error {
	polygons, err := polygonsOf(kind, coordinates)
	if err != nil {
		return err
	}
	return ringFault(polygons)
}

func polygonsOf(kind string, coordinates []byte) (orb.MultiPolygon, error) {
	switch kind {
	case "Polygon":
		var polygon orb.Polygon
		err := json.Unmarshal(coordinates, &polygon)
		return orb.MultiPolygon{polygon}, err
	case "MultiPolygon":
		var polygons orb.MultiPolygon
		err := json.Unmarshal(coordinates, &polygons)
		return polygons, err
	}
	return nil, fmt.Errorf("a %q is no area", kind)
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
				return errors.New("a ring is not closed")
			case ring.Orientation() != wanted:
				return errors.New("a ring turns the wrong way")
			case !world.Contains(bound.Min) || !world.Contains(bound.Max):
				return errors.New("its coordinates are no longitudes and latitudes")
			}
		}
	}
	return nil
}

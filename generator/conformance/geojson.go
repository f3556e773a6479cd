package conformance

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"

	"ambitilombardia/generator/geojson"
)

// readGeoJSON reads every file of boundaries and wants its rings as RFC 7946 §3.1.6 does: closed, of four positions at
// least, the outer one counterclockwise and holes clockwise, on longitudes and latitudes (§4).
func readGeoJSON(p publication) (found, error) {
	var n found
	var faults []error
	for _, f := range p.under(".geojson") {
		features, err := featuresOf(f)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", f.Path, err))
			continue
		}
		n.files++
		for i, area := range features {
			n.compared++
			if err := ringFault(area.Geometry.MultiPolygon); err != nil {
				faults = append(faults, fmt.Errorf("%s: area %d: %w", f.Path, i+1, err))
			}
		}
	}
	return n, errors.Join(faults...)
}

func featuresOf(f File) ([]geojson.Feature, error) {
	if features, read := f.JSON.([]geojson.Feature); read {
		return features, nil
	}
	return geojson.Read(f.Data)
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

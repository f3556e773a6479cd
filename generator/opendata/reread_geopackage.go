package opendata

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/serdes"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"ambitilombardia/geo"
)

// geoPackageHead is what stands before the geometry: magic, version, flags, reference system and box (§2.1.3).
const geoPackageHead = 40

// decodeGeoPackage reads the table of features: number, geometry, then the columns.
func decodeGeoPackage(d Dataset, file []byte) (found content, err error) {
	database, err := sqlite3.Open(":memory:")
	if err != nil {
		return content{}, err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if err := serdes.Deserialize(database, "main", file); err != nil {
		return content{}, err
	}
	features, _, err := database.Prepare("SELECT * FROM " + sqlite3.QuoteIdentifier(strings.ReplaceAll(d.ID, "-", "_")) + " ORDER BY fid")
	if err != nil {
		return content{}, err
	}
	defer func() { err = errors.Join(err, features.Close()) }()
	for j := 2; j < features.ColumnCount(); j++ {
		found.header = append(found.header, features.ColumnName(j))
	}
	if len(found.header) != len(d.Columns) {
		return content{}, fmt.Errorf("le colonne sono %q", found.header)
	}
	for features.Step() {
		var row []string
		for j := range d.Columns {
			row = append(row, features.ColumnText(j+2))
		}
		found.rows = append(found.rows, row)
		shape, err := geoPackageShape(features.ColumnRawBlob(1))
		if err != nil {
			return content{}, err
		}
		found.areas = append(found.areas, geo.Area{Code: d.keyOf(row), Geometry: shape})
	}
	return found, features.Err()
}

func geoPackageShape(blob []byte) (orb.MultiPolygon, error) {
	if len(blob) < geoPackageHead {
		return nil, errors.New("una geometria è interrotta")
	}
	shape, err := wkb.Unmarshal(bytes.Clone(blob[geoPackageHead:])) // the library uses its memory again
	if err != nil {
		return nil, err
	}
	area, ok := shape.(orb.MultiPolygon)
	if !ok {
		return nil, fmt.Errorf("una geometria è un %s", shape.GeoJSONType())
	}
	return area, nil
}

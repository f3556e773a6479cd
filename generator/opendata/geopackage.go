package opendata

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/rtree"
	"github.com/ncruces/go-sqlite3/ext/serdes"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// wgs84 is the reference system of all coordinates (EPSG), as in GeoJSON.
const wgs84 = 4326

// encodeGeoPackage writes a database with one table of features (OGC GeoPackage 1.3): a multipolygon for each row, texts
// and numbers in columns of their type, NULL for a missing value, and a spatial index. Its date is that of the sources.
func encodeGeoPackage(d Dataset) (file []byte, err error) {
	database, err := sqlite3.Open(":memory:")
	if err != nil {
		return nil, fmt.Errorf("GeoPackage di %s: %w", d.ID, err)
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if err := rtree.Register(database); err != nil {
		return nil, fmt.Errorf("GeoPackage di %s: %w", d.ID, err)
	}
	g := geoPackage{Dataset: d, to: database, table: strings.ReplaceAll(d.ID, "-", "_"), shapes: map[string]orb.MultiPolygon{}}
	for _, area := range d.Areas.Areas() {
		g.shapes[area.Code] = area.Geometry
	}
	for _, step := range []func() error{g.describe, g.explain, g.fill, g.indexShapes} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("GeoPackage di %s: %w", d.ID, err)
		}
	}
	if file, err = serdes.Serialize(database, "main"); err != nil {
		return nil, fmt.Errorf("GeoPackage di %s: %w", d.ID, err)
	}
	return file, nil
}

// geoPackage is a dataset on its way into a database.
type geoPackage struct {
	Dataset
	to    *sqlite3.Conn
	table string

	shapes map[string]orb.MultiPolygon // by the key of their row
}

// describe makes the tables and says what the dataset is. The credit line and the licence are in the description, which
// every program that opens the file shows.
func (g geoPackage) describe() error {
	if err := g.to.Exec(geoPackageSchema); err != nil {
		return err
	}
	bound := g.Areas.Bound()
	description := g.Description + " " + g.Credit + " Licenza: " + g.Licence.Name + ", " + g.Licence.URL
	if err := g.insert("gpkg_contents", g.table, "features", g.FullTitle(), description, g.Updated()+"T00:00:00.000Z",
		bound.Left(), bound.Bottom(), bound.Right(), bound.Top(), wgs84); err != nil {
		return err
	}
	return g.insert("gpkg_geometry_columns", g.table, "geom", "MULTIPOLYGON", wgs84, 0, 0)
}

// explain gives the meaning of each column.
func (g geoPackage) explain() error {
	for _, column := range g.Columns {
		if err := g.insert("gpkg_data_columns", g.table, column.Name, nil, nil, column.Explained(), nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// fill makes the table of the features and puts the rows into it.
func (g geoPackage) fill() error {
	definition := "CREATE TABLE " + sqlite3.QuoteIdentifier(g.table) +
		" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON NOT NULL"
	for _, column := range g.Columns {
		definition += ", " + sqlite3.QuoteIdentifier(column.Name) + " " + column.sqlType()
	}
	if err := g.to.Exec(definition + ")"); err != nil {
		return err
	}
	for i, row := range g.Rows {
		geometry, err := geoPackageGeometry(g.shapes[g.keyOf(row)])
		if err != nil {
			return err
		}
		values := []any{i + 1, geometry}
		for j, column := range g.Columns {
			value, err := column.typed(row[j])
			if err != nil {
				return err
			}
			values = append(values, value)
		}
		if err := g.insert(g.table, values...); err != nil {
			return err
		}
	}
	return nil
}

// indexShapes adds the spatial index, with the box of each shape.
func (g geoPackage) indexShapes() error {
	if err := g.to.Exec(strings.ReplaceAll(spatialIndex, "FEATURES", g.table)); err != nil {
		return err
	}
	for i, row := range g.Rows {
		box := g.shapes[g.keyOf(row)].Bound()
		if err := g.insert("rtree_"+g.table+"_geom", i+1, box.Left(), box.Right(), box.Bottom(), box.Top()); err != nil {
			return err
		}
	}
	return nil
}

// insert adds a row to a table.
func (g geoPackage) insert(table string, values ...any) (err error) {
	places := strings.TrimSuffix(strings.Repeat("?,", len(values)), ",")
	statement, _, err := g.to.Prepare("INSERT INTO " + sqlite3.QuoteIdentifier(table) + " VALUES (" + places + ")")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for i, value := range values {
		if err := bind(statement, i+1, value); err != nil {
			return err
		}
	}
	return statement.Exec()
}

func bind(statement *sqlite3.Stmt, place int, value any) error {
	switch value := value.(type) {
	case nil:
		return statement.BindNull(place)
	case int:
		return statement.BindInt(place, value)
	case int64:
		return statement.BindInt64(place, value)
	case float64:
		return statement.BindFloat(place, value)
	case []byte:
		return statement.BindBlob(place, value)
	case string:
		return statement.BindText(place, value)
	}
	return fmt.Errorf("una cella del database non può contenere un %T", value)
}

// sqlType is the type of a column in the terms of GeoPackage (§1.1.1.1.3).
func (c Column) sqlType() string {
	kind := map[Type]string{String: "TEXT", Integer: "INTEGER", Number: "DOUBLE"}[c.Type]
	if c.MayBeEmpty() {
		return kind
	}
	return kind + " NOT NULL"
}

// typed is a cell as a text or a number, nil where it is empty.
func (c Column) typed(cell string) (any, error) {
	switch {
	case cell == "":
		return nil, nil
	case c.Type == Integer:
		return strconv.ParseInt(cell, 10, 64)
	case c.Type == Number:
		return strconv.ParseFloat(cell, 64)
	}
	return cell, nil
}

// geoPackageGeometry writes a geometry with the header of GeoPackage before its WKB (§2.1.3): a magic, version 0, flags
// that say little-endian and a box of two dimensions, the reference system and the box.
func geoPackageGeometry(shape orb.MultiPolygon) ([]byte, error) {
	const flags = 0b00000011
	bound := shape.Bound()
	blob := binary.LittleEndian.AppendUint32([]byte{'G', 'P', 0, flags}, wgs84)
	for _, edge := range []float64{bound.Left(), bound.Right(), bound.Bottom(), bound.Top()} {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(edge))
	}
	body, err := wkb.Marshal(shape, binary.LittleEndian)
	return append(blob, body...), err
}

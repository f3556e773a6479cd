package opendata

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/rtree"
	"github.com/ncruces/go-sqlite3/ext/serdes"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"ambitilombardia/geo"
)

// openGeoPackage gives a function that asks a GeoPackage and gets the rows of the answer, NULL as nil.
func openGeoPackage(t *testing.T, file []byte) func(query string) [][]any {
	t.Helper()
	database, err := sqlite3.Open(":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { database.Close() })
	if err := errors.Join(rtree.Register(database), serdes.Deserialize(database, "main", file)); err != nil {
		t.Fatal(err)
	}
	return func(query string) (rows [][]any) {
		t.Helper()
		statement, _, err := database.Prepare(query)
		if err != nil {
			t.Fatal(err)
		}
		defer statement.Close()
		for statement.Step() {
			row := make([]any, statement.ColumnCount())
			if err := statement.Columns(row...); err != nil {
				t.Fatal(err)
			}
			for i, value := range row {
				if blob, ok := value.([]byte); ok {
					row[i] = bytes.Clone(blob) // the library uses its memory again
				}
			}
			rows = append(rows, row)
		}
		if err := statement.Err(); err != nil {
			t.Fatal(err)
		}
		return rows
	}
}

func TestGeoPackageHoldsTheRowsAndTheShapesOfTheGeoJSON(t *testing.T) {
	for _, d := range maps(t)[:3] {
		file, err := encodeGeoPackage(d)
		if err != nil {
			t.Fatal(err)
		}
		rows := openGeoPackage(t, file)("SELECT * FROM " + strings.ReplaceAll(d.ID, "-", "_") + " ORDER BY fid")
		if len(rows) != len(d.Rows) {
			t.Fatalf("%s: %d features, want %d", d.ID, len(rows), len(d.Rows))
		}
		areas := areasOf(t, d)
		for i, row := range rows {
			if !orb.Equal(shapeOf(t, row[1].([]byte)), areas[i].Geometry) {
				t.Errorf("%s, row %d: another shape than in the GeoJSON", d.ID, i+1)
			}
			for j, column := range d.Columns {
				if got, want := row[j+2], d.Rows[i][j]; !sameCell(column, got, want) {
					t.Errorf("%s, row %d: %s is %v (%T), want %q", d.ID, i+1, column.Name, got, got, want)
				}
			}
		}
	}
}

// sameCell wants NULL for an empty cell, a text for a text and a number for a number.
func sameCell(column Column, got any, want string) bool {
	typed, err := column.typed(want)
	return err == nil && got == typed
}

// areasOf reads the GeoJSON of the dataset again.
func areasOf(t *testing.T, d Dataset) []geo.Area {
	t.Helper()
	text, err := encodeGeoJSON(d)
	if err != nil {
		t.Fatal(err)
	}
	areas, err := geo.ReadGeoJSON(bytes.NewReader(text), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
	if err != nil {
		t.Fatal(err)
	}
	return areas
}

// shapeOf reads a geometry and wants its header to be right: magic, version, flags, reference system, box.
func shapeOf(t *testing.T, blob []byte) orb.Geometry {
	t.Helper()
	if !bytes.HasPrefix(blob, []byte{'G', 'P', 0, 3, 0xE6, 0x10, 0, 0}) {
		t.Fatalf("the header of a geometry is % x", blob[:8])
	}
	shape, err := wkb.Unmarshal(blob[40:])
	if err != nil {
		t.Fatal(err)
	}
	return shape
}

func TestGeoPackageSaysWhatItIs(t *testing.T) {
	for _, d := range maps(t)[:3] {
		file, err := encodeGeoPackage(d)
		if err != nil {
			t.Fatal(err)
		}
		ask := openGeoPackage(t, file)
		table := strings.ReplaceAll(d.ID, "-", "_")
		contents := ask("SELECT table_name, data_type, identifier, last_change, srs_id, description, min_x, min_y, max_x, max_y FROM gpkg_contents")
		bound := d.Areas.Bound()
		for i, want := range []any{table, "features", d.FullTitle(), d.Updated() + "T00:00:00.000Z", int64(4326)} {
			if contents[0][i] != want {
				t.Errorf("%s: the contents say %v, want %v", d.ID, contents[0][i], want)
			}
		}
		if box := [4]any(contents[0][6:10]); box != [4]any{bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1]} {
			t.Errorf("%s: the box is %v, want %v", d.ID, box, bound)
		}
		if words := contents[0][5].(string); !strings.Contains(words, d.Credit) || !strings.Contains(words, d.Licence.URL) {
			t.Errorf("%s: no credit line or licence in %q", d.ID, words)
		}
		if systems := ask("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"); len(systems) != 3 || systems[0][0] != int64(-1) ||
			systems[1][0] != int64(0) || systems[2][0] != int64(4326) {
			t.Errorf("%s: reference systems %v", d.ID, systems)
		}
		if explained := ask("SELECT * FROM gpkg_data_columns WHERE description <> ''"); len(explained) != len(d.Columns) {
			t.Errorf("%s: %d columns explained, want %d", d.ID, len(explained), len(d.Columns))
		}
		if faults := ask("PRAGMA foreign_key_check"); len(faults) != 0 {
			t.Errorf("%s: references that lead nowhere: %v", d.ID, faults)
		}
		if string(file[68:72]) != "GPKG" || !bytes.Equal(file[60:64], []byte{0, 0, 0x28, 0x3C}) {
			t.Errorf("%s: the file does not say that it is a GeoPackage 1.3", d.ID)
		}
	}
}

func TestAnAmbitoWithoutASSTHasNoneInTheGeoPackage(t *testing.T) {
	file, err := encodeGeoPackage(maps(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	got := openGeoPackage(t, file)("SELECT codice_ambito FROM confini_ambiti WHERE codice_asst IS NULL ORDER BY 1")
	if len(got) != 2 || got[0][0] != "50007" || got[1][0] != "50075" {
		t.Errorf("Ambiti without ASST: %v, want Milano Città and, since its ASST has ended, Monza", got)
	}
}

// A program that asks what lies in a window finds it by the index, without a look at every shape.
func TestTheSpatialIndexFindsTheShapesOfAWindow(t *testing.T) {
	for _, d := range maps(t)[:3] {
		file, err := encodeGeoPackage(d)
		if err != nil {
			t.Fatal(err)
		}
		ask := openGeoPackage(t, file)
		table := strings.ReplaceAll(d.ID, "-", "_")
		window := orb.Bound{Min: orb.Point{9.1, 45.1}, Max: orb.Point{9.15, 45.15}}
		var want, got []any
		areas := map[string]orb.Bound{}
		for _, area := range d.Areas.Areas() {
			areas[area.Code] = area.Geometry.Bound()
		}
		for i, row := range d.Rows {
			if areas[d.keyOf(row)].Intersects(window) {
				want = append(want, int64(i+1))
			}
		}
		for _, row := range ask("SELECT id FROM rtree_" + table + "_geom WHERE maxx >= 9.1 AND minx <= 9.15 AND maxy >= 45.1 AND miny <= 45.15 ORDER BY id") {
			got = append(got, row[0])
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: the index finds %v, want %v", d.ID, got, want)
		}
		if rows := ask("SELECT column_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND table_name = '" + table + "'"); len(rows) != 1 {
			t.Errorf("%s: the index is not declared: %v", d.ID, rows)
		}
	}
}

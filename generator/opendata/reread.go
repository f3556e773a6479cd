package opendata

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"ambitilombardia/generator/geojson"
	"ambitilombardia/geo"
)

// content is what a reader finds in a file: the rows, their cells as text, and the areas of a map.
type content struct {
	header []string
	rows   [][]string
	areas  []geo.Area
	json   any // of JSON: see File.JSON
}

// reread reads a file again, as its users will, and compares it with the dataset that it was made of: every value, and of
// every area its extent and surface. Of JSON it gives what it has read: see File.JSON.
func (f format) reread(d Dataset, file []byte) (read any, err error) {
	found, err := f.decode(d, file)
	if err == nil {
		err = d.compare(found)
	}
	if err != nil {
		return nil, fmt.Errorf("insieme di dati %s, file %s letto di nuovo: %w", d.ID, f.name, err)
	}
	return found.json, nil
}

func (d Dataset) compare(found content) error {
	for j, column := range d.Columns {
		if j >= len(found.header) || found.header[j] != column.Name {
			return fmt.Errorf("le colonne sono %q", found.header)
		}
	}
	if len(found.rows) != len(d.Rows) {
		return fmt.Errorf("ci sono %d righe, ci si aspettavano %d", len(found.rows), len(d.Rows))
	}
	for i, row := range d.Rows {
		for j, column := range d.Columns {
			if got := found.rows[i][j]; !column.same(got, row[j]) {
				return fmt.Errorf("riga %d, colonna %s: c'è «%s», ci si aspettava «%s»", i+1, column.Name, got, row[j])
			}
		}
	}
	return d.compareAreas(found.areas)
}

// same tells whether two cells have the same value; programs that keep numbers forget the last zero of 80.50.
func (c Column) same(got, want string) bool {
	if got == want || c.Type == String {
		return got == want
	}
	a, ok1 := new(big.Rat).SetString(got)
	b, ok2 := new(big.Rat).SetString(want)
	return ok1 && ok2 && a.Cmp(b) == 0
}

// A map is drawn with six decimals of a degree.
const placeTolerance = 2e-6

func (d Dataset) compareAreas(found []geo.Area) error {
	if found == nil {
		return nil // a format without shapes
	}
	shapes := map[string]orb.MultiPolygon{}
	for _, area := range found {
		shapes[area.Code] = area.Geometry
	}
	wanted := d.Areas.Areas()
	if len(shapes) != len(wanted) {
		return fmt.Errorf("ci sono %d confini, ci si aspettavano %d", len(shapes), len(wanted))
	}
	near := func(a, b orb.Bound) bool {
		return math.Abs(a.Left()-b.Left()) < placeTolerance && math.Abs(a.Bottom()-b.Bottom()) < placeTolerance &&
			math.Abs(a.Right()-b.Right()) < placeTolerance && math.Abs(a.Top()-b.Top()) < placeTolerance
	}
	for _, area := range wanted {
		got := shapes[area.Code]
		surface := planar.Area(area.Geometry)
		if len(got) != len(area.Geometry) || !near(got.Bound(), area.Geometry.Bound()) ||
			math.Abs(planar.Area(got)-surface) > 1e-4*surface {
			return fmt.Errorf("il confine di %s %s non è quello", area.Code, area.Name)
		}
	}
	return nil
}

// key gives the name of the column that tells the rows of a map apart.
func (d Dataset) key() string {
	return d.Columns[slices.IndexFunc(d.Columns, func(c Column) bool { return c.Key })].Name
}

func decodeCSV(d Dataset, file []byte) (content, error) {
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil || len(records) == 0 {
		return content{}, errors.Join(err, errors.New("il testo non è un CSV"))
	}
	for _, row := range records[1:] {
		for j, column := range d.Columns {
			if column.Type == String {
				row[j] = rearm(row[j])
			}
		}
	}
	return content{header: records[0], rows: records[1:]}, nil
}

// rearm undoes disarm.
func rearm(text string) string {
	if formulaStart.MatchString(text) && text[0] == '\'' {
		return text[1:]
	}
	return text
}

func decodeJSON(d Dataset, file []byte) (content, error) {
	var objects []object
	if err := json.Unmarshal(file, &objects); err != nil {
		return content{}, err
	}
	found, err := d.objects(objects)
	found.json = objects
	return found, err
}

// object is a row in JSON.
type object = map[string]jsontext.Value

// objects reads JSON objects as rows; each must have a member for every column and no other.
func (d Dataset) objects(objects []object) (content, error) {
	found := content{rows: make([][]string, len(objects))}
	for _, column := range d.Columns {
		found.header = append(found.header, column.Name)
	}
	for i, members := range objects {
		if len(members) != len(d.Columns) {
			return content{}, fmt.Errorf("l'oggetto %d ha %d membri, ci si aspettavano %d", i+1, len(members), len(d.Columns))
		}
		row := make([]string, len(d.Columns))
		for j, column := range d.Columns {
			var ok bool
			if row[j], ok = column.cell(members[column.Name]); !ok {
				return content{}, fmt.Errorf("l'oggetto %d non ha «%s» del suo tipo", i+1, column.Name)
			}
		}
		found.rows[i] = row
	}
	return found, nil
}

// cell reads a value of JSON, if it is null or one of the type of the column; a number keeps its digits.
func (c Column) cell(value jsontext.Value) (text string, ok bool) {
	switch {
	case string(value) == "null":
		return "", true
	case c.Type == String:
		ok = json.Unmarshal(value, &text) == nil
		return text, ok
	}
	return string(value), numberForm.Match(value)
}

func decodeGeoJSON(d Dataset, file []byte) (content, error) {
	features, err := geojson.Read(file)
	if err != nil {
		return content{}, err
	}
	properties := make([]object, len(features))
	for i, f := range features {
		properties[i] = f.Properties
	}
	found, err := d.objects(properties)
	if err != nil {
		return content{}, err
	}
	for i, f := range features {
		found.areas = append(found.areas, geo.Area{Code: d.keyOf(found.rows[i]), Geometry: f.Geometry.MultiPolygon})
	}
	found.json = features
	return found, nil
}

func decodeTopoJSON(d Dataset, file []byte) (content, error) {
	var topology struct {
		Objects map[string]struct {
			Geometries []struct {
				Properties object `json:"properties"`
			} `json:"geometries"`
		} `json:"objects"`
	}
	if err := json.Unmarshal(file, &topology); err != nil {
		return content{}, err
	}
	var properties []object
	for _, g := range topology.Objects[d.ID].Geometries {
		properties = append(properties, g.Properties)
	}
	found, err := d.objects(properties)
	if err != nil {
		return content{}, err
	}
	found.areas, err = geo.Read(bytes.NewReader(file), geo.ReadOptions{Code: d.key(), Name: d.key()})
	return found, err
}

package opendata

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// Who reads the file gets the codes as texts, the numbers as numbers and the empty cells as nulls, without saying a word about types.
func TestParquetReadAgainIsTheTable(t *testing.T) {
	for _, d := range append(build(t).Datasets, hostile()) {
		data, err := encodeParquet(d)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", d.ID, err)
		}
		var columns []string
		for _, path := range file.Schema().Columns() {
			columns = append(columns, path[0])
		}
		if !slices.Equal(columns, names(d)) {
			t.Errorf("%s: columns %q, want %q", d.ID, columns, names(d))
		}
		rows := make([]parquet.Row, len(d.Rows)+1)
		n, err := parquet.NewReader(file).ReadRows(rows)
		if n != len(d.Rows) {
			t.Fatalf("%s: %d rows of %d: %v", d.ID, n, len(d.Rows), err)
		}
		for i, row := range rows[:n] {
			for j, column := range d.Columns {
				if got, want := row[j], d.Rows[i][j]; !holds(got, column.Type, want) {
					t.Errorf("%s: row %d, %s is %v (%v), want %q", d.ID, i, column.Name, got, got.Kind(), want)
				}
			}
		}
		if licence, _ := file.Lookup("licenza"); licence != d.Licence.URL {
			t.Errorf("%s: the licence in the file is %q", d.ID, licence)
		}
	}
}

// holds tells whether a value is a cell, in the type that its column promises.
func holds(v parquet.Value, kind Type, cell string) bool {
	if cell == "" || v.IsNull() {
		return cell == "" && v.IsNull()
	}
	switch kind {
	case Integer:
		return v.Kind() == parquet.Int64 && strconv.FormatInt(v.Int64(), 10) == cell
	case Number:
		number, err := strconv.ParseFloat(cell, 64)
		return err == nil && v.Kind() == parquet.Double && v.Double() == number
	}
	return v.Kind() == parquet.ByteArray && string(v.ByteArray()) == cell
}

package opendata

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/snappy"
)

// encodeParquet writes a table that brings the types of its columns along (Apache Parquet): a code stays text without being told,
// and a missing value is null. What the table is, and what to quote, is in the metadata of the file. Shapes are not in it.
func encodeParquet(d Dataset) ([]byte, error) {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[any](&b, d.parquetSchema(), parquet.Compression(&snappy.Codec{}),
		parquet.KeyValueMetadata("titolo", d.FullTitle()), parquet.KeyValueMetadata("descrizione", d.Description),
		parquet.KeyValueMetadata("fonte", d.Source()), parquet.KeyValueMetadata("crediti", d.Credit),
		parquet.KeyValueMetadata("licenza", d.Licence.URL))
	rows := make([]parquet.Row, len(d.Rows))
	for i, cells := range d.Rows {
		for j, column := range d.Columns {
			value, err := column.typed(cells[j])
			if err != nil {
				return nil, fmt.Errorf("Parquet di %s: %w", d.ID, err)
			}
			present := 0 // of a column that may be empty, one where the value is there
			if value != nil && column.MayBeEmpty() {
				present = 1
			}
			rows[i] = append(rows[i], parquet.ValueOf(value).Level(0, present, j))
		}
	}
	if _, err := w.WriteRows(rows); err != nil {
		return nil, fmt.Errorf("Parquet di %s: %w", d.ID, err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("Parquet di %s: %w", d.ID, err)
	}
	return b.Bytes(), nil
}

// parquetSchema gives the columns in their order, which only the schema of a struct keeps.
func (d Dataset) parquetSchema() *parquet.Schema {
	types := map[Type]reflect.Type{String: reflect.TypeFor[string](), Integer: reflect.TypeFor[int64](), Number: reflect.TypeFor[float64]()}
	fields := make([]reflect.StructField, len(d.Columns))
	for i, column := range d.Columns {
		tag := column.Name
		if column.MayBeEmpty() {
			tag += ",optional"
		}
		if column.Type == String {
			tag += ",dict" // most texts occur more than once
		}
		fields[i] = reflect.StructField{Name: fmt.Sprintf("C%d", i), Type: types[column.Type], Tag: reflect.StructTag(`parquet:"` + tag + `"`)}
	}
	return parquet.NewSchema(strings.ReplaceAll(d.ID, "-", "_"), parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

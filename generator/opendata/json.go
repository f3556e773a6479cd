package opendata

import (
	"bytes"
	"encoding/json"
)

// encodeJSON writes one object per line, so that two editions can be compared line by line.
func encodeJSON(d Dataset) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("[\n")
	for i, row := range d.Rows {
		if i > 0 {
			b.WriteString(",\n")
		}
		if err := writeObject(&b, d.Columns, row); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

// Object writes a row as in the JSON download.
func (d Dataset) Object(row []string) ([]byte, error) {
	var b bytes.Buffer
	err := writeObject(&b, d.Columns, row)
	return b.Bytes(), err
}

// writeObject writes a row as an object, the columns in their order and a number with its digits as they are.
func writeObject(b *bytes.Buffer, columns []Column, row []string) error {
	for i, column := range columns {
		separator := byte(',')
		if i == 0 {
			separator = '{'
		}
		b.WriteByte(separator)
		if err := writeValue(b, column.Name); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := writeValue(b, column.value(row[i])); err != nil {
			return err
		}
	}
	return b.WriteByte('}')
}

func (c Column) value(cell string) any {
	switch {
	case cell == "":
		return nil
	case c.Type == String:
		return cell
	}
	return json.Number(cell)
}

func writeValue(b *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false) // the file is read as JSON, never as HTML
	if err := encoder.Encode(value); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder ends each value with a line feed
	return nil
}

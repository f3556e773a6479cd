package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
)

// EncodeCSV writes a dataset as CSV; see the comment of the package for what it does to texts that look like formulas.
func EncodeCSV(d Dataset) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	header := make([]string, len(d.Columns))
	for i, column := range d.Columns {
		header[i] = column.Name
	}
	if err := w.Write(header); err != nil {
		return nil, err
	}
	record := make([]string, len(d.Columns))
	for _, row := range d.Rows {
		for i, column := range d.Columns {
			record[i] = row[i]
			if column.Type == String {
				record[i] = disarm(row[i])
			}
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// formulaStart matches what a spreadsheet would calculate, and what looks like the disarmed form of it.
var formulaStart = regexp.MustCompile(`^'*[=+\-@\t]`)

// disarm keeps a spreadsheet from taking a text for a formula (OWASP, CSV Injection).
func disarm(text string) string {
	if formulaStart.MatchString(text) {
		return "'" + text
	}
	return text
}

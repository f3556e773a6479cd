package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
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

// CSVGuard tells readers what disarm does, beside the columns.
const CSVGuard = "Nel CSV un testo che comincia con =, +, -, @ o una tabulazione ha davanti un apostrofo: così un foglio di calcolo non " +
	"lo prende per una formula. Chi legge il file con un programma tolga quell’apostrofo. I numeri restano come sono, anche quelli negativi."

// formulaStart matches what a spreadsheet would calculate, and what looks like the disarmed form of it.
var formulaStart = regexp.MustCompile(`^'*[=+\-@\t]`)

// plainNumber is what a spreadsheet takes for the number that it is.
var plainNumber = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?$`)

// disarm keeps a spreadsheet from taking a text for a formula (OWASP, CSV Injection).
func disarm(text string) string {
	if formulaStart.MatchString(text) && !plainNumber.MatchString(text) {
		return "'" + text
	}
	return text
}

// Original undoes disarm.
func Original(cell string) string {
	if strings.HasPrefix(cell, "'") && formulaStart.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

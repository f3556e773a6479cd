package source

import (
	"bytes"
	"io/fs"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// ReadList reads a table that others have made, whatever its columns are called: a CSV with commas, semicolons or tabs, or the
// first visible sheet of a workbook. The header is the first row with two filled cells; above it may stand a title. Blanks around
// a text do not count, what a cell of our own tables may not hold is refused.
func ReadList(files fs.FS, file string) (Table, error) {
	var records []record
	var err error
	if strings.HasSuffix(strings.ToLower(file), ".xlsx") {
		records, err = readXLSX(files, file, nil, nil)
	} else {
		records, err = readSeparated(files, file)
	}
	if err != nil {
		return Table{}, err
	}
	for len(records) > 0 && filled(records[0]) < 2 {
		records = records[1:]
	}
	if len(records) < 2 {
		return Table{}, Errorf(Pos{File: file}, "qui non c'è una tabella: ci si aspettava una riga di intestazioni e almeno una di valori")
	}
	table := Table{File: file, Columns: records[0].cells}
	var errs Errors
	for _, rec := range records[1:] {
		if rec.empty() {
			continue
		}
		row := Row{Pos: Pos{File: file, Row: rec.row}, header: table.Columns}
		for i := range table.Columns {
			cell := Value{Pos: Pos{File: file, Row: rec.row, Col: i + 1}}
			if i < len(rec.cells) {
				cell.Text = norm.NFC.String(strings.Join(strings.Fields(rec.cells[i]), " "))
			}
			row.cells = append(row.cells, cell)
		}
		errs = append(errs, checkCells(row.cells)...)
		table.Rows = append(table.Rows, row)
	}
	return table, errs.Err()
}

// At gives the cell of a column by its place, from 0.
func (r Row) At(column int) Value { return r.cells[column] }

func filled(r record) int {
	n := 0
	for _, cell := range r.cells {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// readSeparated takes for the separator the one that stands most often in the text.
func readSeparated(files fs.FS, file string) ([]record, error) {
	text, err := readText(files, file)
	if err != nil {
		return nil, err
	}
	comma := ','
	for _, other := range ";\t" {
		if bytes.Count(text, []byte(string(other))) > bytes.Count(text, []byte(string(comma))) {
			comma = other
		}
	}
	return parseCSV(file, text, comma)
}

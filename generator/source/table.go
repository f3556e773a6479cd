package source

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Value is the text of one cell and where it stands.
type Value struct {
	Text string
	Pos
}

// Row is one record of a Table.
type Row struct {
	Pos    // of the row, column 0
	cells  []string
	header []string
}

// Get gives the cell of a column that was asked of ReadTable; any other name is a mistake of the caller and gives an
// empty Value at the row.
func (r Row) Get(column string) Value {
	i := slices.Index(r.header, column)
	if i < 0 {
		return Value{Pos: r.Pos}
	}
	return Value{Text: r.cells[i], Pos: Pos{File: r.File, Row: r.Row, Col: i + 1}}
}

// Cells gives the texts of the row in the order of the header.
func (r Row) Cells() []string { return slices.Clone(r.cells) }

// With gives the same row with another text in one cell, which keeps its place.
func (r Row) With(column, text string) Row {
	cells := slices.Clone(r.cells)
	if i := slices.Index(r.header, column); i >= 0 {
		cells[i] = text
	}
	r.cells = cells
	return r
}

// Table is a source with a header row.
type Table struct {
	File    string
	Columns []string
	Rows    []Row
}

// ReadTable reads the table name (a path without its ending) from name.csv or, alike, from the first sheet of
// name.xlsx. The header must be exactly columns, in that order; both files at once are an error, and so is neither.
func ReadTable(files fs.FS, name string, columns []string) (Table, error) {
	file, err := pick(files, name)
	if err != nil {
		return Table{}, err
	}
	var records []record
	if strings.HasSuffix(file, ".xlsx") {
		records, err = readXLSX(files, file)
	} else {
		records, err = readCSV(files, file)
	}
	if err != nil {
		return Table{}, err
	}
	return newTable(file, columns, records)
}

// pick chooses between the two endings of a table.
func pick(files fs.FS, name string) (string, error) {
	var found []string
	for _, file := range []string{name + ".csv", name + ".xlsx"} {
		_, err := fs.Stat(files, file)
		if err == nil {
			found = append(found, file)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	switch len(found) {
	case 0:
		return "", Errorf(Pos{File: name + ".csv"}, "il file non c'è: ci si aspettava %s.csv oppure %s.xlsx", name, name)
	case 1:
		return found[0], nil
	}
	return "", Errorf(Pos{File: name + ".csv"}, "c'è anche %s.xlsx: tenere uno solo dei due file", name)
}

// record is a row as the format gives it: its number in the file and its cells.
type record struct {
	row   int
	cells []string
}

func newTable(file string, columns []string, records []record) (Table, error) {
	if len(records) == 0 {
		return Table{}, Errorf(Pos{File: file, Row: 1}, "il file è vuoto: ci si aspettava la riga delle intestazioni «%s»",
			strings.Join(columns, ","))
	}
	if err := checkHeader(file, columns, records[0]); err != nil {
		return Table{}, err
	}
	table := Table{File: file, Columns: columns}
	var errs Errors
	for _, rec := range records[1:] {
		pos := Pos{File: file, Row: rec.row}
		if len(rec.cells) != len(columns) {
			errs.Addf(pos, "la riga ha %d celle, ci si aspettava %d", len(rec.cells), len(columns))
			continue
		}
		errs = append(errs, checkCells(pos, rec.cells)...)
		table.Rows = append(table.Rows, Row{Pos: pos, cells: rec.cells, header: columns})
	}
	return table, errs.Err()
}

func checkHeader(file string, columns []string, header record) error {
	var errs Errors
	for i, want := range columns {
		pos := Pos{File: file, Row: header.row, Col: i + 1}
		if i >= len(header.cells) {
			errs.Addf(pos, "manca la colonna «%s»", want)
		} else if got := header.cells[i]; got != want {
			errs.Addf(pos, "l'intestazione è «%s», ci si aspettava «%s»", got, want)
		}
	}
	for i := len(columns); i < len(header.cells); i++ {
		errs.Addf(Pos{File: file, Row: header.row, Col: i + 1}, "la colonna «%s» è di troppo: le colonne sono %d",
			header.cells[i], len(columns))
	}
	return errs.Err()
}

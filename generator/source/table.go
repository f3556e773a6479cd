package source

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Value is the text of one cell and where it stands.
type Value struct {
	Text string
	Pos
}

// Row is one record of a Table.
type Row struct {
	Pos    // of the row, column 0
	cells  []Value
	header []string
}

// Get gives the cell of a column that was asked of ReadTable; any other name is a mistake of the caller and gives an
// empty Value at the row.
func (r Row) Get(column string) Value {
	i := slices.Index(r.header, column)
	if i < 0 {
		return Value{Pos: r.Pos}
	}
	return r.cells[i]
}

// Cells gives the texts of the row in the order of the header.
func (r Row) Cells() []string {
	texts := make([]string, len(r.cells))
	for i, cell := range r.cells {
		texts[i] = cell.Text
	}
	return texts
}

// With gives the same row with another value in one column, which brings its own place.
func (r Row) With(column string, value Value) Row {
	r.cells = slices.Clone(r.cells)
	if i := slices.Index(r.header, column); i >= 0 {
		r.cells[i] = value
	}
	return r
}

// Table is a source with a header row.
type Table struct {
	File    string
	Columns []string
	Rows    []Row
}

// ReadSheet reads as ReadTable does one sheet of a workbook, by name.
func ReadSheet(files fs.FS, file, sheet string, columns []string, figures ...string) (Table, error) {
	records, err := readSheetOf(files, file, sheet, columns, figures)
	var errs Errors
	errs.Add(file, err)
	if err != nil && len(records) == 0 {
		return Table{}, errs.Err()
	}
	table, err := newTable(file, columns, records)
	errs.Add(file, err)
	return table, errs.Err()
}

// ReadTable reads the table name (a path without its ending) from name.csv or, alike, from the first visible sheet of
// name.xlsx. The header must be exactly columns, in that order, or where they are nil may be any; both files at once are an error, and so is neither.
// Rows that are empty throughout do not count. Beside an error about some rows stand the others, to be checked too.
// Figures are the columns whose decimals count: a workbook's number there must have a format that shows them all.
func ReadTable(files fs.FS, name string, columns []string, figures ...string) (Table, error) {
	file, err := pick(files, name)
	if err != nil {
		return Table{}, err
	}
	var errs Errors
	records, err := readRecords(files, file, columns, figures)
	errs.Add(file, err)
	if err != nil && len(records) == 0 {
		return Table{}, errs.Err()
	}
	table, err := newTable(file, columns, records)
	errs.Add(file, err)
	return table, errs.Err()
}

// ReadHeader gives the header of the table name, found as by ReadTable: for tables that may have more columns or fewer.
func ReadHeader(files fs.FS, name string) ([]string, error) {
	file, err := pick(files, name)
	if err != nil {
		return nil, err
	}
	records, err := readRecords(files, file, nil, nil)
	if len(records) == 0 {
		return nil, cmp.Or(err, error(Errorf(Pos{File: file, Row: 1}, "il file è vuoto: ci si aspettava la riga delle intestazioni")))
	}
	return records[0].cells, nil
}

func readRecords(files fs.FS, file string, columns, figures []string) ([]record, error) {
	if strings.HasSuffix(file, ".xlsx") {
		return readXLSX(files, file, columns, figures)
	}
	return readCSV(files, file)
}

// pick chooses between the two endings of a table.
func pick(files fs.FS, name string) (string, error) {
	var found []string
	for _, file := range []string{name + ".csv", name + ".xlsx"} {
		_, err := fs.Lstat(files, file)
		if err == nil {
			found = append(found, file)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fault(file, err)
		}
	}
	switch len(found) {
	case 0:
		return "", Errorf(Pos{File: name + ".csv"}, "il file non c'è: ci si aspettava %s.csv oppure %s.xlsx%s", name, name, copyOf(files, name))
	case 1:
		return found[0], nil
	}
	return "", Errorf(Pos{File: name + ".csv"}, "c'è anche %s.xlsx: tenere uno solo dei due file", name)
}

// copyOf is the end of a message about a table that is not there: a file beside it has perhaps its rows, «comuni (1).csv».
func copyOf(files fs.FS, name string) string {
	beside, _ := fs.ReadDir(files, path.Dir(name))
	for _, entry := range beside {
		other := strings.ToLower(entry.Name())
		if ending := path.Ext(other); (ending == ".csv" || ending == ".xlsx") && strings.Contains(other, path.Base(name)) {
			return "; forse è quello che ora si chiama «" + Shorten(entry.Name()) + "»?"
		}
	}
	return ""
}

// record is a row as the format gives it: its number in the file and its cells.
type record struct {
	row   int
	cells []string
}

func (r record) empty() bool {
	return !slices.ContainsFunc(r.cells, func(text string) bool { return text != "" })
}

func newTable(file string, columns []string, records []record) (Table, error) {
	table := Table{File: file, Columns: columns}
	records = slices.DeleteFunc(records, record.empty)
	switch {
	case len(records) == 0:
		return table, Errorf(Pos{File: file, Row: 1}, "il file è vuoto: ci si aspettava la riga delle intestazioni «%s»",
			strings.Join(columns, ","))
	case len(records) > maxRows:
		return table, Errorf(Pos{File: file}, "la tabella ha più di %d righe: non può essere quella giusta", maxRows)
	}
	if columns == nil {
		columns = records[0].cells
		table.Columns = columns
	}
	if err := checkHeader(file, columns, records[0]); err != nil {
		return table, err
	}
	var errs Errors
	for _, rec := range records[1:] {
		if slices.Equal(rec.cells, columns) {
			errs.Addf(Pos{File: file, Row: rec.row}, "qui ci sono di nuovo le intestazioni: la tabella è forse incollata due volte")
			continue
		}
		row, err := newRow(file, columns, rec)
		errs.Add(file, err)
		if err == nil {
			table.Rows = append(table.Rows, row)
		}
	}
	return table, errs.Err()
}

func newRow(file string, columns []string, rec record) (Row, error) {
	row := Row{Pos: Pos{File: file, Row: rec.row}, header: columns}
	if len(rec.cells) < len(columns) {
		return row, Errorf(row.Pos, "la riga ha %s, ci si aspettavano %d", cellCount(rec), len(columns))
	}
	if len(rec.cells) > len(columns) {
		hint := ""
		if strings.HasSuffix(file, ".csv") {
			hint = ": un testo che contiene una virgola va fra virgolette"
		}
		return row, Errorf(Pos{File: file, Row: rec.row, Col: len(columns) + 1}, "la riga ha %s, ci si aspettavano %d%s",
			cellCount(rec), len(columns), hint)
	}
	for i, text := range rec.cells {
		row.cells = append(row.cells, Value{Text: norm.NFC.String(text), Pos: Pos{File: file, Row: rec.row, Col: i + 1}})
	}
	return row, checkCells(row.cells).Err()
}

func cellCount(rec record) string {
	if len(rec.cells) == 1 {
		return "una cella sola"
	}
	return fmt.Sprintf("%d celle", len(rec.cells))
}

// Shorten keeps a text of any size, quoted in a message, from filling the screen.
func Shorten(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

package exchange

import (
	"fmt"
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

// Change is a table that the workbook has otherwise.
type Change struct {
	File    string // of the project
	Text    []byte // the new table
	Added   int    // rows that are new or different
	Removed int    // rows that were there and are no more
	sheet   string
	rows    map[int]int // row of the sheet by row of the new table
}

// Read compares a workbook with the tables of a project, and gives those that are different.
func Read(project fs.FS, book fs.FS, file string) ([]Change, error) {
	list, err := tables(project)
	if err != nil {
		return nil, err
	}
	var changes []Change
	var errs source.Errors
	for _, t := range list {
		sheet, err := source.ReadSheet(book, file, t.sheet, t.Columns, t.figures()...)
		if err != nil {
			errs = append(errs, inSheet(err, t.sheet)...)
			continue
		}
		change, err := compare(project, t, sheet)
		if err != nil {
			return nil, err
		}
		if change.Added+change.Removed > 0 {
			changes = append(changes, change)
		}
	}
	return changes, errs.Err()
}

// compare writes a table as the sheet has it, if that is not as the table was.
func compare(project fs.FS, old table, sheet source.Table) (Change, error) {
	c := Change{File: old.File, sheet: old.sheet, rows: map[int]int{1: 1}}
	before, after := rowsOf(old.Table), old.withZeros(rowsOf(sheet))
	if slices.EqualFunc(before, after, slices.Equal) {
		return c, nil
	}
	c.Added, c.Removed = missing(after, before), missing(before, after)
	if c.Added+c.Removed == 0 {
		c.Added = 1 // only the order is another
	}
	for i, row := range sheet.Rows {
		c.rows[i+2] = row.Pos.Row
	}
	text, err := fs.ReadFile(project, old.File)
	if err != nil {
		return c, fmt.Errorf("rilettura di %s: %w", old.File, err)
	}
	c.Text, err = rewrite(text, after)
	return c, err
}

func rowsOf(t source.Table) [][]string {
	var rows [][]string
	for _, row := range t.Rows {
		rows = append(rows, row.Cells())
	}
	return rows
}

// missing counts the rows of a list that another does not have.
func missing(rows, from [][]string) int {
	known := map[string]int{}
	for _, row := range from {
		known[keyOf(row)]++
	}
	n := 0
	for _, row := range rows {
		key := keyOf(row)
		if known[key] == 0 {
			n++
			continue
		}
		known[key]--
	}
	return n
}

// Locate gives what is wrong with the project as the workbook would have it, at the sheet and the cell where it was written.
func Locate(err error, changes []Change) error {
	var errs source.Errors
	errs.Add("", err)
	for i, e := range errs {
		if at := slices.IndexFunc(changes, func(c Change) bool { return c.File == e.File }); at >= 0 {
			e.Row = changes[at].rows[e.Row]
			errs[i] = cellError(e, changes[at].sheet)
		}
	}
	return errs.Err()
}

// inSheet names the places of errors by sheet and cell.
func inSheet(err error, sheet string) source.Errors {
	var errs source.Errors
	errs.Add("", err)
	for i := range errs {
		if errs[i].Row > 0 { // else the fault is the whole workbook's
			errs[i] = cellError(errs[i], sheet)
		}
	}
	return errs
}

// cellError is an error whose place is the sheet and the cell, as a workbook shows them.
func cellError(e source.Error, sheet string) source.Error {
	place := "foglio «" + sheet + "»"
	switch {
	case e.Col > 0:
		place += ", cella " + cellName(e.Col-1, e.Row-1)
	case e.Row > 0:
		place += fmt.Sprintf(", riga %d", e.Row)
	}
	e.Pos = source.Pos{File: place}
	return e
}

package source

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads the first sheet of a workbook, every cell as the text it shows. Formulas and merged cells are refused:
// the one depends on who opens the file, the other hides what belongs to which row.
func readXLSX(files fs.FS, file string) ([]record, error) {
	data, err := readAll(files, file)
	if err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 4 * maxFile})
	if err != nil {
		return nil, Errorf(Pos{File: file}, "il file non si apre come cartella di lavoro XLSX: salvarlo di nuovo come .xlsx, senza password")
	}
	defer book.Close()
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return nil, Errorf(Pos{File: file}, "la cartella di lavoro non ha fogli")
	}
	rows, err := book.GetRows(sheets[0])
	if err != nil {
		return nil, Errorf(Pos{File: file}, "il foglio «%s» non si legge: il file è rovinato", sheets[0])
	}
	if err := checkSheet(book, file, sheets[0], rows); err != nil {
		return nil, err
	}
	return sheetRecords(rows), nil
}

// sheetRecords squares the rows: the format drops empty cells at the end of a row, and a table's rows are as wide as
// its header. Rows that are empty throughout are left out.
func sheetRecords(rows [][]string) []record {
	var records []record
	for i, cells := range rows {
		if !slices.ContainsFunc(cells, func(text string) bool { return text != "" }) {
			continue
		}
		if width := len(rows[0]); len(cells) < width {
			cells = append(cells, make([]string, width-len(cells))...)
		}
		records = append(records, record{row: i + 1, cells: cells})
	}
	return records
}

func checkSheet(book *excelize.File, file, sheet string, rows [][]string) error {
	var errs Errors
	merged, err := book.GetMergeCells(sheet)
	if err != nil {
		return fmt.Errorf("reading the merged cells of %s: %w", file, err)
	}
	for _, m := range merged {
		if col, row, err := excelize.CellNameToCoordinates(m.GetStartAxis()); err == nil {
			errs.Addf(Pos{File: file, Row: row, Col: col}, "celle unite: ci si aspettava un valore in ogni cella")
		}
	}
	for r := range rows {
		for c := range rows[r] {
			name, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				continue // beyond the sheet's limits there are no cells
			}
			if formula, err := book.GetCellFormula(sheet, name); err == nil && formula != "" {
				errs.Addf(Pos{File: file, Row: r + 1, Col: c + 1}, "la cella è una formula: incollare il valore al suo posto")
			}
		}
	}
	return errs.Err()
}

package main

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// replace FILE OLD NEW edits the one place of a file where OLD stands; \n is the end of a line.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	lines := strings.NewReplacer(`\n`, "\n")
	file, old, new := ts.MkAbs(args[0]), lines.Replace(args[1]), lines.Replace(args[2])
	text := ts.ReadFile(file)
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%s holds %q %d times, want once", file, old, n)
	}
	ts.Check(os.WriteFile(file, []byte(strings.Replace(text, old, new, 1)), 0o644))
}

// toxlsx CSV XLSX makes a workbook of a table, every cell a text.
func toXLSX(ts *testscript.TestScript, neg bool, args []string) {
	records, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
	ts.Check(err)
	book := excelize.NewFile()
	defer book.Close()
	for r, cells := range records {
		for c, text := range cells {
			name, err := excelize.CoordinatesToCellName(c+1, r+1)
			ts.Check(err)
			ts.Check(book.SetCellStr("Sheet1", name, text))
		}
	}
	ts.Check(book.SaveAs(ts.MkAbs(args[1])))
}

// setcell XLSX SHEET KEY COLUMN VALUE writes the cell of a column in the row that begins with KEY.
func setCell(ts *testscript.TestScript, neg bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	column := slices.Index(rows[0], args[3])
	row := slices.IndexFunc(rows, func(cells []string) bool { return len(cells) > 0 && cells[0] == args[2] })
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	ts.Check(err)
	ts.Check(book.SetCellStr(args[1], name, args[4]))
	ts.Check(book.Save())
}

package opendata

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestXLSXReadAgainIsTheTable(t *testing.T) {
	for _, d := range tables(t) {
		data, err := encodeXLSX(d)
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range append([][]string{names(d)}, d.Rows...) {
			for j, want := range row {
				checkCell(t, book, d, i, j, want)
			}
		}
		if panes, err := book.GetPanes(dataSheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header is not frozen: %+v, %v", d.ID, panes, err)
		}
		if sheet, _ := book.Pkg.Load("xl/worksheets/sheet1.xml"); !bytes.Contains(sheet.([]byte), []byte("<autoFilter ")) {
			t.Errorf("%s: no filter", d.ID)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}

func checkCell(t *testing.T, book *excelize.File, d Dataset, row, column int, want string) {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		t.Fatal(err)
	}
	got, err := book.GetCellValue(dataSheet, name)
	if err != nil || got != want {
		t.Errorf("%s %s: %q, want %q (%v)", d.ID, name, got, want, err)
	}
	if formula, err := book.GetCellFormula(dataSheet, name); err != nil || formula != "" {
		t.Errorf("%s %s: formula %q (%v)", d.ID, name, formula, err)
	}
	kind, err := book.GetCellType(dataSheet, name)
	if err != nil {
		t.Fatal(err)
	}
	isText := row == 0 || d.Columns[column].Type == String
	wantKind := excelize.CellTypeUnset // a number or nothing
	if isText && want != "" {
		wantKind = excelize.CellTypeInlineString
	}
	if kind != wantKind {
		t.Errorf("%s %s: %q has type %v, want %v", d.ID, name, want, kind, wantKind)
	}
}

func TestTheWorkbookExplainsItself(t *testing.T) {
	c := loadCatalogue(t)
	d := confiniATS(c, squares(t, c).ATS)
	data, err := encodeXLSX(d)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(descriptionSheet)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(rows)
	wanted := []string{d.Title, d.Description, d.Licence.URL, d.Credit, c.Act.Source, c.Boundaries.Date, "km²"}
	for _, column := range d.Columns {
		wanted = append(wanted, column.Name, column.Meaning)
	}
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("the second sheet does not say %q", want)
		}
	}
	properties, err := book.GetDocProps()
	if day := d.Updated() + "T00:00:00Z"; err != nil || properties.Created != day || properties.Modified != day {
		t.Errorf("created %s, modified %s, want %s (%v)", properties.Created, properties.Modified, day, err)
	}
}

// The workbook of everything leads from its index to a sheet with every row of each dataset, whatever their ids are.
func TestTheWorkbookOfEverythingHasEveryTable(t *testing.T) {
	r := build(t)
	r.Datasets = append(r.Datasets, hostile())
	file, err := Workbook(r)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	index, err := book.GetRows(indexSheet)
	if err != nil || len(index) != len(r.Datasets)+1 {
		t.Fatalf("the index has %d rows for %d datasets: %v", len(index), len(r.Datasets), err)
	}
	for i, d := range r.Datasets {
		cell := fmt.Sprintf("A%d", i+2)
		linked, target, err := book.GetCellHyperLink(indexSheet, cell)
		if name := index[i+1][0]; err != nil || !linked || target != "'"+name+"'!A1" {
			t.Errorf("%s: the index leads to %q: %v", name, target, err)
		}
		rows, err := book.GetRows(index[i+1][0])
		if err != nil || len(rows) != len(d.Rows)+1 || index[i+1][1] != d.Title {
			t.Fatalf("%s: %d rows on the sheet of %q, want %d: %v", d.ID, len(rows), index[i+1][1], len(d.Rows)+1, err)
		}
		for j, row := range append([][]string{names(d)}, d.Rows...) {
			for len(rows[j]) < len(row) {
				rows[j] = append(rows[j], "") // empty cells at the end of a row are not there
			}
			if !slices.Equal(rows[j], row) {
				t.Fatalf("%s: row %d is %q, want %q", d.ID, j, rows[j], row)
			}
		}
	}
}

func TestNoTwoSheetsHaveOneName(t *testing.T) {
	long := strings.Repeat("a", 40)
	got := sheetNames([]Dataset{{ID: "indice"}, {ID: long + "1"}, {ID: long + "2"}, {ID: "ambiti"}})
	if want := []string{"indice-2", long[:31], long[:29] + "-2", "ambiti"}; !slices.Equal(got, want) {
		t.Errorf("the sheets are %q, want %q", got, want)
	}
}

package source

import (
	"testing"
	"testing/fstest"
)

// A reader answers any bytes with rows or with errors of the input that have a place, never with a panic.

func fuzzTable(f *testing.F, name string, seeds ...[]byte) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadTable(fstest.MapFS{name: {Data: data}}, "t", columns)
		checkError(t, name, err)
		for _, row := range table.Rows {
			if cells := row.Cells(); len(cells) != len(columns) || row.Row < 2 {
				t.Errorf("row %d has the cells %q", row.Row, cells)
			}
			if errs := checkCells(row.cells); len(errs) > 0 {
				t.Errorf("a cell that should be refused was let through: %v", errs.Err())
			}
		}
	})
}

func checkError(t *testing.T, name string, err error) {
	if err == nil {
		return
	}
	errs, ok := err.(inputError)
	if one, isOne := err.(Error); isOne {
		errs, ok = inputError{one}, true
	}
	if !ok || !IsInput(err) {
		t.Fatalf("not an error of the input: %v", err)
	}
	for _, e := range errs {
		if e.File != name || e.Message == "" || e.Row < 0 || e.Col < 0 {
			t.Errorf("an error without a place or a message: %+v", e)
		}
	}
}

func FuzzCSV(f *testing.F) {
	fuzzTable(f, "t.csv",
		[]byte("codice,nome,provincia\n015189,Rozzano,MI\n"),
		[]byte("\uFEFFcodice,nome,provincia\r\n1,\"a\nb\",\r\n"),
		[]byte("codice;nome;provincia\n"), []byte("codice,nome,provincia\n1,\"x\"y,\n,,\n2,a\"b,"))
}

func FuzzXLSX(f *testing.F) {
	rows := [][]any{head, {"015189", "Rozzano", "MI"}}
	seeds := [][]byte{
		workbook(f, rows, nil)["t.xlsx"].Data,
		workbook(f, rows, styled("A2", 15189, "000000"))["t.xlsx"].Data,
		[]byte("PK\x03\x04"), oleHeader,
	}
	fuzzTable(f, "t.xlsx", seeds...)
}

// FuzzSheet puts any XML where the rows of a sheet stand; FuzzXLSX hardly gets through the compression.
func FuzzSheet(f *testing.F) {
	f.Add(headXML + `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2"><f>A2</f></c></row>`)
	f.Add(headXML + `<row><c r="XFD9" t="e"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`)
	f.Add(`<row r="1048577"><c r="ZZZZ1" s="99" t="b"><v>1</v></c></row><row r="-1"/>`)
	parts := workbookParts(f)
	f.Fuzz(func(t *testing.T, rows string) {
		_, err := ReadTable(withSheet(t, parts, rows), "t", columns)
		checkError(t, "t.xlsx", err)
	})
}

func FuzzYAML(f *testing.F) {
	f.Add([]byte("titolo: a\nrighe: 1\nlinks: [a]\nconfini:\n  licenza: x\n"))
	f.Add([]byte("titolo: &a \"b\" c\ntitolo: *a\n? [x]\n: |\n  y\n"))
	f.Add([]byte("righe: !!str 1\n<<: {titolo: 0x1p-2}\n---\n%YAML 1.2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkError(t, "p.yaml", ReadYAML(fstest.MapFS{"p.yaml": {Data: data}}, "p.yaml", &provenance{}))
	})
}

func FuzzFrontMatter(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("---\r\ntitolo: *x\r\npunti_chiave: [&x a, *x]\r\n---"))
	f.Fuzz(func(t *testing.T, data []byte) {
		front, err := ReadPage(fstest.MapFS{"b.md": {Data: data}}, "b.md")
		checkError(t, "b.md", err)
		if err != nil {
			return
		}
		_, err = front.Text("titolo")
		checkError(t, "b.md", err)
		points, err := front.List("punti_chiave")
		checkError(t, "b.md", err)
		if err == nil && len(points) == 0 {
			t.Error("an empty list was let through")
		}
	})
}

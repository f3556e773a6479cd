package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
)

// workbook writes the rows into the first sheet and lets change alter it.
func workbook(t testing.TB, rows [][]any, change func(*excelize.File)) fstest.MapFS {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if change != nil {
		change(book)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"t.xlsx": {Data: out.Bytes()}}
}

// styled gives a cell a value and a number format.
func styled(cell string, value any, format string) func(*excelize.File) {
	return func(book *excelize.File) {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			panic(err)
		}
		book.SetCellValue("Sheet1", cell, value)
		book.SetCellStyle("Sheet1", cell, cell, style)
	}
}

var head = []any{"codice", "nome", "provincia"}

func TestAWorkbookGivesTheRowsOfTheSameCSV(t *testing.T) {
	want, err := read(file("t.csv", "codice,nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO\n50083,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	rows := [][]any{head, {"015189", "Rozzano", "MI"}, {"014009", "Bormio, Alta Valle", "SO"}, {"50083", "", ""}}
	for name, change := range map[string]func(*excelize.File){
		"as text":                         nil,
		"a code as a number":              func(b *excelize.File) { b.SetCellInt("Sheet1", "A4", 50083) },
		"a number that shows its zero":    styled("A2", 15189, "000000"),
		"a second sheet of notes":         func(b *excelize.File) { b.NewSheet("Note"); b.SetCellStr("Note", "A1", "appunti") },
		"another sheet with formulas":     func(b *excelize.File) { b.NewSheet("Note"); b.SetCellFormula("Note", "A1", "1+1") },
		"empty formatted cells around it": styled("H9", "", "0.00"),
		"rich text": func(b *excelize.File) {
			b.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{{Text: "Roz", Font: &excelize.Font{Bold: true}}, {Text: "zano"}})
		},
		"a hidden sheet first": func(b *excelize.File) {
			b.NewSheet("Dati")
			b.MoveSheet("Dati", "Sheet1")
			b.SetSheetRow("Dati", "A1", &[]any{"altro"})
			b.SetActiveSheet(1)
			b.SetSheetVisible("Dati", false)
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(workbook(t, rows, change))
			for i := range got {
				got[i] = strings.Replace(got[i], "t.xlsx", "t.csv", 1)
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("rows %q, error %v, want %q", got, err, want)
			}
		})
	}
}

// A number keeps no zero at its end: in a column of figures its format must, or the text.
func TestAFigureKeepsThePrintedZeros(t *testing.T) {
	figures := func(files fstest.MapFS) (string, error) {
		table, err := ReadTable(files, "t", columns, "provincia")
		var got []string
		for _, row := range table.Rows {
			got = append(got, row.Get("provincia").Text)
		}
		return strings.Join(got, " "), err
	}
	const lost = "t.xlsx:2:3: la cifra è un numero senza un formato che ne fissi i decimali: gli zeri finali si perdono (37,10 diventa 37,1). " +
		"Scriverla come testo, con il punto e le cifre stampate, oppure dare alla cella un formato con i suoi decimali, per esempio 0,00"
	rows := [][]any{head, {"1", "a", "37.10"}}
	for name, test := range map[string]struct {
		change func(*excelize.File)
		want   string
		err    []string
	}{
		"text":                        {nil, "37.10", nil},
		"two decimals":                {styled("C2", 37.1, "0.00"), "37.10", nil},
		"one decimal":                 {styled("C2", 23, "0.0"), "23.0", nil},
		"none":                        {styled("C2", 23, "0"), "23", nil},
		"with the mark of thousands":  {styled("C2", 37.1, "#,##0.00"), "37.10", nil},
		"with a colour below zero":    {styled("C2", -37.1, "0.00;[Red]-0.00"), "-37.10", nil},
		"a language":                  {styled("C2", 37.1, "[$-410]0.00"), "37.10", nil},
		"a code that is no figure":    {func(b *excelize.File) { b.SetCellInt("Sheet1", "A2", 2) }, "37.10", nil},
		"an empty cell with a format": {styled("C2", nil, "General"), "", nil},
		"no format":                   {func(b *excelize.File) { b.SetCellFloat("Sheet1", "C2", 37.1, -1, 64) }, "", []string{lost}},
		"no format, no decimals":      {func(b *excelize.File) { b.SetCellInt("Sheet1", "C2", 23) }, "", []string{lost}},
		"the general format":          {styled("C2", 37.1, "General"), "", []string{lost}},
		"decimals only if there":      {styled("C2", 37.1, "0.0#"), "", []string{lost}},
		"a number in a cell for text": {styled("C2", 37.1, "@"), "", []string{lost}},
		"under a header that is wrong": {func(b *excelize.File) { b.SetCellInt("Sheet1", "C2", 23); b.SetCellStr("Sheet1", "A1", "x") }, "",
			[]string{"t.xlsx:1:1: l'intestazione è «x», ci si aspettava «codice»"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := figures(workbook(t, rows, test.change))
			if wantError(t, err, test.err...); got != test.want {
				t.Errorf("the figures are %q, want %q", got, test.want)
			}
		})
	}
	noReferences := withSheet(t, workbookParts(t), strings.NewReplacer(` r="A1"`, "", ` r="B1"`, "", ` r="C1"`, "").Replace(headXML)+
		`<row><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>a</t></is></c><c><v>37.1</v></c></row>`)
	_, err := figures(noReferences)
	wantError(t, err, lost)
}

func TestARowKeepsItsNumberAfterEmptyOnes(t *testing.T) {
	got, err := read(workbook(t, [][]any{{}, head, {}, {"015189", "Rozzano", "MI"}, {"", "", ""}}, nil))
	if want := []string{"t.xlsx:4 015189|Rozzano|MI"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("rows %q, error %v, want %q", got, err, want)
	}
}

// zipped packs parts as small as they go.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// workbookParts gives the parts of an empty workbook.
func workbookParts(t testing.TB) map[string]string {
	t.Helper()
	plain := workbook(t, nil, nil)["t.xlsx"].Data
	archive, err := zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, part := range archive.File {
		text, err := fs.ReadFile(archive, part.Name)
		if err != nil {
			t.Fatal(err)
		}
		parts[part.Name] = string(text)
	}
	return parts
}

// withSheet gives a workbook of these parts whose sheet holds these rows of XML.
func withSheet(t testing.TB, parts map[string]string, rows string) fstest.MapFS {
	t.Helper()
	parts = maps.Clone(parts)
	parts["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
		rows + `</sheetData></worksheet>`
	return fstest.MapFS{"t.xlsx": {Data: zipped(t, parts)}}
}

const headXML = `<row r="1"><c r="A1" t="inlineStr"><is><t>codice</t></is></c><c r="B1" t="inlineStr"><is><t>nome</t></is></c><c r="C1" t="inlineStr"><is><t>provincia</t></is></c></row>`

// A few kilobytes may ask for a sheet of millions of cells: excelize's model of the first of these takes gigabytes.
func TestASmallHostileWorkbookStaysSmall(t *testing.T) {
	for name, test := range map[string]struct {
		rows string
		want []string
	}{
		"an empty cell in the last column of many rows": {headXML + strings.Repeat(`<row><c r="XFD9"/></row>`, 20_000), nil},
		"a value in the last column of many rows": {headXML + strings.Repeat(`<row><c r="XFD9"><v>1</v></c></row>`, 20_000),
			[]string{"t.xlsx:2: il foglio ha più di 256 colonne: non può essere quello giusto"}},
		"a cell in the last row": {headXML + `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, nil},
		"millions of cells in a row": {headXML + `<row>` + strings.Repeat(`<c/>`, 1_500_000) + `</row>`,
			[]string{"t.xlsx: il foglio «Sheet1» ha più di 1000000 celle: non può essere quello giusto"}},
		"millions of rows": {headXML + strings.Repeat(`<row r="0"/>`, 1_200_000),
			[]string{"t.xlsx: il foglio «Sheet1» ha più di 1000000 celle: non può essere quello giusto"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := withSheet(t, workbookParts(t), test.rows)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := read(files)
			runtime.ReadMemStats(&after)
			wantError(t, err, test.want...)
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1000 {
				t.Errorf("%d MB were allocated for a file of %d kB", used, len(files["t.xlsx"].Data)>>10)
			}
		})
	}
}

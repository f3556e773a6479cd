package pipeline

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// changes are what officials do to a table in a spreadsheet program. The table is in the sheet «Sheet1», every cell a text.
var changes = map[string]func(*testing.T, *excelize.File){
	"nothing": func(*testing.T, *excelize.File) {},
	"the codes are numbers": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellInt("Sheet1", "A3", 15189))
		must(t, b.SetCellInt("Sheet1", "A4", 15159))
	},
	"the codes are numbers that show their zero": func(t *testing.T, b *excelize.File) { styled(t, b, "A3", 15189, "000000") },
	"a code shows its thousands":                 func(t *testing.T, b *excelize.File) { styled(t, b, "D3", 50083, "#,##0") },
	"a code became a date": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellValue("Sheet1", "D3", time.Date(2037, 2, 12, 0, 0, 0, 0, time.UTC)))
	},
	"a value is rounded":      func(t *testing.T, b *excelize.File) { styled(t, b, "E2", 638.456, "0.0") },
	"a value is a percentage": func(t *testing.T, b *excelize.File) { styled(t, b, "E14", 0.125, "0.0%") },
	"a value keeps its zero":  func(t *testing.T, b *excelize.File) { styled(t, b, "E14", 12.5, "0.00") },
	"a value is a number":     func(t *testing.T, b *excelize.File) { must(t, b.SetCellFloat("Sheet1", "E14", 12.5, -1, 64)) },
	"a truth value":           func(t *testing.T, b *excelize.File) { must(t, b.SetCellBool("Sheet1", "F3", true)) },
	"a formula with no value": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellFormula("Sheet1", "B3", `CONCATENATE("Roz","zano")`))
	},
	"formulas and a date": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellFormula("Sheet1", "B3", "B4"))
		must(t, b.SetCellFormula("Sheet1", "C4", "C3"))
		styled(t, b, "D5", 50006, "dd/mm/yyyy")
	},
	"the Ambito's cells are merged": func(t *testing.T, b *excelize.File) { must(t, b.MergeCell("Sheet1", "D3", "D4")) },
	"the header is merged":          func(t *testing.T, b *excelize.File) { must(t, b.MergeCell("Sheet1", "A1", "B1")) },
	"a title stands above": func(t *testing.T, b *excelize.File) {
		must(t, b.InsertRows("Sheet1", 1, 1))
		must(t, b.SetCellStr("Sheet1", "A1", "Elenco dei Comuni"))
	},
	"a note stands beside":    func(t *testing.T, b *excelize.File) { must(t, b.SetCellStr("Sheet1", "H4", "da verificare")) },
	"a column was inserted":   func(t *testing.T, b *excelize.File) { must(t, b.InsertCols("Sheet1", "C", 1)) },
	"a column was taken away": func(t *testing.T, b *excelize.File) { must(t, b.RemoveCol("Sheet1", "C")) },
	"empty rows between":      func(t *testing.T, b *excelize.File) { must(t, b.InsertRows("Sheet1", 3, 2)) },
	"a line break":            func(t *testing.T, b *excelize.File) { must(t, b.SetCellStr("Sheet1", "B3", "Rozzano\n(MI)")) },
	"a markup in rich text": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellRichText("Sheet1", "B3", []excelize.RichTextRun{{Text: "Roz\u202e"}, {Text: "zano"}}))
	},
	"the first sheet is empty": func(t *testing.T, b *excelize.File) {
		_, err := b.NewSheet("Indice")
		must(t, err)
		must(t, b.MoveSheet("Indice", "Sheet1"))
	},
	"a hidden sheet comes first": func(t *testing.T, b *excelize.File) {
		_, err := b.NewSheet("Appunti")
		must(t, err)
		must(t, b.MoveSheet("Appunti", "Sheet1"))
		must(t, b.SetCellStr("Appunti", "A1", "appunti"))
		b.SetActiveSheet(1)
		must(t, b.SetSheetVisible("Appunti", false))
	},
	"a cell far to the right": func(t *testing.T, b *excelize.File) { must(t, b.SetCellStr("Sheet1", "XFD2", "x")) },
	"two lost zeros and a slip": func(t *testing.T, b *excelize.File) {
		must(t, b.SetCellInt("Sheet1", "A3", 15189))
		must(t, b.SetCellStr("Sheet1", "E4", "Dedotta"))
	},
}

// spoiled are what becomes of the file of a workbook.
var spoiled = map[string]func(*testing.T, []byte) []byte{
	"has a password": func(t *testing.T, book []byte) []byte {
		out, err := excelize.Encrypt(book, &excelize.Options{Password: "segreta"})
		must(t, err)
		return out
	},
	"is of the old format": func(*testing.T, []byte) []byte {
		return append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 512)...)
	},
	"is cut":         func(_ *testing.T, book []byte) []byte { return book[:len(book)/2] },
	"is empty":       func(*testing.T, []byte) []byte { return nil },
	"is a CSV":       func(*testing.T, []byte) []byte { return []byte("codice_istat,comune\n015189,Rozzano\n") },
	"is a page":      func(*testing.T, []byte) []byte { return []byte("<html><table><tr><td>015189</td></tr></table></html>") },
	"is another zip": func(t *testing.T, _ []byte) []byte { return zipped(t, map[string][]byte{"testo.txt": []byte("ciao")}) },
	"is a zip bomb": func(t *testing.T, book []byte) []byte {
		return swapped(t, book, "xl/worksheets/sheet1.xml", make([]byte, 64<<20))
	},
	"has millions of rows": func(t *testing.T, book []byte) []byte {
		return swapped(t, book, "xl/worksheets/sheet1.xml", []byte(sheetHead+strings.Repeat(`<row r="0"/>`, 1_200_000)+sheetFoot))
	},
	"has a calculation's error": func(t *testing.T, book []byte) []byte {
		return swapped(t, book, "xl/worksheets/sheet1.xml", []byte(sheetHead+
			`<row r="1"><c r="A1" t="str"><v>codice_istat</v></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>`+sheetFoot))
	},
	"is saved as Strict": func(t *testing.T, book []byte) []byte {
		parts := unzipped(t, book)
		for name, data := range parts {
			for from, to := range map[string]string{
				"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           "http://purl.oclc.org/ooxml/spreadsheetml/main",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
			} {
				data = bytes.ReplaceAll(data, []byte(from), []byte(to))
			}
			parts[name] = data
		}
		return zipped(t, parts)
	},
	"has parts of other names": func(t *testing.T, book []byte) []byte {
		parts := map[string][]byte{}
		names := strings.NewReplacer("xl/workbook.xml", "tabella/libro.xml", "xl/_rels/workbook.xml.rels", `tabella\_rels\Libro.xml.rels`,
			"xl/worksheets/sheet1.xml", "tabella/Fogli/uno.xml", "worksheets/sheet1.xml", "fogli/UNO.xml",
			"xl/sharedStrings.xml", "testi.xml", "sharedStrings.xml", "../testi.xml", "xl/styles.xml", "tabella/stili.xml", "styles.xml", "/tabella/stili.xml")
		for name, data := range unzipped(t, book) {
			parts[names.Replace(name)] = []byte(names.Replace(string(data)))
		}
		return zipped(t, parts)
	},
	"is of OpenDocument": func(t *testing.T, _ []byte) []byte {
		return zipped(t, map[string][]byte{"mimetype": []byte("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": []byte("<x/>")})
	},
	"lacks the part of its texts": func(t *testing.T, book []byte) []byte {
		parts := unzipped(t, book)
		delete(parts, "xl/sharedStrings.xml")
		return zipped(t, parts)
	},
	"has a broken sheet": func(t *testing.T, book []byte) []byte {
		return swapped(t, book, "xl/worksheets/sheet1.xml", []byte(sheetHead+`<row><c r="A1"`))
	},
}

const (
	sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	sheetFoot = `</sheetData></worksheet>`
)

// workbook makes a workbook of a CSV, with a change or spoiled.
func workbook(t *testing.T, text []byte, how string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for r, row := range table(t, text) {
		for c, cell := range row {
			name, err := excelize.CoordinatesToCellName(c+1, r+1)
			must(t, err)
			if cell != "" {
				must(t, book.SetCellStr("Sheet1", name, cell))
			}
		}
	}
	change, changed := changes[how]
	spoil, isSpoiled := spoiled[how]
	if !changed && !isSpoiled {
		t.Fatalf("no such change of a workbook: %s", how)
	}
	if changed {
		change(t, book)
	}
	var out bytes.Buffer
	must(t, book.Write(&out))
	if isSpoiled {
		return spoil(t, out.Bytes())
	}
	return out.Bytes()
}

func styled(t *testing.T, book *excelize.File, cell string, value any, format string) {
	t.Helper()
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err)
	must(t, book.SetCellValue("Sheet1", cell, value))
	must(t, book.SetCellStyle("Sheet1", cell, cell, style))
}

// zips are what may be wrong with ISTAT's zip of a shapefile.
var zips = map[string]func(*testing.T, map[string][]byte){
	"nothing":                         func(*testing.T, map[string][]byte) {},
	"the coordinates' system is lost": func(_ *testing.T, parts map[string][]byte) { drop(parts, ".prj") },
	"the table is lost":               func(_ *testing.T, parts map[string][]byte) { drop(parts, ".dbf") },
	"the geometry is lost":            func(_ *testing.T, parts map[string][]byte) { drop(parts, "Com01012021_WGS84.shp") },
	"the geometry is cut":             func(_ *testing.T, parts map[string][]byte) { cut(parts, "Com01012021_WGS84.shp", 300) },
	"the table is cut":                func(_ *testing.T, parts map[string][]byte) { cut(parts, "Com01012021_WGS84.dbf", 400) },
	"another coordinates' system": func(_ *testing.T, parts map[string][]byte) {
		replaceEnding(parts, ".prj", []byte(`PROJCS["Monte Mario / Italy zone 1",GEOGCS["Monte Mario"]]`))
	},
	"it is no shapefile": func(_ *testing.T, parts map[string][]byte) {
		replaceEnding(parts, "Com01012021_WGS84.shp", []byte("ciao"))
	},
}

func shapefile(t *testing.T, how string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../geo/testdata/shapefile/istat.zip")
	must(t, err)
	switch how {
	case "it is cut":
		return data[:len(data)/2]
	case "a part is a bomb":
		return declared(t, data, "Com01012021_WGS84.shp", 513<<20)
	case "a part is longer than it says":
		return declared(t, data, "Com01012021_WGS84.shp", 100)
	}
	change, ok := zips[how]
	if !ok {
		t.Fatalf("no such change of a shapefile: %s", how)
	}
	parts := unzipped(t, data)
	change(t, parts)
	return zipped(t, parts)
}

// declared changes what the directory of a zip says of the unpacked size of a part (APPNOTE 4.3.12).
func declared(t *testing.T, archive []byte, ending string, size uint32) []byte {
	t.Helper()
	archive = bytes.Clone(archive)
	name := bytes.LastIndex(archive, []byte(ending)) // in the directory, which comes last
	head := bytes.LastIndex(archive[:max(name, 0)], []byte("PK\x01\x02"))
	if head < 0 {
		t.Fatalf("no part %s", ending)
	}
	binary.LittleEndian.PutUint32(archive[head+24:], size)
	return archive
}

func drop(parts map[string][]byte, ending string) {
	for name := range parts {
		if strings.HasSuffix(name, ending) {
			delete(parts, name)
		}
	}
}

func cut(parts map[string][]byte, ending string, size int) {
	for name, data := range parts {
		if strings.HasSuffix(name, ending) {
			parts[name] = data[:size]
		}
	}
}

func replaceEnding(parts map[string][]byte, ending string, data []byte) {
	for name := range parts {
		if strings.HasSuffix(name, ending) {
			parts[name] = data
		}
	}
}

// swapped gives a zip with another content of one part.
func swapped(t *testing.T, archive []byte, name string, data []byte) []byte {
	t.Helper()
	parts := unzipped(t, archive)
	if _, ok := parts[name]; !ok {
		t.Fatalf("no part %s", path.Base(name))
	}
	parts[name] = data
	return zipped(t, parts)
}

func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	parts := map[string][]byte{}
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		r, err := f.Open()
		must(t, err)
		parts[f.Name], err = io.ReadAll(r)
		must(t, err)
		must(t, r.Close())
	}
	return parts
}

func zipped(t *testing.T, parts map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write(parts[name])
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

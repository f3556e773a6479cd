package source

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Bounds on an unpacked workbook: a small file may hold a very large one.
const (
	maxUnpacked = 32 << 20
	maxCells    = 1_000_000
	maxWidth    = 256
)

// oleHeader begins the container in which both an encrypted workbook and one of the old .xls format come ([MS-CFB] 2.2).
var oleHeader = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// readXLSX reads the first visible sheet of a workbook, every cell as the text it shows. Refused is what shows one thing
// and is another: formulas, merged cells, dates, rounded numbers and figures without their zeros. The rows are read as a stream and never through
// excelize's model of the sheet, which a small hostile file makes huge.
func readXLSX(files fs.FS, file string, columns, figures []string) ([]record, error) {
	return readSheetOf(files, file, "", columns, figures)
}

// readSheetOf reads so the sheet of a name, or where it is empty the first visible one.
func readSheetOf(files fs.FS, file, sheet string, columns, figures []string) ([]record, error) {
	data, err := ReadAll(files, file)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, oleHeader) {
		return nil, Errorf(Pos{File: file}, "il file è protetto da password o è nel vecchio formato .xls: salvarlo come .xlsx, senza password")
	}
	if size := unpackedSize(data); size > maxUnpacked {
		return nil, Errorf(Pos{File: file}, "la cartella di lavoro, una volta aperta, supera %d MB: non può essere quella giusta", maxUnpacked>>20)
	}
	book, err := openPackage(data, sheet)
	if err != nil {
		return nil, Errorf(Pos{File: file}, "il file non si apre come cartella di lavoro XLSX: salvarlo di nuovo, in Excel come «Cartella di lavoro di Excel (*.xlsx)»")
	}
	if book.Sheet == "" && sheet != "" {
		return nil, Errorf(Pos{File: file}, "manca il foglio «%s»", sheet)
	}
	if book.Sheet == "" {
		return nil, Errorf(Pos{File: file}, "la cartella di lavoro non ha fogli visibili")
	}
	records, err := readOneSheet(book, file, columns, figures)
	switch {
	case err != nil || len(records) > 0:
		return records, err
	case sheet != "":
		return nil, Errorf(Pos{File: file, Row: 1}, "il foglio «%s» è vuoto: ci si aspettava almeno la riga delle intestazioni", sheet)
	}
	return nil, Errorf(Pos{File: file, Row: 1}, "il primo foglio, «%s», è vuoto: la tabella deve stare nel primo foglio visibile", Shorten(book.Sheet))
}

func readOneSheet(from workbookPackage, file string, columns, figures []string) ([]record, error) {
	broken := Errorf(Pos{File: file}, "il foglio «%s» non si legge: il file è rovinato", Shorten(from.Sheet))
	data, err := from.plain()
	if err != nil {
		return nil, broken
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 2 * maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, broken
	}
	defer book.Close()
	var at []int
	for _, figure := range figures {
		at = append(at, slices.Index(columns, figure)+1)
	}
	forbidden, loose, err := checkSheet(from, file, at, styleReader{book, map[string]bool{}})
	if err != nil {
		return nil, err
	}
	records, err := readSheet(book, broken, columns, loose)
	if len(forbidden) > 0 { // what the cells then hold is not what they show
		forbidden.Add(file, err)
		return nil, forbidden.Err()
	}
	return square(records), err
}

// unpackedSize adds up what the parts of a zip say that they hold; 0 for what is no zip.
func unpackedSize(data []byte) (size uint64) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	for _, part := range archive.File {
		if size += part.UncompressedSize64; size > maxUnpacked { // before a hostile sum goes around
			break
		}
	}
	return size
}

// readSheet walks the rows twice side by side: as shown and as stored. Loose are, by row, the figures without a format,
// which mean something only under the header that is expected.
func readSheet(book *excelize.File, broken Error, columns []string, loose map[int]Errors) ([]record, error) {
	file := broken.File
	shown, err := book.Rows(plainSheet)
	if err != nil {
		return nil, broken
	}
	defer shown.Close()
	stored, err := book.Rows(plainSheet)
	if err != nil {
		return nil, broken
	}
	defer stored.Close()
	var records []record
	var errs Errors
	for row := 1; shown.Next() && stored.Next(); row++ {
		cells, err := shown.Columns()
		if err != nil {
			return nil, broken
		}
		raw, err := stored.Columns(excelize.Options{RawCellValue: true})
		if err != nil || len(raw) != len(cells) {
			return nil, broken
		}
		rec := record{row: row, cells: cells}
		if rec.empty() {
			continue
		}
		if len(cells) > maxWidth {
			return nil, Errorf(Pos{File: file, Row: row}, "il foglio ha più di %d colonne: non può essere quello giusto", maxWidth)
		}
		if len(records) > maxRows {
			break // newTable says it
		}
		wrong := checkShown(Pos{File: file, Row: row}, cells, raw)
		if len(wrong) == 0 && len(records) > 0 && slices.Equal(records[0].cells, columns) {
			wrong = loose[row]
		}
		if len(wrong) > 0 && len(records) > 0 {
			errs = append(errs, wrong...) // told once: what the row means is not looked at
			continue
		}
		records = append(records, rec)
	}
	if shown.Error() != nil || stored.Error() != nil {
		return nil, broken
	}
	return records, errs.Err()
}

// checkShown refuses a number that shows as another text: a date, a percentage, a rounded figure. Leading and trailing
// zeros may come from the format: 015189 and 80.50 are the numbers 15189 and 80.5.
func checkShown(row Pos, shown, stored []string) Errors {
	var errs Errors
	for i := range shown {
		is, err := strconv.ParseFloat(stored[i], 64)
		if err != nil || shown[i] == stored[i] {
			continue
		}
		if shown[i] == "TRUE" || shown[i] == "FALSE" {
			errs.Addf(Pos{File: row.File, Row: row.Row, Col: i + 1}, "la cella contiene il valore logico VERO o FALSO: scriverla come testo")
			continue
		}
		// A workbook stores seventeen digits and shows fifteen.
		if shows, err := strconv.ParseFloat(shown[i], 64); err != nil || math.Abs(shows-is) > 1e-14*math.Abs(is) {
			errs.Addf(Pos{File: row.File, Row: row.Row, Col: i + 1}, "la cella mostra «%s» ma contiene il numero %s, come una data, un numero arrotondato o con il segno delle migliaia: scriverla come testo",
				Shorten(shown[i]), Shorten(stored[i]))
		}
	}
	return errs
}

// square makes the rows as wide as the first, the header: the format drops empty cells at the end of a row.
func square(records []record) []record {
	for i, rec := range records {
		if width := len(records[0].cells); len(rec.cells) < width {
			records[i].cells = append(rec.cells, make([]string, width-len(rec.cells))...)
		}
	}
	return records
}

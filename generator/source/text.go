package source

import (
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what a source may hold, far above any real one: they keep a wrong file from eating the machine's memory.
const (
	maxFile = 64 << 20
	maxCell = 32_767 // the longest text that a spreadsheet cell holds
)

// readAll reads a whole file, refusing one that is larger than any source has reason to be.
func readAll(files fs.FS, file string) ([]byte, error) {
	f, err := files.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxFile {
		return nil, Errorf(Pos{File: file}, "il file supera %d MB: non può essere quello giusto", maxFile>>20)
	}
	return data, nil
}

// checkUTF8 refuses text in another encoding, naming the row where it shows.
func checkUTF8(file string, data []byte) error {
	row := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size <= 1 {
			return Errorf(Pos{File: file, Row: row}, "il testo non è in UTF-8: salvare il file con la codifica UTF-8")
		}
		if r == 0 {
			return Errorf(Pos{File: file, Row: row}, "c'è un carattere nullo: il file non è di testo o è rovinato")
		}
		if r == '\n' {
			row++
		}
		data = data[size:]
	}
	return nil
}

// checkCells refuses what no cell of a source has reason to hold: control characters, blanks at either end, texts
// longer than a spreadsheet can show.
func checkCells(row Pos, cells []string) Errors {
	var errs Errors
	for i, text := range cells {
		pos := Pos{File: row.File, Row: row.Row, Col: i + 1}
		switch {
		case strings.ContainsFunc(text, unicode.IsControl):
			errs.Addf(pos, "la cella contiene un carattere di controllo o un a capo: ci si aspettava una sola riga di testo")
		case text != strings.TrimSpace(text):
			errs.Addf(pos, "«%s» comincia o finisce con uno spazio: toglierlo", text)
		case utf8.RuneCountInString(text) > maxCell:
			errs.Addf(pos, "la cella ha più di %d caratteri", maxCell)
		}
	}
	return errs
}

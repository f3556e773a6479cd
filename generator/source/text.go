package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what a source may hold, far above any real one: they keep a wrong file from eating the machine's memory.
const (
	maxFile = 16 << 20
	maxLine = 1 << 20
	maxRows = 100_000
	maxCell = 32_767 // the longest text that a spreadsheet cell holds
)

// ReadAll reads a whole file, refusing one that is larger than any source has reason to be.
func ReadAll(files fs.FS, file string) ([]byte, error) {
	f, err := files.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, Errorf(Pos{File: file}, "il file non c'è")
	}
	if err != nil {
		return nil, fault(file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, fault(file, err)
	}
	if len(data) > maxFile {
		return nil, Errorf(Pos{File: file}, "il file supera %d MB: non può essere quello giusto", maxFile>>20)
	}
	return data, nil
}

// LeftByEditor tells the files that editors leave beside one that they hold open.
func LeftByEditor(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, "~") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#")
}

// readText reads a whole text file as plainText does.
func readText(files fs.FS, file string) ([]byte, error) {
	data, err := ReadAll(files, file)
	if err != nil {
		return nil, err
	}
	return plainText(file, data)
}

// plainText takes the byte order mark away. It refuses text in another encoding than UTF-8 and lines that no person wrote,
// naming the row.
func plainText(file string, data []byte) ([]byte, error) {
	text := bytes.TrimPrefix(data, []byte("\uFEFF"))
	row := 0
	for line := range bytes.Lines(text) {
		row++
		pos := Pos{File: file, Row: row}
		switch {
		case !utf8.Valid(line):
			return nil, Errorf(pos, "il testo non è in UTF-8%s: salvare il file con la codifica UTF-8%s", near(line), inExcel(file))
		case bytes.IndexByte(line, 0) >= 0:
			return nil, Errorf(pos, "c'è un carattere nullo: il file non è di testo o è rovinato")
		case len(line) > maxLine:
			return nil, Errorf(pos, "la riga supera %d MB: il file non è quello giusto o è rovinato", maxLine>>20)
		}
	}
	return text, nil
}

// near quotes what stands before the first bytes of a line that are not UTF-8, for who looks for the place.
func near(line []byte) string {
	before, _, _ := strings.Cut(strings.ToValidUTF8(string(line), "\x00"), "\x00")
	if before == "" {
		return ""
	}
	runes := []rune(before)
	return " dopo «" + string(runes[max(0, len(runes)-20):]) + "»"
}

// inExcel says what a spreadsheet program calls UTF-8.
func inExcel(file string) string {
	if strings.HasSuffix(file, ".csv") {
		return ", in Excel «CSV UTF-8»"
	}
	return ""
}

// checkCells refuses what no cell of a source has reason to hold: control and invisible characters, blanks at either
// end, texts longer than a spreadsheet can show.
func checkCells(cells []Value) Errors {
	var errs Errors
	for _, cell := range cells {
		switch text := cell.Text; {
		case utf8.RuneCountInString(text) > maxCell:
			errs.Addf(cell.Pos, "la cella ha più di %d caratteri, quanti ne tiene un foglio di calcolo", maxCell)
		case strings.ContainsFunc(text, unicode.IsControl):
			errs.Addf(cell.Pos, "la cella contiene un carattere di controllo o un a capo: ci si aspettava una sola riga di testo")
		case text != strings.TrimSpace(text):
			errs.Addf(cell.Pos, "«%s» comincia o finisce con uno spazio: toglierlo", Shorten(text))
		case strings.ContainsRune(text, utf8.RuneError):
			errs.Addf(cell.Pos, "«%s» contiene il segno di una lettera andata persa (U+FFFD): riscrivere il testo", Shorten(text))
		default:
			if i := strings.IndexFunc(text, invisible); i >= 0 {
				r, _ := utf8.DecodeRuneInString(text[i:])
				errs.Addf(cell.Pos, "la cella contiene un carattere che non si vede (%U): riscrivere il testo a mano", r)
			}
		}
	}
	return errs
}

// invisible tells the characters that make two texts differ though they look alike, or that turn the direction of what
// follows (Unicode Technical Report 36): format characters and every blank but the plain one.
func invisible(r rune) bool { return unicode.Is(unicode.Cf, r) || r != ' ' && unicode.IsSpace(r) }

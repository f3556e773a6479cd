package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Bounds on what a source may hold, far above any real one: they keep a wrong file from eating the machine's memory.
const (
	maxFile = 16 << 20
	maxLine = 1 << 20
	maxRows = 100_000
	maxCell = 32_767 // the longest text that a spreadsheet cell holds
)

// byteOrderMark begins a text that Windows wrote.
const byteOrderMark = "\uFEFF"

// ReadAll reads a whole file, refusing one that is larger than any source has reason to be, and what is no plain file: a link
// leads out of the project, a pipe keeps whoever opens it waiting.
func ReadAll(files fs.FS, file string) ([]byte, error) {
	info, err := fs.Lstat(files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, Errorf(Pos{File: file}, "il file non c'è")
	case err != nil:
		return nil, fault(file, err)
	}
	if err := CheckPlain(file, info); err != nil {
		return nil, err
	}
	f, err := files.Open(file)
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

// CheckPlain refuses what is no plain file.
func CheckPlain(file string, info fs.FileInfo) error {
	what := "è un dispositivo o un canale fra programmi"
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		what = "è una cartella"
	case mode&fs.ModeSymlink != 0:
		what = "è un collegamento a un altro file"
	}
	return Errorf(Pos{File: file}, "%s: ci si aspettava un file", what)
}

// readText reads a whole text file as plainText does.
func readText(files fs.FS, file string) ([]byte, error) {
	data, err := ReadAll(files, file)
	if err != nil {
		return nil, err
	}
	return plainText(file, data)
}

// plainText takes the byte order mark away and puts the accents in one normal form (NFC, Unicode Standard Annex 15): «ù» is
// one character, also where a Mac wrote two. It refuses text in another encoding than UTF-8 and lines that no person wrote,
// naming the row.
func plainText(file string, data []byte) ([]byte, error) {
	text := bytes.TrimPrefix(data, []byte(byteOrderMark))
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
	return norm.NFC.Bytes(text), nil
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

// WithoutBlanks is a text without its blanks, to compare texts whose lines were broken in other places.
func WithoutBlanks(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

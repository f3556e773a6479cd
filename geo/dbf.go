package geo

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// dbfTable is the attribute table of a shapefile in dBASE III format: a header, a list of columns, rows of fixed width.
type dbfTable struct {
	columns []dbfColumn
	rows    int
	width   int    // of a row in bytes
	data    []byte // the rows

	charset *charmap.Charmap // of text that is not UTF-8; nil: all text must be
}

type dbfColumn struct {
	name          string
	offset, width int // within a row
}

const (
	dbfHeader   = 32
	dbfColumnAt = 32 // bytes for each column's description
	dbfEnd      = 0x0d
)

// readDBF reads a table. Declared is what the .cpg beside it says of its encoding, "" when there is none.
func readDBF(data []byte, declared string) (*dbfTable, error) {
	if len(data) < dbfHeader {
		return nil, errors.New("la tabella è interrotta")
	}
	t := &dbfTable{
		rows:  int(binary.LittleEndian.Uint32(data[4:])),
		width: int(binary.LittleEndian.Uint16(data[10:])),
	}
	t.charset = charsetOf(declared, data[29])
	start := int(binary.LittleEndian.Uint16(data[8:]))
	if start > len(data) || start < dbfHeader {
		return nil, errors.New("la tabella è interrotta nell'intestazione")
	}
	offset := 1 // after the mark of deletion
	for at := dbfHeader; at+dbfColumnAt <= start && data[at] != dbfEnd; at += dbfColumnAt {
		name, _, _ := bytes.Cut(data[at:at+11], []byte{0})
		c := dbfColumn{string(name), offset, int(data[at+16])}
		t.columns = append(t.columns, c)
		offset += c.width
	}
	if offset > t.width {
		return nil, fmt.Errorf("le colonne occupano %d byte, ma una riga ne ha %d", offset, t.width)
	}
	if t.data = data[start:]; len(t.data)/t.width < t.rows {
		return nil, fmt.Errorf("la tabella è interrotta: dichiara %d righe e ne contiene %d", t.rows, len(t.data)/t.width)
	}
	return t, nil
}

func (t *dbfTable) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// column finds a column, whatever its case: programs change it.
func (t *dbfTable) column(name string) (dbfColumn, bool) {
	i := slices.IndexFunc(t.columns, func(c dbfColumn) bool { return strings.EqualFold(c.name, name) })
	if i < 0 {
		return dbfColumn{}, false
	}
	return t.columns[i], true
}

func (t *dbfTable) has(name string) bool { _, ok := t.column(name); return ok }

// deleted reports whether a row is marked as deleted; its geometry is then void too.
func (t *dbfTable) deleted(row int) bool { return t.data[row*t.width] == '*' }

// texts gives cells of a row, "" for a column that is not there.
func (t *dbfTable) texts(row int, columns ...string) ([]string, error) {
	cells := make([]string, len(columns))
	for i, name := range columns {
		if c, ok := t.column(name); ok {
			text, err := t.text(t.data[row*t.width+c.offset:][:c.width])
			if err != nil {
				return cells, fmt.Errorf("riga %d della tabella, colonna «%s»: %w", row+1, c.name, err)
			}
			cells[i] = text
		}
	}
	return cells, nil
}

// text is what a cell holds without the blanks that fill it. Few programs keep to the encoding that they declare: text
// that is valid UTF-8 is taken as such.
func (t *dbfTable) text(cell []byte) (string, error) {
	cell = bytes.Trim(cell, "\x00 ")
	if !utf8.Valid(cell) {
		if t.charset == nil {
			return "", fmt.Errorf("il testo «%s» non è in UTF-8, come dice il file .cpg", bytes.ToValidUTF8(cell, []byte("?")))
		}
		cell, _ = t.charset.NewDecoder().Bytes(cell) // every byte has a meaning, so no error
	}
	return strings.TrimSpace(string(cell)), nil
}

// charsets are the encodings of one byte that a .cpg names by their numbers.
var charsets = map[string]*charmap.Charmap{
	"437": charmap.CodePage437, "850": charmap.CodePage850, "858": charmap.CodePage858, "1252": charmap.Windows1252,
	"8859-1": charmap.ISO8859_1, "88591": charmap.ISO8859_1, "28591": charmap.ISO8859_1,
	"8859-15": charmap.ISO8859_15, "885915": charmap.ISO8859_15, "28605": charmap.ISO8859_15, "10000": charmap.Macintosh,
}

// drivers are those that the byte 29 of a table names: dBASE's «language driver».
var drivers = map[byte]*charmap.Charmap{0x01: charmap.CodePage437, 0x02: charmap.CodePage850, 0x04: charmap.Macintosh}

// charsetOf finds the encoding of text that is not UTF-8: what the .cpg says, then what the table says, then that of
// Windows in the west of Europe.
func charsetOf(declared string, driver byte) *charmap.Charmap {
	declared = strings.ToUpper(strings.TrimSpace(declared))
	if declared == "UTF-8" || declared == "UTF8" || declared == "65001" {
		return nil
	}
	digits := strings.TrimLeftFunc(declared, func(r rune) bool { return !unicode.IsDigit(r) })
	if _, number, ok := strings.Cut(declared, "8859"); ok {
		digits = "8859" + number
	}
	return cmp.Or(charsets[digits], drivers[driver], charmap.Windows1252)
}

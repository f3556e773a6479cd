package geo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// dbfTable is the attribute table of a shapefile in dBASE III format: a header, a list of columns, rows of fixed width.
type dbfTable struct {
	columns []dbfColumn
	rows    int
	width   int    // of a row in bytes
	data    []byte // the rows
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

func readDBF(data []byte) (*dbfTable, error) {
	if len(data) < dbfHeader {
		return nil, errors.New("la tabella è interrotta")
	}
	t := &dbfTable{
		rows:  int(binary.LittleEndian.Uint32(data[4:])),
		width: int(binary.LittleEndian.Uint16(data[10:])),
	}
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

func (t *dbfTable) has(column string) bool {
	for _, c := range t.columns {
		if c.name == column {
			return true
		}
	}
	return false
}

// deleted reports whether a row is marked as deleted; its geometry is then void too.
func (t *dbfTable) deleted(row int) bool { return t.data[row*t.width] == '*' }

// value is the text of a cell without the blanks that fill it. Tables say their encoding in ways that few programs keep
// to; text that is valid UTF-8 is taken as such and other text as Windows-1252.
func (t *dbfTable) value(row int, column string) string {
	for _, c := range t.columns {
		if c.name != column {
			continue
		}
		cell := t.data[row*t.width+c.offset:][:c.width]
		if !utf8.Valid(cell) {
			cell, _ = charmap.Windows1252.NewDecoder().Bytes(cell) // every byte has a meaning, so no error
		}
		return strings.TrimSpace(string(bytes.Trim(cell, "\x00")))
	}
	return ""
}

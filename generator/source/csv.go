package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
)

// readCSV reads RFC 4180 text: UTF-8 with or without a byte order mark, commas, CRLF or LF. Rows with bad quotes are in
// the error, the others are given all the same, so that they can be checked too.
func readCSV(files fs.FS, file string) ([]record, error) {
	text, err := readText(files, file)
	if err != nil {
		return nil, err
	}
	if first, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n")); bytes.ContainsAny(first, ";\t|") && bytes.IndexByte(first, ',') < 0 {
		return nil, Errorf(Pos{File: file, Row: 1}, "le colonne non sono separate da virgole, come ci si aspettava, ma da punto e virgola, tabulazioni o barre: "+
			"se il programma non sa scrivere virgole, salvare la tabella come .xlsx")
	}
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		return nil, Errorf(Pos{File: file, Row: 1}, "le righe finiscono con il solo CR, come nei vecchi Macintosh: ci si aspettava LF o CRLF")
	}
	return parseCSV(file, text, ',')
}

// parseCSV gives the records of a text whatever their width, which its callers judge better.
func parseCSV(file string, text []byte, comma rune) ([]record, error) {
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = comma
	reader.FieldsPerRecord = -1
	var records []record
	var errs Errors
	for len(records) <= maxRows && len(errs) <= maxRows {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			errs = append(errs, csvError(file, err))
			continue
		}
		row, _ := reader.FieldPos(0)
		records = append(records, record{row: row, cells: cells})
	}
	return records, errs.Err()
}

// csvError turns the reader's error into the official's words. Go's column is a byte of the line, not a cell, so only
// the row is told.
func csvError(file string, err error) Error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fault(file, err)
	}
	pos := Pos{File: file, Row: parse.StartLine}
	if errors.Is(err, csv.ErrBareQuote) {
		return Errorf(pos, "ci sono virgolette in mezzo a una cella: la cella intera va fra virgolette e quelle interne raddoppiate")
	}
	return Errorf(pos, "le virgolette aperte in questa riga non si chiudono bene: quelle dentro una cella vanno raddoppiate")
}

package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
)

// readCSV reads RFC 4180 text: UTF-8 with or without a byte order mark, commas, CRLF or LF.
func readCSV(files fs.FS, file string) ([]record, error) {
	data, err := readAll(files, file)
	if err != nil {
		return nil, err
	}
	if err := checkUTF8(file, data); err != nil {
		return nil, err
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	reader.FieldsPerRecord = -1
	var records []record
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return nil, csvError(file, err)
		}
		row, _ := reader.FieldPos(0)
		records = append(records, record{row: row, cells: cells})
		if row == 1 && len(cells) == 1 && bytes.ContainsAny([]byte(cells[0]), ";\t") {
			return nil, Errorf(Pos{File: file, Row: 1}, "le colonne sono separate da punto e virgola o tabulazioni: ci si aspettavano virgole")
		}
	}
}

// csvError turns the reader's error into the official's words. Go's column is a byte of the line, not a cell, so only
// the row is told.
func csvError(file string, err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	pos := Pos{File: file, Row: parse.StartLine}
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return Errorf(pos, "ci sono virgolette in mezzo a una cella: la cella intera va fra virgolette e quelle interne raddoppiate")
	case errors.Is(err, csv.ErrQuote):
		return Errorf(pos, "le virgolette aperte in questa riga non si chiudono bene")
	}
	return Errorf(pos, "la riga non è CSV valido (%v)", parse.Err)
}

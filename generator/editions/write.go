package editions

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ambitilombardia/generator/source"
)

// Write adds an edition to those of a project: its folder, then its row. An edition that is there already is never written again.
func Write(root string, e Edition, before []Edition) error {
	if err := mayFollow(os.DirFS(root), e, before); err != nil {
		return err
	}
	var rows bytes.Buffer
	w := csv.NewWriter(&rows)
	table := [][]string{columns}
	for _, e := range append(before[:len(before):len(before)], e) {
		table = append(table, []string{string(e.Date), string(e.AsOf), e.Note, sum(dataOf(e.Files, Digests))})
	}
	if err := w.WriteAll(table); err != nil {
		return fmt.Errorf("scrittura dell’elenco delle edizioni: %w", err)
	}
	if err := writeFolder(filepath.Join(root, filepath.FromSlash(folder)), e); err != nil {
		return fmt.Errorf("scrittura dell’edizione: %w", err)
	}
	file := filepath.Join(root, filepath.FromSlash(ListFile))
	if err := errors.Join(os.WriteFile(file+".tmp", rows.Bytes(), 0o644), os.Rename(file+".tmp", file)); err != nil {
		return fmt.Errorf("scrittura dell’elenco delle edizioni: %w", err)
	}
	return nil
}

// mayFollow wants an edition to come after those that there are, and to be another than the last.
func mayFollow(project fs.FS, e Edition, before []Edition) error {
	if _, err := fs.Stat(project, list+".xlsx"); err == nil {
		return source.Errorf(source.Pos{File: list + ".xlsx"}, "«ambiti edition» aggiunge una riga a un file CSV: salvare la tabella come %s", ListFile)
	}
	if len(before) == 0 {
		return nil
	}
	last := before[len(before)-1]
	switch {
	case e.Date <= last.Date:
		return source.Errorf(source.Pos{File: ListFile}, "c’è già l’edizione %s: ci si aspettava un giorno successivo, non %s", last.Date.Of(), e.Date)
	case e.SameTables(last):
		return source.Errorf(source.Pos{File: ListFile}, "le tabelle sono uguali a quelle dell’edizione %s: non c’è nulla di nuovo da conservare", last.Date.Of())
	}
	return nil
}

// writeFolder writes the files under a hidden name, which becomes the right one when all of them are there.
func writeFolder(parent string, e Edition) error {
	staged, folder := filepath.Join(parent, "."+string(e.Date)), filepath.Join(parent, string(e.Date))
	if err := errors.Join(os.RemoveAll(staged), os.MkdirAll(staged, 0o755)); err != nil {
		return err
	}
	for _, f := range e.Files {
		if err := os.WriteFile(filepath.Join(staged, f.Name), f.Data, 0o644); err != nil {
			return err
		}
	}
	return os.Rename(staged, folder)
}

package conformance

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

// File is a published file.
type File struct {
	Path string // under the root of the site, «dati/ambiti/ambiti.csv»
	Data []byte
}

// Record is what another program found, as `make conformita` wrote it down.
type Record struct {
	Proof    string // «gdal-geojson»
	Program  string // «GDAL 3.6.2»
	Patterns []string
	Files    int
	Compared int
	Digest   string
}

// RecordFile is where `make conformita` writes what other programs found.
const RecordFile = "data/conformita/prove.csv"

// ReadRecords reads the record. Without one there are no proofs.
func ReadRecords(project fs.FS) ([]Record, error) {
	if _, err := fs.Stat(project, RecordFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	table, err := source.ReadTable(project, strings.TrimSuffix(RecordFile, ".csv"), []string{"prova", "programma", "file", "numero_file", "confronti", "impronta"})
	if err != nil {
		return nil, err
	}
	var errs source.Errors
	var records []Record
	for _, row := range table.Rows {
		number := func(column string) int {
			n, err := strconv.Atoi(row.Get(column).Text)
			if err != nil || n <= 0 {
				errs.Addf(row.Get(column).Pos, "«%s» non è un numero di cose: lo scrive «make conformita»", row.Get(column).Text)
			}
			return n
		}
		record := Record{
			Proof: row.Get("prova").Text, Program: row.Get("programma").Text, Patterns: strings.Fields(row.Get("file").Text),
			Files: number("numero_file"), Compared: number("confronti"), Digest: row.Get("impronta").Text,
		}
		for _, pattern := range record.Patterns {
			if _, err := path.Match(pattern, ""); err != nil {
				errs.Addf(row.Get("file").Pos, "«%s» non è un modello di nomi di file: lo scrive «make conformita»", pattern)
			}
		}
		records = append(records, record)
	}
	return records, errs.Err()
}

// holds tells whether the files, sorted by path, are those that the program looked at.
func (r Record) holds(files []File, base string) bool {
	list := sha256.New()
	n := 0
	for _, f := range files {
		if !matches(r.Patterns, f.Path) {
			continue
		}
		n++
		sum := sha256.New()
		for part := range bytes.SplitSeq(f.Data, []byte(base)) {
			sum.Write(part)
		}
		fmt.Fprintf(list, "%x  %s\n", sum.Sum(nil), f.Path)
	}
	return n > 0 && fmt.Sprintf("%x", list.Sum(nil)) == r.Digest
}

// matches tells whether a path has the form of one of the patterns (path.Match), all known to be well formed.
func matches(patterns []string, name string) bool {
	for _, pattern := range patterns {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
	}
	return false
}

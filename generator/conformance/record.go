package conformance

import (
	"errors"
	"io/fs"
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
	Files    int
	Compared int
	Digest   string // of the shape of the files
}

// RecordFile is where `make conformita` writes what other programs found.
const RecordFile = "data/conformita/prove.csv"

// ReadRecords reads the record. Without one there are no proofs.
func ReadRecords(project fs.FS) ([]Record, error) {
	if _, err := fs.Stat(project, RecordFile); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	table, err := source.ReadTable(project, strings.TrimSuffix(RecordFile, ".csv"), []string{"prova", "programma", "numero_file", "confronti", "impronta"})
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
			Proof: row.Get("prova").Text, Program: row.Get("programma").Text,
			Files: number("numero_file"), Compared: number("confronti"), Digest: row.Get("impronta").Text,
		}
		records = append(records, record)
	}
	return records, errs.Err()
}

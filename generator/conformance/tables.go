package conformance

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// readCSV reads every table again: UTF-8 without byte order mark and rows of one width (RFC 4180 §2).
func readCSV(p publication) (found, error) {
	var n found
	var faults []error
	for _, f := range p.under(".csv") {
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("%s: non si legge: «%w»", f.Path, err))
		case !utf8.Valid(f.Data) || bytes.HasPrefix(f.Data, []byte("\uFEFF")):
			faults = append(faults, fmt.Errorf("%s: non è in UTF-8, o comincia con un segno che non si vede (BOM)", f.Path))
		case len(rows) < 2:
			faults = append(faults, fmt.Errorf("%s: non ha righe", f.Path))
		default:
			n.files++
			n.compared += len(rows) * len(rows[0])
		}
	}
	return n, errors.Join(faults...)
}

// readJSON wants each file of a format that is made of JSON to be one whole document in UTF-8.
func readJSON(p publication) (found, error) {
	var faults []error
	files := p.under(".json", ".jsonld", ".geojson", ".topojson")
	for _, f := range files {
		if !json.Valid(f.Data) || !utf8.Valid(f.Data) {
			faults = append(faults, fmt.Errorf("%s: non è JSON in UTF-8", f.Path))
		}
	}
	return found{len(files), len(files)}, errors.Join(faults...)
}

// readZip unpacks every archive, which checks the sum of each entry, and wants what it finds to be what is published.
func readZip(p publication) (found, error) {
	var n found
	var faults []error
	for _, f := range p.under(".zip") {
		archive, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: non si legge: «%w»", f.Path, err))
			continue
		}
		n.files++
		for _, entry := range archive.File {
			n.compared++
			data, err := unpack(entry)
			if err != nil {
				faults = append(faults, fmt.Errorf("%s: «%s» non si legge: «%w»", f.Path, entry.Name, err))
			}
			published, ok := p.byPath["dati/"+entry.Name]
			if ok && entry.Name != "SHA256SUMS" && !bytes.Equal(data, published) {
				faults = append(faults, fmt.Errorf("%s: «%s» non è il file pubblicato", f.Path, entry.Name))
			}
		}
	}
	return n, errors.Join(faults...)
}

func unpack(entry *zip.File) ([]byte, error) {
	in, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// readSums reckons again the digest of every file that the list names.
func readSums(p publication) (found, error) {
	var n found
	var faults []error
	for _, f := range p.under("SHA256SUMS") {
		n.files++
		for line := range strings.Lines(string(f.Data)) {
			digest, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			data, ok := p.byPath[name]
			if !ok || fmt.Sprintf("%x", sha256.Sum256(data)) != digest {
				faults = append(faults, fmt.Errorf("%s: «%s» non c’è o ha un’altra impronta", f.Path, name))
			}
			n.compared++
		}
	}
	return n, errors.Join(faults...)
}

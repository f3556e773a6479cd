package metadata

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Manifest lists all files to be taken away with size and SHA-256, by path from the root of the site: as a table for people and
// programs, and as the list that `sha256sum --check` reads.
func Manifest(files []opendata.File) ([]opendata.File, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b opendata.File) int { return strings.Compare(a.Path, b.Path) })
	var table bytes.Buffer
	w := csv.NewWriter(&table)
	rows := [][]string{{"percorso", "raccolta", "formato", "tipo", "byte", "sha256"}}
	for _, f := range files {
		rows = append(rows, []string{f.Path, f.Dataset, f.Format, f.MediaType, strconv.Itoa(len(f.Data)), sum(f.Data)})
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("scrittura dell’elenco dei file: %w", err)
	}
	return []opendata.File{
		{Path: opendata.Folder + "manifest.csv", Title: "Elenco dei file da scaricare", Format: "CSV", MediaType: media.Type(".csv"), Data: table.Bytes()},
		{Path: opendata.Folder + "SHA256SUMS", Title: "Impronte dei file da scaricare", Format: "sha256sum", MediaType: media.Type(""),
			Data: sums(files, func(f opendata.File) string { return f.Path })},
	}, nil
}

// sums writes a line for each file as sha256sum does: the digest, two blanks, the name.
func sums(files []opendata.File, name func(opendata.File) string) []byte {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%s  %s\n", sum(f.Data), name(f))
	}
	return b.Bytes()
}

func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

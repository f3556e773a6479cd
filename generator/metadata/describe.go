package metadata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"ambitilombardia/generator/opendata"
)

// Describe makes the data package, the CSVW metadata, the archive and the workbook of a release, whose home is the site at base.
func Describe(r opendata.Release, base string) ([]opendata.File, error) {
	files, err := csvw(r)
	if err != nil {
		return nil, err
	}
	pack, err := dataPackage(r, base+opendata.Folder)
	if err != nil {
		return nil, err
	}
	files = append(files, pack)
	archive, err := archive(r, files)
	if err != nil {
		return nil, err
	}
	book, err := opendata.Workbook(r)
	if err != nil {
		return nil, err
	}
	return append(files, archive, book), nil
}

// table gives the CSV file of a dataset.
func table(r opendata.Release, d opendata.Dataset) (opendata.File, error) {
	name := opendata.FilePath(d.ID, "csv")
	for _, f := range r.Files {
		if f.Path == name {
			return f, nil
		}
	}
	return opendata.File{}, fmt.Errorf("insieme di dati %s: manca il file %s", d.ID, name)
}

func keys(d opendata.Dataset) []string {
	var names []string
	for _, c := range d.Columns {
		if c.Key {
			names = append(names, c.Name)
		}
	}
	return names
}

// quotes tells whether a column of a dataset quotes the key of another.
func quotes(d opendata.Dataset, c opendata.Column) bool { return c.Refers != "" && c.Refers != d.ID }

// jsonFile writes a document as people can read it too.
func jsonFile(file opendata.File, document any) (opendata.File, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return opendata.File{}, fmt.Errorf("scrittura di %s: %w", file.Path, err)
	}
	file.Data = b.Bytes()
	return file, nil
}

// inFolder gives the path of a file as seen from /dati/.
func inFolder(f opendata.File) string { return strings.TrimPrefix(f.Path, opendata.Folder) }

package site

import (
	"strings"

	"ambitilombardia/generator/opendata"
)

// datasets describes every dataset with its files.
func (b *builder) datasets() []DatasetPage {
	var pages []DatasetPage
	for _, d := range b.release.Datasets {
		page := DatasetPage{
			ID:          d.ID,
			Title:       d.Title,
			Description: d.Description,
			URL:         "dati/" + d.ID + "/",
			Rows:        whole(len(d.Rows)),
			Source:      d.Source(),
			Licence:     Link{Name: d.Licence.Name, URL: d.Licence.URL},
			Credit:      d.Credit,
			Files:       b.files("dati/"+d.ID, d.Title),
		}
		for _, c := range d.Columns {
			page.Columns = append(page.Columns, Column{Name: c.Name, Type: typeName(c), Meaning: c.Meaning})
		}
		pages = append(pages, page)
	}
	return pages
}

// extracts lists the downloads beside a page.
func (b *builder) extracts(url string) []Download { return b.files(strings.TrimSuffix(url, "/"), "") }

// files lists the downloads of a folder; their label is their own title where none is given.
func (b *builder) files(folder, label string) []Download {
	var list []Download
	for _, f := range b.release.In(folder) {
		d := Download{Label: label, Format: f.Format, MediaType: f.MediaType, Size: size(len(f.Data)), URL: f.Path}
		if label == "" {
			d.Label = f.Title
		}
		list = append(list, d)
	}
	return list
}

// typeName says in a reader's words what a column holds.
func typeName(c opendata.Column) string {
	name := map[opendata.Type]string{
		opendata.String:  "testo",
		opendata.Integer: "numero intero",
		opendata.Number:  "numero",
	}[c.Type]
	if c.Unit != "" {
		name += " (" + c.Unit + ")"
	}
	return name
}

package opendata

import (
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// Dataset is a table with its description: all that the downloads, the descriptions for programs, the API and the pages say
// of it. A missing value is an empty cell.
type Dataset struct {
	ID          string // the folder under /dati/ and the name of the files
	Title       string
	Description string
	Sources     []catalogue.Provenance
	Licence     Licence
	Credit      string // what whoever reuses the boundaries must quote; empty without boundaries
	Columns     []Column
	Rows        [][]string
	Valid       catalogue.Date  // the day for which the boundaries hold; empty without boundaries
	Areas       *geo.Topology   // the areas of a geographic dataset, one for each row, by the key column; else nil
	Findings    []audit.Finding // what is doubtful about its cells
	Document    bool            // the API gives its rows as they are, in ID.json; else it gives them in other documents, or not at all
	Retired     catalogue.Date  // of the last edition that has it; empty while the program makes it
	Own         bool            // collected or reckoned by this project: the act does not have it
}

// Licence is a licence and the page that explains it.
type Licence struct{ Name, URL string }

// Column explains one column.
type Column struct {
	Name    string
	Type    Type
	Unit    string // of a number, «km²»; else empty
	Meaning string
	// WhenEmpty says when a cell is empty; Meaning says it too, once a dataset has such cells.
	WhenEmpty string
	Key       bool      // the key columns together tell the rows apart
	Blank     bool      // a key that some rows leave empty
	Missing   []Missing // why a cell may be empty; nil where none may be
	Allowed   []string  // the only values there are; nil where there is no such list
	Pattern   string    // a regular expression for the whole of each value, in the syntax that Go, XPath and JavaScript share
	Refers    string    // the ID of the dataset whose only key this column quotes; empty for none
}

// Folder is where the datasets are under the root of the site.
const Folder = "dati/"

// Path is the address of its page, «dati/ambiti/». Its downloads are in this folder.
func (d Dataset) Path() string { return Folder + d.ID + "/" }

// FullTitle names it where nothing around it says what it is about: in catalogues, in programs, in a folder of downloads.
func (d Dataset) FullTitle() string { return d.Title + " (Ambiti sociali della Lombardia)" }

// Keywords are what people look for that is in every dataset.
func Keywords() []string {
	return []string{"Ambiti territoriali sociali", "Lombardia", "Piano di Zona", "servizi sociali"}
}

// Keywords adds its own title to those of every dataset.
func (d Dataset) Keywords() []string { return append(Keywords(), d.Title) }

// FilePath is where a dataset is to be had in a format, «dati/ambiti/ambiti.csv».
func FilePath(id, ending string) string { return Folder + id + "/" + id + "." + ending }

// MayBeEmpty tells whether a row can do without a value in the column.
func (c Column) MayBeEmpty() bool { return c.Missing != nil || c.Blank }

// Type is the type of a column, in the terms of Table Schema (Data Package v2).
type Type string

// The types in use. A code is a String also when it is made of digits: 015189 is not 15189.
const (
	String  Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
)

// Label names the type as a reader would.
func (t Type) Label() string {
	switch t {
	case Integer:
		return "numero intero"
	case Number:
		return "numero"
	}
	return "testo"
}

// Source tells in one paragraph where the data come from.
func (d Dataset) Source() string {
	lines := make([]string, len(d.Sources))
	for i, p := range d.Sources {
		lines[i] = sourceLine(p)
	}
	return strings.Join(lines, " ")
}

// Updated is the day on which the youngest of the sources was transcribed (ISO 8601, whose order is that of time).
func (d Dataset) Updated() string {
	day := ""
	for _, p := range d.Sources {
		day = max(day, p.Transcribed)
	}
	return day
}

// Updated is the day on which the youngest source of the release was transcribed.
func (r Release) Updated() string {
	day := ""
	for _, d := range r.Datasets {
		if d.Retired == "" {
			day = max(day, d.Updated())
		}
	}
	return day
}

func sourceLine(p catalogue.Provenance) string {
	return p.Title + ". " + p.Source + " (" + p.Section + ")."
}

// index gives the position of a column, -1 if there is none.
func (d Dataset) index(column string) int {
	return slices.IndexFunc(d.Columns, func(c Column) bool { return c.Name == column })
}

// keyOf joins the key cells of a row.
func (d Dataset) keyOf(row []string) string {
	var cells []string
	for i, c := range d.Columns {
		if c.Key {
			cells = append(cells, row[i])
		}
	}
	return strings.Join(cells, "\x00")
}

// explainingEmpty gives the dataset with the meaning of each column that some row leaves empty saying when.
func (d Dataset) explainingEmpty() Dataset {
	d.Columns = slices.Clone(d.Columns)
	for i, column := range d.Columns {
		empty := slices.ContainsFunc(d.Rows, func(row []string) bool { return row[i] == "" })
		if empty && column.WhenEmpty != "" {
			d.Columns[i].Meaning += " " + column.WhenEmpty
			d.Columns[i].WhenEmpty = ""
		}
	}
	return d
}

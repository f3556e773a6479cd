package editions

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// Root is the folder of the site with a page for each edition.
const Root = "edizioni/"

// The files of an edition beside its tables.
const (
	Description = "datapackage.json"
	Digests     = "SHA256SUMS"
)

// Edition is what was published on a day.
type Edition struct {
	Date   catalogue.Date
	AsOf   catalogue.Date // the day of which its catalogue is
	Note   string         // what is in it, in a sentence or two
	Tables []Table
	Files  []File // all of them: those of the tables, Description, Digests
}

// File is a file of an edition.
type File struct {
	Name string // «comuni.csv»
	Data []byte
}

// Table is a table of an edition with its description.
type Table struct {
	ID, Title, About string
	Licence          Licence
	Sources          []string // where it came from, a sentence each
	Fields           []Field
	Key              []string // the columns that together tell its rows apart
	Data             []byte   // CSV
}

// Licence is a licence and the page that explains it.
type Licence struct{ Name, URL string }

// Field is a column of a table.
type Field struct {
	Name, Type, Meaning, Unit string
	Pattern                   string   // a regular expression for its values, or empty
	Allowed                   []string // the only values there are, or nil
	Required                  bool
}

// Path is the address of its page, «edizioni/2026-12-15/», and of the folder of its files.
func (e Edition) Path() string { return Root + string(e.Date) + "/" }

// Name is what readers call it, «edizione del 15 dicembre 2026».
func (e Edition) Name() string { return "edizione " + e.Date.Of() }

// Table gives the table with an ID.
func (e Edition) Table(id string) (Table, bool) {
	i := slices.IndexFunc(e.Tables, func(t Table) bool { return t.ID == id })
	if i < 0 {
		return Table{}, false
	}
	return e.Tables[i], true
}

// FileName is that of its CSV file, «comuni.csv».
func (t Table) FileName() string { return t.ID + ".csv" }

// Rows gives the cells of the table in the order of its header. Original undoes in each what CSV does to it.
func (t Table) Rows(original func(string) string) (header []string, rows [][]string, err error) {
	records, err := csv.NewReader(bytes.NewReader(t.Data)).ReadAll()
	if err != nil || len(records) == 0 {
		return nil, nil, fmt.Errorf("%s: la tabella non si legge", t.FileName())
	}
	for _, row := range records[1:] {
		for i, cell := range row {
			row[i] = original(cell)
		}
	}
	return records[0], records[1:], nil
}

// SameTables tells whether another edition has the same tables, byte by byte.
func (e Edition) SameTables(other Edition) bool {
	return slices.EqualFunc(e.Tables, other.Tables, func(a, b Table) bool { return a.ID == b.ID && bytes.Equal(a.Data, b.Data) })
}

// New makes an edition of its files.
func New(date, asOf catalogue.Date, note string, files []File) (Edition, error) {
	tables, err := describe(files)
	return Edition{Date: date, AsOf: asOf, Note: note, Tables: tables, Files: files}, err
}

// FeedPath is the address of the feed of the editions.
const FeedPath = Root + "feed.xml"

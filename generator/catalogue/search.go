package catalogue

import (
	"io/fs"
	"strings"

	"ambitilombardia/generator/source"
)

const searchFolder = "data/ricerca/"

// Entry leads from words that people write to a page of the site.
type Entry struct {
	Words []string // «asilo nido», «nidi»
	Title string   // what the reader sees
	Page  string   // its address under the root of the site, «spesa/graf-21/»
	source.Pos
}

// loadSearch reads the words of the search, and the places that lie in several Comuni. A project need not have any.
func (c *Catalogue) loadSearch(files fs.FS, errs *source.Errors) {
	sound := len(*errs) == 0 // else a Comune may only seem to be missing
	if found, _ := fs.Glob(files, searchFolder+"*"); len(found) > 0 {
		c.EntriesSource = readProvenance(files, searchFolder+provenanceFile, errs)
	}
	for _, row := range optional(files, searchFolder+"voci", []string{"parole", "titolo", "pagina"}, errs) {
		words, title, page := row.Get("parole"), row.Get("titolo"), row.Get("pagina")
		wantText(words, "parole", errs)
		wantText(title, "titolo", errs)
		if !addressForm.Matches(page.Text) {
			errs.Addf(page.Pos, "«%s» non è %s", source.Shorten(page.Text), addressForm.words)
		}
		c.Entries = append(c.Entries, Entry{strings.Split(words.Text, "|"), title.Text, strings.TrimPrefix(page.Text, "/"), row.Pos})
	}
	known := map[ISTATCode]bool{}
	for _, m := range c.Comuni {
		known[m.Code] = true
	}
	for _, row := range optional(files, searchFolder+"luoghi", []string{"luogo", "codice_istat", "fonte"}, errs) {
		code := row.Get("codice_istat")
		wantText(row.Get("luogo"), "luogo", errs)
		wantText(row.Get("fonte"), "fonte", errs)
		if sound && !known[ISTATCode(code.Text)] {
			unknown(&c.strangers, code, "un Comune di comuni.csv", known)
		}
		c.Landmarks = append(c.Landmarks, Locality{row.Get("luogo").Text, ISTATCode(code.Text), row.Get("fonte").Text})
	}
}

// optional reads a table that a project need not have.
func optional(files fs.FS, name string, columns []string, errs *source.Errors) []source.Row {
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return nil
	}
	table, err := source.ReadTable(files, name, columns)
	errs.Add(name+".csv", err)
	return table.Rows
}

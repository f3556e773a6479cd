package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// OtherName is a name of a Comune that is not the one of the list.
type OtherName struct {
	Name   string
	Comune ISTATCode // the Comune of today
	Source string    // the page that says so, or the list of ours in which it stands
}

// Slug is the address under /comuni/ that the name would give.
func (o OtherName) Slug() string { return Slug(string(o.Comune), o.Name) }

// loadNames reads the names of Comuni that merged, by which people still look for the one that took them in, and the
// other ways of writing the name of a Comune. A project need not have any.
func (c *Catalogue) loadNames(files fs.FS, errs *source.Errors) {
	c.Former = c.otherNames(files, "data/territorio/nomi-precedenti", "nome_precedente", errs)
	c.Spellings = c.otherNames(files, "data/territorio/altri-nomi", "altro_nome", errs)
}

func (c *Catalogue) otherNames(files fs.FS, name, column string, errs *source.Errors) []OtherName {
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return nil
	}
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	table, err := source.ReadTable(files, name, []string{column, "codice_istat", "fonte"})
	errs.Add(name+".csv", err)
	known := map[ISTATCode]bool{}
	for _, comune := range c.Comuni {
		known[comune.Code] = true
	}
	var names []OtherName
	for _, row := range table.Rows {
		for _, column := range []string{column, "fonte"} {
			if cell := row.Get(column); cell.Text == "" {
				errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
			}
		}
		checkName(row.Get(column), errs)
		code := row.Get("codice_istat")
		if sound && !known[ISTATCode(code.Text)] {
			unknown(&c.strangers, code, "un Comune di comuni.csv", known)
		}
		names = append(names, OtherName{row.Get(column).Text, ISTATCode(code.Text), row.Get("fonte").Text})
	}
	return names
}

// MayBeOneName tells whether two names that differ may be one name that two sources write in two ways: but for a letter, an
// article or a word, as «Puegnago sul Garda» and «Puegnago del Garda». What nobody sees is no other way of writing.
func MayBeOneName(a, b string) bool {
	if source.Unlike(a, b) != "" {
		return false
	}
	a, b = SortKey(a), SortKey(b)
	return a == b || source.OneSlip(a, b) || slices.ContainsFunc(strings.Fields(a), func(word string) bool {
		return len(word) > 4 && slices.Contains(strings.Fields(b), word)
	})
}

// FormerOf gives the names of the Comuni that merged into one.
func (c *Catalogue) FormerOf(code ISTATCode) []OtherName {
	return keep(c.Former, func(f OtherName) bool { return f.Comune == code })
}

// SpellingsOf gives the other ways in which the name of a Comune is written.
func (c *Catalogue) SpellingsOf(code ISTATCode) []OtherName {
	return keep(c.Spellings, func(f OtherName) bool { return f.Comune == code })
}

package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

var formerColumns = []string{"nome_precedente", "codice_istat", "fonte"}

// FormerName is the name of a Comune that is no more, by which people still look for the one that took it in.
type FormerName struct {
	Name   string
	Comune ISTATCode // the Comune of today
	Source string    // the page that says so
}

// loadFormer reads the names of Comuni that merged. A project need not have any.
func (c *Catalogue) loadFormer(files fs.FS, errs *source.Errors) {
	const name = "data/territorio/nomi-precedenti"
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return
	}
	table, err := source.ReadTable(files, name, formerColumns)
	errs.Add(name+".csv", err)
	known := map[ISTATCode]bool{}
	for _, comune := range c.Comuni {
		known[comune.Code] = true
	}
	for _, row := range table.Rows {
		for _, column := range []string{"nome_precedente", "fonte"} {
			if cell := row.Get(column); cell.Text == "" {
				errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
			}
		}
		code := row.Get("codice_istat")
		if !known[ISTATCode(code.Text)] {
			unknown(errs, code, "un Comune di comuni.csv", known)
		}
		c.Former = append(c.Former, FormerName{row.Get("nome_precedente").Text, ISTATCode(code.Text), row.Get("fonte").Text})
	}
}

// FormerOf gives the names of the Comuni that merged into one.
func (c *Catalogue) FormerOf(code ISTATCode) []FormerName {
	return keep(c.Former, func(f FormerName) bool { return f.Comune == code })
}

package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

var detachedColumns = []string{"codice_istat", "codice_ambito", "motivo"}

// Detached is a Comune that borders no other of its Ambito, or only others that are cut off with it, and is in it all the
// same.
type Detached struct {
	Comune ISTATCode
	Ambito AmbitoCode
	Reason string // who says so, as the second half of a sentence
}

// loadDetached reads the Comuni that are known to lie apart. A project need not have any. Where the tables before it are
// wrong, what it names may only seem to be missing.
func (c *Catalogue) loadDetached(files fs.FS, errs *source.Errors) {
	const name = "data/territorio/staccati"
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return
	}
	sound := len(*errs) == 0
	table, err := source.ReadTable(files, name, detachedColumns)
	errs.Add(name+".csv", err)
	known := map[ISTATCode]bool{}
	for _, comune := range c.Comuni {
		known[comune.Code] = true
	}
	for _, row := range table.Rows {
		code, ambito, reason := row.Get("codice_istat"), row.Get("codice_ambito"), row.Get("motivo")
		if sound && !known[ISTATCode(code.Text)] {
			unknown(&c.strangers, code, "un Comune di comuni.csv", known)
		}
		if _, ok := c.byAmbito[AmbitoCode(ambito.Text)]; sound && !ok {
			unknown(errs, ambito, "un Ambito dell’allegato B", c.byAmbito)
		}
		if reason.Text == "" {
			errs.Addf(reason.Pos, "la cella «motivo» è vuota: ci si aspettava un testo")
		}
		c.Detached = append(c.Detached, Detached{ISTATCode(code.Text), AmbitoCode(ambito.Text), reason.Text})
	}
}

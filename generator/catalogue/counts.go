package catalogue

import (
	"io/fs"
	"strconv"

	"ambitilombardia/generator/source"
)

// OtherCount is a number of Comuni that a page gives for an Ambito and that is not the list's.
type OtherCount struct {
	Ambito AmbitoCode
	Comuni int
	Source string // the pages that say so
}

// loadCounts reads the numbers that do not agree with the list. A project need not have any.
func (c *Catalogue) loadCounts(files fs.FS, errs *source.Errors) {
	const name = "data/territorio/numeri-discordi"
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return
	}
	sound := c.whole && len(*errs) == 0 // else what a row names may only seem to be missing
	table, err := source.ReadTable(files, name, []string{"codice_ambito", "numero_comuni", "fonte"})
	errs.Add(name+".csv", err)
	for _, row := range table.Rows {
		if sound {
			c.knowsAmbito(row.Get("codice_ambito"), errs)
		}
		number := row.Get("numero_comuni")
		n, err := strconv.Atoi(number.Text)
		if err != nil || n < 1 {
			errs.Addf(number.Pos, "«%s» non è un numero di Comuni: ci si aspettavano cifre", source.Shorten(number.Text))
		}
		if cell := row.Get("fonte"); cell.Text == "" {
			errs.Addf(cell.Pos, "la cella «fonte» è vuota: ci si aspettava un testo")
		}
		c.Counts = append(c.Counts, OtherCount{AmbitoCode(row.Get("codice_ambito").Text), n, row.Get("fonte").Text})
	}
}

package catalogue

import (
	"io/fs"
	"strconv"

	"ambitilombardia/generator/source"
)

const populationFolder = "data/indicatori/popolazione/"

var populationColumns = []string{"codice", "anno", "valore"}

// loadPopulation reads how many people live in the Comuni. A project need not have the file, nor the file every Comune;
// of several years the last counts.
func (c *Catalogue) loadPopulation(files fs.FS, errs *source.Errors) {
	if found, _ := fs.Glob(files, populationFolder+"valori.*"); len(found) == 0 {
		return
	}
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	c.Population = readProvenance(files, populationFolder+"provenienza.yaml", errs)
	table, err := source.ReadTable(files, populationFolder+"valori", populationColumns)
	errs.Add(populationFolder+"valori.csv", err)
	known := map[ISTATCode]bool{}
	for _, comune := range c.Comuni {
		known[comune.Code] = true
	}
	c.residents = map[ISTATCode]int64{}
	last := map[ISTATCode]string{}
	for _, row := range table.Rows {
		cell, year := row.Get("codice"), row.Get("anno")
		code := ISTATCode(cell.Text)
		if !known[code] {
			if sound {
				unknown(&c.strangers, cell, "un Comune di comuni.csv", known)
			}
			continue
		}
		if !yearForm.Matches(year.Text) {
			errs.Addf(year.Pos, "«%s» non è %s", year.Text, yearForm.words)
			continue
		}
		people, err := strconv.ParseInt(row.Get("valore").Text, 10, 64)
		if err != nil || people < 1 {
			errs.Addf(row.Get("valore").Pos, "«%s» non è un numero di abitanti: ci si aspettava un intero da 1 in su", row.Get("valore").Text)
			continue
		}
		switch {
		case last[code] == year.Text:
			errs.Addf(cell.Pos, "il Comune %s c'è due volte per il %s: tenere una riga sola", code, year.Text)
		case last[code] < year.Text:
			last[code], c.residents[code] = year.Text, people
		}
	}
}

// Residents tells how many people live in a Comune; false where it is not known.
func (c *Catalogue) Residents(code ISTATCode) (int64, bool) {
	n, ok := c.residents[code]
	return n, ok
}

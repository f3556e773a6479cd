package editions

import (
	"io/fs"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

const errata = folder + "/errata"

// ErrataFile is the table of the errors of the site itself.
const ErrataFile = errata + ".csv"

// Erratum is something wrong that the site has said.
type Erratum struct {
	Since, Corrected catalogue.Date // when it was written and when it was put right
	Where            string         // what of the site said it
	Wrong, Right     string
	Source           string // where the right thing is read
}

// ReadErrata reads the errors of the site in the order of the table. A project need not have any.
func ReadErrata(project fs.FS) ([]Erratum, error) {
	if found, err := fs.Glob(project, errata+".*"); err != nil || len(found) == 0 {
		return nil, err
	}
	columns := []string{"dal", "corretto_il", "dove", "sbagliato", "giusto", "fonte"}
	table, err := source.ReadTable(project, errata, columns)
	var errs source.Errors
	errs.Add(ErrataFile, err)
	var list []Erratum
	for _, row := range table.Rows {
		for _, column := range columns {
			if cell := row.Get(column); cell.Text == "" {
				errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
			}
		}
		since, corrected := row.Get("dal"), row.Get("corretto_il")
		for _, cell := range []source.Value{since, corrected} {
			if _, err := catalogue.ParseDate(cell.Text); err != nil && cell.Text != "" {
				errs.Addf(cell.Pos, "%v", err)
			}
		}
		e := Erratum{catalogue.Date(since.Text), catalogue.Date(corrected.Text), row.Get("dove").Text, row.Get("sbagliato").Text, row.Get("giusto").Text, row.Get("fonte").Text}
		if e.Corrected < e.Since && e.Corrected != "" {
			errs.Addf(corrected.Pos, "l’errore è corretto il %s, prima del giorno da cui c’era, %s", e.Corrected, e.Since)
		}
		list = append(list, e)
	}
	return list, errs.Err()
}

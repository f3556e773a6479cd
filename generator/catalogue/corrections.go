package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

var correctionColumns = []string{"codice_ambito", "campo", "valore_stampato", "valore_usato", "motivo"}

// Correction is one place where the site uses another value than the printed one.
type Correction struct {
	Ambito  AmbitoCode
	Field   string // a column of AllegatoBColumns
	Printed string
	Used    string
	Reason  string
	source.Pos
}

// correct gives the printed rows with the corrections of rettifiche.csv applied. A corrected value has its place there.
// Where the printed table is not whole, a correction to a row that is not among these may still be right; else it is lost, see loadComuni. It tells whether
// every correction could be applied: only then does a contradiction that is left want one.
func (c *Catalogue) correct(printed []source.Row, whole bool, files fs.FS, errs *source.Errors) (rows []source.Row, all bool) {
	before := len(*errs)
	table, err := source.ReadTable(files, "data/allegato-b/rettifiche", correctionColumns)
	errs.Add("data/allegato-b/rettifiche.csv", err)
	byCode := map[string]int{}
	for i, row := range slices.Backward(printed) { // of rows with one code the first counts
		code := row.Get("codice_ambito").Text
		_, twice := byCode[code]
		_, err := ParseAmbitoCode(code)
		whole = whole && !twice && err == nil // else the code that is missing may be that of this row
		byCode[code] = i
	}
	type cell struct{ ambito, field string }
	seen := map[cell]source.Pos{}
	skipped := false
	rows = slices.Clone(printed)
	for _, row := range table.Rows {
		code, field := row.Get("codice_ambito"), row.Get("campo")
		i, ok := byCode[code.Text]
		if !ok {
			if whole {
				c.lost = append(c.lost, code)
			}
			skipped = true
			continue
		}
		if at, twice := seen[cell{code.Text, field.Text}]; twice {
			errs.Addf(field.Pos, "la rettifica di «%s» per l'Ambito %s c'è già in %s: tenerne una sola", field.Text, code.Text, at)
			continue
		}
		seen[cell{code.Text, field.Text}] = field.Pos
		if r, ok := parseCorrection(row, printed[i], errs); ok {
			c.Corrections = append(c.Corrections, r)
			rows[i] = rows[i].With(r.Field, row.Get("valore_usato"))
		}
	}
	return rows, len(*errs) == before && !skipped
}

// parseCorrection checks a correction against the printed row that it is about.
func parseCorrection(row, printed source.Row, errs *source.Errors) (Correction, bool) {
	field, was, used := row.Get("campo"), row.Get("valore_stampato"), row.Get("valore_usato")
	before := len(*errs)
	if field.Text == "codice_ambito" {
		errs.Addf(field.Pos, "il codice dell'Ambito dice quale riga si rettifica: non si può rettificare")
	} else if !slices.Contains(AllegatoBColumns(), field.Text) {
		errs.Addf(field.Pos, "«%s» non è una colonna dell'allegato B: ci si aspettava una fra %s%s", field.Text,
			strings.Join(AllegatoBColumns(), ", "), source.Perhaps(field.Text, AllegatoBColumns()))
	} else if got := printed.Get(field.Text); got.Text != was.Text {
		errs.Addf(was.Pos, "il valore stampato in %s è «%s», qui c'è «%s»", got.Pos, got.Text, was.Text)
	}
	if was.Text == used.Text {
		errs.Addf(used.Pos, "il valore usato è uguale a quello stampato: la rettifica non serve")
	}
	if reason := row.Get("motivo"); reason.Text == "" {
		errs.Addf(reason.Pos, "manca il motivo della rettifica")
	}
	return Correction{
		Ambito:  AmbitoCode(printed.Get("codice_ambito").Text),
		Field:   field.Text,
		Printed: was.Text,
		Used:    used.Text,
		Reason:  row.Get("motivo").Text,
		Pos:     row.Pos,
	}, len(*errs) == before
}

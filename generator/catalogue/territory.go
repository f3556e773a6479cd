package catalogue

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

var comuniColumns = []string{"codice_istat", "comune", "provincia", "codice_ambito", "evidenza", "fonte"}

// ReadComuni reads the table of the Comuni as it stands, without looking at what it means.
func ReadComuni(project fs.FS) (source.Table, error) {
	return source.ReadTable(project, "data/territorio/comuni", comuniColumns)
}

// loadComuni reads which Comune belongs to which Ambito. What the coding table lacks because of
// other errors is not to be called unknown here, nor an Ambito empty whose Comuni have a wrong code.
func (c *Catalogue) loadComuni(files fs.FS, errs *source.Errors) {
	table, err := ReadComuni(files)
	errs.Add("data/territorio/comuni.csv", err)
	seen := map[ISTATCode]source.Pos{}
	var strangers []source.Value // codes that no Ambito has
	for _, row := range table.Rows {
		code := row.Get("codice_ambito")
		if _, ok := c.byAmbito[AmbitoCode(code.Text)]; c.whole && !ok {
			strangers = append(strangers, code)
		}
		comune := parseComune(row, errs)
		pos := row.Get("codice_istat").Pos
		if at, twice := seen[comune.Code]; twice && comune.Code != "" {
			errs.Addf(pos, "il Comune %s c'è già in %s: ogni Comune sta in un solo Ambito", comune.Code, at)
		}
		seen[comune.Code] = pos
		c.Comuni = append(c.Comuni, comune)
		c.members[comune.Ambito] = append(c.members[comune.Ambito], comune)
	}
	slices.SortFunc(c.Comuni, func(a, b Comune) int { return strings.Compare(string(a.Code), string(b.Code)) })
	for _, members := range c.members {
		SortByName(members)
	}
	if c.whole && err == nil {
		c.checkMembers(table.File, strangers, errs)
	}
	for _, code := range c.lost {
		if len(c.members[AmbitoCode(code.Text)]) == 0 { // else it is the coding table that lacks it
			unknown(errs, code, "un Ambito dell'allegato B", c.byAmbito)
		}
	}
}

// checkMembers refuses an Ambito without Comuni, and Comuni in what is no Ambito. Where a single Ambito is without and a
// single code of several Comuni is unknown, the two are one fault.
func (c *Catalogue) checkMembers(file string, strangers []source.Value, errs *source.Errors) {
	empty := keep(c.Ambiti, func(a Ambito) bool { return len(c.members[a.Code]) == 0 })
	if len(empty) == 1 && len(strangers) > 1 && !slices.ContainsFunc(strangers, func(v source.Value) bool { return v.Text != strangers[0].Text }) {
		errs.Addf(inColumn(empty[0], "codice_ambito"), "l'Ambito %s %s non ha Comuni, mentre %d righe di %s hanno il codice %s, che qui non c'è: uno dei due codici è sbagliato",
			empty[0].Code, empty[0].Name, len(strangers), file, strangers[0].Text)
		return
	}
	for _, code := range strangers {
		c.knowsAmbito(code, errs)
	}
	for _, ambito := range empty {
		if len(strangers) == 0 { // else they are perhaps its own
			errs.Addf(source.Pos{File: file}, "nessun Comune sta nell'Ambito %s %s: ci si aspettava almeno uno", ambito.Code, ambito.Name)
		}
	}
}

// knowsAmbito refuses a code that no Ambito has.
func (c *Catalogue) knowsAmbito(code source.Value, errs *source.Errors) bool {
	if _, ok := c.byAmbito[AmbitoCode(code.Text)]; ok {
		return true
	}
	for _, a := range c.Ambiti {
		if SortKey(a.Name) == SortKey(code.Text) {
			errs.Addf(code.Pos, "«%s» è il nome di un Ambito: ci si aspettava il codice, %s", code.Text, a.Code)
			return false
		}
	}
	unknown(errs, code, "un Ambito dell'allegato B", c.byAmbito)
	return false
}

// parseComune reads a row. What is wrong leaves its field empty; the Ambito's code is checked by checkMembers.
func parseComune(row source.Row, errs *source.Errors) Comune {
	code, _ := parse(row.Get("codice_istat"), ParseISTATCode, errs)
	province, err := ParseProvince(row.Get("provincia").Text, code)
	addAt(errs, row.Get("provincia"), err)
	evidence, _ := parse(row.Get("evidenza"), ParseEvidence, errs)
	for _, column := range []string{"comune", "fonte"} {
		if cell := row.Get(column); cell.Text == "" {
			errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
		}
	}
	checkName(row.Get("comune"), errs)
	return Comune{
		Code:     code,
		Name:     row.Get("comune").Text,
		Province: province,
		Ambito:   AmbitoCode(row.Get("codice_ambito").Text),
		Evidence: evidence,
		Source:   row.Get("fonte").Text,
		Cadastre: code,
		Pos:      row.Pos,
	}
}

// SortByName puts Comuni in the alphabet's order; those of one name by code.
func SortByName(comuni []Comune) {
	keys := make(map[string]string, len(comuni)) // by name: each is needed a dozen times
	for _, c := range comuni {
		keys[c.Name] = SortKey(c.Name)
	}
	slices.SortFunc(comuni, func(a, b Comune) int {
		return cmp.Or(strings.Compare(keys[a.Name], keys[b.Name]), strings.Compare(string(a.Code), string(b.Code)))
	})
}

package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

var comuniColumns = []string{"codice_istat", "comune", "provincia", "codice_ambito", "evidenza", "fonte"}

// loadComuni reads which Comune belongs to which Ambito.
func (c *Catalogue) loadComuni(files fs.FS, errs *source.Errors) {
	table, err := source.ReadTable(files, "data/territorio/comuni", comuniColumns)
	errs.Add("data/territorio/comuni.csv", err)
	seen := map[ISTATCode]source.Pos{}
	for _, row := range table.Rows {
		comune, ok := c.parseComune(row, errs)
		if !ok {
			continue
		}
		pos := row.Get("codice_istat").Pos
		if at, twice := seen[comune.Code]; twice {
			errs.Addf(pos, "il Comune %s c'è già in %s: ogni Comune sta in un solo Ambito", comune.Code, at)
			continue
		}
		seen[comune.Code] = pos
		c.Comuni = append(c.Comuni, comune)
		c.members[comune.Ambito] = append(c.members[comune.Ambito], comune)
	}
	slices.SortFunc(c.Comuni, func(a, b Comune) int { return strings.Compare(string(a.Code), string(b.Code)) })
	for _, members := range c.members {
		SortByName(members)
	}
	if err == nil {
		c.checkMembers(table.File, errs)
	}
}

// checkMembers refuses an Ambito without Comuni.
func (c *Catalogue) checkMembers(file string, errs *source.Errors) {
	for _, ambito := range c.Ambiti {
		if len(c.members[ambito.Code]) == 0 {
			errs.Addf(source.Pos{File: file}, "nessun Comune sta nell'Ambito %s %s: ci si aspettava almeno uno", ambito.Code,
				ambito.Name)
		}
	}
}

func (c *Catalogue) parseComune(row source.Row, errs *source.Errors) (Comune, bool) {
	before := len(*errs)
	code, _ := parse(row.Get("codice_istat"), ParseISTATCode, errs)
	province, err := ParseProvince(row.Get("provincia").Text, code)
	addAt(errs, row.Get("provincia"), err)
	evidence, _ := parse(row.Get("evidenza"), ParseEvidence, errs)
	ambito, ok := parse(row.Get("codice_ambito"), ParseAmbitoCode, errs)
	if _, known := c.byAmbito[ambito]; ok && !known {
		unknown(errs, row.Get("codice_ambito"), "un Ambito dell'allegato B", c.byAmbito)
	}
	for _, column := range []string{"comune", "fonte"} {
		if cell := row.Get(column); cell.Text == "" {
			errs.Addf(cell.Pos, "la cella «%s» è vuota", column)
		}
	}
	return Comune{
		Code:     code,
		Name:     row.Get("comune").Text,
		Province: province,
		Ambito:   ambito,
		Evidence: evidence,
		Source:   row.Get("fonte").Text,
		Pos:      row.Pos,
	}, len(*errs) == before
}

// SortByName puts Comuni in the alphabet's order; those of one name by code.
func SortByName(comuni []Comune) {
	slices.SortFunc(comuni, func(a, b Comune) int {
		if byName := strings.Compare(SortKey(a.Name), SortKey(b.Name)); byName != 0 {
			return byName
		}
		return strings.Compare(string(a.Code), string(b.Code))
	})
}

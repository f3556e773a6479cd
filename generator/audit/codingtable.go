package audit

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// pairs are the code columns of the coding table with the names they go with.
var pairs = []struct{ what, code, name string }{
	{"ATS", "codice_ats", "denominazione_ats"},
	{"ASST", "codice_asst", "denominazione_asst"},
	{"Ambito", "codice_ambito", "denominazione_ambito"},
}

// codesWithTwoNames finds, as printed, a code that does not always bear the same name.
func codesWithTwoNames(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range pairs {
		for _, g := range disagreements(c.Printed, p.code, p.name) {
			found = append(found, Finding{
				ID:       catalogue.Slug("nomi", p.what, g.key),
				Severity: Discrepancy,
				Cells:    cells(g.rows, p.name),
				Printed:  strings.Join(g.values, " | "),
				Computed: used(c, g.rows, p.name),
				Sentence: fmt.Sprintf("Nella tabella dell’atto il codice %s %s ha %s nomi: %s.", p.what, g.key, grammar.Count(len(g.values)), quoted(g.values)),
			})
		}
	}
	return found
}

// namesWithTwoCodes finds, as printed, a name that does not always bear the same code.
func namesWithTwoCodes(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range pairs {
		for _, g := range disagreements(c.Printed, p.name, p.code) {
			found = append(found, Finding{
				ID:       catalogue.Slug("codici", p.what, g.key),
				Severity: Discrepancy,
				Cells:    cells(g.rows, p.code),
				Printed:  strings.Join(g.values, " | "),
				Computed: used(c, g.rows, p.code),
				Sentence: fmt.Sprintf("Nella tabella dell’atto il nome «%s» (%s) ha %s codici: %s.", g.key, p.what, grammar.Count(len(g.values)), quoted(g.values)),
			})
		}
	}
	return found
}

// asstUnderTwoATS finds, as printed, an ASST code that stands under more than one ATS.
func asstUnderTwoATS(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, g := range disagreements(c.Printed, "codice_asst", "codice_ats") {
		found = append(found, Finding{
			ID:       catalogue.Slug("ats-di-asst", g.key),
			Severity: Discrepancy,
			Cells:    cells(g.rows, "codice_asst"),
			Printed:  strings.Join(g.values, " | "),
			Sentence: fmt.Sprintf("Nella tabella dell’atto il codice ASST %s sta sotto %s ATS: %s.", g.key, grammar.Count(len(g.values)), quoted(g.values)),
		})
	}
	return found
}

// cellsWithTwoNames finds, as printed, an ASST cell that holds two names beside one code.
func cellsWithTwoNames(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, row := range c.Printed {
		if name := row.Get("denominazione_asst"); strings.Contains(name, "/") {
			found = append(found, Finding{
				ID:       catalogue.Slug("due-asst", row.Get("codice_ambito")),
				Severity: Doubt,
				Cells:    cells([]catalogue.PrintedRow{row}, "denominazione_asst"),
				Printed:  name,
				Computed: used(c, []catalogue.PrintedRow{row}, "denominazione_asst"),
				Sentence: fmt.Sprintf("Per l’Ambito %s l’atto scrive due ASST, «%s», con un solo codice, %s: non dice quali Comuni stiano con l’una e quali con l’altra.",
					row.Get("denominazione_ambito"), name, row.Get("codice_asst")),
			})
		}
	}
	return found
}

// namesWithAcronym finds a name that begins with what the column already says, «ATS» or «ASST».
func namesWithAcronym(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range pairs[:2] {
		for _, row := range c.Printed {
			if name := row.Get(p.name); strings.HasPrefix(name, p.what+" ") {
				found = append(found, Finding{
					ID:       catalogue.Slug("sigla", p.what, row.Get("codice_ambito")),
					Severity: Note,
					Cells:    cells([]catalogue.PrintedRow{row}, p.name),
					Printed:  name,
					Computed: used(c, []catalogue.PrintedRow{row}, p.name),
					Sentence: fmt.Sprintf("Nella riga dell’Ambito %s il nome «%s» comincia con la sigla %s, che la colonna dice già.",
						row.Get("denominazione_ambito"), name, p.what),
				})
			}
		}
	}
	return found
}

// ambitiWithoutASST finds the Ambiti to which the table gives no ASST.
func ambitiWithoutASST(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, row := range c.Printed {
		if row.Get("codice_asst") == "" {
			found = append(found, Finding{
				ID:       catalogue.Slug("senza-asst", row.Get("codice_ambito")),
				Severity: Note,
				Cells:    cells([]catalogue.PrintedRow{row}, "codice_asst"),
				Sentence: fmt.Sprintf("Per l’Ambito %s l’atto non indica un’ASST e non dice perché.", row.Get("denominazione_ambito")),
			})
		}
	}
	return found
}

func cells(rows []catalogue.PrintedRow, column string) []Cell {
	var out []Cell
	for _, row := range rows {
		out = append(out, Cell{Dataset: "allegato-b", Row: row.Get("codice_ambito"), Column: column})
	}
	return out
}

// used gives what the site uses in a column of these rows after the corrections.
func used(c *catalogue.Catalogue, rows []catalogue.PrintedRow, column string) string {
	var values []string
	for _, row := range rows {
		value := row.Get(column)
		for _, r := range c.CorrectionsOf(catalogue.AmbitoCode(row.Get("codice_ambito"))) {
			if r.Field == column {
				value = r.Used
			}
		}
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return strings.Join(values, " | ")
}

func quoted(values []string) string { return "«" + strings.Join(values, "», «") + "»" }

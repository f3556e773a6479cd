package audit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
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
		for _, g := range group(c.Printed, p.code, p.name) {
			found = append(found, Finding{
				ID:       catalogue.Slug("nomi", p.what, g.key),
				Severity: Discrepancy,
				Cells:    cells(g.rows, p.name),
				Printed:  strings.Join(g.values, " | "),
				Computed: used(c, g.rows, p.name),
				Sentence: fmt.Sprintf("Nella tabella dell’atto il codice %s %s ha %d nomi: %s.", p.what, g.key, len(g.values), quoted(g.values)),
			})
		}
	}
	return found
}

// namesWithTwoCodes finds, as printed, a name that does not always bear the same code.
func namesWithTwoCodes(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range pairs {
		for _, g := range group(c.Printed, p.name, p.code) {
			found = append(found, Finding{
				ID:       catalogue.Slug("codici", p.what, g.key),
				Severity: Discrepancy,
				Cells:    cells(g.rows, p.code),
				Printed:  strings.Join(g.values, " | "),
				Computed: used(c, g.rows, p.code),
				Sentence: fmt.Sprintf("Nella tabella dell’atto il nome «%s» (%s) ha %d codici: %s.", g.key, p.what, len(g.values), quoted(g.values)),
			})
		}
	}
	return found
}

// trustsUnderTwoAgencies finds, as printed, an ASST code that stands under more than one ATS.
func trustsUnderTwoAgencies(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, g := range group(c.Printed, "codice_asst", "codice_ats") {
		found = append(found, Finding{
			ID:       catalogue.Slug("ats-di-asst", g.key),
			Severity: Discrepancy,
			Cells:    cells(g.rows, "codice_asst"),
			Printed:  strings.Join(g.values, " | "),
			Sentence: fmt.Sprintf("Nella tabella dell’atto il codice ASST %s sta sotto %d ATS: %s.", g.key, len(g.values), quoted(g.values)),
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

// ambitiWithoutTrust finds the Ambiti to which the table gives no ASST.
func ambitiWithoutTrust(c *catalogue.Catalogue) []Finding {
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

// registerGaps finds the numbers that the national register's codes skip.
func registerGaps(c *catalogue.Catalogue) []Finding {
	var numbers []int
	for _, a := range c.Ambiti {
		if n, err := strconv.Atoi(strings.TrimPrefix(string(a.Register), "lom_")); err == nil {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var missing []string
	for i := 1; i < len(numbers); i++ {
		for n := numbers[i-1] + 1; n < numbers[i]; n++ {
			missing = append(missing, "lom_"+strconv.Itoa(n))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []Finding{{
		ID:       "registro-salti",
		Severity: Note,
		Cells:    []Cell{{Dataset: "allegato-b", Column: "codice_registro_nazionale"}},
		Computed: strings.Join(missing, " | "),
		Sentence: fmt.Sprintf("I codici del registro nazionale vanno da lom_%d a lom_%d, ma ne mancano %d: %s.", numbers[0],
			numbers[len(numbers)-1], len(missing), strings.Join(missing, ", ")),
	}}
}

// rowsOutOfOrder finds an Ambito printed after one of the same ASST with a greater code: a slip while the table was
// composed.
func rowsOutOfOrder(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for i := 1; i < len(c.Printed); i++ {
		before, row := c.Printed[i-1], c.Printed[i]
		if before.Get("codice_asst") == row.Get("codice_asst") && before.Get("codice_ambito") > row.Get("codice_ambito") {
			found = append(found, Finding{
				ID:       catalogue.Slug("ordine", row.Get("codice_ambito")),
				Severity: Note,
				Cells:    cells([]catalogue.PrintedRow{before, row}, "codice_ambito"),
				Printed:  before.Get("codice_ambito") + " | " + row.Get("codice_ambito"),
				Sentence: fmt.Sprintf("Nella tabella dell’atto l’Ambito %s viene dopo il %s: è fuori dall’ordine dei codici.",
					row.Get("codice_ambito"), before.Get("codice_ambito")),
			})
		}
	}
	return found
}

// grouping is a key under which rows hold more than one value.
type grouping struct {
	key    string
	values []string
	rows   []catalogue.PrintedRow
}

// group gathers the printed rows by one column and keeps the keys that have several values in the other, with the rows
// that bear a value other than the most frequent one (all of them where none prevails).
func group(rows []catalogue.PrintedRow, by, of string) []grouping {
	var keys []string
	counts := map[string]map[string]int{}
	for _, row := range rows {
		key := row.Get(by)
		if key == "" {
			continue
		}
		if counts[key] == nil {
			counts[key] = map[string]int{}
			keys = append(keys, key)
		}
		counts[key][row.Get(of)]++
	}
	var found []grouping
	for _, key := range keys {
		if len(counts[key]) < 2 {
			continue
		}
		g := grouping{key: key}
		prevailing := prevailing(counts[key])
		for _, row := range rows {
			if row.Get(by) != key {
				continue
			}
			if value := row.Get(of); !slices.Contains(g.values, value) {
				g.values = append(g.values, value)
			}
			if row.Get(of) != prevailing {
				g.rows = append(g.rows, row)
			}
		}
		found = append(found, g)
	}
	return found
}

// prevailing gives the value counted more often than every other, or the empty string.
func prevailing(counts map[string]int) string {
	best, most, tied := "", 0, false
	for value, n := range counts {
		switch {
		case n > most:
			best, most, tied = value, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
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

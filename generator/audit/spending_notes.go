package audit

import (
	"fmt"
	"math/big"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// captionsInAnotherUnit notes a caption that names a unit in which the table has no values.
func captionsInAnotherUnit(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		units := map[string]bool{}
		for _, m := range t.Measures {
			units[m.Unit.ID] = true
		}
		for _, unit := range c.Spending.Units {
			if !strings.Contains(t.Caption, unit.Label) || units[unit.ID] || unit.Kind == catalogue.Count || unit.Kind == catalogue.Share {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("didascalia", t.ID, unit.ID),
				Severity: Note,
				Cells:    []Cell{{Dataset: t.ID}},
				Printed:  t.Caption,
				Computed: t.Measures[0].Unit.Label,
				Sentence: sentence("il titolo stampato %s parla di %s, ma i valori sono in un’altra unità: %s.", of(t), unit.Label,
					t.Measures[0].Unit.Label),
			})
		}
	}
	return found
}

// missingValues notes what is missing, once for each table and reason.
func missingValues(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		for _, reason := range catalogue.Reasons() {
			var cells []Cell
			var rows []string
			for _, o := range t.Observations {
				if why, missing := o.Missing(); missing && why == reason {
					cells = append(cells, SpendingCell(o))
					if name := o.Row.Name; len(rows) == 0 || rows[len(rows)-1] != name {
						rows = append(rows, name)
					}
				}
			}
			if len(cells) == 0 {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("mancanti", t.ID, string(reason)),
				Severity: Note,
				Cells:    cells,
				Sentence: sentence("%s %s (motivo: %s): %s.", in(t), lacking(len(cells)), grammar.LowerFirst(reason.Label()), strings.Join(rows, ", ")),
			})
		}
	}
	return found
}

func lacking(n int) string {
	if n == 1 {
		return "manca un valore"
	}
	return fmt.Sprintf("mancano %d valori", n)
}

// countsOfAmbiti notes that a table counts other Ambiti than the catalogue.
func countsOfAmbiti(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		total, ok := t.Total()
		if !ok {
			continue
		}
		for _, year := range t.Periods() {
			f, ok := at(t, total, year, "n_ambiti")
			if !ok || f.printed.Rat().Cmp(big.NewRat(int64(len(c.Ambiti)), 1)) == 0 {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("conta-ambiti", t.ID, year),
				Severity: Note,
				Cells:    cellsOf(f),
				Printed:  f.printed.String(),
				Computed: fmt.Sprint(len(c.Ambiti)),
				Sentence: sentence("%s gli Ambiti sono %s, nell’Allegato B sono %d: i due elenchi sono di anni diversi.", in(t),
					f.said(), len(c.Ambiti)),
			})
		}
	}
	return found
}

package opendata

import (
	"cmp"
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// segnalazioni has a row for each cell that a finding concerns, so that it can be joined to the dataset of the cell: by
// the key of the row, and for the spending tables by table, label, year and measure. What the finding says as a whole
// (severity, computed value, sentence) is the same in all its rows.
func segnalazioni(c *catalogue.Catalogue, findings []audit.Finding, others []Dataset) Dataset {
	d := Dataset{
		ID:    "segnalazioni",
		Title: "Segnalazioni",
		Description: "Che cosa non torna nei dati dell’atto, o lascia un dubbio. Ogni segnalazione ha una frase che la spiega e una riga per " +
			"ogni cella che tocca. La gravità è «discrepanza» se due cose dell’atto si escludono, «dubbio» se un valore può essere " +
			"sbagliato, «nota» se c’è solo da sapere qualcosa.",
		Sources: []catalogue.Provenance{c.Act, c.Spending.Provenance, c.Membership},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"id", "raccolta", "tabella", "riga", "colonna"}, []Column{
			{Name: "id", Type: String, Meaning: "Nome della segnalazione. Si ripete se le celle sono più di una."},
			{Name: "gravita", Type: String, Meaning: "Gravità della segnalazione: discrepanza, dubbio o nota.", Allowed: []string{string(audit.Discrepancy), string(audit.Doubt), string(audit.Note)}},
			{Name: "raccolta", Type: String, Meaning: "La raccolta di questo sito in cui sta la cella; «atto» se la segnalazione riguarda le parole dell’atto, che non sono in una raccolta.", Pattern: "[a-z0-9]+(-[a-z0-9]+)*"},
			{Name: "colonna", Type: String, Blank: true, Meaning: "La colonna della cella. Per l’Allegato C l’anno e la misura, «2018 min», o la sola misura se non c’è un anno.", Missing: missing(catalogue.NotApplicable, "La segnalazione riguarda tutta la riga.")},
			{Name: "valore_stampato", Type: String, Meaning: "Che cosa c’è nella cella.", WhenEmpty: "Vuoto se la cella è vuota, o se la segnalazione non riguarda una cella sola: la colonna «motivo_assenza» dice quale dei due.", Missing: anyReason()},
			{Name: "valore_calcolato", Type: String, Meaning: "Il valore che risulta dai conti, se c’è. Più valori sono divisi da «|».", Missing: missing(catalogue.NotApplicable, "La segnalazione non viene da un calcolo.")},
			{Name: "frase", Type: String, Meaning: "La segnalazione in una frase."},
		}, "id", "gravita", "raccolta", "tabella", "riga", "colonna",
			"valore_stampato", "valore_calcolato", "frase", reasonColumn),
	}
	values := map[string]valuesOf{}
	for _, other := range others {
		values[other.ID] = newValues(other)
	}
	for _, f := range findings {
		for _, cell := range f.Cells {
			dataset, table := datasetOf(c, cell), ""
			key, column := []string{cell.Row}, cell.Column
			if dataset == SpendingID {
				table = cell.Dataset
				year, measure, hasYear := strings.Cut(cell.Column, " ")
				if !hasYear {
					year, measure = "", cell.Column
				}
				key, column = []string{table, cell.Row, year, measure}, "valore"
			}
			if i, ok := c.Indicator(cell.Dataset); ok {
				year, _, _ := strings.Cut(cell.Column, " ")
				key, column = []string{string(i.LevelOf(cell.Row)), cell.Row, year}, "valore"
			}
			printed, why := f.Printed, catalogue.Reason("") // of what is no cell: a caption, a column as a whole
			if cell.Row != "" {
				printed, why = values[dataset].at(key, column)
			}
			if printed == "" {
				why = cmp.Or(why, catalogue.NotApplicable)
			}
			d.Rows = append(d.Rows, []string{
				f.ID, string(f.Severity), dataset, table, cell.Row, cell.Column, printed, f.Computed, f.Sentence, string(why),
			})
		}
	}
	return d
}

// datasetOf names the dataset of a cell: all spending tables are in one.
func datasetOf(c *catalogue.Catalogue, cell audit.Cell) string {
	if _, ok := c.Spending.Table(cell.Dataset); ok {
		return SpendingID
	}
	return cell.Dataset
}

// valuesOf finds the cells of a dataset by the key of their row.
type valuesOf struct {
	Dataset
	rows map[string][]string
}

func newValues(d Dataset) valuesOf {
	v := valuesOf{d, map[string][]string{}}
	for _, row := range d.Rows {
		v.rows[d.keyOf(row)] = row
	}
	return v
}

// at gives a cell and, if it is empty, why; both are empty where there is no such cell.
func (v valuesOf) at(key []string, column string) (string, catalogue.Reason) {
	row, ok := v.rows[strings.Join(key, "\x00")]
	i := v.index(column)
	if !ok || i < 0 {
		return "", ""
	}
	return row[i], v.reasonOf(row, i)
}

// withFindings gives each dataset the findings about it, and adds the dataset of them all right after the one about
// spending, where readers look.
func withFindings(c *catalogue.Catalogue, findings []audit.Finding, sets []Dataset) []Dataset {
	for i, d := range sets {
		for _, f := range findings {
			if slices.ContainsFunc(f.Cells, func(cell audit.Cell) bool { return datasetOf(c, cell) == d.ID }) {
				sets[i].Findings = append(sets[i].Findings, f)
			}
		}
	}
	at := slices.IndexFunc(sets, func(d Dataset) bool { return d.ID == SpendingID })
	return slices.Insert(sets, at+1, segnalazioni(c, findings, sets))
}

package opendata

import (
	"cmp"
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// SpendingID is the dataset that the findings about Allegato C refer to.
const SpendingID = "spesa-sociale"

func spesaSociale(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    SpendingID,
		Title: "Spesa sociale dei Comuni, 2016-2018",
		Description: "Ogni numero delle tabelle e dei grafici dell’Allegato C, con le cifre che sono stampate: uno per riga. Un valore che " +
			"manca è una cella vuota, mai uno zero. " + missingNote(c) + " Che cosa misura ogni tabella è spiegato nella sua pagina.",
		Sources: []catalogue.Provenance{c.Spending.Provenance},
		Licence: ccBy,
		Columns: columns([]string{"tabella", "riga", "anno", "misura"}, []Column{
			{Name: "misura", Type: String, Meaning: "Che cosa è il valore: per esempio la spesa in gestione singola, la media o l’Ambito con il valore più basso."},
		}, append(catalogue.SpendingColumns(), reasonColumn, "livello", "codice", "titolo")...),
	}
	d.allow("unita", ids(c.Spending.Units, func(u catalogue.Unit) string { return u.ID }))
	for _, t := range c.Spending.Tables {
		for _, o := range t.Observations {
			value := ""
			if v, ok := o.Value(); ok {
				value = v.String()
			}
			why, _ := o.Missing()
			level, code := placeOf(t, o.Row)
			d.Rows = append(d.Rows, []string{t.ID, o.Row.Label, o.Year, o.Measure.ID, value, o.Measure.Unit.ID, string(why), string(level), code, t.Title})
		}
	}
	return d
}

// placeOf gives the level of a row and the code of its place; no code where it is none.
func placeOf(t catalogue.Table, r catalogue.Row) (catalogue.Level, string) {
	if r.Total {
		return catalogue.LevelRegion, catalogue.RegionCode
	}
	return t.Level, cmp.Or(string(r.ATS), string(r.Ambito), string(r.Comune))
}

func ids[T any](list []T, id func(T) string) []string {
	var names []string
	for _, item := range list {
		names = append(names, id(item))
	}
	return names
}

// missingNote says how many values are missing, of which tables and why.
func missingNote(c *catalogue.Catalogue) string {
	var notes []string
	for _, reason := range catalogue.Reasons() {
		n := 0
		var tables []string
		for _, t := range c.Spending.Tables {
			missing := 0
			for _, o := range t.Observations {
				if why, ok := o.Missing(); ok && why == reason {
					missing++
				}
			}
			if missing > 0 {
				n += missing
				tables = append(tables, t.Number)
			}
		}
		if n > 0 {
			notes = append(notes, fmt.Sprintf("«%s»: %s (%s). %s", reason.Label(), emptyCells(n), strings.Join(tables, ", "), reason.Definition()))
		}
	}
	return strings.Join(notes, " ")
}

func emptyCells(n int) string {
	if n == 1 {
		return "1 cella vuota"
	}
	return fmt.Sprintf("%d celle vuote", n)
}

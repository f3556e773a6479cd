package opendata

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// Missing is what an empty cell of a column means: a reason of the one list that every source and format shares, and its
// meaning in this column.
type Missing struct {
	Reason catalogue.Reason
	Means  string
}

// reasonColumn says, row by row, why the value of the row is missing: a table has it where more than one reason is
// possible. Where a column knows only one, its description is enough.
const reasonColumn = "motivo_assenza"

// ReasonsID is the dataset of the reasons.
const ReasonsID = "motivi-assenza"

func missing(reason catalogue.Reason, means string) []Missing { return []Missing{{reason, means}} }

// anyReason lists all reasons, in the words of their definitions.
func anyReason() []Missing {
	var all []Missing
	for _, reason := range catalogue.Reasons() {
		all = append(all, Missing{reason, reason.Definition()})
	}
	return all
}

// Reasons lists why cells of the dataset may be empty, each reason once, in the order of the list.
func (d Dataset) Reasons() []catalogue.Reason {
	return slices.DeleteFunc(catalogue.Reasons(), func(r catalogue.Reason) bool {
		return !slices.ContainsFunc(d.Columns, func(c Column) bool {
			return slices.ContainsFunc(c.Missing, func(m Missing) bool { return m.Reason == r })
		})
	})
}

// Empty says why a cell may be empty: the code of the reason with its meaning, or where the reason stands; nothing where no
// cell may be empty.
func (c Column) Empty() string {
	switch len(c.Missing) {
	case 0:
		return ""
	case 1:
		return string(c.Missing[0].Reason) + ": " + c.Missing[0].Means
	}
	return "nella colonna «" + reasonColumn + "»."
}

// reasonOf says why a cell is empty, as far as the dataset tells; nothing of a cell that is not.
func (d Dataset) reasonOf(row []string, column int) catalogue.Reason {
	switch possible := d.Columns[column].Missing; {
	case row[column] != "" || len(possible) == 0:
		return ""
	case len(possible) == 1:
		return possible[0].Reason
	}
	return catalogue.Reason(row[d.index(reasonColumn)])
}

// checkReasons wants a reason for every missing value that could have more than one, and none for a value.
func (d Dataset) checkReasons() error {
	for j, column := range d.Columns {
		if len(column.Missing) < 2 {
			continue
		}
		if d.index(reasonColumn) < 0 {
			return fmt.Errorf("insieme di dati %s: la colonna %s ha più motivi per mancare e non c'è la colonna %s", d.ID, column.Name, reasonColumn)
		}
		for i, row := range d.Rows {
			why := catalogue.Reason(row[d.index(reasonColumn)])
			possible := slices.ContainsFunc(column.Missing, func(m Missing) bool { return m.Reason == why })
			if (row[j] == "") != possible {
				return fmt.Errorf("insieme di dati %s, riga %d: %s è «%s» e %s è «%s»: ci si aspettava un motivo se il valore manca, nessuno se c'è",
					d.ID, i+1, column.Name, row[j], reasonColumn, why)
			}
		}
	}
	return nil
}

// motiviAssenza is the code list as a dataset of its own, which the others quote.
func motiviAssenza(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    ReasonsID,
		Title: "Motivi dei valori mancanti",
		Description: "Perché un valore può mancare: i codici che tutte le altre raccolte usano, in ogni formato. Una cella vuota non è mai uno zero. " +
			"Se una colonna può essere vuota per un motivo solo, lo dice la sua descrizione. Se i motivi sono più d’uno, la colonna «" +
			reasonColumn + "» dice riga per riga qual è.",
		Sources: []catalogue.Provenance{c.Act, c.Spending.Provenance},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{reasonColumn}, []Column{
			{Name: "etichetta", Type: String, Meaning: "Il motivo in poche parole."},
			{Name: "definizione", Type: String, Meaning: "Che cosa vuol dire il motivo."},
		}, reasonColumn, "etichetta", "definizione"),
	}
	for _, reason := range catalogue.Reasons() {
		d.Rows = append(d.Rows, []string{string(reason), reason.Label(), reason.Definition()})
	}
	return d
}

func reasonNames() []string {
	var names []string
	for _, reason := range catalogue.Reasons() {
		names = append(names, string(reason))
	}
	return names
}

// Explained is the meaning of the column, with the unit of its values and what an empty cell means.
func (c Column) Explained() string {
	parts := []string{c.Meaning}
	if c.Unit != "" {
		parts = append(parts, unitWords+c.Unit+".")
	}
	if c.Empty() != "" {
		parts = append(parts, emptyWords+c.Empty())
	}
	return strings.Join(parts, " ")
}

const (
	unitWords  = "Unità: "
	emptyWords = "Motivo, se manca: "
)

// explain undoes Explained in a column whose unit is known.
func (c *Column) explain(text string) {
	text, empty, _ := strings.Cut(text, " "+emptyWords)
	c.Meaning, _, _ = strings.Cut(text, " "+unitWords+c.Unit+".")
	name, means, _ := strings.Cut(empty, ": ")
	switch reason, err := catalogue.ParseReason(name); {
	case err == nil:
		c.Missing = missing(reason, means)
	case empty != "":
		c.Missing = anyReason()
	}
}

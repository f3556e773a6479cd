package opendata

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
)

// retired gives the datasets that some edition holds and the program does not make any more: others have their addresses, which
// go on answering. Each is the table of the last edition that holds it, in every format of tables; shapes are in no edition.
func retired(kept []editions.Edition, made []Dataset) ([]Dataset, error) {
	last := map[string]editions.Edition{}
	var order []string
	for _, e := range kept {
		for _, t := range e.Tables {
			if slices.ContainsFunc(made, func(d Dataset) bool { return d.ID == t.ID }) {
				continue
			}
			if !slices.Contains(order, t.ID) {
				order = append(order, t.ID)
			}
			last[t.ID] = e
		}
	}
	var datasets []Dataset
	for _, id := range order {
		table, _ := last[id].Table(id)
		d, err := datasetOfTable(last[id], table)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", last[id].Name(), err)
		}
		datasets = append(datasets, d)
	}
	return datasets, nil
}

func datasetOfTable(e editions.Edition, t editions.Table) (Dataset, error) {
	header, rows, err := t.Rows(Original)
	if err != nil {
		return Dataset{}, err
	}
	d := Dataset{
		ID: t.ID, Title: t.Title, Rows: rows, Retired: e.Date, Document: true, Own: true,
		Description: "Questa raccolta non si aggiorna più: è quella dell’" + e.Name() + ". " + strings.TrimSuffix(t.About, " "+CSVGuard), Licence: Licence(t.Licence),
		Sources: []catalogue.Provenance{{Title: t.Title, Source: "Questo sito, " + e.Name(), Section: e.Path() + t.FileName(), Date: string(e.AsOf), Transcribed: string(e.Date), Owner: "questo sito"}},
	}
	for _, name := range header {
		i := slices.IndexFunc(t.Fields, func(f editions.Field) bool { return f.Name == name })
		if i < 0 {
			return Dataset{}, fmt.Errorf("%s: la colonna %s non è spiegata", t.FileName(), name)
		}
		f := t.Fields[i]
		column := Column{Name: name, Type: Type(f.Type), Unit: f.Unit, Pattern: f.Pattern, Allowed: f.Allowed, Key: slices.Contains(t.Key, name)}
		column.explain(f.Meaning)
		column.Blank = column.Key && !f.Required
		d.Columns = append(d.Columns, column)
	}
	return d, nil
}

package changes

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// planTable says how the rows of a table about plans are named in a sentence: some words, then the cells of some columns.
type planTable struct {
	id, row string
	columns []string
}

// planTables are those of what the act says of unions, plans and flows of data: the first are datasets, the rest are known only
// where sources were read.
func planTables() []planTable {
	return []planTable{
		{"aggregazioni", "Ambito che ne unisce altri", []string{"denominazione_ambito", "territorio_unito"}},
		{"adp-2018-2020", "Accordi di Programma 2018-2020", []string{"nome_ats"}},
		{"progetti-2018-2020", "Progetti 2018-2020", []string{"cifra"}},
		{"premialita", "Premio", []string{"voce", "sezione"}},
		{"risorse", "Fonte di denaro", []string{"fonte_di_denaro"}},
		{opendata.FlowsID, "Flusso di dati", []string{"nome", "invio"}},
		{"obiettivi", "Obiettivo dei progetti", []string{"obiettivo"}},
		{"cifre", "Numero sui Piani di Zona", []string{"cifra"}},
		{"tappe", "Data dei Piani di Zona", []string{"tappa", "dal"}},
		{"moduli", "Modulo del Piano di Zona", []string{"modulo", "numero", "domanda"}},
	}
}

func isOfPlans(t Table) bool {
	return slices.ContainsFunc(planTables(), func(p planTable) bool { return p.id == t.ID })
}

// plans tells of each row of these tables what is different, column by column. A table that one edition does not have is told
// among the datasets.
func (p pair) plans() []Change {
	id := func(t Table) string { return t.ID }
	old, new := by(p.old.Plans, id), by(p.new.Plans, id)
	var list []Change
	for _, words := range planTables() {
		a, before := old[words.id]
		b, after := new[words.id]
		if before && after {
			list = append(list, words.compare(a, b)...)
		}
	}
	return list
}

func (t planTable) compare(a, b Table) []Change {
	before, after := by(a.Rows, a.keyOf), by(b.Rows, b.keyOf)
	var list []Change
	for _, row := range b.Rows {
		old, there := before[b.keyOf(row)]
		if !there {
			list = append(list, t.change(PlanRowAdded, b, row, "", "", "", "è una riga nuova"))
			continue
		}
		for i, column := range b.Columns {
			if j := slices.Index(a.Columns, column); j >= 0 && old[j] != row[i] {
				list = append(list, t.change(PlanRowChanged, b, row, column, old[j], row[i],
					fmt.Sprintf("in «%s» prima %s, ora %s", column, orNothing(old[j]), orNothing(row[i]))))
			}
		}
	}
	for _, row := range a.Rows {
		if _, there := after[a.keyOf(row)]; !there {
			list = append(list, t.change(PlanRowRemoved, a, row, "", "", "", "la riga non c’è più"))
		}
	}
	return list
}

func (t planTable) change(kind Kind, in Table, row []string, field, old, new, words string) Change {
	var names []string
	for _, column := range t.columns {
		if i := slices.Index(in.Columns, column); i >= 0 && row[i] != "" {
			names = append(names, "«"+row[i]+"»")
		}
	}
	name := strings.Join(names, ", ")
	return Change{Kind: kind, Name: name, Cell: Figure{Table: t.id}, Field: field, Old: old, New: new,
		Words: fmt.Sprintf("%s %s: %s.", t.row, name, words)}
}

// plansOf gives the tables of a catalogue.
func plansOf(c *catalogue.Catalogue) []Table {
	var tables []Table
	for _, d := range opendata.PlanTables(c) {
		tables = append(tables, tableOf(d, d.Rows))
	}
	aims := Table{ID: "obiettivi", Columns: []string{"obiettivo", "titolo", "testo", "stampato"}, Key: []int{0}}
	for _, a := range c.Planning.Aims {
		aims.Rows = append(aims.Rows, []string{a.ID, a.Title, a.Text, a.Printed})
	}
	figures := Table{ID: "cifre", Columns: []string{"cifra", "valore", "unita", "limite", "testo", "stampato", "sezione"}, Key: []int{0}}
	for _, f := range c.Planning.Figures {
		figures.Rows = append(figures.Rows, []string{f.ID, f.Value.String(), string(f.Unit), f.Limit, f.Words, f.Printed, f.Section})
	}
	steps := Table{ID: "tappe", Columns: []string{"tappa", "dal", "al", "testo", "stampato", "sezione"}, Key: []int{0, 1, 5}}
	for _, s := range c.Planning.Steps {
		steps.Rows = append(steps.Rows, []string{s.ID, s.From, s.To, s.Text, s.Printed, s.Section})
	}
	return append(tables, aims, figures, steps, formsOf(c.PlanForms))
}

func formsOf(forms catalogue.PlanForms) Table {
	t := Table{ID: "moduli", Columns: []string{"modulo", "numero", "domanda", "risposta", "seguito", "aiuto", "stampato", "risposta_stampata"}, Key: []int{0, 1, 2}}
	for _, form := range []catalogue.PlanForm{catalogue.DocumentForm, catalogue.OutcomeForm, catalogue.GoalForm} {
		for _, q := range forms[form] {
			t.Rows = append(t.Rows, []string{string(form), q.Number, q.Asked, string(q.Answer), string(q.Follow), q.Help, q.Printed, q.PrintedAnswer})
		}
	}
	return t
}

// plansOfSite reads the tables of a published site. One that it does not have, others tell of.
func plansOfSite(site fs.FS) ([]Table, error) {
	var tables []Table
	for _, d := range opendata.PlanTables(&catalogue.Catalogue{}) {
		file := opendata.FilePath(d.ID, "csv")
		if !exists(site, file) {
			continue
		}
		data, err := source.ReadAll(site, file)
		if err != nil {
			return nil, err
		}
		header, rows, err := editions.Table{ID: d.ID, Data: data}.Rows(opendata.Original)
		if err != nil || strings.ContainsFunc(string(data), steersTerminal) {
			return nil, source.Errorf(source.Pos{File: file}, "non è il file di un sito pubblicato da ambiti, o è rovinato")
		}
		t := tableOf(d, rows)
		t.Columns, t.Key = header, nil
		for _, c := range d.Columns {
			if i := slices.Index(header, c.Name); c.Key && i >= 0 {
				t.Key = append(t.Key, i)
			}
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// steersTerminal tells what no text may hold that ends on a screen; a CSV file has its ends of lines besides.
func steersTerminal(r rune) bool { return r != '\n' && r != '\r' && source.Unseen(r) }

func tableOf(d opendata.Dataset, rows [][]string) Table {
	t := Table{ID: d.ID, Title: d.Title, Rows: rows}
	for i, c := range d.Columns {
		t.Columns = append(t.Columns, c.Name)
		if c.Key {
			t.Key = append(t.Key, i)
		}
	}
	return t
}

package audit

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// notComparable notes two tables that look alike and are not: both give the same unit per head, of other parts of the
// amounts.
func notComparable(c *catalogue.Catalogue) []Finding {
	var found []Finding
	tables := perHeadTables(c)
	for i, a := range tables {
		for _, b := range tables[i+1:] {
			if a.unit != b.unit || slices.Equal(a.measures, b.measures) {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("non-confrontabili", a.table.ID, b.table.ID),
				Severity: Note,
				Cells:    []Cell{{Dataset: a.table.ID}, {Dataset: b.table.ID}},
				Computed: strings.Join(a.measures, " + ") + " | " + strings.Join(b.measures, " + "),
				Sentence: sentence("%s e %s i valori sono in %s, ma non si possono confrontare: i primi contano %s, i secondi %s.", in(a.table),
					in(b.table), a.unit.Label, a.counts(), b.counts()),
			})
		}
	}
	return found
}

// perHeadTable is a table of amounts per head, with the measures of the other table whose amounts it divides.
type perHeadTable struct {
	table    catalogue.Table
	unit     catalogue.Unit
	measures []string
	amounts  catalogue.Table
}

func perHeadTables(c *catalogue.Catalogue) []perHeadTable {
	var tables []perHeadTable
	for _, p := range linked(c, catalogue.PerHeadOf) {
		t := perHeadTable{table: p.this, unit: p.this.Measures[0].Unit, measures: p.measures, amounts: p.other}
		if len(t.measures) == 0 {
			for _, m := range p.other.Statistics(catalogue.Overall) {
				t.measures = append(t.measures, m.ID)
			}
		}
		tables = append(tables, t)
	}
	return tables
}

// counts names what is divided: «la spesa gestita da soli e la spesa gestita insieme».
func (t perHeadTable) counts() string {
	var names []string
	for _, id := range t.measures {
		if m, ok := t.amounts.FindMeasure(id); ok {
			names = append(names, "la "+lower(m.Label))
		}
	}
	return list(names)
}

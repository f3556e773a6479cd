package audit

import (
	"math/big"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
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
			names = append(names, "la "+grammar.LowerFirst(m.Label))
		}
	}
	return grammar.List(names)
}

// meansThatAreNotOverall notes a table of which the means of Ambiti look like the values that another gives of the same
// rows as a whole, and are not.
func meansThatAreNotOverall(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range once(linked(c, catalogue.ExtremesOf)) {
		means, overall := p.this, p.other
		if len(means.Statistics(catalogue.Mean)) == 0 {
			means, overall = overall, means
		}
		mean, value, ok := farthest(means, overall)
		if !ok {
			continue
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("media-non-complesso", means.ID, overall.ID),
			Severity: Note,
			Cells:    []Cell{{Dataset: means.ID}, {Dataset: overall.ID}},
			Printed:  printedOf(mean, value),
			Sentence: sentence("le medie %s somigliano ai valori %s, ma non si possono confrontare (%s%s la media è %s, il valore complessivo %s): in una media degli Ambiti quello piccolo conta quanto quello grande.",
				of(means), of(overall), place(means, mean.Row), during(mean.Year), mean.the(), value.the()),
		})
	}
	return found
}

// farthest gives the mean of Ambiti and the overall value of the same row that differ most beyond rounding, in proportion.
func farthest(means, overall catalogue.Table) (mean, value figure, ok bool) {
	most := new(big.Rat)
	for _, m := range means.Statistics(catalogue.Mean) {
		_, of := m.Statistic()
		for _, row := range means.Rows {
			for _, year := range commonYears(means, overall) {
				a, ok1 := at(means, row, year, m.ID)
				b, ok2 := at(overall, row, year, of)
				if !ok1 || !ok2 || a.Measure.Unit != b.Measure.Unit || a.interval().meets(b.interval()) || a.printed.Rat().Sign() <= 0 || b.printed.Rat().Sign() <= 0 {
					continue
				}
				if apart := greater(ratio(a.printed.Rat(), b.printed.Rat()), ratio(b.printed.Rat(), a.printed.Rat())); apart.Cmp(most) > 0 {
					most, mean, value, ok = apart, a, b, true
				}
			}
		}
	}
	return mean, value, ok
}

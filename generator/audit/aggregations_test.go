package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestAggregationsAddUp(t *testing.T) {
	type counts struct{ before, after, united, plans int }
	union := func(code, name string, of catalogue.Union, parts ...string) catalogue.Aggregation {
		return catalogue.Aggregation{Ambito: catalogue.AmbitoCode(code), Name: name, Unites: of, Parts: parts}
	}
	three := union("50001", "Uno", catalogue.OfAmbiti, "A", "B", "C")
	comuni := union("50002", "Due", catalogue.OfComuni, "Comuni del monte")
	for name, test := range map[string]struct {
		counts counts
		list   []catalogue.Aggregation
		want   []string // ids with their severity
	}{
		"no aggregations":                {counts{}, nil, nil},
		"all add up":                     {counts{4, 2, 3, 1}, []catalogue.Aggregation{three}, nil},
		"Comuni make no Ambito fewer":    {counts{4, 2, 3, 2}, []catalogue.Aggregation{three, comuni}, nil},
		"one Ambito too many":            {counts{5, 2, 3, 1}, []catalogue.Aggregation{three}, []string{"aggregazioni-somma discrepanza"}},
		"not as many as the table":       {counts{5, 3, 3, 1}, []catalogue.Aggregation{three}, []string{"aggregazioni-somma discrepanza"}},
		"the one with Comuni is counted": {counts{4, 2, 4, 2}, []catalogue.Aggregation{three, comuni}, []string{"aggregazioni-ambiti nota"}},
		"more than are named":            {counts{4, 2, 6, 2}, []catalogue.Aggregation{three, comuni}, []string{"aggregazioni-ambiti discrepanza"}},
		"a plan too many":                {counts{4, 2, 3, 2}, []catalogue.Aggregation{three}, []string{"aggregazioni-piani discrepanza"}},
		"another name": {counts{4, 2, 3, 1}, []catalogue.Aggregation{union("50001", "Altro", catalogue.OfAmbiti, "A", "B", "C")},
			[]string{"nomi-aggregazione-50001 discrepanza"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := &catalogue.Catalogue{}
			for _, row := range [][]string{{"1", "", "", "", "50001", "Uno", ""}, {"1", "", "", "", "50002", "Due", ""}} {
				c.Printed = append(c.Printed, catalogue.PrintedRow{Cells: row})
			}
			value := func(n int) catalogue.PrintedCount { return catalogue.PrintedCount{Value: n, Printed: "parole"} }
			c.Aggregations = catalogue.Aggregations{List: test.list, Counts: catalogue.AggregationCounts{
				Before: value(test.counts.before), After: value(test.counts.after), United: value(test.counts.united), Plans: value(test.counts.plans)}}
			var got []string
			for _, rule := range aggregationRules() {
				for _, f := range rule(c) {
					got = append(got, f.ID+" "+string(f.Severity))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %s, want %s", strings.Join(got, ", "), strings.Join(test.want, ", "))
			}
		})
	}
}

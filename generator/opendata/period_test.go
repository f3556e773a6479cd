package opendata

import (
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestADatasetIsAboutTheYearsOfItsRowsOrOfItsSources(t *testing.T) {
	years := Dataset{Columns: []Column{{Name: "anno"}}, Rows: [][]string{{"2018"}, {""}, {"2016"}}, Sources: []catalogue.Provenance{{Date: "2021-01-01"}}}
	for _, c := range []struct {
		d        Dataset
		from, to string
	}{
		{years, "2016-01-01", "2018-12-31"},
		{Dataset{Sources: []catalogue.Provenance{{Date: "2021-01-01"}, {Date: "2016-2018"}}}, "2016-01-01", "2021-01-01"},
		{Dataset{Sources: []catalogue.Provenance{{Date: "2021"}}}, "2021-01-01", "2021-12-31"},
		{Dataset{Columns: []Column{{Name: "anno"}}, Rows: [][]string{{""}}, Sources: []catalogue.Provenance{{Date: "2021-05-03"}}}, "2021-05-03", "2021-05-03"},
	} {
		if from, to := c.d.Period(); from != c.from || to != c.to {
			t.Errorf("%v: from %s to %s, want from %s to %s", c.d.Sources, from, to, c.from, c.to)
		}
	}
}

package audit

import (
	"fmt"
	"strconv"

	"ambitilombardia/generator/catalogue"
)

// aggregationRules are the rules over the aggregations of 2018-2020 and the numbers that the act gives beside them.
func aggregationRules() []Rule {
	return []Rule{ambitiThatDoNotAddUp, aggregatedAmbiti, plansThatDoNotAddUp, aggregationsOfOtherName}
}

// ambitiThatDoNotAddUp finds that the Ambiti of before, less those that the aggregations made fewer, are not those of after,
// or that these are not as many as the coding table has.
func ambitiThatDoNotAddUp(c *catalogue.Catalogue) []Finding {
	counts := c.Aggregations.Counts
	left := counts.Before.Value
	for _, a := range c.Aggregations.List {
		left -= a.Fewer()
	}
	if len(c.Aggregations.List) == 0 || left == counts.After.Value && left == len(c.Printed) {
		return nil
	}
	return []Finding{ofAggregations(Finding{
		ID: "aggregazioni-somma", Severity: Discrepancy, Printed: counts.After.Printed, Computed: strconv.Itoa(left),
		Sentence: fmt.Sprintf("L’atto scrive che da %d Ambiti si è passati a %d. Con le unioni del suo elenco ne restano %d, e la tabella dei codici ne ha %d.",
			counts.Before.Value, counts.After.Value, left, len(c.Printed)),
	})}
}

// aggregatedAmbiti looks at how many Ambiti are said to have united, and how many are named. Where the two agree once the
// Ambiti that took in Comuni are counted too, that may be what the act means; it does not say so.
func aggregatedAmbiti(c *catalogue.Catalogue) []Finding {
	said, named, withComuni := c.Aggregations.Counts.United, 0, 0
	for _, a := range c.Aggregations.List {
		if a.Unites == catalogue.OfAmbiti {
			named += len(a.Parts)
		} else {
			withComuni++
		}
	}
	if said.Value == named {
		return nil
	}
	f := ofAggregations(Finding{
		ID: "aggregazioni-ambiti", Severity: Discrepancy, Printed: said.Printed, Computed: strconv.Itoa(named),
		Sentence: fmt.Sprintf("L’atto scrive che %d Ambiti si sono uniti, ma nel suo elenco gli Ambiti che si uniscono sono %d.", said.Value, named),
	})
	if said.Value == named+withComuni {
		f.Severity = Note
		f.Sentence = fmt.Sprintf("L’atto scrive che %d Ambiti si sono uniti, ma il suo elenco ne nomina %d. Tornerebbe contando anche chi ha unito Comuni: l’atto non lo dice.",
			said.Value, named)
	}
	return []Finding{f}
}

// plansThatDoNotAddUp finds that the new plans are not as many as the aggregations.
func plansThatDoNotAddUp(c *catalogue.Catalogue) []Finding {
	said, listed := c.Aggregations.Counts.Plans, len(c.Aggregations.List)
	if said.Value == listed {
		return nil
	}
	return []Finding{ofAggregations(Finding{
		ID: "aggregazioni-piani", Severity: Discrepancy, Printed: said.Printed, Computed: strconv.Itoa(listed),
		Sentence: fmt.Sprintf("L’atto conta %d nuovi Piani di Zona nati da aggregazioni, ma nel suo elenco le aggregazioni sono %d.", said.Value, listed),
	})}
}

// ofAggregations gives a finding about the words of the act the place of the number that it doubts.
func ofAggregations(f Finding) Finding {
	f.Cells, f.OfWords = []Cell{{Dataset: ActText, Column: "valore"}}, true
	return f
}

// aggregationsOfOtherName finds an aggregation whose Ambito has another name in the coding table, as printed.
func aggregationsOfOtherName(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, a := range c.Aggregations.List {
		for _, row := range c.Printed {
			if name := row.Get("denominazione_ambito"); row.Get("codice_ambito") == string(a.Ambito) && name != a.Name {
				found = append(found, Finding{
					ID:       catalogue.Slug("nomi-aggregazione", string(a.Ambito)),
					Severity: Discrepancy,
					Cells:    cells([]catalogue.PrintedRow{row}, "denominazione_ambito"),
					Printed:  name,
					Computed: a.Name,
					Sentence: fmt.Sprintf("L’Ambito %s si chiama «%s» nella tabella dei codici, «%s» nell’elenco delle aggregazioni.", a.Ambito, name, a.Name),
				})
			}
		}
	}
	return found
}

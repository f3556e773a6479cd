package audit

import (
	"math/big"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// totalsAgainstRows finds a row of the whole region that its parts do not make: amounts and counts add up, percentages
// are weighted with the amounts that they are per cent of, shares of which the total prints 100 add up to it.
func totalsAgainstRows(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		total, ok := t.Total()
		if !ok {
			continue
		}
		for _, m := range t.Statistics(catalogue.Overall) {
			for _, year := range t.Periods() {
				printed, ok1 := at(t, total, year, m.ID)
				parts, ok2 := allAt(t, t.Parts(), year, m.ID)
				if !ok1 || !ok2 {
					continue
				}
				made, how, ok := made(c, t, printed, parts)
				if !ok || made.meets(printed.interval()) {
					continue
				}
				found = append(found, Finding{
					ID:       catalogue.Slug("totale", t.ID, m.ID, year),
					Severity: Discrepancy,
					Cells:    cellsOf(printed),
					Printed:  printed.printed.String(),
					Computed: reckoned(made, printed).String(),
					Sentence: sentence("%s%s%s %s danno per la Lombardia %s, ma è stampato %s.", in(t), during(year), named(t, m), how,
						grammar.With("", said(reckoned(made, printed), m.Unit)), printed.the()),
				})
			}
		}
	}
	return found
}

// made reckons what the parts make together, and says in words how.
func made(c *catalogue.Catalogue, t catalogue.Table, total figure, parts []figure) (interval, string, bool) {
	switch unit := total.Measure.Unit; {
	case unit.Additive():
		return sum(parts), "le righe sommate", true
	case unit.Kind == catalogue.Share && total.printed.Rat().Cmp(big.NewRat(100, 1)) == 0:
		return sum(parts), "le quote sommate", true
	case unit.Kind == catalogue.Share:
		mean, ok := weighted(c, t, parts)
		return mean, "le righe, pesate con gli importi,", ok
	}
	return interval{}, "", false
}

// weighted gives the percentage that rows make together, out of the amounts that they are per cent of:
//
//	Σ pᵢwᵢ / Σ wᵢ = p₁ + Σ (pᵢ − p₁)wᵢ / Σ wᵢ
//
// The weights stand twice in the formula, so the interval is a little wider than it need be; that errs towards silence.
func weighted(c *catalogue.Catalogue, t catalogue.Table, parts []figure) (interval, bool) {
	money, amounts := whole(0), whole(0)
	for _, part := range parts {
		amount, ok := amountOf(c, t, part.Row, part.Year)
		if !ok {
			return interval{}, false
		}
		money = money.plus(part.interval().times(amount))
		amounts = amounts.plus(amount)
	}
	return money.over(amounts)
}

// amountOf gives the amount that a percentage of a table is part of.
func amountOf(c *catalogue.Catalogue, t catalogue.Table, row catalogue.Row, year string) (interval, bool) {
	for _, link := range t.Links {
		if link.Kind != catalogue.PercentOf {
			continue
		}
		other, _ := c.Spending.Table(link.With)
		return addUp(other, row, year, link.Measures)
	}
	return interval{}, false
}

// addUp gives the sum of some measures, or of all that make the whole, of one row.
func addUp(t catalogue.Table, row catalogue.Row, year string, measures []string) (interval, bool) {
	if len(measures) == 0 {
		for _, m := range t.Statistics(catalogue.Overall) {
			measures = append(measures, m.ID)
		}
	}
	total := whole(0)
	for _, m := range measures {
		f, ok := at(t, row, year, m)
		if !ok {
			return interval{}, false
		}
		total = total.plus(f.interval())
	}
	return total, len(measures) > 0
}

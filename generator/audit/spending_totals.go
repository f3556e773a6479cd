package audit

import (
	"fmt"
	"math/big"

	"ambitilombardia/generator/catalogue"
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
		for _, m := range measuresOf(t, catalogue.Overall) {
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
						said(reckoned(made, printed), m.Unit), printed.said()),
				})
			}
		}
	}
	return found
}

// made reckons what the parts make together, and says in words how.
func made(c *catalogue.Catalogue, t catalogue.Table, total figure, parts []figure) (interval, string, bool) {
	switch unit := total.Measure.Unit.ID; {
	case unit == millions || unit == number:
		return sum(parts), "le righe sommate", true
	case unit == percent && total.printed.Rat().Cmp(big.NewRat(100, 1)) == 0:
		return sum(parts), "le quote sommate", true
	case unit == percent:
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
		for _, m := range measuresOf(t, catalogue.Overall) {
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

// sameTotals finds two tables that should give the region the same figure and do not. A table without the row of the
// region is taken for what its rows make. It is a doubt where exclusions that only one of the two declares could explain
// the difference, or where the measures have other names, which may mean something else.
func sameTotals(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range once(linked(c, catalogue.SameTotal)) {
		for _, names := range comparable(p) {
			var years []string
			var here, there []catalogue.Decimal
			var figures []figure
			for _, year := range commonYears(p.this, p.other) {
				a, ok1 := regional(c, p.this, year, names.this)
				b, ok2 := regional(c, p.other, year, names.other)
				if !ok1 || !ok2 || a.meets(b.interval) {
					continue
				}
				decimals := min(a.decimals, b.decimals)
				years = append(years, year)
				here = append(here, catalogue.Round(a.middle(), decimals))
				there = append(there, catalogue.Round(b.middle(), decimals))
				figures = append(append(figures, a.printed...), b.printed...)
			}
			if len(years) == 0 {
				continue
			}
			severity := severityWithExclusions(p)
			if names.this == nil {
				severity = Doubt
			}
			unit := figures[0].Measure.Unit
			found = append(found, Finding{
				ID:       catalogue.Slug("stesso-totale", p.this.ID, p.other.ID, names.id),
				Severity: severity,
				Cells:    cellsOf(figures...),
				Computed: plain(here) + " | " + plain(there),
				Sentence: sentence("per la Lombardia %s %s, %s %s (%s): dovrebbero coincidere.", whoGives(p.this), yearly(here, years),
					whoGives(p.other), yearly(there, years), unitName(unit)),
			})
		}
	}
	return found
}

// compared names the measures of two tables that are set against one another; none for the sum of all.
type compared struct {
	id          string
	this, other []string
}

// comparable pairs the measures of two tables: one by one where they have the same names, else all together.
func comparable(p pair) []compared {
	var out []compared
	for _, m := range measuresOf(p.this, catalogue.Overall) {
		if _, ok := p.other.FindMeasure(m.ID); !ok {
			return []compared{{"", nil, nil}}
		}
		out = append(out, compared{m.ID, []string{m.ID}, []string{m.ID}})
	}
	return out
}

// regionalValue is the region's value in a table, with the figures that it comes from.
type regionalValue struct {
	interval
	printed  []figure
	decimals int
}

// regional gives the region's value of a year: of its row where there is one, else what the rows make together.
func regional(c *catalogue.Catalogue, t catalogue.Table, year string, measures []string) (regionalValue, bool) {
	if measures == nil {
		for _, m := range measuresOf(t, catalogue.Overall) {
			measures = append(measures, m.ID)
		}
	}
	value := regionalValue{interval: whole(0)}
	for _, m := range measures {
		rows := t.Parts()
		total, hasTotal := t.Total()
		if hasTotal {
			rows = []catalogue.Row{total}
		}
		figures, ok := allAt(t, rows, year, m)
		if !ok {
			return regionalValue{}, false
		}
		part := sum(figures)
		if unit := figures[0].Measure.Unit.ID; !hasTotal && unit != millions && unit != number {
			if part, ok = weighted(c, t, figures); !ok {
				return regionalValue{}, false
			}
		}
		value.interval = value.plus(part)
		value.printed = append(value.printed, figures...)
		value.decimals = figures[0].printed.Decimals()
	}
	return value, true
}

// countsOfAmbiti notes that a table counts other Ambiti than the catalogue.
func countsOfAmbiti(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		total, ok := t.Total()
		if !ok {
			continue
		}
		for _, year := range t.Periods() {
			f, ok := at(t, total, year, "n_ambiti")
			if !ok || f.printed.Rat().Cmp(big.NewRat(int64(len(c.Ambiti)), 1)) == 0 {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("conta-ambiti", t.ID, year),
				Severity: Note,
				Cells:    cellsOf(f),
				Printed:  f.printed.String(),
				Computed: fmt.Sprint(len(c.Ambiti)),
				Sentence: sentence("%s gli Ambiti sono %s, nell’Allegato B sono %d: i due elenchi sono di anni diversi.", in(t),
					f.said(), len(c.Ambiti)),
			})
		}
	}
	return found
}

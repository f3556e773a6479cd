package audit

import (
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// Thresholds of the rules about money.
var (
	steadyPopulation = big.NewRat(2, 100)   // a population moves less in a year
	sameMoney        = big.NewRat(115, 100) // the same money seen twice differs less
)

// populations divides amounts by amounts per head and finds populations that jump from a year to the next, or of which
// the parts do not make the region's.
func populations(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range linked(c, catalogue.PerHeadOf) {
		if p.other.Measures[0].Unit.Kind != catalogue.Amount {
			continue // the link is seen from the side of the amounts
		}
		for _, row := range p.this.Rows {
			years := commonYears(p.this, p.other)
			for i := 1; i < len(years); i++ {
				before, figures, ok1 := people(p, row, years[i-1])
				after, figures2, ok2 := people(p, row, years[i])
				if !ok1 || !ok2 || steady(before, after) {
					continue
				}
				found = append(found, Finding{
					ID:       catalogue.Slug("popolazione", p.this.ID, row.Key, years[i]),
					Severity: Doubt,
					Cells:    cellsOf(append(figures, figures2...)...),
					Computed: plain([]catalogue.Decimal{heads(before), heads(after)}),
					Reckoned: inhabitants,
					Sentence: sentence("gli importi %s divisi per quelli a testa %s danno %s %s abitanti nel %s e %s nel %s: %s in un anno.",
						of(p.other), of(p.this), place(p.this, row), heads(before).Italian(), years[i-1], heads(after).Italian(), years[i],
						percentChange(before.middle(), after.middle())),
				})
			}
		}
		found = append(found, populationTotals(p)...)
	}
	return found
}

// people gives the population that amounts and amounts per head imply, and the figures it comes from.
func people(p pair, row catalogue.Row, year string) (interval, []figure, bool) {
	perHead, ok := at(p.this, row, year, p.this.Measures[0].ID)
	amount, ok2 := addUp(p.other, row, year, p.measures)
	if !ok || !ok2 {
		return interval{}, nil, false
	}
	population, ok := amount.times(whole(p.other.Measures[0].Unit.Euros)).over(perHead.interval())
	figures := []figure{perHead}
	for _, m := range p.other.Measures {
		if f, ok := at(p.other, row, year, m.ID); ok && (len(p.measures) == 0 || slices.Contains(p.measures, m.ID)) {
			figures = append(figures, f)
		}
	}
	return population, figures, ok
}

// steady tells whether some population before and some after are less than the threshold apart.
func steady(before, after interval) bool {
	growth, ok := after.over(before)
	limit := interval{new(big.Rat).Sub(big.NewRat(1, 1), steadyPopulation), new(big.Rat).Add(big.NewRat(1, 1), steadyPopulation)}
	return !ok || growth.meets(limit)
}

// inhabitants is what amounts divided by amounts per head give.
const inhabitants = "abitanti"

// heads rounds a population to hundreds, beyond which the printed figures say nothing.
func heads(x interval) catalogue.Decimal {
	hundreds := catalogue.Round(new(big.Rat).Quo(x.middle(), big.NewRat(100, 1)), 0)
	return catalogue.Round(new(big.Rat).Mul(hundreds.Rat(), big.NewRat(100, 1)), 0)
}

// percentChange says a change, «l’11,4 % in meno».
func percentChange(before, after *big.Rat) string {
	change := new(big.Rat).Sub(ratio(after, before), big.NewRat(1, 1))
	word := "in più"
	if change.Sign() < 0 {
		change.Neg(change)
		word = "in meno"
	}
	return grammar.With("", catalogue.Round(change.Mul(change, big.NewRat(100, 1)), 1).Italian()+" %") + " " + word
}

// populationTotals finds years in which the implied populations of the parts do not make that of the region.
func populationTotals(p pair) []Finding {
	total, ok := p.this.Total()
	if !ok {
		return nil
	}
	var found []Finding
	for _, year := range commonYears(p.this, p.other) {
		region, figures, ok := people(p, total, year)
		parts := whole(0)
		for _, row := range p.this.Parts() {
			part, _, known := people(p, row, year)
			ok = ok && known
			if known {
				parts = parts.plus(part)
			}
		}
		if !ok || parts.meets(region) {
			continue
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("popolazione", p.this.ID, "somma", year),
			Severity: Discrepancy,
			Cells:    cellsOf(figures...),
			Computed: plain([]catalogue.Decimal{heads(region), heads(parts)}),
			Reckoned: inhabitants,
			Sentence: sentence("gli importi %s divisi per quelli a testa %s danno per la Lombardia%s %s abitanti, ma le sue parti ne fanno %s.",
				of(p.other), of(p.this), during(year), heads(region).Italian(), heads(parts).Italian()),
		})
	}
	return found
}

// transfersSeenTwice finds transfers that who gives and who receives do not report alike: each table's percentages are
// turned into money with the amounts that they are part of. Within the region nothing is lost on the way; between its
// parts money may cross a border, so that there a difference is a doubt.
func transfersSeenTwice(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range once(linked(c, catalogue.SameTransfers)) {
		for _, row := range p.this.Rows {
			var years []string
			var here, there []catalogue.Decimal
			var figures []figure
			differ := false
			for _, year := range commonYears(p.this, p.other) {
				given, a, ok1 := moneyOf(c, p.this, row, year)
				received, b, ok2 := moneyOf(c, p.other, row, year)
				if !ok1 || !ok2 {
					continue
				}
				differ = differ || !alike(given, received)
				years = append(years, year)
				here = append(here, catalogue.Round(given.middle(), 1))
				there = append(there, catalogue.Round(received.middle(), 1))
				figures = append(figures, a, b)
			}
			if !differ {
				continue
			}
			severity := Doubt
			if row.Total {
				severity = Discrepancy
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("trasferimenti", p.this.ID, p.other.ID, row.Key),
				Severity: severity,
				Cells:    cellsOf(figures...),
				Printed:  printedOf(figures...),
				Computed: plain(here) + " | " + plain(there),
				Reckoned: "milioni di euro, per chi li dà e poi per chi li riceve",
				Sentence: sentence("%s i soldi versati dai Comuni alla gestione associata sono, in milioni di euro, %s per chi li dà (%s), ma %s per chi li riceve (%s).",
					place(p.this, row), yearly(here, years), p.this.Number, yearly(there, years), p.other.Number),
			})
		}
	}
	return found
}

// moneyOf turns a percentage into money.
func moneyOf(c *catalogue.Catalogue, t catalogue.Table, row catalogue.Row, year string) (interval, figure, bool) {
	f, ok := at(t, row, year, t.Measures[0].ID)
	if !ok {
		return interval{}, figure{}, false
	}
	amount, ok := amountOf(c, t, f.Row, year)
	if !ok {
		return interval{}, figure{}, false
	}
	part, ok := f.interval().times(amount).over(whole(100))
	return part, f, ok
}

// alike tells whether two views of the same money can be less than the threshold apart.
func alike(a, b interval) bool {
	factor, ok := a.over(b)
	return !ok || factor.meets(interval{new(big.Rat).Inv(sameMoney), sameMoney})
}

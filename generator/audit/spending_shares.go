package audit

import (
	"math/big"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// sharesOfAmounts finds percentages that do not follow from the amounts of the linked table:
//
//	share of a = 100 a / (a + b) = 100 / (1 + b/a)
//
// where b is the rest of the whole; each amount stands once, so the interval is the narrowest possible.
func sharesOfAmounts(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range linked(c, catalogue.SharesOf) {
		for _, m := range p.this.Statistics(catalogue.Overall) {
			if m.Unit.Kind != catalogue.Share {
				continue
			}
			for _, row := range p.this.Rows {
				for _, year := range commonYears(p.this, p.other) {
					printed, ok1 := at(p.this, row, year, m.ID)
					share, amounts, ok2 := shareIn(p.other, row, year, m.ID)
					if !ok1 || !ok2 || share.meets(printed.interval()) {
						continue
					}
					found = append(found, Finding{
						ID:       catalogue.Slug("quota", p.this.ID, row.Key, year, m.ID),
						Severity: Discrepancy,
						Cells:    cellsOf(append([]figure{printed}, amounts...)...),
						Printed:  printed.printed.String(),
						Computed: reckoned(share, printed).String(),
						Sentence: sentence("%s, %s%s%s è stampato %s, ma dagli importi %s viene %s.", in(p.this), place(p.this, row),
							during(year), named(p.this, m), printed.the(), of(p.other), grammar.With("", said(reckoned(share, printed), m.Unit))),
					})
				}
			}
		}
	}
	return found
}

// shareIn gives what part, per cent, a measure is of the whole in a row of amounts.
func shareIn(t catalogue.Table, row catalogue.Row, year, measure string) (interval, []figure, bool) {
	own, ok := at(t, row, year, measure)
	if !ok {
		return interval{}, nil, false
	}
	rest, figures := whole(0), []figure{own}
	for _, other := range t.Whole {
		if other == measure {
			continue
		}
		f, ok := at(t, row, year, other)
		if !ok {
			return interval{}, nil, false
		}
		rest = rest.plus(f.interval())
		figures = append(figures, f)
	}
	odds, ok := rest.over(own.interval())
	if !ok || len(t.Whole) == 0 {
		return interval{}, nil, false
	}
	share, ok := whole(100).over(whole(1).plus(odds))
	return share, figures, ok
}

// partsOfAWhole finds percentages that should make 100 and do not: the parts of a whole, their means, and the least of
// one against the greatest of the other where there are two.
func partsOfAWhole(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		for _, group := range complementary(t) {
			for _, row := range t.Rows {
				for _, year := range t.Periods() {
					var figures []figure
					for _, m := range group {
						if f, ok := at(t, row, year, m.ID); ok {
							figures = append(figures, f)
						}
					}
					if len(figures) < len(group) || sum(figures).meets(whole(100)) {
						continue
					}
					made := reckoned(sum(figures), figures[0])
					found = append(found, Finding{
						ID:       catalogue.Slug("cento", t.ID, row.Key, year, group[0].ID),
						Severity: Discrepancy,
						Cells:    cellsOf(figures...),
						Printed:  printedOf(figures...),
						Computed: made.String(),
						Sentence: sentence("%s, %s%s le parti di un intero sommano a %s e non a 100 %%.", in(t), place(t, row),
							during(year), said(made, group[0].Unit)),
					})
				}
			}
		}
	}
	return found
}

// complementary gives the groups of measures that make 100 together.
func complementary(t catalogue.Table) [][]catalogue.Measure {
	var groups [][]catalogue.Measure
	add := func(statistics ...catalogue.Statistic) {
		var group []catalogue.Measure
		for i, quantity := range t.Whole {
			if m, ok := t.Statistic(statistics[i], quantity); ok && m.Unit.Kind == catalogue.Share {
				group = append(group, m)
			}
		}
		if len(group) > 1 && len(group) == len(t.Whole) {
			groups = append(groups, group)
		}
	}
	same := func(s catalogue.Statistic) []catalogue.Statistic {
		out := make([]catalogue.Statistic, len(t.Whole))
		for i := range out {
			out[i] = s
		}
		return out
	}
	add(same(catalogue.Overall)...)
	add(same(catalogue.Mean)...)
	if len(t.Whole) == 2 {
		add(catalogue.Min, catalogue.Max)
		add(catalogue.Max, catalogue.Min)
	}
	return groups
}

// impossiblePercentages finds percentages below 0 or above 100.
func impossiblePercentages(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		for _, o := range t.Observations {
			value, ok := o.Value()
			if !ok || o.Measure.Unit.Kind != catalogue.Share || (value.Rat().Sign() >= 0 && value.Rat().Cmp(big.NewRat(100, 1)) <= 0) {
				continue
			}
			f := figure{o, value}
			found = append(found, Finding{
				ID:       catalogue.Slug("percentuale", t.ID, o.Row.Key, o.Year, o.Measure.ID),
				Severity: Discrepancy,
				Cells:    cellsOf(f),
				Printed:  value.String(),
				Sentence: sentence("%s, %s%s%s è stampato %s: una parte del tutto sta fra 0 e 100 %%.", in(t), place(t, o.Row),
					during(o.Year), named(t, o.Measure), f.the()),
			})
		}
	}
	return found
}

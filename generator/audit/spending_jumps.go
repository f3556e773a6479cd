package audit

import (
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// Thresholds of the rules about values that are far from others. They are wide on purpose: what they find deserves a
// phone call.
var (
	jumpFactor = big.NewRat(18, 10) // from a year to the next
	jumpPoints = big.NewRat(5, 1)   // of a percentage, besides
	farFactor  = big.NewRat(20, 1)  // between the mean of the Ambiti and their extreme, per head
	peerFactor = big.NewRat(3, 1)   // between the median of the peers and an outlier
)

// outlierPeers is how many peers it takes to say what is usual.
const outlierPeers = 8

// jumps finds rows whose value nearly doubles or halves from a year to the next, whatever the rounding. Where two
// measures make a whole, one mirrors the other and the row is told once.
func jumps(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		for _, row := range t.Rows {
			var best []figure
			for _, m := range t.Statistics(catalogue.Overall) {
				if moved := leaps(t, row, m); len(moved) > len(best) {
					best = moved
				}
			}
			if len(best) == 0 {
				continue
			}
			m := best[0].Measure
			var course []string
			for _, year := range t.Years {
				if f, ok := at(t, row, year, m.ID); ok {
					course = append(course, f.printed.Italian()+" nel "+year)
				}
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("salto", t.ID, row.Key),
				Severity: Doubt,
				Cells:    cellsOf(best...),
				Printed:  printedOf(best...),
				Sentence: sentence("%s, %s il valore%s fa un salto: %s (%s).", titled(t), place(t, row), named(t, m), grammar.List(course), m.Unit.Label),
			})
		}
	}
	return found
}

// leaps gives the figures between which a measure of a row jumps, by year.
func leaps(t catalogue.Table, row catalogue.Row, m catalogue.Measure) []figure {
	var moved []figure
	add := func(f figure) {
		if !slices.ContainsFunc(moved, func(g figure) bool { return g.Year == f.Year }) {
			moved = append(moved, f)
		}
	}
	for i := 1; i < len(t.Years); i++ {
		before, ok1 := at(t, row, t.Years[i-1], m.ID)
		after, ok2 := at(t, row, t.Years[i], m.ID)
		if ok1 && ok2 && leap(before, after) {
			add(before)
			add(after)
		}
	}
	return moved
}

func leap(before, after figure) bool {
	low, high := before.interval(), after.interval()
	if high.below(low) {
		low, high = high, low
	}
	if !low.times(exactly(jumpFactor)).below(high) {
		return false
	}
	return before.Measure.Unit.Kind != catalogue.Share || exactly(jumpPoints).below(high.minus(low))
}

// outliers finds values per head that are far from those of their peers in the same year: beyond the far fences of
// Tukey (Exploratory Data Analysis, 1977) on the logarithms, which in plain values are
//
//	Q₁ (Q₁/Q₃)³ and Q₃ (Q₃/Q₁)³
//
// and besides three times below or above the median: where peers are much alike, the fences are close.
//
// Amounts and percentages are left out: places differ in size, and in what they share, far more than in need.
func outliers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		for _, m := range t.Statistics(catalogue.Overall) {
			if m.Unit.Kind != catalogue.PerHead {
				continue
			}
			for _, year := range t.Periods() {
				peers := known(t, year, m)
				if len(peers) < outlierPeers {
					continue
				}
				low, median, high := fences(peers)
				for _, f := range peers {
					if value := f.interval(); !value.below(exactly(low)) && !exactly(high).below(value) {
						continue
					}
					found = append(found, Finding{
						ID:       catalogue.Slug("fuori-scala", t.ID, f.Row.Key, year, m.ID),
						Severity: Doubt,
						Cells:    cellsOf(f),
						Printed:  f.printed.String(),
						Computed: catalogue.Round(median, f.printed.Decimals()).String(),
						Sentence: sentence("%s, %s%s %s %s, mentre il valore di mezzo è %s: è fuori scala.", titled(t), place(t, f.Row),
							during(year), grammar.There(f.the()), f.the(), said(catalogue.Round(median, f.printed.Decimals()), m.Unit)),
					})
				}
			}
		}
	}
	return found
}

// known gives the figures of the parts that are not missing.
func known(t catalogue.Table, year string, m catalogue.Measure) []figure {
	var out []figure
	for _, row := range t.Parts() {
		if f, ok := at(t, row, year, m.ID); ok && f.printed.Rat().Sign() > 0 {
			out = append(out, f)
		}
	}
	return out
}

// fences gives the ends of what is usual, and the median.
func fences(peers []figure) (low, middle, high *big.Rat) {
	var values []*big.Rat
	for _, f := range peers {
		values = append(values, f.printed.Rat())
	}
	return fencesOf(values, peerFactor)
}

// fencesOf gives the fences of positive values, which are at least a factor away from the median. Quartiles are medians of the
// halves (Tukey's hinges).
func fencesOf(values []*big.Rat, factor *big.Rat) (low, middle, high *big.Rat) {
	values = slices.SortedFunc(slices.Values(values), (*big.Rat).Cmp)
	half := (len(values) + 1) / 2
	q1, q3 := median(values[:half]), median(values[len(values)-half:])
	spread := ratio(q3, q1)
	cube := new(big.Rat).Mul(spread, new(big.Rat).Mul(spread, spread))
	middle = median(values)
	return lesser(ratio(q1, cube), ratio(middle, factor)), middle, greater(new(big.Rat).Mul(q3, cube), new(big.Rat).Mul(middle, factor))
}

// median of sorted values.
func median(values []*big.Rat) *big.Rat {
	n := len(values)
	sum := new(big.Rat).Add(values[(n-1)/2], values[n/2])
	return sum.Quo(sum, big.NewRat(2, 1))
}

// farFromTheMean finds, per head, an Ambito at least twenty times below or above the mean of its group.
func farFromTheMean(c *catalogue.Catalogue) []Finding {
	var found []Finding
	each(c, func(t catalogue.Table, row catalogue.Row, year, of string) {
		mean, ok := statistic(t, row, year, catalogue.Mean, of)
		if !ok || row.Total || mean.Measure.Unit.Kind != catalogue.PerHead {
			return
		}
		for _, s := range []catalogue.Statistic{catalogue.Min, catalogue.Max} {
			end, ok := statistic(t, row, year, s, of)
			if !ok {
				continue
			}
			far, word := end.interval().times(exactly(farFactor)).below(mean.interval()), "basso"
			if s == catalogue.Max {
				far, word = mean.interval().times(exactly(farFactor)).below(end.interval()), "alto"
			}
			if !far {
				continue
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("lontano-dalla-media", t.ID, row.Key, year, end.Measure.ID),
				Severity: Doubt,
				Cells:    cellsOf(end),
				Printed:  end.printed.String(),
				Sentence: sentence("%s, %s%s l’Ambito con il valore più %s ha %s, mentre la media degli Ambiti è %s.", titled(t), place(t, row),
					during(year), word, end.printed.Italian(), mean.said()),
			})
		}
	})
	return found
}

package audit

import (
	"math/big"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// spendingRules are the rules over the spending tables. They follow what tabelle.yaml says of the tables (levels, wholes,
// links) and know no table by name.
func spendingRules() []Rule {
	return []Rule{
		totalsAgainstRows, sameTotals, sharesOfAmounts, partsOfAWhole, impossiblePercentages,
		meansBetweenExtremes, extremesOfTheRegion, overallBetweenExtremes, extremesOfTheSameAmbiti,
		populations, transfersSeenTwice, jumps, outliers, farFromTheMean, partsInWholes,
		contradictedClaims, captionsInAnotherUnit, countsOfAmbiti, missingValues, changedSinceProof,
		meansOfTheRegion, notComparable, meansThatAreNotOverall,
	}
}

// SpendingCell names a figure in findings: the table, the row's label as printed, and the year and the measure with a
// blank between them («2018 min»), or the measure alone where the table has no years.
func SpendingCell(o catalogue.Observation) Cell {
	return Cell{Dataset: o.Table, Row: o.Row.Label, Column: strings.TrimSpace(o.Year + " " + o.Measure.ID)}
}

// figure is an observation with a value.
type figure struct {
	catalogue.Observation
	printed catalogue.Decimal
}

// at gives the figure of a cell; false where it is missing.
func at(t catalogue.Table, row catalogue.Row, year, measure string) (figure, bool) {
	o, ok := t.At(row.Key, year, measure)
	if !ok {
		return figure{}, false
	}
	value, ok := o.Value()
	return figure{o, value}, ok
}

// allAt gives the figures of several rows; false where one is missing.
func allAt(t catalogue.Table, rows []catalogue.Row, year, measure string) ([]figure, bool) {
	var all []figure
	for _, row := range rows {
		f, ok := at(t, row, year, measure)
		if !ok {
			return nil, false
		}
		all = append(all, f)
	}
	return all, len(all) > 0
}

// interval is what the figure can stand for: a count is exact.
func (f figure) interval() interval {
	if f.Measure.Unit.Kind == catalogue.Count {
		return exactly(f.printed.Rat())
	}
	return rounded(f.printed)
}

// said is the figure in brackets or in a list, «24,10 %».
func (f figure) said() string { return said(f.printed, f.Measure.Unit) }

// the is the figure in a sentence, «il 24,10 %».
func (f figure) the() string { return grammar.With("", f.said()) }

func said(d catalogue.Decimal, unit catalogue.Unit) string {
	switch unit.Kind {
	case catalogue.Count:
		return d.Italian()
	case catalogue.Share:
		return d.Italian() + " %"
	}
	return d.Italian() + " " + unit.Label
}

func sum(list []figure) interval {
	total := whole(0)
	for _, f := range list {
		total = total.plus(f.interval())
	}
	return total
}

// reckoned writes what was computed with as many decimals as the figure that it is set against.
func reckoned(x interval, like figure) catalogue.Decimal {
	return catalogue.Round(x.middle(), like.printed.Decimals())
}

func cellsOf(figures ...figure) []Cell {
	var out []Cell
	for _, f := range figures {
		if cell := SpendingCell(f.Observation); !slices.Contains(out, cell) {
			out = append(out, cell)
		}
	}
	return out
}

func printedOf(figures ...figure) string {
	var out []string
	for _, f := range figures {
		out = append(out, f.printed.String())
	}
	return strings.Join(out, " | ")
}

// linked gives the pairs of tables that a kind of link joins, each link once as it is declared.
func linked(c *catalogue.Catalogue, kind catalogue.LinkKind) []pair {
	var pairs []pair
	for _, t := range c.Spending.Tables {
		for _, link := range t.Links {
			if other, ok := c.Spending.Table(link.With); ok && link.Kind == kind {
				pairs = append(pairs, pair{t, other, link.Measures})
			}
		}
	}
	return pairs
}

// pair is a link between two tables.
type pair struct {
	this, other catalogue.Table
	measures    []string // of other, those that count; none for all
}

// once leaves out the second of two links that say the same from either side.
func once(pairs []pair) []pair {
	var out []pair
	for _, p := range pairs {
		twice := func(q pair) bool { return q.this.ID == p.other.ID && q.other.ID == p.this.ID }
		if !slices.ContainsFunc(out, twice) {
			out = append(out, p)
		}
	}
	return out
}

// commonYears gives the periods that two tables share.
func commonYears(a, b catalogue.Table) []string {
	var out []string
	for _, year := range a.Periods() {
		if slices.Contains(b.Periods(), year) {
			out = append(out, year)
		}
	}
	return out
}

// ratio divides two numbers that are not zero.
func ratio(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

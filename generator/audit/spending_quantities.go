package audit

import (
	"fmt"
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// result is a quantity of a claim, reckoned for one row.
type result struct {
	interval
	figures []figure
	value   catalogue.Decimal // to show
	who     string            // «a Monza c’è»
	words   string            // «il 2º valore su 12 nel 2016»
}

// results reckons the quantity of a claim for each of its rows; rows with a missing figure are left out.
func results(c *catalogue.Catalogue, t catalogue.Table, claim catalogue.Claim, year string) []result {
	if claim.Quantity == catalogue.QuantitySum {
		return sumOf(t, claim)
	}
	var out []result
	for _, row := range claim.Rows {
		var r result
		var ok bool
		switch claim.Quantity {
		case catalogue.QuantityValue:
			r, ok = valueOf(t, claim, row, year)
		case catalogue.QuantityRank, catalogue.QuantityReverse:
			r, ok = rankOf(t, claim, row, year)
		case catalogue.QuantityAmong:
			r, ok = placeAmong(c, t, claim, row, year)
		case catalogue.QuantityShare:
			r, ok = shareOf(t, claim, row, year)
		default:
			r, ok = changeOf(t, claim, row)
		}
		if ok {
			out = append(out, r)
		}
	}
	return out
}

// total adds the measures of a claim in one row and year.
func total(t catalogue.Table, claim catalogue.Claim, row catalogue.Row, year string) (result, bool) {
	r := result{interval: whole(0)}
	for _, m := range claim.Measures {
		f, ok := at(t, row, year, m.ID)
		if !ok {
			return result{}, false
		}
		r.interval = r.plus(f.interval())
		r.figures = append(r.figures, f)
		r.value = reckoned(r.interval, f)
	}
	return r, true
}

func (r result) said() string { return said(r.value, r.figures[0].Measure.Unit) }

func (r result) the() string { return grammar.With("", r.said()) }

func valueOf(t catalogue.Table, claim catalogue.Claim, row catalogue.Row, year string) (result, bool) {
	r, ok := total(t, claim, row, year)
	if ok {
		r.who = place(t, row) + " " + grammar.There(r.the())
		r.words = r.the() + during(year)
		if len(claim.Measures) == 1 {
			r.words += named(t, claim.Measures[0])
		}
	}
	return r, ok
}

// rankOf gives the place of a row among the rows but the total. Values that rounding cannot tell apart share the places
// between them.
func rankOf(t catalogue.Table, claim catalogue.Claim, row catalogue.Row, year string) (result, bool) {
	own, ok := total(t, claim, row, year)
	if !ok {
		return result{}, false
	}
	before, tied, peers, ahead := int64(0), int64(0), 1, ""
	for _, other := range t.Parts() {
		r, ok := total(t, claim, other, year)
		if !ok || other.Key == row.Key {
			continue
		}
		peers++
		first, second := r.interval, own.interval
		if claim.Quantity == catalogue.QuantityReverse {
			first, second = second, first
		}
		switch {
		case second.below(first):
			before++
			ahead = other.Name
		case !first.below(second):
			tied++
		}
	}
	details := own.said()
	if before == 1 {
		details += ", " + grammar.Named("dopo", ahead)
	}
	own.interval = interval{big.NewRat(before+1, 1), big.NewRat(before+tied+1, 1)}
	own.value = catalogue.Round(own.lo, 0)
	order := ""
	if claim.Quantity == catalogue.QuantityReverse {
		order = " dal basso"
	}
	own.who = place(t, row) + " c’è"
	own.words = fmt.Sprintf("il %dº valore%s su %d%s (%s)", before+1, order, peers, during(year), details)
	return own, true
}

// placeAmong gives the place of a value among those that other tables give of the same row and year. It may be per another
// person: a claim that compares them is taken at its word.
func placeAmong(c *catalogue.Catalogue, t catalogue.Table, claim catalogue.Claim, row catalogue.Row, year string) (result, bool) {
	own, ok := total(t, claim, row, year)
	if !ok {
		return result{}, false
	}
	who, details, higher := place(t, row)+" "+grammar.There(own.the()), own.the()+during(year), []string(nil)
	before, tied := int64(0), int64(0)
	for _, id := range claim.Among {
		other, _ := c.Spending.Table(id)
		r, ok := total(other, claim, row, year)
		switch {
		case !ok:
		case own.below(r.interval):
			before++
			higher = append(higher, in(other)+": "+r.said())
			own.figures = append(own.figures, r.figures...)
		case !r.below(own.interval):
			tied++
		}
	}
	own.interval = interval{big.NewRat(before+1, 1), big.NewRat(before+tied+1, 1)}
	own.value = catalogue.Round(own.lo, 0)
	if len(higher) > 0 {
		details += " (" + grammar.List(higher) + ")"
	}
	own.who, own.words = who, details
	return own, true
}

// shareOf gives a row as per cent of the row of the region.
func shareOf(t catalogue.Table, claim catalogue.Claim, row catalogue.Row, year string) (result, bool) {
	region, ok := t.Total()
	part, ok1 := total(t, claim, row, year)
	all, ok2 := total(t, claim, region, year)
	if !ok || !ok1 || !ok2 {
		return result{}, false
	}
	share, ok := part.times(whole(100)).over(all.interval)
	part.interval = share
	if ok {
		part.value = catalogue.Round(share.middle(), 1)
		part.who = place(t, row) + " c’è"
		part.words = fmt.Sprintf("il %s %% del valore lombardo%s", part.value.Italian(), during(year))
	}
	return part, ok
}

// changeOf gives the change of a row from the first year of a claim to the last.
func changeOf(t catalogue.Table, claim catalogue.Claim, row catalogue.Row) (result, bool) {
	first, last := claim.Years[0], claim.Years[len(claim.Years)-1]
	before, ok1 := total(t, claim, row, first)
	after, ok2 := total(t, claim, row, last)
	if !ok1 || !ok2 {
		return result{}, false
	}
	r := result{interval: after.minus(before.interval), figures: slices.Concat(before.figures, after.figures)}
	ok := true
	if claim.Quantity != catalogue.QuantityChange {
		// b/a rather than (b − a)/a: each figure stands once.
		r.interval, ok = after.over(before.interval)
		if claim.Quantity == catalogue.QuantityPercent {
			r.interval = r.minus(whole(1)).times(whole(100))
		}
	}
	if !ok {
		return result{}, false
	}
	r.value = catalogue.Round(r.middle(), 2)
	r.who = place(t, row) + " si passa"
	r.words = grammar.Course(before.said(), first, after.said(), last)
	return r, true
}

// sumOf adds all rows and years of a claim.
func sumOf(t catalogue.Table, claim catalogue.Claim) []result {
	r := result{interval: whole(0)}
	for _, row := range claim.Rows {
		for _, year := range claim.Years {
			part, ok := total(t, claim, row, year)
			if !ok {
				return nil
			}
			r.interval = r.plus(part.interval)
			r.figures = append(r.figures, part.figures...)
		}
	}
	r.value = reckoned(r.interval, r.figures[0])
	r.words = "in tutto " + r.said()
	return []result{r}
}

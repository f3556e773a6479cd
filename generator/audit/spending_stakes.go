package audit

import (
	"cmp"
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// stake is a doubtful change of a part, from a year to the next, seen in the figures of a whole.
type stake struct {
	whole, part           catalogue.Table
	before, after         figure   // of the whole
	partBefore, partAfter figure   // of the part, as printed
	ends                  []figure // before, after or both: where the part is doubtful
	moved                 *big.Rat // what the part's change makes, in the unit of the whole
	share                 *big.Rat // of the change of the whole; nil where the whole does not change
	estimated             bool     // reckoned with the number of residents
}

// portion is what a place contributes to the values of a larger territory, and the printed figures that say so.
type portion struct {
	value     *big.Rat
	printed   []figure
	estimated bool
}

// stakes finds every doubtful change of a part in each of its wholes: a territory that holds its place, or the region.
func stakes(c *catalogue.Catalogue) []stake {
	var all []stake
	for _, p := range linked(c, catalogue.PartOf) {
		for _, part := range p.this.Parts() {
			for _, whole := range holders(c, p.other, part) {
				years := commonYears(p.this, p.other)
				for i := 1; i < len(years); i++ {
					all = append(all, stakesOf(c, p, part, whole, years[i-1], years[i])...)
				}
			}
		}
	}
	return all
}

// stakesOf gives the stakes of one part in one whole: measure by measure, and in the values per head of the amounts.
func stakesOf(c *catalogue.Catalogue, p pair, part, whole catalogue.Row, first, last string) []stake {
	var all []stake
	for _, m := range p.other.Statistics(catalogue.Overall) {
		before, ok1 := contribution(c, p, part, whole, first, m)
		after, ok2 := contribution(c, p, part, whole, last, m)
		if !ok1 || !ok2 {
			continue
		}
		from, to, leaping := leapBetween(before, after)
		w0, known1 := at(p.other, whole, first, m.ID)
		w1, known2 := at(p.other, whole, last, m.ID)
		if leaping && known1 && known2 {
			t, _ := c.Spending.Table(from.Table)
			moved := new(big.Rat).Sub(after.value, before.value)
			s := stake{whole: p.other, part: t, before: w0, after: w1, partBefore: from, partAfter: to, moved: moved, estimated: after.estimated}
			all = append(all, s.weighed())
		}
	}
	if len(all) == 0 {
		return nil
	}
	return append(all, perHeadStakes(c, p.other, all)...)
}

// perHeadStakes follows the doubtful changes of amounts into the values per head that all amounts of their table make.
func perHeadStakes(c *catalogue.Catalogue, amounts catalogue.Table, changes []stake) []stake {
	var all []stake
	for _, q := range linked(c, catalogue.PerHeadOf) {
		if q.other.ID != amounts.ID || q.this.Measures[0].Unit.Kind != catalogue.PerHead || len(q.measures) > 0 {
			continue
		}
		s := changes[0]
		before, ok1 := at(q.this, s.before.Row, s.before.Year, q.this.Measures[0].ID)
		after, ok2 := at(q.this, s.after.Row, s.after.Year, q.this.Measures[0].ID)
		money, ok3 := addUp(amounts, s.after.Row, s.after.Year, nil)
		if !ok1 || !ok2 || !ok3 || money.middle().Sign() <= 0 {
			continue
		}
		moved := new(big.Rat)
		for _, change := range changes {
			moved.Add(moved, change.moved)
		}
		s.whole, s.before, s.after = q.this, before, after
		s.moved = moved.Mul(moved, ratio(after.printed.Rat(), money.middle()))
		all = append(all, s.weighed())
	}
	return all
}

// weighed fills in what share of the change of the whole the part makes, and which ends are doubtful: of two values per
// head the one that is farther from what is usual among its peers, else either may be wrong.
func (s stake) weighed() stake {
	s.share = nil
	if !s.before.interval().meets(s.after.interval()) {
		s.share = ratio(s.moved, new(big.Rat).Sub(s.after.printed.Rat(), s.before.printed.Rat()))
	}
	s.ends = []figure{s.before, s.after}
	first, ok1 := distance(s.part, s.partBefore)
	last, ok2 := distance(s.part, s.partAfter)
	if ok1 && ok2 && first.Cmp(last) != 0 {
		s.ends = s.ends[1:]
		if first.Cmp(last) > 0 {
			s.ends = []figure{s.before}
		}
	}
	return s
}

// distance tells how many times a value per head is above or below the middle one of its peers; false where nothing says
// what is usual.
func distance(t catalogue.Table, f figure) (*big.Rat, bool) {
	peers := known(t, f.Year, f.Measure)
	if f.Measure.Unit.Kind != catalogue.PerHead || len(peers) < outlierPeers || f.printed.Rat().Sign() <= 0 {
		return nil, false
	}
	_, middle, _ := fences(peers)
	return greater(ratio(f.printed.Rat(), middle), ratio(middle, f.printed.Rat())), true
}

// leapBetween tells whether what a part contributes leaps because a printed figure does, which is a doubt of its own
// (jumps), and gives that figure.
func leapBetween(before, after portion) (from, to figure, ok bool) {
	low, high := before.value, after.value
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	if low.Sign() <= 0 || ratio(high, low).Cmp(jumpFactor) <= 0 {
		return figure{}, figure{}, false
	}
	for i, f := range before.printed {
		if i < len(after.printed) && after.printed[i].Table == f.Table && after.printed[i].Measure.ID == f.Measure.ID && leap(f, after.printed[i]) {
			return f, after.printed[i], true
		}
	}
	return figure{}, figure{}, false
}

// contribution gives what a part makes of the value of a whole, in the unit of the whole: its amount, or its value per head
// by the share of the residents that are its own.
func contribution(c *catalogue.Catalogue, p pair, part, whole catalogue.Row, year string, m catalogue.Measure) (portion, bool) {
	if m.Unit.Kind == catalogue.Amount {
		return amountOfPlace(c, p.this, part, year, m.ID)
	}
	f, ok1 := at(p.this, part, year, m.ID)
	own, ok2 := c.Residents(part)
	all, ok3 := c.Residents(whole)
	if !ok1 || !ok2 || !ok3 || m.Unit.Kind != catalogue.PerHead || f.Measure.Unit != m.Unit {
		return portion{}, false
	}
	return portion{new(big.Rat).Mul(f.printed.Rat(), big.NewRat(own, all)), []figure{f}, true}, true
}

// amountOfPlace gives an amount of a place. Where its own cell is lost, the value per head and the residents give it; where
// these say one part of a whole only, the shares of the whole give the other.
func amountOfPlace(c *catalogue.Catalogue, t catalogue.Table, row catalogue.Row, year, measure string) (portion, bool) {
	if f, ok := at(t, row, year, measure); ok {
		return portion{f.printed.Rat(), []figure{f}, false}, true
	}
	if made, ok := amountFromHeads(c, t, row, year, measure); ok {
		return made, true
	}
	for _, base := range t.Whole {
		known, ok := amountFromHeads(c, t, row, year, base)
		if !ok || base == measure {
			continue
		}
		for _, p := range linked(c, catalogue.SharesOf) {
			own, ok1 := at(p.this, row, year, measure)
			other, ok2 := at(p.this, row, year, base)
			if p.other.ID != t.ID || !ok1 || !ok2 || own.Measure.Unit.Kind != catalogue.Share || other.printed.Rat().Sign() <= 0 {
				continue
			}
			known.value.Mul(known.value, ratio(own.printed.Rat(), other.printed.Rat()))
			known.printed = append(known.printed, own, other)
			return known, true
		}
	}
	return portion{}, false
}

// amountFromHeads multiplies a value per head of one measure of a table by the residents, in the measure's unit.
func amountFromHeads(c *catalogue.Catalogue, t catalogue.Table, row catalogue.Row, year, measure string) (portion, bool) {
	people, ok := c.Residents(row)
	m, _ := t.FindMeasure(measure)
	for _, p := range linked(c, catalogue.PerHeadOf) {
		if !ok || m.Unit.Kind != catalogue.Amount || p.other.ID != t.ID || !slices.Equal(p.measures, []string{measure}) {
			continue
		}
		if f, known := at(p.this, row, year, p.this.Measures[0].ID); known {
			return portion{new(big.Rat).Mul(f.printed.Rat(), big.NewRat(people, m.Unit.Euros)), []figure{f}, true}, true
		}
	}
	return portion{}, false
}

// holders gives the rows of a table in whose territory the place of a row lies: its Ambito or its ATS, and the region.
func holders(c *catalogue.Catalogue, t catalogue.Table, part catalogue.Row) []catalogue.Row {
	ambito := part.Ambito
	if i, ok := slices.BinarySearchFunc(c.Comuni, part.Comune, func(m catalogue.Comune, code catalogue.ISTATCode) int {
		return cmp.Compare(m.Code, code)
	}); ok {
		ambito = c.Comuni[i].Ambito
	}
	in, found := c.FindAmbito(ambito)
	var out []catalogue.Row
	for _, row := range t.Rows {
		if row.Total || found && (row.ATS == in.ATS || row.Ambito == in.Code) {
			out = append(out, row)
		}
	}
	return out
}

package catalogue

import "slices"

// What a table is asked: of a row, a year (empty where the table has no years) and a measure.

// Value gives the printed figure; false where it is missing, for which Missing has the reason.
func (t Table) Value(r Row, year string, m Measure) (Decimal, bool) {
	o, ok := t.At(r.Key, year, m.ID)
	if !ok {
		return Decimal{}, false
	}
	return o.Value()
}

// Missing gives the reason why there is no figure: NotApplicable where the table has no such row, year or measure. False
// where there is one.
func (t Table) Missing(r Row, year string, m Measure) (Reason, bool) {
	o, ok := t.At(r.Key, year, m.ID)
	if !ok {
		return NotApplicable, true
	}
	return o.Missing()
}

// Last gives the last year, empty where the figures hold for the whole period.
func (t Table) Last() string {
	periods := t.Periods()
	return periods[len(periods)-1]
}

// Known counts the rows that have a figure; the row of the whole region is not among them.
func (t Table) Known(year string, m Measure) (n int) {
	for _, r := range t.Parts() {
		if _, ok := t.Value(r, year, m); ok {
			n++
		}
	}
	return n
}

// Ranked is a row with its figure and its place among the others.
type Ranked struct {
	Row
	Value Decimal
	Place int // from 1, the highest; rows with the same figure share the first of their places
	Ties  int // how many other rows have the same figure
}

// Ranked gives the rows that have a figure, the highest first; the row of the whole region is not among them. Of equal
// ones the table's order stays.
func (t Table) Ranked(year string, m Measure) []Ranked {
	var ranked []Ranked
	for _, r := range t.Parts() {
		if value, ok := t.Value(r, year, m); ok {
			ranked = append(ranked, Ranked{Row: r, Value: value})
		}
	}
	slices.SortStableFunc(ranked, func(a, b Ranked) int { return b.Value.Cmp(a.Value) })
	for from := 0; from < len(ranked); {
		to := from + 1
		for to < len(ranked) && ranked[to].Value.Cmp(ranked[from].Value) == 0 {
			to++
		}
		for i := from; i < to; i++ {
			ranked[i].Place, ranked[i].Ties = from+1, to-from-1 // it is no tie with itself
		}
		from = to
	}
	return ranked
}

// Sorted puts the rows with the highest figure first and those without one last.
func (t Table) Sorted(rows []Row, year string, m Measure) []Row {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(x, y Row) int {
		a, ok1 := t.Value(x, year, m)
		b, ok2 := t.Value(y, year, m)
		switch {
		case ok1 && ok2:
			return b.Cmp(a)
		case ok1:
			return -1
		case ok2:
			return 1
		}
		return 0
	})
	return sorted
}

// Statistic gives the measure that says a statistic of a quantity: the Mean of «gestione_singola».
func (t Table) Statistic(s Statistic, of string) (Measure, bool) {
	for _, m := range t.Measures {
		if is, quantity := m.Statistic(); is == s && quantity == of {
			return m, true
		}
	}
	return Measure{}, false
}

// Statistics gives the measures that say one statistic, of whatever quantity.
func (t Table) Statistics(s Statistic) []Measure {
	return keep(t.Measures, func(m Measure) bool { is, _ := m.Statistic(); return is == s })
}

package site

import "ambitilombardia/generator/catalogue"

// statistics are the measures that say mean and extremes of one quantity.
type statistics struct{ mean, min, max catalogue.Measure }

// rangesOf gives the quantities of a table that have a mean and both extremes.
func rangesOf(t catalogue.Table) []statistics {
	var list []statistics
	for _, m := range t.Measures {
		s, of := m.Statistic()
		if s != catalogue.Mean {
			continue
		}
		low, ok1 := statistic(t, catalogue.Min, of)
		high, ok2 := statistic(t, catalogue.Max, of)
		if ok1 && ok2 {
			list = append(list, statistics{m, low, high})
		}
	}
	return list
}

func statistic(t catalogue.Table, want catalogue.Statistic, of string) (catalogue.Measure, bool) {
	for _, m := range t.Measures {
		if s, quantity := m.Statistic(); s == want && quantity == of {
			return m, true
		}
	}
	return catalogue.Measure{}, false
}

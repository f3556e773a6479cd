package site

import "ambitilombardia/generator/catalogue"

// statistics are the measures that say mean and extremes of one quantity.
type statistics struct{ mean, min, max catalogue.Measure }

// rangesOf gives the quantities of a table that have a mean and both extremes.
func rangesOf(t catalogue.Table) []statistics {
	var list []statistics
	for _, m := range t.Statistics(catalogue.Mean) {
		_, of := m.Statistic()
		low, ok1 := t.Statistic(catalogue.Min, of)
		high, ok2 := t.Statistic(catalogue.Max, of)
		if ok1 && ok2 {
			list = append(list, statistics{m, low, high})
		}
	}
	return list
}

package audit

import (
	"ambitilombardia/generator/catalogue"
)

// quantities gives what a table has means or extremes of.
func quantities(t catalogue.Table) []string {
	var out []string
	for _, m := range t.Statistics(catalogue.Mean) {
		_, of := m.Statistic()
		out = append(out, of)
	}
	return out
}

// statistic gives the figure of a row that says a statistic of a quantity.
func statistic(t catalogue.Table, row catalogue.Row, year string, s catalogue.Statistic, of string) (figure, bool) {
	m, ok := t.Statistic(s, of)
	if !ok {
		return figure{}, false
	}
	return at(t, row, year, m.ID)
}

// meansBetweenExtremes finds a mean below the minimum or above the maximum of the same Ambiti.
func meansBetweenExtremes(c *catalogue.Catalogue) []Finding {
	var found []Finding
	each(c, func(t catalogue.Table, row catalogue.Row, year, of string) {
		mean, ok := statistic(t, row, year, catalogue.Mean, of)
		if !ok {
			return
		}
		check := func(s catalogue.Statistic, word, side string) {
			end, ok := statistic(t, row, year, s, of)
			wrong := ok && (s == catalogue.Min && mean.interval().below(end.interval()) ||
				s == catalogue.Max && end.interval().below(mean.interval()))
			if !wrong {
				return
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("media-fuori", t.ID, row.Key, year, end.Measure.ID),
				Severity: Discrepancy,
				Cells:    cellsOf(mean, end),
				Printed:  printedOf(mean, end),
				Sentence: sentence("%s, %s%s la media degli Ambiti è %s, %s del valore %s, %s: non è possibile.", titled(t), place(t, row),
					during(year), mean.the(), side, word, end.the()),
			})
		}
		check(catalogue.Min, "più basso", "meno")
		check(catalogue.Max, "più alto", "più")
	})
	return found
}

// each visits every row, year and quantity that has a mean.
func each(c *catalogue.Catalogue, visit func(t catalogue.Table, row catalogue.Row, year, of string)) {
	for _, t := range c.Spending.Tables {
		for _, of := range quantities(t) {
			for _, year := range t.Periods() {
				for _, row := range t.Rows {
					visit(t, row, year, of)
				}
			}
		}
	}
}

// extremesOfTheRegion finds a regional minimum or maximum that is not that of its parts.
func extremesOfTheRegion(c *catalogue.Catalogue) []Finding {
	var found []Finding
	each(c, func(t catalogue.Table, row catalogue.Row, year, of string) {
		if !row.Total {
			return
		}
		for _, s := range []catalogue.Statistic{catalogue.Min, catalogue.Max} {
			region, ok1 := statistic(t, row, year, s, of)
			parts, ok2 := allStatistics(t, year, s, of)
			if !ok1 || !ok2 {
				continue
			}
			extreme, holder := extremeOf(parts, s)
			if extreme.meets(region.interval()) {
				continue
			}
			word := map[catalogue.Statistic]string{catalogue.Min: "minimo", catalogue.Max: "massimo"}[s]
			found = append(found, Finding{
				ID:       catalogue.Slug("estremo-regionale", t.ID, region.Measure.ID, year),
				Severity: Discrepancy,
				Cells:    cellsOf(region, holder),
				Printed:  region.printed.String(),
				Computed: holder.printed.String(),
				Sentence: sentence("%s, il %s della Lombardia%s è %s, ma fra le sue parti il %s è %s (%s).", titled(t), word, during(year),
					region.the(), word, holder.the(), holder.Row.Name),
			})
		}
	})
	return found
}

// allStatistics gives a statistic of every part; false where one is missing.
func allStatistics(t catalogue.Table, year string, s catalogue.Statistic, of string) ([]figure, bool) {
	m, ok := t.Statistic(s, of)
	if !ok {
		return nil, false
	}
	return allAt(t, t.Parts(), year, m.ID)
}

// extremeOf gives the least or the greatest of some figures, and the first that bears it.
func extremeOf(figures []figure, s catalogue.Statistic) (interval, figure) {
	var all []interval
	holder := figures[0]
	for _, f := range figures {
		all = append(all, f.interval())
		order := f.printed.Cmp(holder.printed)
		if s == catalogue.Min && order < 0 || s == catalogue.Max && order > 0 {
			holder = f
		}
	}
	if s == catalogue.Min {
		return least(all), holder
	}
	return greatest(all), holder
}

// overallBetweenExtremes finds the value of a group as one that is outside the values of its Ambiti, of which it is a
// weighted mean. Exclusions that only one of the tables declares could explain it: it is then a doubt.
func overallBetweenExtremes(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range linked(c, catalogue.ExtremesOf) {
		for _, quantity := range quantities(p.this) {
			m, ok := p.other.Statistic(catalogue.Overall, quantity)
			if !ok {
				continue
			}
			for _, year := range commonYears(p.this, p.other) {
				for _, row := range p.this.Rows {
					overall, ok1 := at(p.other, row, year, m.ID)
					low, ok2 := statistic(p.this, row, year, catalogue.Min, quantity)
					high, ok3 := statistic(p.this, row, year, catalogue.Max, quantity)
					under := ok1 && ok2 && overall.interval().below(low.interval())
					over := ok1 && ok3 && high.interval().below(overall.interval())
					if !under && !over {
						continue
					}
					end, side := low, "meno dell’Ambito con il valore più basso"
					if over {
						end, side = high, "più dell’Ambito con il valore più alto"
					}
					found = append(found, Finding{
						ID:       catalogue.Slug("complessivo-fuori", p.this.ID, row.Key, year, end.Measure.ID),
						Severity: severityWithExclusions(p),
						Cells:    cellsOf(overall, end),
						Printed:  printedOf(overall, end),
						Sentence: sentence("%s, %s%s il valore complessivo è %s, %s %s (%s): un valore complessivo sta fra quelli dei suoi Ambiti.",
							in(p.other), place(p.other, row), during(year), overall.the(), side, of(p.this), end.said()),
					})
				}
			}
		}
	}
	return found
}

// extremesOfTheSameAmbiti finds two groupings of the same Ambiti whose extremes differ. Leaving Ambiti out can only narrow
// the range: a difference in that direction is a doubt where exclusions are declared.
func extremesOfTheSameAmbiti(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range once(linked(c, catalogue.SameAmbiti)) {
		for _, of := range quantities(p.this) {
			for _, year := range commonYears(p.this, p.other) {
				for _, s := range []catalogue.Statistic{catalogue.Min, catalogue.Max} {
					here, ok1 := allStatistics(p.this, year, s, of)
					there, ok2 := allStatistics(p.other, year, s, of)
					if !ok1 || !ok2 {
						continue
					}
					a, holderA := extremeOf(here, s)
					b, holderB := extremeOf(there, s)
					if a.meets(b) {
						continue
					}
					wider, narrower := p.this, p.other
					if b.below(a) == (s == catalogue.Min) {
						wider, narrower = p.other, p.this
					}
					severity := Discrepancy
					if len(narrower.Exclusions) > 0 && len(wider.Exclusions) == 0 {
						severity = Doubt
					}
					word := map[catalogue.Statistic]string{catalogue.Min: "basso", catalogue.Max: "alto"}[s]
					found = append(found, Finding{
						ID:       catalogue.Slug("stessi-ambiti", p.this.ID, p.other.ID, holderA.Measure.ID, year),
						Severity: severity,
						Cells:    cellsOf(holderA, holderB),
						Printed:  printedOf(holderA, holderB),
						Sentence: sentence("l’Ambito lombardo con il valore più %s%s ha %s %s (%s) e %s %s (%s): sono gli stessi Ambiti.", word,
							during(year), holderA.the(), in(p.this), holderA.Row.Name, holderB.the(), in(p.other), holderB.Row.Name),
					})
				}
			}
		}
	}
	return found
}

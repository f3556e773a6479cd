package audit

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// sameTotals finds two tables that should give the region the same figure and do not. A table without the row of the
// region is taken for what its rows make. It is a doubt where exclusions that only one of the two declares could explain
// the difference, or where the measures have other names, which may mean something else.
func sameTotals(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, p := range once(linked(c, catalogue.SameTotal)) {
		for _, names := range comparable(p) {
			var years []string
			var here, there []catalogue.Decimal
			var figures []figure
			var cells []Cell
			for _, year := range commonYears(p.this, p.other) {
				a, ok1 := regional(c, p.this, year, names.this)
				b, ok2 := regional(c, p.other, year, names.other)
				if !ok1 || !ok2 || a.meets(b.interval) {
					continue
				}
				decimals := min(a.decimals, b.decimals)
				years = append(years, year)
				here = append(here, catalogue.Round(a.middle(), decimals))
				there = append(there, catalogue.Round(b.middle(), decimals))
				figures = append(append(figures, a.printed...), b.printed...)
				cells = append(append(cells, inDoubt(p.this, a, b)...), inDoubt(p.other, b, a)...)
			}
			if len(years) == 0 {
				continue
			}
			severity := severityWithExclusions(p)
			if names.this == nil {
				severity = Doubt
			}
			unit := figures[0].Measure.Unit
			found = append(found, Finding{
				ID:       catalogue.Slug("stesso-totale", p.this.ID, p.other.ID, names.id),
				Severity: severity,
				Cells:    distinct(cells),
				Computed: plain(here) + " | " + plain(there),
				Sentence: sentence("per la Lombardia %s %s, %s %s (%s): dovrebbero coincidere.", whoGives(p.this), yearly(here, years),
					whoGives(p.other), yearly(there, years), unit.Label),
			})
		}
	}
	return found
}

// inDoubt gives what may be wrong of a total that another contradicts: the total, where it is printed. One that is made of
// parts stands in no cell; then it is the part that alone makes the difference (the other total lacks it, or it counts
// twice), and if there is none, the table as a whole.
func inDoubt(t catalogue.Table, own, other regionalValue) []Cell {
	if len(own.printed) == 1 {
		return cellsOf(own.printed...)
	}
	gap := own.minus(other.interval)
	var parts []figure
	for _, f := range own.printed {
		if f.Measure.Unit.Additive() && f.interval().meets(gap) {
			parts = append(parts, f)
		}
	}
	if len(parts) == 0 {
		return []Cell{{Dataset: t.ID}}
	}
	return cellsOf(parts...)
}

// compared names the measures of two tables that are set against one another; none for the sum of all.
type compared struct {
	id          string
	this, other []string
}

// comparable pairs the measures of two tables: one by one where they have the same names, else all together.
func comparable(p pair) []compared {
	var out []compared
	for _, m := range p.this.Statistics(catalogue.Overall) {
		if _, ok := p.other.FindMeasure(m.ID); !ok {
			return []compared{{"", nil, nil}}
		}
		out = append(out, compared{m.ID, []string{m.ID}, []string{m.ID}})
	}
	return out
}

// regionalValue is the region's value in a table, with the figures that it comes from.
type regionalValue struct {
	interval
	printed  []figure
	decimals int
}

// regional gives the region's value of a year: of its row where there is one, else what the rows make together.
func regional(c *catalogue.Catalogue, t catalogue.Table, year string, measures []string) (regionalValue, bool) {
	if measures == nil {
		for _, m := range t.Statistics(catalogue.Overall) {
			measures = append(measures, m.ID)
		}
	}
	value := regionalValue{interval: whole(0)}
	for _, m := range measures {
		rows := t.Parts()
		total, hasTotal := t.Total()
		if hasTotal {
			rows = []catalogue.Row{total}
		}
		figures, ok := allAt(t, rows, year, m)
		if !ok {
			return regionalValue{}, false
		}
		part := sum(figures)
		if !hasTotal && !figures[0].Measure.Unit.Additive() {
			if part, ok = weighted(c, t, figures); !ok {
				return regionalValue{}, false
			}
		}
		value.interval = value.plus(part)
		value.printed = append(value.printed, figures...)
		value.decimals = figures[0].printed.Decimals()
	}
	return value, true
}

// severityWithExclusions is a doubt where exclusions that only one of two tables declares could explain a difference.
func severityWithExclusions(p pair) Severity {
	if (len(p.this.Exclusions) > 0) != (len(p.other.Exclusions) > 0) {
		return Doubt
	}
	return Discrepancy
}

func distinct(cells []Cell) []Cell {
	var out []Cell
	for _, cell := range cells {
		if !slices.Contains(out, cell) {
			out = append(out, cell)
		}
	}
	return out
}

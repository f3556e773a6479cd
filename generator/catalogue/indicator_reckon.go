package catalogue

import (
	"math/big"
	"slices"
)

// reckon makes the indicators of what their files declare: what adds up is added up to all coarser levels, what does not is
// left as it is given, and a ratio is made at every level that both its terms have. What needs the boundaries waits for them.
func (c *Catalogue) reckon() {
	made := map[string]Indicator{}
	for _, d := range c.declared {
		switch {
		case d.ratio != nil:
		case d.surface && c.surfaces == nil:
		default:
			if d.surface {
				d.values = c.surfaces
			}
			made[d.ID] = c.added(d)
		}
	}
	for _, d := range c.declared {
		if d.ratio == nil {
			continue
		}
		of, ok1 := made[d.ratio.of]
		by, ok2 := made[d.ratio.by]
		if ok1 && ok2 {
			made[d.ID] = divided(d, of, by)
		}
	}
	c.Indicators = nil
	for _, d := range c.declared {
		if i, ok := made[d.ID]; ok && len(i.tables) > 0 {
			c.Indicators = append(c.Indicators, i)
		}
	}
}

// added makes the tables of an indicator with figures of its own.
func (c *Catalogue) added(d declaration) Indicator {
	i := d.Indicator
	periods := Table{Years: i.Years}.Periods()
	sums := map[cellKey]Observation{}
	at := func(level Level, code, year string) Observation {
		key := cellOf(place{level, code}, year)
		if o, ok := d.values[key]; ok {
			return o
		}
		if o, ok := sums[key]; ok {
			return o
		}
		return Observation{reason: NotReported}
	}
	has := map[Level]bool{}
	for key := range d.values {
		has[Level(key.measure)] = true
	}
	for _, level := range placeLevels {
		parts := partsOf[level]
		if i.Measure.Unit.Additive() && has[parts] && level != LevelComune {
			has[level] = true
			for _, row := range c.rowsOf(level) {
				for _, year := range periods {
					sums[cellOf(place{level, row.Label}, year)] = c.sum(d, level, row, year, at)
				}
			}
		}
	}
	for _, level := range placeLevels {
		if has[level] {
			i.addTables(c.tableAt(i, level, has[LevelRegion], at))
		}
	}
	return i
}

// partsOf says of which smaller places those of a level are made.
var partsOf = map[Level]Level{LevelAmbito: LevelComune, LevelASST: LevelAmbito, LevelATS: LevelAmbito, LevelRegion: LevelAmbito}

// sum adds up the parts of a place exactly; where one is missing the sum is missing too.
func (c *Catalogue) sum(d declaration, level Level, row Row, year string, at func(Level, string, string) Observation) Observation {
	total, decimals := new(big.Rat), 0
	var missing []Reason
	add := func(value Decimal) {
		total.Add(total, value.Rat())
		decimals = max(decimals, value.Decimals())
	}
	for _, part := range c.partsIn(level, row) {
		o := at(partsOf[level], part, year)
		if value, ok := o.Value(); ok {
			add(value)
		} else if !d.isJoint(ISTATCode(part), year) {
			missing = append(missing, o.reason)
		}
	}
	for _, j := range d.joint {
		if level == LevelAmbito && j.year == year && slices.Contains(c.partsIn(level, row), string(j.comuni[0])) {
			add(j.value)
		}
	}
	switch {
	case len(missing) == len(c.partsIn(level, row)) && len(slices.Compact(slices.Clone(missing))) == 1:
		return Observation{reason: missing[0]} // there is nothing, and one reason for it
	case len(missing) > 0:
		return Observation{reason: PartMissing}
	}
	return Observation{value: Round(total, decimals)}
}

func (d declaration) isJoint(code ISTATCode, year string) bool {
	return slices.ContainsFunc(d.joint, func(j joint) bool { return j.year == year && slices.Contains(j.comuni, code) })
}

// partsIn gives the codes of the parts of a place.
func (c *Catalogue) partsIn(level Level, row Row) []string {
	var codes []string
	if level == LevelAmbito {
		for _, m := range c.Members(row.Ambito) {
			codes = append(codes, string(m.Code))
		}
		return codes
	}
	for _, a := range c.Ambiti {
		if row.Total || row.ATS != "" && row.ATS == a.ATS || row.ASST != "" && row.ASST == a.ASST {
			codes = append(codes, string(a.Code))
		}
	}
	return codes
}

// tableAt makes the table of a level.
func (c *Catalogue) tableAt(i Indicator, level Level, region bool, at func(Level, string, string) Observation) Table {
	t := i.newTable(level)
	rows := c.rowsOf(level)
	if region && level != LevelRegion {
		rows = append(rows, c.rowsOf(LevelRegion)...)
	}
	for _, row := range rows {
		of := level
		if row.Total {
			of = LevelRegion
		}
		for _, year := range t.Periods() {
			t.put(row, year, at(of, row.Label, year))
		}
	}
	return t
}

// newTable is the table of a level without its cells.
func (i Indicator) newTable(level Level) Table {
	t := Table{
		ID: i.ID, Number: "Indicatore", Title: i.Title, Level: level, Years: i.Years, Measures: []Measure{i.Measure},
		WhatIsMeasured: i.WhatIsMeasured, Numerator: i.Numerator, Denominator: i.Denominator, HowToRead: i.HowToRead,
		HowNotToRead: i.HowNotToRead, Indicator: true, byCell: map[cellKey]int{},
	}
	if len(i.Sources) > 0 {
		t.Source = i.Sources[0].Source
	}
	return t
}

func (t *Table) put(row Row, year string, o Observation) {
	o.Table, o.Row, o.Year, o.Measure = t.ID, row, year, t.Measures[0]
	t.byCell[cellKey{row.Key, year, o.Measure.ID}] = len(t.Observations)
	t.Observations = append(t.Observations, o)
	if _, known := t.FindRow(row.Key); !known {
		t.Rows = append(t.Rows, row)
	}
}

// addTables keeps a table, and the same with its figures rounded for the pages.
func (i *Indicator) addTables(t Table) {
	i.tables = append(i.tables, t)
	if i.Decimals >= 0 {
		observations := slices.Clone(t.Observations)
		for n := range observations {
			if value, ok := observations[n].Value(); ok {
				observations[n].value = Round(value.Rat(), i.Decimals)
			}
		}
		t.Observations = observations
	}
	i.shown = append(i.shown, t)
}

// divided makes a ratio of two indicators, of the same year; figures about no year go with those of any.
func divided(d declaration, of, by Indicator) Indicator {
	i := d.Indicator
	for _, p := range slices.Concat(of.Sources, by.Sources) {
		if !slices.Contains(i.Sources, p) {
			i.Sources = append(i.Sources, p)
		}
	}
	for _, year := range of.Years {
		if len(by.Years) == 0 || slices.Contains(by.Years, year) {
			i.Years = append(i.Years, year)
		}
	}
	if len(of.Years) == 0 {
		i.Years = by.Years
	}
	if len(i.Years) == 0 && len(of.Years) > 0 {
		return i // they have no year in common
	}
	for _, level := range of.Levels() {
		upper, _ := of.Table(level)
		lower, ok := by.Table(level)
		if !ok {
			continue
		}
		t := i.newTable(level)
		for _, row := range upper.Rows {
			for _, year := range t.Periods() {
				t.put(row, year, quotient(upper.in(row, year), lower.in(row, year), d.ratio.per, i.Decimals))
			}
		}
		i.addTables(t)
	}
	return i
}

// in gives the figure of a row in a year, or the one that is about no year.
func (t Table) in(row Row, year string) Observation {
	if len(t.Years) == 0 {
		year = ""
	}
	o, ok := t.At(row.Key, year, t.Measures[0].ID)
	if !ok {
		return Observation{reason: NotReported}
	}
	return o
}

func quotient(of, by Observation, per int64, decimals int) Observation {
	a, ok1 := of.Value()
	b, ok2 := by.Value()
	switch {
	case !ok1 && !ok2 && of.reason == by.reason, ok2 && !ok1:
		return Observation{reason: of.reason}
	case ok1 && !ok2:
		return Observation{reason: by.reason}
	case !ok1 || b.Rat().Sign() == 0:
		return Observation{reason: PartMissing}
	}
	r := new(big.Rat).Quo(a.Rat(), b.Rat())
	return Observation{value: Round(r.Mul(r, big.NewRat(per, 1)), decimals)}
}

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
	has := map[Level]bool{}
	for key := range d.values {
		has[Level(key.measure)] = true
	}
	figures := map[cellKey]Observation{} // from the finest level
	ground, within := map[ISTATCode][]Piece{}, map[AmbitoCode][]Piece{}
	for _, p := range c.Pieces {
		ground[p.Comune], within[p.Ambito] = append(ground[p.Comune], p), append(within[p.Ambito], p)
	}
	for _, level := range placeLevels {
		adds := i.Measure.Unit.Additive() && has[partsOf[level]]
		if has[level] = has[level] || adds; !has[level] {
			continue
		}
		for _, row := range c.rowsOf(level) {
			for _, year := range periods {
				key := cellOf(place{level: level, code: row.Label}, year)
				figure, given := d.values[key]
				switch {
				case level == LevelComune:
					figure = d.ofComune(ground[row.Comune], row.Comune, year)
				case given:
				case level == LevelAmbito && adds:
					figure = d.ofPieces(within[row.Ambito], year)
				case adds:
					figure = sum(c.ambitiIn(row), func(code string) Observation { return figures[cellOf(place{level: LevelAmbito, code: code}, year)] })
				default:
					figure = Observation{reason: NotReported}
				}
				figures[key] = figure
			}
		}
	}
	for _, level := range placeLevels {
		if has[level] {
			i.addTables(c.tableAt(i, level, has[LevelRegion], figures))
		}
	}
	return i
}

// partsOf says of which smaller places those of a level are made.
var partsOf = map[Level]Level{LevelAmbito: LevelComune, LevelASST: LevelAmbito, LevelATS: LevelAmbito, LevelRegion: LevelAmbito}

// ofComune gives the figure of a Comune of the catalogue's day: its own, or that of the ground which it is made of.
func (d declaration) ofComune(pieces []Piece, code ISTATCode, year string) Observation {
	own, given := d.values[cellOf(place{level: LevelComune, code: string(code)}, year)]
	merged := len(pieces) > 1
	wasThere := slices.ContainsFunc(pieces, func(p Piece) bool { return p.Code == code })
	switch {
	case given && !(merged && wasThere): // else it is about a part
		return own
	case d.Measure.Unit.Additive():
		return d.ofPieces(pieces, year)
	}
	return Observation{reason: NotReported}
}

// ofPieces adds up the figures of Comuni of the act. Those that have one figure together count where all of them are.
func (d declaration) ofPieces(pieces []Piece, year string) Observation {
	if len(pieces) == 1 {
		o, given := d.values[cellOf(place{level: LevelComune, code: string(pieces[0].Code)}, year)]
		if !given {
			o.reason = NotReported
		}
		return o
	}
	among := map[ISTATCode]bool{}
	for _, p := range pieces {
		among[p.Code] = true
	}
	counted := map[ISTATCode]bool{}
	var codes []string
	values := map[string]Observation{}
	for _, j := range d.joint {
		if j.year != year || slices.ContainsFunc(j.comuni, func(code ISTATCode) bool { return !among[code] }) {
			continue
		}
		codes = append(codes, string(j.comuni[0]))
		values[string(j.comuni[0])] = Observation{value: j.value}
		for _, code := range j.comuni {
			counted[code] = true
		}
	}
	for _, p := range pieces {
		if counted[p.Code] {
			continue
		}
		codes = append(codes, string(p.Code))
		values[string(p.Code)] = d.ofPieces([]Piece{p}, year)
	}
	return sum(codes, func(code string) Observation { return values[code] })
}

// sum adds up the parts of a place exactly; where one is missing the sum is missing too.
func sum(parts []string, of func(code string) Observation) Observation {
	total, decimals := new(big.Rat), 0
	var missing []Reason
	for _, part := range parts {
		o := of(part)
		value, ok := o.Value()
		if !ok {
			missing = append(missing, o.reason)
			continue
		}
		total.Add(total, value.Rat())
		decimals = max(decimals, value.Decimals())
	}
	switch {
	case len(parts) == 0:
		return Observation{reason: NotReported}
	case len(missing) == len(parts) && len(slices.Compact(slices.Clone(missing))) == 1:
		return Observation{reason: missing[0]} // there is nothing, and one reason for it
	case len(missing) > 0:
		return Observation{reason: PartMissing}
	}
	return Observation{value: Round(total, decimals)}
}

// ambitiIn gives the codes of the Ambiti of an ATS, of an ASST or of the region.
func (c *Catalogue) ambitiIn(row Row) []string {
	var codes []string
	for _, a := range c.Ambiti {
		if row.Total || row.ATS != "" && row.ATS == a.ATS || row.ASST != "" && row.ASST == a.ASST {
			codes = append(codes, string(a.Code))
		}
	}
	return codes
}

// tableAt makes the table of a level.
func (c *Catalogue) tableAt(i Indicator, level Level, region bool, figures map[cellKey]Observation) Table {
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
			t.put(row, year, figures[cellOf(place{level: of, code: row.Label}, year)])
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

// put adds a figure to a table that is filled row by row.
func (t *Table) put(row Row, year string, o Observation) {
	o.Table, o.Row, o.Year, o.Measure = t.ID, row, year, t.Measures[0]
	t.byCell[cellKey{row.Key, year, o.Measure.ID}] = len(t.Observations)
	t.Observations = append(t.Observations, o)
	if n := len(t.Rows); n == 0 || t.Rows[n-1].Key != row.Key {
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

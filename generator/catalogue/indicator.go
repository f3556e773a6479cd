package catalogue

import (
	"slices"
	"strconv"
)

// Indicator is a figure of each place, from another source than the act.
type Indicator struct {
	ID             string // the folder of its source, «popolazione»
	Title          string // the question that it answers, or what it is, in our words
	Measure        Measure
	Sources        []Provenance // its own; of a ratio those of both its terms
	WhatIsMeasured string
	Numerator      string
	Denominator    string
	HowToRead      string
	HowNotToRead   string
	Decimals       int               // how many a page shows; -1 for those of the source
	ISTAT          map[string]string // which cells of an export of ISTAT are its own: dimension and code; nil for none
	Years          []string          // none where the figures are about no year
	tables         []Table
	shown          []Table
}

// RegionCode is ISTAT's code of the region, and RegionName how a sentence names it.
const (
	RegionCode = "03"
	RegionName = "Lombardia"
)

// PopulationID is the indicator of how many people live in a place.
const PopulationID = "popolazione"

// placeLevels are the levels of indicators from the finest; what adds up adds up in this order.
var placeLevels = []Level{LevelComune, LevelAmbito, LevelASST, LevelATS, LevelRegion}

// PlaceLevels lists the levels of indicators, from the finest.
func PlaceLevels() []Level { return slices.Clone(placeLevels) }

// Indicator gives the indicator with an id.
func (c *Catalogue) Indicator(id string) (Indicator, bool) {
	i := slices.IndexFunc(c.Indicators, func(x Indicator) bool { return x.ID == id })
	if i < 0 {
		return Indicator{}, false
	}
	return c.Indicators[i], true
}

// Levels gives the levels at which there are figures, from the finest.
func (i Indicator) Levels() []Level {
	var levels []Level
	for _, t := range i.tables {
		levels = append(levels, t.Level)
	}
	return levels
}

// Table gives all figures of a level with their reasons, each place and year once, and the region's besides, as a table of
// one measure. The table of LevelRegion has the region alone.
func (i Indicator) Table(level Level) (Table, bool) { return atLevel(i.tables, level) }

// Shown is Table with the figures rounded as the pages show them.
func (i Indicator) Shown(level Level) (Table, bool) { return atLevel(i.shown, level) }

func atLevel(tables []Table, level Level) (Table, bool) {
	at := slices.IndexFunc(tables, func(t Table) bool { return t.Level == level })
	if at < 0 {
		return Table{}, false
	}
	return tables[at], true
}

// Main gives the level that a page is about: the Ambiti where there are figures of them, else the finest.
func (i Indicator) Main() Level {
	if _, ok := i.Table(LevelAmbito); ok {
		return LevelAmbito
	}
	return i.tables[0].Level
}

// LevelOf says of which level a place of the indicator is.
func (i Indicator) LevelOf(code string) Level {
	for _, t := range i.tables {
		if slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Label == code && (!r.Total || t.Level == LevelRegion) }) {
			return t.Level
		}
	}
	return ""
}

// Residents tells how many people live in the place of a row; false where it is not known.
func (c *Catalogue) Residents(row Row) (int64, bool) {
	population, _ := c.Indicator(PopulationID)
	level, key := row.level(), row.Key
	if row.Total {
		level, key = LevelRegion, totalKey
	}
	t, ok := population.Table(level)
	if !ok {
		return 0, false
	}
	o, _ := t.At(key, t.Last(), population.Measure.ID)
	n, ok := o.Value()
	people, err := strconv.ParseInt(n.String(), 10, 64)
	return people, ok && err == nil
}

// level says what kind of place a row is; empty for what is none.
func (r Row) level() Level {
	switch {
	case r.Comune != "":
		return LevelComune
	case r.Ambito != "":
		return LevelAmbito
	case r.ASST != "":
		return LevelASST
	case r.ATS != "":
		return LevelATS
	}
	return ""
}

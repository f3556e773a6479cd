package catalogue

import (
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// Spending is the analysis of the Comuni's social spending (Allegato C): what each table is and every cell of it. Its
// slices keep the order of the files and are not to be changed.
type Spending struct {
	Provenance Provenance
	Units      []Unit
	Tables     []Table
	Claims     []Claim           // what the act says of its own figures
	Proved     map[string]string // digests of the tables that «ambiti transcription» found in the act, by id
}

// Table gives the table with an id, «tab_10_1».
func (s Spending) Table(id string) (Table, bool) {
	i := slices.IndexFunc(s.Tables, func(t Table) bool { return t.ID == id })
	if i < 0 {
		return Table{}, false
	}
	return s.Tables[i], true
}

// Theme is a question that tables answer.
type Theme struct{ ID, Title string }

// Themes are those of the act, in the order of /spesa/. Tables with another theme follow under its own words.
var Themes = []Theme{
	{"gestione", "Quanto si spende e chi gestisce"},
	{"capofila", "Secondo chi guida il Piano di Zona"},
	{"interventi", "Servizio per servizio"},
	{"finanziamento", "Chi paga"},
	{"trasferimenti", "I soldi fra i Comuni e il Piano di Zona"},
	{"procapite", "Quanto si spende per persona"},
}

// Table is a table or a chart with its definition. It is a full grid: each of its Rows has, for each of its Years and
// Measures, one Observation.
type Table struct {
	ID             string // «tab_10_1»
	Number         string // «Tab. 10.1», «Grafico 14»
	Title          string // in our words
	Caption        string // as printed; empty if the table is not of the act
	HeaderPrinted  bool   // the text of the act has the names of its columns
	Theme          string
	Level          Level
	Years          []string // none where the figures hold for the whole period
	Measures       []Measure
	Rows           []Row
	WhatIsMeasured string
	Numerator      string
	Denominator    string
	Universe       string
	Exclusions     []string
	HowToRead      string
	HowNotToRead   string
	Whole          []string // the quantities that together make the whole: measures, or what their statistics are of
	Links          []Link
	Attribution    string // why these figures of the text are this chart's
	Source         string // where the act takes the figures from
	Notes          []string
	Observations   []Observation // row by row, as in the file
	Described      source.Pos
	Indicator      bool // not of the act: the figures of an indicator at one level

	byCell map[cellKey]int
}

// IsChart tells the charts from the tables.
func (t Table) IsChart() bool { return strings.HasPrefix(t.ID, "graf_") }

// At gives a cell by the key of its row, its year (empty where the table has no years) and the id of its measure.
func (t Table) At(row, year, measure string) (Observation, bool) {
	i, ok := t.byCell[cellKey{row, year, measure}]
	if !ok {
		return Observation{}, false
	}
	return t.Observations[i], true
}

// Periods gives the years, or the one empty year of a table whose figures hold for the whole period.
func (t Table) Periods() []string {
	if len(t.Years) == 0 {
		return []string{""}
	}
	return t.Years
}

// Total gives the row of the whole region, if there is one.
func (t Table) Total() (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Total })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

// Parts gives the rows without that of the whole region.
func (t Table) Parts() []Row { return keep(t.Rows, func(r Row) bool { return !r.Total }) }

// FindRow gives the row with a key.
func (t Table) FindRow(key string) (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Key == key })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

// FindMeasure gives the measure with an id.
func (t Table) FindMeasure(id string) (Measure, bool) {
	i := slices.IndexFunc(t.Measures, func(m Measure) bool { return m.ID == id })
	if i < 0 {
		return Measure{}, false
	}
	return t.Measures[i], true
}

type cellKey struct{ row, year, measure string }

// Measure is what a column of a table holds.
type Measure struct {
	ID      string
	Label   string // in our words
	Printed string // as printed, empty where the text has no name for it
	Unit    Unit   // of all its cells
}

// Statistic is what a measure says of a group of Ambiti.
type Statistic string

// The statistics; the rest of a measure's id says of what.
const (
	Overall Statistic = ""      // the value of the group as one
	Mean    Statistic = "media" // the mean of its Ambiti
	Min     Statistic = "min"   // the lowest of its Ambiti
	Max     Statistic = "max"   // the highest
)

// Statistic splits the measure's id: «min_gestione_singola» is the Min of «gestione_singola», «min» that of «valore»,
// and «gestione_singola» the Overall value of itself.
func (m Measure) Statistic() (Statistic, string) {
	for _, s := range []Statistic{Mean, Min, Max} {
		if m.ID == string(s) {
			return s, "valore"
		}
		if of, ok := strings.CutPrefix(m.ID, string(s)+"_"); ok {
			return s, of
		}
	}
	return Overall, m.ID
}

// Link says that the sums of a table have to agree with those of another.
type Link struct {
	With     string // the other table's id
	Kind     LinkKind
	Measures []string // of the other table, those that count; none for all
}

// LinkKind says how two tables have to agree.
type LinkKind string

// The kinds of links of tabelle.yaml.
const (
	SharesOf      LinkKind = "quote"                // one holds the percentages of the other's amounts
	PercentOf     LinkKind = "percentuali_di"       // the values are per cent of the other's amounts, row by row
	ExtremesOf    LinkKind = "estremi"              // one holds mean and extremes of the other's indicator
	PerHeadOf     LinkKind = "procapite"            // one holds the other's amounts per head
	SameTotal     LinkKind = "stesso_totale"        // the region's figures are the same
	SameTransfers LinkKind = "stessi_trasferimenti" // the same money seen by who gives and by who receives
	SameAmbiti    LinkKind = "stessi_ambiti"        // the same Ambiti in other groups
	PartOf        LinkKind = "parte_di"             // the places of one lie in those of the other, which measures the same
	ItemOf        LinkKind = "voce_di"              // one is an item of the spending that the other has the whole of
)

// Observation is one cell: a value as printed, or the reason why there is none. Load alone makes it.
type Observation struct {
	Table   string // id
	Row     Row
	Year    string // empty where the figure holds for the whole period
	Measure Measure
	source.Pos

	value  Decimal
	reason Reason
}

// Value gives the printed value; false where it is missing.
func (o Observation) Value() (Decimal, bool) { return o.value, o.reason == "" }

// Missing gives the reason why there is no value; false where there is one.
func (o Observation) Missing() (Reason, bool) { return o.reason, o.reason != "" }

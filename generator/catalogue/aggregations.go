package catalogue

import (
	"strings"

	"ambitilombardia/generator/source"
)

// Aggregations are those of 2018-2020 out of which the Ambiti of the act came (Allegato A, section 2).
type Aggregations struct {
	Provenance Provenance    // empty where a project does not have them
	List       []Aggregation // in the act's order
	Counts     AggregationCounts
}

// Aggregation is what the act says was united under the name of one Ambito.
type Aggregation struct {
	Ambito AmbitoCode
	Name   string // of the Ambito, as the list prints it
	Unites Union
	Parts  []string // as printed: the names of Ambiti, or the words for Comuni that it does not name
	source.Pos
}

// Union says of what an aggregation is made.
type Union string

// What the act unites. Comuni that pass from one Ambito to another leave the number of Ambiti as it was.
const (
	OfAmbiti Union = "Ambiti"
	OfComuni Union = "Comuni"
)

// Unions lists them.
func Unions() []Union { return []Union{OfAmbiti, OfComuni} }

// Fewer tells how many Ambiti there are less after it.
func (a Aggregation) Fewer() int {
	if a.Unites == OfComuni {
		return 0
	}
	return len(a.Parts) - 1
}

// Fewer tells how many Ambiti there are less after all of them.
func (all Aggregations) Fewer() int {
	n := 0
	for _, a := range all.List {
		n += a.Fewer()
	}
	return n
}

// Printed is the line of the act's list that says so.
func (a Aggregation) Printed() string {
	if a.Unites == OfComuni {
		return a.Name + ": aggregazione di " + a.Parts[0]
	}
	last := len(a.Parts) - 1
	return a.Name + ": aggregazione degli Ambiti di " + strings.Join(a.Parts[:last], ", ") + " e " + a.Parts[last]
}

// AggregationCounts are the numbers that the act gives beside its list.
type AggregationCounts struct {
	Before PrintedCount // Ambiti at the beginning of 2018
	After  PrintedCount // Ambiti at the end of 2020
	United PrintedCount // Ambiti that chose to unite
	Plans  PrintedCount // new plans that came of it
}

// PrintedCount is a number that the act prints in a sentence, in figures or in letters.
type PrintedCount struct {
	Value   int
	Printed string
	source.Pos
}

// All lists them.
func (c AggregationCounts) All() []PrintedCount {
	return []PrintedCount{c.Before, c.After, c.United, c.Plans}
}

// AggregationOf gives the aggregation that an Ambito came of.
func (c *Catalogue) AggregationOf(code AmbitoCode) (Aggregation, bool) {
	for _, a := range c.Aggregations.List {
		if a.Ambito == code {
			return a, true
		}
	}
	return Aggregation{}, false
}

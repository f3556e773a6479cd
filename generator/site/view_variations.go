package site

import "ambitilombardia/generator/catalogue"

// What hugo.Data.variations has, for the page /variazioni/.

// variations is all that changed, before the act and after it.
type variations struct {
	From         string        `json:"from"`         // the first day of what is told since the act, in words
	To           string        `json:"to"`           // the last
	Moments      []moment      `json:"moments"`      // since the act, the latest first
	Notes        []string      `json:"notes"`        // what is not known of them
	Downloads    []link        `json:"downloads"`    // the same as tables
	Aggregations *aggregations `json:"aggregations"` // before the act; null: a project need not have them
}

// moment is what one act changed on one day.
type moment struct {
	Day     dayText      `json:"day"`
	Title   string       `json:"title"` // what it was called before, as people look for it
	Events  []changeItem `json:"events"`
	Ambiti  []link       `json:"ambiti"`  // where
	Act     string       `json:"act"`     // with its article, «La legge regionale 1/2026»
	URL     string       `json:"url"`     // where the act can be read, or empty
	Sources [][]piece    `json:"sources"` // who says so, each once

	act   catalogue.ActID
	names []string // of the title
	read  []string // the sources
}

// changeItem is one event of it.
type changeItem struct {
	Anchor    string   `json:"anchor"`
	Words     []piece  `json:"words"`
	Undecided []string `json:"undecided"` // what nobody has decided about its ground
	Maps      string   `json:"maps"`      // its key in hugo.Data.maps.changed; empty: no area has changed
}

// pairOfMaps shows an area before and after a change.
type pairOfMaps struct {
	Before mapDrawing `json:"before"`
	After  mapDrawing `json:"after"`
}

// aggregations are those of 2018-2020, which made the Ambiti of the act.
type aggregations struct {
	Sum     []figure         `json:"sum"` // Ambiti before, fewer, after
	Map     mapDrawing       `json:"map"`
	Rows    []aggregationRow `json:"rows"`
	Fewer   string           `json:"fewer"`   // Ambiti less after all of them
	Doubts  []string         `json:"doubts"`  // what the act leaves open
	Gaps    []string         `json:"gaps"`    // what the codes tell, a paragraph for each series
	Source  string           `json:"source"`  // where it was read
	Dataset *link            `json:"dataset"` // the same as a table
}

// aggregationRow is an Ambito that came of one.
type aggregationRow struct {
	link
	Anchor   string `json:"anchor"`
	United   string `json:"united"` // «gli Ambiti di Vigevano, Mortara e Garlasco»
	Fewer    string `json:"fewer"`
	Register string `json:"register"` // its code in the national register
	Skipped  string `json:"skipped"`  // «subito dopo manca lom_65», or empty
}

// born says on the page of an Ambito that it came of an aggregation.
type born struct {
	Words string `json:"words"`
	URL   string `json:"url"` // where all of them are
}

package site

import "ambitilombardia/generator/chart"

// The types of the comparison: the part of the contract with the templates that belongs to it, in the terms of view_spending.go. The
// script of the page reads the same.

// comparison is hugo.Data.comparison: what /confronta/ shows.
type comparison struct {
	Kinds  []comparedKind   `json:"kinds"`
	First  *comparedMeasure `json:"first"` // what a reader sees who has chosen nothing; null: nothing can be compared
	Blank  comparedMeasure  `json:"blank"` // one of each thing, without words: the script copies what it is shown in
	Doubt  string           `json:"doubt"` // goes with what is reckoned from a doubtful figure
	Points int              `json:"points"`
	Per100 int              `json:"per_100"` // how near figures are called alike: in percentage points, and in per cent
}

// comparedKind is places of one kind that are compared among themselves.
type comparedKind struct {
	ID       string            `json:"id"` // ats, citta: also an anchor
	Title    string            `json:"title"`
	One      string            `json:"one"`     // «un’ATS»
	Several  string            `json:"several"` // stands before their names, where these do not say the kind
	Places   []link            `json:"places"`
	Tables   []link            `json:"tables"`  // the page of each table
	Choices  []link            `json:"choices"` // the measures
	Measures []comparedMeasure `json:"-"`       // a file each, which the script asks for
	Default  string            `json:"default"` // the id of the measure that is shown first
}

// comparedMeasure is a measure with the figures of all places of a kind.
type comparedMeasure struct {
	ID       string         `json:"id"` // in the address of the page
	Name     string         `json:"name"`
	URL      string         `json:"url"`     // of the page of its table
	Caption  string         `json:"caption"` // what each of the figures is
	Years    []string       `json:"years"`
	Rows     []comparedRow  `json:"rows"` // the highest first, the region last
	Spread   string         `json:"spread"`
	Note     string         `json:"note"` // how to look at the picture
	Caution  string         `json:"caution"`
	Gap      string         `json:"gap"`      // the unit of a difference, with the blank before it
	Share    bool           `json:"share"`    // differences are in points
	Additive bool           `json:"additive"` // the region is the sum of all: it has no place on the axis of its parts
	Notes    []numberedNote `json:"notes"`
	Head     *chart.Panel   `json:"head,omitempty"` // names the region over the panels; only of the measures that a template shows
}

// comparedRow is a place, or the region, with its figures of a measure.
type comparedRow struct {
	link
	Of       string           `json:"of"` // «dell’ATS Pavia»
	Total    bool             `json:"total"`
	Number   string           `json:"number"` // the last figure as a program reads it; empty where it is missing
	Plot     string           `json:"plot"`   // as the picture writes it
	Value    string           `json:"value"`  // as a sentence says it, or the reason
	Doubtful bool             `json:"doubtful"`
	Words    string           `json:"words"` // how it lies beside the region and has changed, or why it is missing
	Figures  []spendingFigure `json:"figures"`
	Panel    *chart.Panel     `json:"panel,omitempty"`
}

package site

import "ambitilombardia/generator/chart"

// The types of the pages about social spending (Allegato C) and of the findings: the part of the contract with the
// templates that belongs to them. Numbers are texts with the printed digits in Italian form; horizontal positions in
// pictures are per cent of their width («45.30%»), vertical ones pixels, so that letters keep their size on any screen.

// Spending is hugo.Data.spending: what /spesa/ shows.
type Spending struct {
	Years  string          `json:"years"` // «2016-2018»
	Story  []StoryPart     `json:"story"`
	Themes []SpendingTheme `json:"themes"`
	Notes  []NumberedNote  `json:"notes"` // findings about the figures of the story

	Dataset *Link `json:"dataset"`
}

// StoryPart is one picture of the story with its words.
type StoryPart struct {
	Anchor string   `json:"anchor"`
	Title  string   `json:"title"`
	Text   []Phrase `json:"text"`
	Chart  *Chart   `json:"chart"`
	Map    *AreaMap `json:"map"`
	Table  Link     `json:"table"` // its table twin
}

// Phrase is a sentence with the marks of the figures in it.
type Phrase struct {
	Text  string `json:"text"`
	Marks []Mark `json:"marks"`
}

// SpendingTheme groups the tables that answer one question.
type SpendingTheme struct {
	Title  string        `json:"title"`
	Tables []SpendingRef `json:"tables"`
}

// SpendingRef leads to the page of a table.
type SpendingRef struct {
	Link           // Name is the title, Code the table's number in the act
	Finding string `json:"finding"` // what its picture shows
}

// SpendingPage is .Params of a page under /spesa/.
type SpendingPage struct {
	Number      string         `json:"number"` // «Tab. 10.1»
	Name        string         `json:"name"`   // its title in our words
	Caption     string         `json:"caption"`
	Headline    Phrase         `json:"headline"` // the finding, which the figures prove
	Spread      Phrase         `json:"spread"`   // a second sentence, may be empty
	Chart       *Chart         `json:"chart"`
	Map         *AreaMap       `json:"map"`
	Table       SpendingTable  `json:"table"`
	Definition  []Definition   `json:"definition"`
	Exclusions  []string       `json:"exclusions"`
	Asides      []string       `json:"asides"` // notes of the transcription
	Attribution string         `json:"attribution"`
	Dated       string         `json:"dated"` // of which years the figures are, and where the act has them
	Units       []Definition   `json:"units"`
	Reasons     []Definition   `json:"reasons"` // why values are missing, those that occur
	Notes       []NumberedNote `json:"notes"`   // findings about its figures
	Dataset     *Link          `json:"dataset"`
	Related     []SpendingRef  `json:"related"`
	Previous    *SpendingRef   `json:"previous"`
	Following   *SpendingRef   `json:"following"`
	Compare     string         `json:"compare"` // its rows side by side; empty: no such
	Picture     *Picture       `json:"picture"`
	Embed       *Embed         `json:"embed"`
}

// Definition is a term with its meaning.
type Definition struct {
	Term    string `json:"term"`
	Meaning string `json:"meaning"`
}

// SpendingTable is the table twin: every figure of the table as printed.
type SpendingTable struct {
	Caption string            `json:"caption"`
	Marks   []Mark            `json:"marks"`   // of findings about the table as a whole
	Groups  []SpendingColumns `json:"groups"`  // the years over the measures; none where one row of heads is enough
	Columns []string          `json:"columns"` // one for each figure of a row
	Rows    []SpendingRow     `json:"rows"`
}

// SpendingColumns is a year over its measures.
type SpendingColumns struct {
	Name string `json:"name"`
	Span int    `json:"span"`
}

// SpendingRow is a row of the table with its address on the page.
type SpendingRow struct {
	Anchor  string           `json:"anchor"`
	Name    string           `json:"name"`
	URL     string           `json:"url"`     // the page of the place, empty if it has none
	Aside   string           `json:"aside"`   // its area
	Printed string           `json:"printed"` // its name in the act, where that is another
	Total   bool             `json:"total"`
	Figures []SpendingFigure `json:"figures"`
}

// SpendingFigure is one printed figure, or why there is none.
type SpendingFigure struct {
	Text    string `json:"text"`    // «1.320,4»
	Missing string `json:"missing"` // the reason, «non riportato»
	Marks   []Mark `json:"marks"`
}

// Mark leads from a figure to a finding about it.
type Mark struct {
	Number   string `json:"number"`   // on this page
	Severity string `json:"severity"` // discrepanza, dubbio, nota: also a CSS modifier
	Label    string `json:"label"`    // «1: discrepanza»
	URL      string `json:"url"`
}

// NumberedNote is a finding with its number on this page.
type NumberedNote struct {
	Mark
	Sentence string `json:"sentence"`
}

// Standing is what a page of a place shows of its spending.
type Standing struct {
	Intro string         `json:"intro"`
	Items []StandingItem `json:"items"`
	Notes []NumberedNote `json:"notes"`
	// Compare leads to the place beside others; empty where the figures are not its own.
	Compare string `json:"compare"`
}

// Comparison is hugo.Data.comparison: what /confronta/ shows.
type Comparison struct {
	Kinds []ComparedKind `json:"kinds"`
	Notes []NumberedNote `json:"notes"`
}

// ComparedKind is places of one kind side by side.
type ComparedKind struct {
	ID     string          `json:"id"` // ats, citta: their anchor
	Title  string          `json:"title"`
	Places []Link          `json:"places"`
	Tables []ComparedTable `json:"tables"`
}

// ComparedTable is a table of the act with a column for each place.
type ComparedTable struct {
	TurnedTable
	Anchor string `json:"anchor"`
}

// StandingItem is what one table says of a place: its figures in a column of its own.
type StandingItem struct {
	TurnedTable
	Own    string  `json:"own"` // whose the first column is
	Places []Place `json:"places"`
}

// TurnedTable is a table of the act turned on its side: a column for each of some of its rows, and one for the region.
type TurnedTable struct {
	Table   Link       `json:"table"` // Name is the title, Code the table's number
	Unit    string     `json:"unit"`
	Region  string     `json:"region"`  // head of the last column; empty: there is none
	From    *Link      `json:"from"`    // the table of the last column, where it is another
	Columns int        `json:"columns"` // with the one of the labels
	Groups  []RowGroup `json:"groups"`
	Caution string     `json:"caution"` // how not to read it
}

// RowGroup is a measure with a row for each of its years, or the only year with one for each measure. Where there is one
// measure it has no label.
type RowGroup struct {
	Label string      `json:"label"` // «Spesa gestita insieme», «2018»
	Rows  []FigureRow `json:"rows"`
}

// FigureRow is a figure for each column.
type FigureRow struct {
	Label   string           `json:"label"` // «2018», «Valore medio»
	Figures []SpendingFigure `json:"figures"`
}

// Place says where a figure lies among those of its peers, with the spread drawn.
type Place struct {
	Phrase
	Row ChartRow `json:"row"`
}

// Chart is a picture made of one panel for each row of a table.
type Chart struct {
	Kind   string     `json:"kind"` // lines, bars, ranges: also a CSS modifier
	Note   string     `json:"note"` // how to look at it
	Legend []ChartKey `json:"legend"`
	Rows   []ChartRow `json:"rows"`
	Bare   []Link     `json:"bare"` // the rows without any figure, which have no panel
}

// ChartKey explains a kind of mark.
type ChartKey struct {
	Class string `json:"class"`
	Label string `json:"label"`
}

// ChartRow is one row: the name is text of the page, the panel an SVG as wide as there is room.
type ChartRow struct {
	ID    string      `json:"id"` // unique on the page
	Name  string      `json:"name"`
	URL   string      `json:"url"`
	Aside string      `json:"aside"`
	Total bool        `json:"total"`
	Desc  string      `json:"desc"` // all values in words
	Panel chart.Panel `json:"panel"`
}

// AreaMap is a choropleth: areas in few classes, each value written on its area and in the key.
type AreaMap struct {
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Desc    string      `json:"desc"`
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	Areas   []ValueArea `json:"areas"`
	Classes []AreaClass `json:"classes"`
	Note    string      `json:"note"`
	Credit  string      `json:"credit"`
}

// ValueArea is an area with its value.
type ValueArea struct {
	MapArea
	Value string `json:"value"`
}

// AreaClass is a row of the key with the areas in it.
type AreaClass struct {
	Class string      `json:"class"`
	Label string      `json:"label"`
	Doubt string      `json:"doubt"` // «dati dubbi» where all are, or empty
	Areas []ValueLink `json:"areas"`
}

// ValueLink is a place with its value.
type ValueLink struct {
	Link
	Value string `json:"value"`
	Doubt string `json:"doubt"` // «dato dubbio», or empty
	Marks []Mark `json:"marks"`
}

// Quality is hugo.Data.quality: what /qualita/ shows.
type Quality struct {
	Severities []SeverityGroup `json:"severities"`
	Dataset    *Link           `json:"dataset"`
}

// SeverityGroup is the findings of one severity.
type SeverityGroup struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"` // «Discrepanze»
	Meaning  string         `json:"meaning"`
	Count    string         `json:"count"`
	Datasets []DatasetGroup `json:"datasets"`
}

// DatasetGroup is the findings about one dataset.
type DatasetGroup struct {
	Name     string        `json:"name"`
	Findings []FindingItem `json:"findings"`
}

// FindingItem is a finding with its evidence.
type FindingItem struct {
	ID       string `json:"id"` // its address on the page
	Severity string `json:"severity"`
	Label    string `json:"label"` // «Discrepanza»
	Sentence string `json:"sentence"`
	Printed  string `json:"printed"`
	Computed string `json:"computed"`
	Reckoned string `json:"reckoned"` // what kind of value that is, where it is not one of the table
	Cells    []Link `json:"cells"`
}

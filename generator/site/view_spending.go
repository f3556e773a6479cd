package site

import "ambitilombardia/generator/chart"

// The types of the pages about social spending (Allegato C) and of the findings: the part of the contract with the
// templates that belongs to them. Numbers are texts with the printed digits in Italian form; horizontal positions in
// pictures are per cent of their width («45.30%»), vertical ones pixels, so that letters keep their size on any screen.

// spending is hugo.Data.spending: what /spesa/ shows.
type spending struct {
	Years  string          `json:"years"` // «2016-2018»
	Story  []storyPart     `json:"story"`
	Themes []spendingTheme `json:"themes"`
	Notes  []numberedNote  `json:"notes"` // findings about the figures of the story

	Dataset *link `json:"dataset"`
}

// storyPart is one picture of the story with its words.
type storyPart struct {
	Anchor string      `json:"anchor"`
	Title  string      `json:"title"`
	Text   []phrase    `json:"text"`
	Chart  *panelChart `json:"chart"`
	Map    *areaMap    `json:"map"`
	Table  link        `json:"table"` // its table twin
}

// phrase is a sentence with the marks of the figures in it.
type phrase struct {
	Text  string `json:"text"`
	Marks []mark `json:"marks"`
}

// spendingTheme groups the tables that answer one question.
type spendingTheme struct {
	Title  string        `json:"title"`
	Tables []spendingRef `json:"tables"`
}

// spendingRef leads to the page of a table.
type spendingRef struct {
	link           // Name is the title, Code the table's number in the act
	Finding string `json:"finding"` // what its picture shows
}

// spendingPage is .Params of a page under /spesa/.
type spendingPage struct {
	Number      string         `json:"number"` // «Tab. 10.1»
	Name        string         `json:"name"`   // its title in our words
	Caption     string         `json:"caption"`
	Headline    phrase         `json:"headline"` // the finding, which the figures prove
	Spread      phrase         `json:"spread"`   // a second sentence, may be empty
	Chart       *panelChart    `json:"chart"`
	Map         *areaMap       `json:"map"`
	Table       spendingTable  `json:"table"`
	Definition  []term         `json:"definition"`
	Exclusions  []string       `json:"exclusions"`
	Asides      []string       `json:"asides"` // notes of the transcription
	Attribution string         `json:"attribution"`
	Dated       string         `json:"dated"` // of which years the figures are, and where the act has them
	Updated     dayText        `json:"updated"`
	Units       []term         `json:"units"`
	Reasons     []term         `json:"reasons"` // why values are missing, those that occur
	Notes       []numberedNote `json:"notes"`   // findings about its figures
	Dataset     *link          `json:"dataset"`
	Downloads   []downloadLink `json:"downloads"` // its figures alone
	Related     []spendingRef  `json:"related"`
	Macroaree   []link         `json:"macroaree"` // whose subject it measures
	Previous    *spendingRef   `json:"previous"`
	Following   *spendingRef   `json:"following"`
	Compare     string         `json:"compare"` // its rows side by side; empty: no such
	Figure      []downloadLink `json:"figure"`  // the figures and their picture, to take away
	Picture     *preview       `json:"picture"`
	Embed       *embed         `json:"embed"`
}

// term is a term with its meaning.
type term struct {
	Term    string `json:"term"`
	Meaning string `json:"meaning"`
}

// spendingTable is the table twin: every figure of the table as printed.
type spendingTable struct {
	Caption string            `json:"caption"`
	Marks   []mark            `json:"marks"`   // of findings about the table as a whole
	Groups  []spendingColumns `json:"groups"`  // the years over the measures; none where one row of heads is enough
	Columns []string          `json:"columns"` // one for each figure of a row
	Rows    []spendingRow     `json:"rows"`
}

// spendingColumns is a year over its measures.
type spendingColumns struct {
	Name string `json:"name"`
	Span int    `json:"span"`
}

// spendingRow is a row of the table with its address on the page.
type spendingRow struct {
	Anchor  string           `json:"anchor"`
	Name    string           `json:"name"`
	URL     string           `json:"url"`     // the page of the place, empty if it has none
	Aside   string           `json:"aside"`   // its area
	Printed string           `json:"printed"` // its name in the act, where that is another
	Total   bool             `json:"total"`
	Figures []spendingFigure `json:"figures"`
}

// spendingFigure is one printed figure, or why there is none.
type spendingFigure struct {
	Text    string `json:"text"`    // «1.320,4»
	Missing string `json:"missing"` // the reason, «non riportato»
	Marks   []mark `json:"marks"`
}

// mark leads from a figure to a finding about it.
type mark struct {
	Number   string `json:"number"`   // on this page
	Severity string `json:"severity"` // discrepanza, dubbio, nota: also a CSS modifier
	Label    string `json:"label"`    // «1: discrepanza»
	URL      string `json:"url"`
}

// numberedNote is a finding with its number on this page.
type numberedNote struct {
	mark
	Sentence string `json:"sentence"`
	Online   bool   `json:"online"` // not on paper
	ofPlace  bool   // about other figures than the region's total
}

// standing is what a page of a place shows of its spending.
type standing struct {
	Items   []standingItem `json:"items"`
	Notes   []numberedNote `json:"notes"`
	Compare string         `json:"compare"` // leads to the place beside others
}

// around is what the page of an Ambito shows of the spending in its ATS.
type around struct {
	ATS   link           `json:"ats"` // leads to all its figures
	Text  []phrase       `json:"text"`
	Chart *panelChart    `json:"chart"`
	Table link           `json:"table"` // the twin of the chart
	Notes []numberedNote `json:"notes"`
}

// standingItem is what one table says of a place: its figures in a column of its own.
type standingItem struct {
	turnedTable
	Own    string  `json:"own"` // whose the first column is
	Places []place `json:"places"`
}

// turnedTable is a table of the act turned on its side: a column for each of some of its rows, and one for the region.
type turnedTable struct {
	Table   link       `json:"table"` // Name is the title, Code the table's number
	Unit    string     `json:"unit"`
	Region  string     `json:"region"`  // head of the last column; empty: there is none
	From    *link      `json:"from"`    // the table of the last column, where it is another
	Columns int        `json:"columns"` // with the one of the labels
	Groups  []rowGroup `json:"groups"`
	Caution string     `json:"caution"` // how not to read it
}

// rowGroup is a measure with a row for each of its years, or the only year with one for each measure. Where there is one
// measure it has no label.
type rowGroup struct {
	Label string      `json:"label"` // «Spesa gestita insieme», «2018»
	Rows  []figureRow `json:"rows"`
}

// figureRow is a figure for each column.
type figureRow struct {
	Label   string           `json:"label"` // «2018», «Valore medio»
	Figures []spendingFigure `json:"figures"`
}

// place says where a figure lies among those of its peers, with the spread drawn.
type place struct {
	phrase
	Row chartRow `json:"row"`
}

// panelChart is a picture made of one panel for each row of a table.
type panelChart struct {
	Kind   string     `json:"kind"` // ranked, lines, bars, ranges: also a CSS modifier
	Head   *chartHead `json:"head"` // over the columns of a ranked one
	Note   string     `json:"note"` // how to look at it
	Legend []chartKey `json:"legend"`
	Rows   []chartRow `json:"rows"`
	Bare   []link     `json:"bare"` // the rows without any figure, which have no panel
}

// chartHead names the columns of a ranked chart.
type chartHead struct {
	Year   string      `json:"year"`  // of the axis
	Panel  chart.Panel `json:"panel"` // names the line of the region
	Trend  string      `json:"trend"` // «Dal 2016 al 2018»; empty: there is one year
	Change string      `json:"change"`
}

// chartKey explains a kind of mark.
type chartKey struct {
	Class string `json:"class"`
	Label string `json:"label"`
}

// chartRow is one row: the name is text of the page, the panel an SVG as wide as there is room.
type chartRow struct {
	ID    string      `json:"id"` // unique on the page
	Name  string      `json:"name"`
	URL   string      `json:"url"`
	Aside string      `json:"aside"`
	Total bool        `json:"total"`
	Desc  string      `json:"desc"` // all values in words
	Marks []mark      `json:"marks"`
	Panel chart.Panel `json:"panel"`

	Trend  *chart.Panel `json:"trend"`  // its years as a small line, in a ranked chart; null: there is one year
	Change string       `json:"change"` // from the first to the last, «+5,4 %»
}

// areaMap is a choropleth: areas in few classes, each value written on its area and in the key.
type areaMap struct {
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Desc    string      `json:"desc"`
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	Areas   []valueArea `json:"areas"`
	Classes []areaClass `json:"classes"`
	Note    string      `json:"note"`
	Credit  string      `json:"credit"`
	Circles []mapCircle `json:"circles"` // of amounts, whose areas are not coloured
}

// mapCircle is an amount as a circle on its area: the surface of the circle grows with it.
type mapCircle struct {
	X    int    `json:"x"`
	Y    int    `json:"y"`
	R    int    `json:"r"`
	Text string `json:"text"`
}

// valueArea is an area with its value.
type valueArea struct {
	mapArea
	Value string `json:"value"`
}

// areaClass is a row of the key with the areas in it.
type areaClass struct {
	Class string      `json:"class"`
	Label string      `json:"label"`
	Doubt string      `json:"doubt"` // «dati dubbi» where all are, or empty
	Areas []valueLink `json:"areas"`
}

// valueLink is a place with its value.
type valueLink struct {
	link
	Value string `json:"value"`
	Doubt string `json:"doubt"` // «dato dubbio», or empty
	Marks []mark `json:"marks"`
}

// quality is hugo.Data.quality: what /qualita/ shows.
type quality struct {
	Severities []severityGroup `json:"severities"`
	Dataset    *link           `json:"dataset"`
}

// severityGroup is the findings of one severity.
type severityGroup struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"` // «Discrepanze»
	Meaning  string         `json:"meaning"`
	Count    string         `json:"count"`
	Subjects []findingsPage `json:"subjects"`
}

// findingsPage is the findings of a severity about one subject, and .Params of their page under /qualita/.
type findingsPage struct {
	Name     string        `json:"name"`
	URL      string        `json:"url"`
	Severity string        `json:"severity"` // «Discrepanze»
	Meaning  string        `json:"meaning"`
	Count    string        `json:"count"`
	Findings []findingItem `json:"findings"`

	Groups []findingGroup `json:"groups"` // the same, in parts with titles; none where they are few
}

// findingGroup is findings about one table, or about the places of one ATS.
type findingGroup struct {
	Anchor   string        `json:"anchor"`
	Title    string        `json:"title"`
	Findings []findingItem `json:"findings"`
}

// findingItem is a finding with its evidence.
type findingItem struct {
	ID       string `json:"id"` // its address on the page
	Severity string `json:"severity"`
	Label    string `json:"label"` // «Discrepanza»
	Sentence string `json:"sentence"`
	Printed  string `json:"printed"`
	Computed string `json:"computed"`
	Reckoned string `json:"reckoned"` // what kind of value that is, where it is not one of the table
	Cells    []link `json:"cells"`
}

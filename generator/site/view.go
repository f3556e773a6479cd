package site

import (
	"ambitilombardia/generator/api"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/picture"
	"ambitilombardia/geo"
)

// The types in this file are the contract with the templates: what Hugo finds in hugo.Data and in the Params of the
// pages that the content adapter (content/_content.gotmpl) adds. Every text is ready to be shown (plain Italian, numbers
// formatted), and nothing in it is HTML: the templates escape. Every URL is relative to the root of the site and has no
// leading slash («ambiti/50083-visconteo-sud-milano/»), so that a template prints it with relURL under any base address.

// View is hugo.Data: all that the templates can show.
type View struct {
	Pages       map[string][]Page // by section
	Lists       lists
	Maps        Maps
	Spending    spending
	Quality     quality
	Compared    comparison
	Variations  variations
	Indicators  []indicatorRef
	Planning    planning
	Flows       *flows
	Forms       *planForms
	API         api.Reference
	Conformance Conformance
	Editions    Editions
	Search      Search
	Comuni      comuniMap

	// No part of hugo.Data: the pictures beside links, which are drawn elsewhere, and the maps that are files.
	Cards Cards
	Drawn []opendata.File
}

// parts gives the view's parts by their names under hugo.Data.
func (v View) parts() map[string]any {
	return map[string]any{
		"pages": v.Pages, "lists": v.Lists, "maps": v.Maps, "spending": v.Spending, "quality": v.Quality, "api": v.API,
		"comparison": v.Compared, "variations": v.Variations, "planning": v.Planning, "indicators": v.Indicators, "conformance": v.Conformance, "editions": v.Editions,
		"flows": v.Flows, "forms": v.Forms, "search": v.Search, "comuni_map": v.Comuni,
	}
}

// Count tells how many pages there are.
func (v View) Count() int {
	n := 0
	for _, pages := range v.Pages {
		n += len(pages)
	}
	return n
}

// link is a name that leads somewhere.
type link struct {
	Name string `json:"name"`
	Code string `json:"code"`
	URL  string `json:"url"`
}

// sitemap says how a page is listed for search engines.
type sitemap struct {
	Disable bool `json:"disable"`
}

// embed is the small page that shows the map or the figure of a page inside another site.
type embed struct {
	URL    string `json:"url"`
	Title  string `json:"title"`
	Narrow int    `json:"narrow"` // height of a frame of 320 to 607 pixels
	Wide   int    `json:"wide"`   // height of a wider one
}

// framePage is .Params of a page under /incorpora/. It has the map of the region, or a key of a map, or a chart, or a map of values.
type framePage struct {
	Embed   embed       `json:"embed"`
	Page    link        `json:"page"`   // the whole page
	Twin    string      `json:"twin"`   // the anchor on it that says the same in a table
	Region  bool        `json:"region"` // its map is that of the region
	Maps    string      `json:"maps"`   // the section of its map
	Map     string      `json:"map"`    // key in hugo.Data.maps.pages of that section
	Chart   *panelChart `json:"chart"`
	Area    *areaMap    `json:"area"`
	Caption string      `json:"caption"` // what the figures are
	Shown   string      `json:"shown"`   // which rows there are, where the page has more
	All     string      `json:"all"`     // leads to all of them
	Source  string      `json:"source"`  // where it is taken from, to end a sentence
	Dataset string      `json:"dataset"` // whose date and licence hold
}

// preview is the image that other sites show beside a link to a page.
type preview struct {
	URL string `json:"url"`
	Alt string `json:"alt"`
}

// Page is what the content adapter hands to AddPage.
type Page struct {
	Path        string   `json:"path"` // «ambiti/50083-visconteo-sud-milano»; its section sees to it
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Layout      string   `json:"layout,omitempty"` // empty: that of its section
	Aliases     []string `json:"aliases,omitempty"`
	Sitemap     *sitemap `json:"sitemap,omitempty"`
	Updated     string   `json:"updated,omitempty"` // the day of the youngest source of what it shows (ISO 8601)
	Params      any      `json:"params"`

	// Those of a section that has them.
	frame *framePage
	card  *picture.Card
}

// ambitoPage is .Params of a page under /ambiti/.
type ambitoPage struct {
	Code         string          `json:"code"`          // regional code, «50083»
	NationalCode string          `json:"national_code"` // code in the national register, «lom_64»
	Name         string          `json:"name"`
	ATS          link            `json:"ats"`
	ASST         *link           `json:"asst"`         // null: the table gives none (Milano Città)
	ASSTMissing  string          `json:"asst_missing"` // why there is none, else empty
	SharedASST   []link          `json:"asst_shared"`  // those among which the table does not choose, else empty
	ASSTDoubt    string          `json:"asst_doubt"`   // what to say then
	AreaKm2      string          `json:"area_km2"`     // a number, as every area_km2
	Corrections  []correction    `json:"corrections"`
	Born         *born           `json:"born"` // null: it came of no aggregation
	Comuni       []comuneRow     `json:"comuni"`
	Doubts       []string        `json:"doubts"`   // about its Comuni as a whole
	History      []told          `json:"history"`  // what has changed since the act
	Sources      [][]piece       `json:"sources"`  // where the membership of the Comuni was read, each once
	Evidence     []evidenceCount `json:"evidence"` // levels present, from surest to least sure
	Neighbours   []neighbour     `json:"neighbours"`
	Downloads    []downloadLink  `json:"downloads"`
	Map          string          `json:"map"`      // key of its close-up in hugo.Data.maps.pages.ambiti
	Spending     *standing       `json:"spending"` // null: no table names it
	Around       *around         `json:"around"`   // what is spent in its ATS; null: no table tells
	Picture      *preview        `json:"picture"`
	Embed        *embed          `json:"embed"`

	Indicators []indicatorFigure `json:"indicators"` // what the indicators say of it
	serving
}

// authorityPage is .Params of a page under /ats/ or /asst/.
type authorityPage struct {
	Code        string            `json:"code"`
	Name        string            `json:"name"`    // «ATS Insubria»
	Kind        string            `json:"kind"`    // ats, asst
	Meaning     string            `json:"meaning"` // the acronym spelled out
	ATS         *link             `json:"ats"`     // of an ASST: the ATS it lies in
	ASST        []link            `json:"asst"`    // of an ATS: its ASST
	Corrections []correction      `json:"corrections"`
	Ambiti      []ambitoRow       `json:"ambiti"`
	Shared      []sharedAmbito    `json:"shared"` // of an ASST: the Ambiti that may be its own only in part
	Totals      []figure          `json:"totals"` // Ambiti, Comuni, km²
	Downloads   []downloadLink    `json:"downloads"`
	Map         string            `json:"map"` // key in hugo.Data.maps.pages.ats or .asst
	Spending    *standing         `json:"spending"`
	Picture     *preview          `json:"picture"`
	Embed       *embed            `json:"embed"`
	Indicators  []indicatorFigure `json:"indicators"` // what the indicators say of it
	History     []told            `json:"history"`    // what has changed since the act
	Contact     *contact          `json:"contact"`    // null: not known
}

// sharedAmbito is an Ambito for which the coding table names more than one ASST, and what a reader is told of that.
type sharedAmbito struct {
	link
	Words string `json:"words"`
}

// comunePage is .Params of a page under /comuni/.
type comunePage struct {
	ISTAT    string `json:"istat"`
	Name     string `json:"name"`
	Province string `json:"province"`      // «MI»
	Provname string `json:"province_name"` // «Milano»
	Ambito   link   `json:"ambito"`
	ATS      link   `json:"ats"`
	ASST     *link  `json:"asst"`
	// ASSTMissing says why there is no ASST, else it is empty.
	ASSTMissing string        `json:"asst_missing"`
	SharedASST  []link        `json:"asst_shared"` // those among which the table does not choose, else empty
	ASSTDoubt   string        `json:"asst_doubt"`  // what to say then
	AreaKm2     string        `json:"area_km2"`
	Evidence    evidenceLevel `json:"evidence"`
	Doubtful    bool          `json:"doubtful"`    // so that its ATS and its ASST are as unsure as its Ambito
	Opening     string        `json:"opening"`     // how the sentence about its Ambito begins, so that it says how sure it is
	Verb        string        `json:"verb"`        // «sta», or «stia» after «Non è sicuro che»
	Source      []piece       `json:"source"`      // where the membership was read
	Alone       bool          `json:"alone"`       // there is no other Comune in the Ambito
	Map         string        `json:"map"`         // key of the Ambito in hugo.Data.maps.pages.ambiti and hugo.Data.lists.members
	Former      []string      `json:"former"`      // names of the Comuni that merged into it
	FormerFrom  []string      `json:"former_from"` // where they were read
	History     []told        `json:"history"`     // what has changed since the act
	Undecided   []string      `json:"undecided"`   // what nobody has decided about its ground
	Spellings   []string      `json:"spellings"`   // other ways of writing its name, with who does
	// Corrections are those to the row of the Ambito: where they touch the ASST, they touch this Comune as well.
	Corrections []correction      `json:"corrections"`
	Spending    *standing         `json:"spending"`   // null: no table names this Comune
	Picture     *preview          `json:"picture"`    // that of its Ambito
	Indicators  []indicatorFigure `json:"indicators"` // what the indicators say of it
	Contact     *contact          `json:"contact"`    // null: not known
	serving
}

// datasetPage is .Params of a page under /dati/, and an item of hugo.Data.lists.datasets.
type datasetPage struct {
	ID          string         `json:"id"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	URL         string         `json:"url"`
	Rows        string         `json:"rows"`
	Source      string         `json:"source"`
	Coverage    []string       `json:"coverage"` // what each source covers, and when
	Dated       string         `json:"dated"`    // of which years its data are, and which act has them
	Edition     string         `json:"edition"`  // of which it is, «edizione del 15 dicembre 2026»; empty before the first
	Kept        *link          `json:"kept"`     // the newest edition that holds it, null before the first
	Updated     dayText        `json:"updated"`  // of the youngest source
	Licence     link           `json:"licence"`
	Credit      string         `json:"credit"` // credit line of geographic data, else empty
	Own         bool           `json:"own"`    // made by this project: the act does not have it
	Columns     []column       `json:"columns"`
	Guard       string         `json:"guard"`    // what the CSV file does to a text that looks like a formula
	Reasons     []term         `json:"reasons"`  // why cells may be empty: code and meaning
	Preview     [][]string     `json:"preview"`  // the first rows of the CSV file, in the typography of the pages
	Whole       bool           `json:"whole"`    // there are no others
	Findings    []string       `json:"findings"` // how many of each severity concern its cells: «12 discrepanze»
	Notes       []note         `json:"notes"`    // what to know before using it, source by source
	Files       []downloadLink `json:"files"`
	Metadata    []downloadLink `json:"metadata"` // the same description for programs
	Abroad      abroad         `json:"abroad"`
	Snippets    []snippet      `json:"snippets"`
}

// abroad is what search engines are told of a dataset besides what its page shows.
type abroad struct {
	Title     string     `json:"title"`
	Owner     string     `json:"owner"`    // who made it, if not who publishes the site
	Period    string     `json:"period"`   // the first and the last day that it is about, «2016-01-01/2018-12-31»
	BasedOn   []basis    `json:"based_on"` // its sources
	Keywords  []string   `json:"keywords"`
	SameAs    []string   `json:"same_as"` // other addresses of the same on this site
	Variables []variable `json:"variables"`
}

// basis is a source, in the words of schema.org.
type basis struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// variable is a column, in the words of schema.org.
type variable struct {
	Type        string `json:"@type"`
	Name        string `json:"name"`
	Description string `json:"description"`
	Unit        string `json:"unitText,omitempty"`
}

// column explains one column of a dataset.
type column struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Unit    string `json:"unit"` // empty: none
	Meaning string `json:"meaning"`
	Allowed string `json:"allowed"` // the only values there are, or empty
	Form    string `json:"form"`    // a regular expression for them, or empty
	Empty   string `json:"empty"`   // why a cell may be empty, or empty: none may be
	Key     bool   `json:"key"`
}

// note is what a source says of its own limits.
type note struct {
	Source     string   `json:"source"`
	Paragraphs []string `json:"paragraphs"`
}

// dayText is a date for readers and for programs: «23 novembre 2026», «2026-11-23».
type dayText struct {
	Text string `json:"text"`
	ISO  string `json:"iso"`
}

// downloadLink is one file to take away.
type downloadLink struct {
	Label     string `json:"label"`  // «Ambiti»
	Format    string `json:"format"` // «CSV»
	MediaType string `json:"media_type"`
	Size      string `json:"size"` // «12,3 kB», or empty for what says where the site is
	URL       string `json:"url"`
}

// correction says aloud where the site uses another value than the printed one.
type correction struct {
	Code    string `json:"code"`  // the Ambito whose row it is
	Field   string `json:"field"` // «Codice ASST»
	Printed string `json:"printed"`
	Used    string `json:"used"`
	Reason  string `json:"reason"`
}

// evidenceLevel says how sure a membership is.
type evidenceLevel struct {
	Level   string `json:"level"`   // documentata, dedotta, nota, dubbia: also a CSS modifier
	Label   string `json:"label"`   // «Senza documento»
	Meaning string `json:"meaning"` // one sentence
}

// evidenceCount counts the Comuni of an Ambito at one level.
type evidenceCount struct {
	evidenceLevel
	Count string `json:"count"` // «12 Comuni»
}

// comuneRow is a Comune in the table of its Ambito.
type comuneRow struct {
	link
	Province string        `json:"province"`
	Evidence evidenceLevel `json:"evidence"`
	Source   int           `json:"source"` // its number in ambitoPage.Sources, from 1
}

// piece is a part of a text: words, or an address to follow.
type piece struct {
	Text string `json:"text"`
	URL  string `json:"url"` // empty: no link
}

// ambitoRow is an Ambito in a table, and the table twin of a map.
type ambitoRow struct {
	link
	NationalCode string `json:"national_code"`
	ATS          link   `json:"ats"`
	ASST         *link  `json:"asst"`
	SharedASST   []link `json:"asst_shared"`
	Comuni       string `json:"comuni"`
	AreaKm2      string `json:"area_km2"`
}

// neighbour is an Ambito with a border in common.
type neighbour struct {
	link
	BorderKm string `json:"border_km"`
}

// figure is a number with its name: «91» «Ambiti».
type figure struct {
	Value string `json:"value"`
	Label string `json:"label"`
	URL   string `json:"url,omitempty"`
}

// lists is hugo.Data.lists: what the index pages show.
type lists struct {
	Figures []figure       `json:"figures"` // of the region: Ambiti, ATS, ASST, Comuni, km²
	ATS     []atsGroup     `json:"ats"`
	ASST    []authorityRow `json:"asst"`
	Letters []letter       `json:"letters"`
	// Members are the Comuni of each Ambito by its code: their pages share the list.
	Members  map[string][]link     `json:"members"`
	Datasets []datasetPage         `json:"datasets"`
	All      []downloadLink        `json:"all"`      // all datasets in one file, and the digests of all files
	Metadata []downloadLink        `json:"metadata"` // all datasets described for programs
	Updated  dayText               `json:"updated"`  // of the youngest dataset
	Ended    map[string][]endedRow `json:"ended"`    // what is no more, by section
	Evidence []evidenceLevel       `json:"evidence"` // the four levels explained
	Changed  []correction          `json:"corrections"`
	Years    string                `json:"years"`     // of the figures of the spending
	DataDate string                `json:"data_date"` // the day for which the site says who belongs where, in words; never of the build
	Credit   string                `json:"credit"`    // credit line of the boundaries
	Picture  *preview              `json:"picture"`   // of the pages that have none of their own
	Embed    *embed                `json:"embed"`     // of the whole region
}

// authorityRow is an ATS or an ASST in a list.
type authorityRow struct {
	link
	ATS     *link    `json:"ats"`
	Ambiti  string   `json:"ambiti"`
	Comuni  string   `json:"comuni"`
	AreaKm2 string   `json:"area_km2"`
	Contact *contact `json:"contact"` // null: not known
}

// atsGroup is an ATS with the Ambiti that lie in it, for tables grouped by ATS.
type atsGroup struct {
	authorityRow
	Anchor string      `json:"anchor"` // id of the group on /ambiti/
	Class  string      `json:"class"`  // colour family on the maps, «ats-1»
	Rows   []ambitoRow `json:"rows"`
}

// letter is a part of the A-Z list of Comuni, and .Params of its page.
type letter struct {
	Letter string      `json:"letter"`
	URL    string      `json:"url"`
	Anchor string      `json:"anchor"` // where /comuni/ leads to it
	Comuni []letterRow `json:"comuni"`
}

// letterRow is a Comune in the A-Z list.
type letterRow struct {
	link
	Province string `json:"province"`
	Ambito   link   `json:"ambito"`
	Unsure   string `json:"unsure"` // the grade of its membership where no document says it, else empty
	Now      *link  `json:"now"`    // of a Comune that is no more: the one that has its place
	Until    string `json:"until"`  // when it ended
}

// Maps is hugo.Data.maps.
type Maps struct {
	Region  mapDrawing                       `json:"region"` // the 91 Ambiti, large: home, /ambiti/, /ats/, /asst/
	Locator locator                          `json:"locator"`
	Changed map[string]pairOfMaps            `json:"changed"` // before and after, by the anchor of the event
	United  mapDrawing                       `json:"united"`  // the Ambiti that came of the aggregations of 2018-2020
	Pages   map[string]map[string]mapDrawing `json:"pages"`   // by section and code: what a page is about, the rest around
	comuni  *geo.Drawing                     // all of them, drawn once for all colours
}

// locator is the ground of a small picture without links: one Ambito in its region. All of it is SVG path data.
type locator struct {
	Width  int               `json:"width"` // of the viewBox, which begins at 0 0
	Height int               `json:"height"`
	ATS    []string          `json:"ats"`
	Ambiti map[string]string `json:"ambiti"` // by code
}

// mapDrawing is a drawing: SVG path data on an integer grid, in painting order context, areas, lines.
type mapDrawing struct {
	Title   string    `json:"title"`
	Desc    string    `json:"desc"`
	Width   int       `json:"width"` // of the viewBox, which begins at 0 0
	Height  int       `json:"height"`
	Context []mapArea `json:"context"` // neighbouring areas, drawn pale; links where url is set
	Areas   []mapArea `json:"areas"`   // each a focusable link
	Lines   []mapLine `json:"lines"`   // borders drawn over the areas, no links
	Names   []mapName `json:"names"`   // written where they have room
	Inset   *mapInset `json:"inset"`   // null: it needs none
	Legend  []mapKey  `json:"legend"`
	Credit  string    `json:"credit"`
	Borders string    `json:"borders"` // of the areas, each drawn once: half the bytes, for who needs no links
}

// mapArea is one area of a map.
type mapArea struct {
	link
	D     string `json:"d"`     // path data
	Class string `json:"class"` // colour family, «ats-1»
	X     int    `json:"x"`     // label point of a value, inside the area
	Y     int    `json:"y"`
	Label bool   `json:"label"` // there is room for the value at the label point
}

// mapName is a name on a map.
type mapName struct {
	X     int    `json:"x"`
	Y     int    `json:"y"`
	Text  string `json:"text"`
	First bool   `json:"first"` // it has room on a phone too
}

// mapInset is a part of a map that is shown once more, larger.
type mapInset struct {
	X      int       `json:"x"`
	Y      int       `json:"y"`
	Width  int       `json:"width"`
	Height int       `json:"height"`
	Names  []mapName `json:"names"`
}

// mapLine is a set of borders drawn once.
type mapLine struct {
	D     string `json:"d"`
	Class string `json:"class"` // «border-ats», «border-ambito»
}

// mapKey is one row of a legend.
type mapKey struct {
	Class string `json:"class"`
	Label string `json:"label"`
	URL   string `json:"url"` // empty: no link
}

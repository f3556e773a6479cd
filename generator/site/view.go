package site

import (
	"ambitilombardia/generator/api"
	"ambitilombardia/generator/picture"
)

// The types in this file are the contract with the templates: what Hugo finds in hugo.Data and in the Params of the
// pages that the content adapter (content/_content.gotmpl) adds. Every text is ready to be shown (plain Italian, numbers
// formatted), and nothing in it is HTML: the templates escape. Every URL is relative to the root of the site and has no
// leading slash («ambiti/50083-visconteo-sud-milano/»), so that a template prints it with relURL under any base address.

// View is hugo.Data: all that the templates can show.
type View struct {
	Pages       map[string][]Page // by section
	Lists       Lists
	Maps        Maps
	Spending    Spending
	Quality     Quality
	Compared    Comparison
	API         api.Reference
	Conformance Conformance
	Cards       Cards // no part of hugo.Data: the pictures are drawn elsewhere
}

// parts gives the view's parts by their names under hugo.Data.
func (v View) parts() map[string]any {
	return map[string]any{
		"pages": v.Pages, "lists": v.Lists, "maps": v.Maps, "spending": v.Spending, "quality": v.Quality, "api": v.API,
		"comparison": v.Compared, "conformance": v.Conformance,
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

// Link is a name that leads somewhere.
type Link struct {
	Name string `json:"name"`
	Code string `json:"code"`
	URL  string `json:"url"`
}

// Sitemap says how a page is listed for search engines.
type Sitemap struct {
	Disable bool `json:"disable"`
}

// Embed is the small page that shows the map or the figure of a page inside another site.
type Embed struct {
	URL    string `json:"url"`
	Title  string `json:"title"`
	Narrow int    `json:"narrow"` // height of a frame of 320 to 607 pixels
	Wide   int    `json:"wide"`   // height of a wider one
}

// EmbedPage is .Params of a page under /incorpora/. It has either a key of a map, or a chart, or a map of values.
type EmbedPage struct {
	Embed   Embed    `json:"embed"`
	Page    Link     `json:"page"` // the whole page
	Twin    string   `json:"twin"` // the anchor on it that says the same in a table
	Maps    string   `json:"maps"` // the section of its map
	Map     string   `json:"map"`  // key in hugo.Data.maps.pages of that section
	Chart   *Chart   `json:"chart"`
	Area    *AreaMap `json:"area"`
	Caption string   `json:"caption"` // what the figures are
	Shown   string   `json:"shown"`   // which rows there are, where the page has more
	All     string   `json:"all"`     // leads to all of them
	Source  string   `json:"source"`  // where it is taken from, to end a sentence
	Dataset string   `json:"dataset"` // whose date and licence hold
}

// Picture is the image that other sites show beside a link to a page.
type Picture struct {
	URL string `json:"url"`
	Alt string `json:"alt"`
}

// Page is what the content adapter hands to AddPage.
type Page struct {
	Path        string   `json:"path"` // «ambiti/50083-visconteo-sud-milano»; its section sees to it
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Aliases     []string `json:"aliases,omitempty"`
	Sitemap     *Sitemap `json:"sitemap,omitempty"`
	Params      any      `json:"params"`

	// Those of a section that has them.
	frame *EmbedPage
	card  *picture.Card
}

// AmbitoPage is .Params of a page under /ambiti/.
type AmbitoPage struct {
	Code         string          `json:"code"`          // regional code, «50083»
	NationalCode string          `json:"national_code"` // code in the national register, «lom_64»
	Name         string          `json:"name"`
	ATS          Link            `json:"ats"`
	ASST         *Link           `json:"asst"`         // null: the table gives none (Milano Città)
	ASSTMissing  string          `json:"asst_missing"` // why there is none, else empty
	SharedASST   []Link          `json:"asst_shared"`  // those among which the table does not choose, else empty
	ASSTDoubt    string          `json:"asst_doubt"`   // what to say then
	AreaKm2      string          `json:"area_km2"`     // a number, as every area_km2
	Corrections  []Correction    `json:"corrections"`
	Comuni       []ComuneRow     `json:"comuni"`
	Doubts       []string        `json:"doubts"`   // about its Comuni as a whole
	Sources      [][]Piece       `json:"sources"`  // where the membership of the Comuni was read, each once
	Evidence     []EvidenceCount `json:"evidence"` // levels present, from surest to least sure
	Neighbours   []Neighbour     `json:"neighbours"`
	Downloads    []Download      `json:"downloads"`
	Map          string          `json:"map"` // key of its close-up in hugo.Data.maps.pages.ambiti
	Spending     *Standing       `json:"spending"`
	Picture      *Picture        `json:"picture"`
	Embed        *Embed          `json:"embed"`
}

// AuthorityPage is .Params of a page under /ats/ or /asst/.
type AuthorityPage struct {
	Code        string         `json:"code"`
	Name        string         `json:"name"`    // «ATS Insubria»
	Kind        string         `json:"kind"`    // ats, asst
	Meaning     string         `json:"meaning"` // the acronym spelled out
	ATS         *Link          `json:"ats"`     // of an ASST: the ATS it lies in
	ASST        []Link         `json:"asst"`    // of an ATS: its ASST
	Corrections []Correction   `json:"corrections"`
	Ambiti      []AmbitoRow    `json:"ambiti"`
	Shared      []SharedAmbito `json:"shared"` // of an ASST: the Ambiti that may be its own only in part
	Totals      []Figure       `json:"totals"` // Ambiti, Comuni, km²
	Downloads   []Download     `json:"downloads"`
	Map         string         `json:"map"` // key in hugo.Data.maps.pages.ats or .asst
	Spending    *Standing      `json:"spending"`
	Picture     *Picture       `json:"picture"`
	Embed       *Embed         `json:"embed"`
}

// SharedAmbito is an Ambito for which the coding table names more than one ASST, and what a reader is told of that.
type SharedAmbito struct {
	Link
	Words string `json:"words"`
}

// ComunePage is .Params of a page under /comuni/.
type ComunePage struct {
	ISTAT    string `json:"istat"`
	Name     string `json:"name"`
	Province string `json:"province"`      // «MI»
	Provname string `json:"province_name"` // «Milano»
	Ambito   Link   `json:"ambito"`
	ATS      Link   `json:"ats"`
	ASST     *Link  `json:"asst"`
	// ASSTMissing says why there is no ASST, else it is empty.
	ASSTMissing string   `json:"asst_missing"`
	SharedASST  []Link   `json:"asst_shared"` // those among which the table does not choose, else empty
	ASSTDoubt   string   `json:"asst_doubt"`  // what to say then
	AreaKm2     string   `json:"area_km2"`
	Evidence    Evidence `json:"evidence"`
	Doubtful    bool     `json:"doubtful"`    // so that its ATS and its ASST are as unsure as its Ambito
	Opening     string   `json:"opening"`     // how the sentence about its Ambito begins, so that it says how sure it is
	Verb        string   `json:"verb"`        // «sta», or «stia» after «Non è sicuro che»
	Source      []Piece  `json:"source"`      // where the membership was read
	Alone       bool     `json:"alone"`       // there is no other Comune in the Ambito
	Map         string   `json:"map"`         // key of the Ambito in hugo.Data.maps.pages.ambiti and hugo.Data.lists.members
	Former      []string `json:"former"`      // names of the Comuni that merged into it
	FormerFrom  []string `json:"former_from"` // where they were read
	Spellings   []string `json:"spellings"`   // other ways of writing its name, with who does
	// Corrections are those to the row of the Ambito: where they touch the ASST, they touch this Comune as well.
	Corrections []Correction `json:"corrections"`
	Spending    *Standing    `json:"spending"` // null: no table names this Comune
	Picture     *Picture     `json:"picture"`  // that of its Ambito
}

// DatasetPage is .Params of a page under /dati/, and an item of hugo.Data.lists.datasets.
type DatasetPage struct {
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Description string       `json:"description"`
	URL         string       `json:"url"`
	Rows        string       `json:"rows"`
	Source      string       `json:"source"`
	Coverage    []string     `json:"coverage"` // what each source covers, and when
	Dated       string       `json:"dated"`    // of which years its data are, and which act has them
	Updated     Day          `json:"updated"`  // of the youngest source
	Licence     Link         `json:"licence"`
	Credit      string       `json:"credit"` // credit line of geographic data, else empty
	Own         bool         `json:"own"`    // made by this project: the act does not have it
	Columns     []Column     `json:"columns"`
	Guard       string       `json:"guard"`    // what the CSV file does to a text that looks like a formula
	Reasons     []Definition `json:"reasons"`  // why cells may be empty: code and meaning
	Preview     [][]string   `json:"preview"`  // the first rows, as in the CSV file
	Findings    []string     `json:"findings"` // how many of each severity concern its cells: «12 discrepanze»
	Notes       []Note       `json:"notes"`    // what to know before using it, source by source
	Files       []Download   `json:"files"`
	Metadata    []Download   `json:"metadata"` // the same description for programs
}

// Column explains one column of a dataset.
type Column struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Unit    string `json:"unit"` // empty: none
	Meaning string `json:"meaning"`
	Allowed string `json:"allowed"` // the only values there are, or empty
	Form    string `json:"form"`    // a regular expression for them, or empty
	Empty   string `json:"empty"`   // why a cell may be empty, or empty: none may be
	Key     bool   `json:"key"`
}

// Note is what a source says of its own limits.
type Note struct {
	Source     string   `json:"source"`
	Paragraphs []string `json:"paragraphs"`
}

// Day is a date for readers and for programs: «23 novembre 2026», «2026-11-23».
type Day struct {
	Text string `json:"text"`
	ISO  string `json:"iso"`
}

// Download is one file to take away.
type Download struct {
	Label     string `json:"label"`  // «Ambiti»
	Format    string `json:"format"` // «CSV»
	MediaType string `json:"media_type"`
	Size      string `json:"size"` // «12,3 kB», or empty for what says where the site is
	URL       string `json:"url"`
}

// Correction says aloud where the site uses another value than the printed one.
type Correction struct {
	Code    string `json:"code"`  // the Ambito whose row it is
	Field   string `json:"field"` // «Codice ASST»
	Printed string `json:"printed"`
	Used    string `json:"used"`
	Reason  string `json:"reason"`
}

// Evidence says how sure a membership is.
type Evidence struct {
	Level   string `json:"level"`   // documentata, dedotta, nota, dubbia: also a CSS modifier
	Label   string `json:"label"`   // «Senza documento»
	Meaning string `json:"meaning"` // one sentence
}

// EvidenceCount counts the Comuni of an Ambito at one level.
type EvidenceCount struct {
	Evidence
	Count string `json:"count"` // «12 Comuni»
}

// ComuneRow is a Comune in the table of its Ambito.
type ComuneRow struct {
	Link
	Province string   `json:"province"`
	Evidence Evidence `json:"evidence"`
	Source   int      `json:"source"` // its number in AmbitoPage.Sources, from 1
}

// Piece is a part of a text: words, or an address to follow.
type Piece struct {
	Text string `json:"text"`
	URL  string `json:"url"` // empty: no link
}

// AmbitoRow is an Ambito in a table, and the table twin of a map.
type AmbitoRow struct {
	Link
	NationalCode string `json:"national_code"`
	ATS          Link   `json:"ats"`
	ASST         *Link  `json:"asst"`
	SharedASST   []Link `json:"asst_shared"`
	Comuni       string `json:"comuni"`
	AreaKm2      string `json:"area_km2"`
}

// Neighbour is an Ambito with a border in common.
type Neighbour struct {
	Link
	BorderKm string `json:"border_km"`
}

// Figure is a number with its name: «91» «Ambiti».
type Figure struct {
	Value string `json:"value"`
	Label string `json:"label"`
	URL   string `json:"url,omitempty"`
}

// Lists is hugo.Data.lists: what the index pages show.
type Lists struct {
	Figures []Figure       `json:"figures"` // of the region: Ambiti, ATS, ASST, Comuni, km²
	ATS     []ATSGroup     `json:"ats"`
	ASST    []AuthorityRow `json:"asst"`
	Letters []Letter       `json:"letters"`
	// Members are the Comuni of each Ambito by its code: their pages share the list.
	Members  map[string][]Link `json:"members"`
	Datasets []DatasetPage     `json:"datasets"`
	All      []Download        `json:"all"`      // all datasets in one file, and the digests of all files
	Metadata []Download        `json:"metadata"` // all datasets described for programs
	Updated  Day               `json:"updated"`  // of the youngest dataset
	Evidence []Evidence        `json:"evidence"` // the four levels explained
	Changed  []Correction      `json:"corrections"`
	Years    string            `json:"years"`     // of the figures of the spending
	DataDate string            `json:"data_date"` // reference date of all else, never of the build
	Credit   string            `json:"credit"`    // credit line of the boundaries
	Picture  *Picture          `json:"picture"`   // of the pages that have none of their own
}

// AuthorityRow is an ATS or an ASST in a list.
type AuthorityRow struct {
	Link
	ATS     *Link  `json:"ats"`
	Ambiti  string `json:"ambiti"`
	Comuni  string `json:"comuni"`
	AreaKm2 string `json:"area_km2"`
}

// ATSGroup is an ATS with the Ambiti that lie in it, for tables grouped by ATS.
type ATSGroup struct {
	AuthorityRow
	Anchor string      `json:"anchor"` // id of the group on /ambiti/
	Class  string      `json:"class"`  // colour family on the maps, «ats-1»
	Rows   []AmbitoRow `json:"rows"`
}

// Letter is one heading of the A-Z list of Comuni.
type Letter struct {
	Letter string      `json:"letter"`
	Anchor string      `json:"anchor"`
	Comuni []LetterRow `json:"comuni"`
}

// LetterRow is a Comune in the A-Z list.
type LetterRow struct {
	Link
	Province string `json:"province"`
	Ambito   Link   `json:"ambito"`
	Unsure   string `json:"unsure"` // the grade of its membership where no document says it, else empty
}

// Maps is hugo.Data.maps.
type Maps struct {
	Region  Map                       `json:"region"` // the 91 Ambiti, large: home, /ambiti/, /ats/, /asst/
	Locator Locator                   `json:"locator"`
	Pages   map[string]map[string]Map `json:"pages"` // by section and code: what a page is about, the rest around
}

// Locator is the ground of a small picture without links: one Ambito in its region. All of it is SVG path data.
type Locator struct {
	Width  int               `json:"width"` // of the viewBox, which begins at 0 0
	Height int               `json:"height"`
	ATS    []string          `json:"ats"`
	Ambiti map[string]string `json:"ambiti"` // by code
}

// Map is a drawing: SVG path data on an integer grid, in painting order context, areas, lines.
type Map struct {
	Title   string    `json:"title"`
	Desc    string    `json:"desc"`
	Width   int       `json:"width"` // of the viewBox, which begins at 0 0
	Height  int       `json:"height"`
	Context []MapArea `json:"context"` // neighbouring areas, drawn pale; links where url is set
	Areas   []MapArea `json:"areas"`   // each a focusable link
	Lines   []MapLine `json:"lines"`   // borders drawn over the areas, no links
	Legend  []MapKey  `json:"legend"`
	Credit  string    `json:"credit"`
}

// MapArea is one area of a map.
type MapArea struct {
	Link
	D     string `json:"d"`     // path data
	Class string `json:"class"` // colour family, «ats-1»
	X     int    `json:"x"`     // label point, inside the area; none for context
	Y     int    `json:"y"`
	Label bool   `json:"label"` // there is room for the name at the label point
}

// MapLine is a set of borders drawn once.
type MapLine struct {
	D     string `json:"d"`
	Class string `json:"class"` // «border-ats», «border-ambito»
}

// MapKey is one row of a legend.
type MapKey struct {
	Class string `json:"class"`
	Label string `json:"label"`
	URL   string `json:"url"` // empty: no link
}

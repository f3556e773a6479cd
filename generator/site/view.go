package site

import (
	"ambitilombardia/generator/api"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/picture"
)

// The types in the files view*.go are the contract with the templates: what Hugo finds in hugo.Data and in the Params of the
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

	// No part of hugo.Data: the pictures beside links, which are drawn elsewhere, the maps that are files, and the figures that
	// the comparison asks for.
	Cards   Cards
	Drawn   []opendata.File
	Figures []opendata.File
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
	frame  *framePage
	figure *picture.Card // of all its figures
	card   *picture.Card
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

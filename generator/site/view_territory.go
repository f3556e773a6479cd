package site

// What pages of the territory show: of Ambiti, ATS, ASST and Comuni.

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

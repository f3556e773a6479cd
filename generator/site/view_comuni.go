package site

// The types of the map of all Comuni, in the terms of view.go.

// comuniMap is .Params of a page under /mappa/ that shows all Comuni in some colours, and hugo.Data.comuni_map: that of /mappa/
// itself. The picture is a file of its own, which the page loads.
type comuniMap struct {
	Title   string      `json:"title"`
	Choices []mapChoice `json:"choices"` // the ways to colour it
	Sheet   string      `json:"sheet"`   // address of the picture
	Width   int         `json:"width"`
	Height  int         `json:"height"`
	Alt     string      `json:"alt"`
	Said    string      `json:"said"` // what it shows
	Key     string      `json:"key"`  // over the legend; may be empty
	Legend  []paint     `json:"legend"`
	Note    string      `json:"note"`
	Credit  string      `json:"credit"`
	Source  string      `json:"source"` // of the figures; empty: there are none
	About   *link       `json:"about"`  // the page that explains what is shown
	Tables  []link      `json:"tables"` // the same without a map
}

// mapChoice is a way to colour the map.
type mapChoice struct {
	link
	Current bool `json:"current"`
}

// paint is a colour with what it means.
type paint struct {
	Fill  string `json:"fill"`
	Line  string `json:"line"` // the colour of the borders on it
	Label string `json:"label"`
	Count string `json:"count"` // of Comuni; empty: it is not said
	URL   string `json:"url"`   // empty: no link
}

// comuniTable is .Params of a page under /mappa/ with the Comuni of an ATS in a table: the twin of the maps.
type comuniTable struct {
	Title   string         `json:"title"`
	Lead    string         `json:"lead"`
	ATS     link           `json:"ats"`
	Columns []matrixColumn `json:"columns"`
	Letters []link         `json:"letters"` // lead to the first of each initial
	Rows    []placeRow     `json:"rows"`    // each with its Ambito
	Notes   []numberedNote `json:"notes"`
	Others  []link         `json:"others"` // the tables of the other ATS
	Twin    bool           `json:"twin"`   // tells the template what the page is
}

package site

// What other sites show of a page.

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

package site

// The types of the pages about indicators: the part of the contract with the templates that belongs to them, in the terms of
// view_spending.go.

// indicatorRef is an item of hugo.Data.indicators: what /indicatori/ says of one.
type indicatorRef struct {
	link
	About   string `json:"about"`   // what it measures
	Finding string `json:"finding"` // what its figures show
	Unit    string `json:"unit"`
	Years   string `json:"years"`
	Owner   string `json:"owner"`
	Embed   embed  `json:"embed"`
}

// indicatorPage is .Params of a page under /indicatori/.
type indicatorPage struct {
	Name       string         `json:"name"`
	About      string         `json:"about"`
	Headline   phrase         `json:"headline"` // what the figures show
	Spread     phrase         `json:"spread"`   // a second sentence, may be empty
	Facts      []term         `json:"facts"`    // unit, years, how many places, whose
	Map        *areaMap       `json:"map"`      // null: there are no areas to show
	Comuni     *comuniMap     `json:"comuni"`   // instead of that map, where the page is about Comuni
	Mapped     string         `json:"mapped"`   // its figures on the map of all Comuni; empty: it has none of Comuni
	Dots       *chartRow      `json:"dots"`     // all places on one axis; null: there are not two
	DotsNote   string         `json:"dots_note"`
	Tables     []placeTable   `json:"tables"` // of the level that the page is about, then of the coarser ones
	Definition []term         `json:"definition"`
	Sources    []sourceOf     `json:"sources"`
	Macroaree  []link         `json:"macroaree"` // whose subject it measures
	Notes      []numberedNote `json:"notes"`     // findings about its figures
	Dataset    *link          `json:"dataset"`
	Downloads  []downloadLink `json:"downloads"`
	Dated      string         `json:"dated"`
	Updated    dayText        `json:"updated"`
	Figure     []downloadLink `json:"figure"` // the figures and their picture, to take away
	Picture    *preview       `json:"picture"`
	Embed      *embed         `json:"embed"`
	Compare    string         `json:"compare"` // its figures beside others; empty: no such
	ID         string         `json:"id"`
}

// sourceOf is a source as it has to be cited.
type sourceOf struct {
	Title   string  `json:"title"`
	Owner   string  `json:"owner"`
	Source  string  `json:"source"`
	Section string  `json:"section"`
	Licence string  `json:"licence"`
	Address []piece `json:"address"`
	Taken   dayText `json:"taken"` // when it was taken over
	Method  string  `json:"method"`
	Notes   string  `json:"notes"`
}

// placeTable is every figure of the places of a level, the highest first.
type placeTable struct {
	Level   string         `json:"level"` // also its anchor
	Title   string         `json:"title"`
	Head    string         `json:"head"` // of the column of the names
	Of      string         `json:"of"`   // of the column that says in what they lie; empty: none
	Years   []string       `json:"years"`
	Rows    []placeRow     `json:"rows"`
	Shown   string         `json:"shown"`   // which rows there are, where there are more
	Missing []missingGroup `json:"missing"` // the places without any figure
}

// placeRow is a place with its figures.
type placeRow struct {
	link
	Anchor  string           `json:"anchor"` // of the first with its initial, in a long table; else empty
	Rank    string           `json:"rank"`   // among those of its level, by the last figure; empty: it has none
	Of      *link            `json:"of"`
	Total   bool             `json:"total"`
	Figures []spendingFigure `json:"figures"`
}

// missingGroup is the places of which a figure is missing for one reason.
type missingGroup struct {
	term
	Count  string `json:"count"`
	Places []link `json:"places"`
}

// indicatorFigure is what an indicator says of one place, on the page of the place.
type indicatorFigure struct {
	link         // to the indicator
	Year  string `json:"year"`
	Value string `json:"value"` // with its unit; empty where it is missing
	Why   string `json:"why"`   // the reason, in a sentence
	Words phrase `json:"words"` // where it lies among those of its peers; may be empty
	Marks []mark `json:"marks"`
}

// matrixColumn is an indicator over a column.
type matrixColumn struct {
	link
	Unit string `json:"unit"`
	Year string `json:"year"`
}

package site

// What pages of datasets show.

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

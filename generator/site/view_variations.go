package site

// What hugo.Data.variations has, for the page /variazioni/.

// variations is all that changed, before the act and after it.
type variations struct {
	Aggregations *aggregations `json:"aggregations"` // null: a project need not have them
}

// aggregations are those of 2018-2020, which made the Ambiti of the act.
type aggregations struct {
	Sum     []figure         `json:"sum"` // Ambiti before, fewer, after
	Map     mapDrawing       `json:"map"`
	Rows    []aggregationRow `json:"rows"`
	Fewer   string           `json:"fewer"`   // Ambiti less after all of them
	Doubts  []string         `json:"doubts"`  // what the act leaves open
	Gaps    []string         `json:"gaps"`    // what the codes tell, a sentence each
	Source  string           `json:"source"`  // where it was read
	Dataset *link            `json:"dataset"` // the same as a table
}

// aggregationRow is an Ambito that came of one.
type aggregationRow struct {
	link
	Anchor   string `json:"anchor"`
	United   string `json:"united"` // «gli Ambiti di Vigevano, Mortara e Garlasco»
	Fewer    string `json:"fewer"`
	Register string `json:"register"` // its code in the national register
	Skipped  string `json:"skipped"`  // «subito dopo manca lom_65», or empty
}

// born says on the page of an Ambito that it came of an aggregation.
type born struct {
	Words string `json:"words"`
	URL   string `json:"url"` // where all of them are
}

package site

// What hugo.Data.flows and hugo.Data.forms have, for the pages /programmazione/flussi/ and /programmazione/moduli/.

// flows are the flows of data to the Region.
type flows struct {
	Months   []flowMonth  `json:"months"`
	Always   []link       `json:"always"` // sent whenever something changes
	Undated  []link       `json:"undated"`
	Ended    []string     `json:"ended"` // sentences on those that are not sent any more
	Calendar []flowRow    `json:"calendar"`
	Initials []string     `json:"initials"` // of the months
	Groups   []flowGroup  `json:"groups"`
	File     downloadLink `json:"file"` // the calendar for programs
	Dataset  *link        `json:"dataset"`
	Notes    []string     `json:"notes"`
}

// flowMonth is who has to send what in a month.
type flowMonth struct {
	Name   string    `json:"name"`
	Anchor string    `json:"anchor"`
	Ambito []flowDue `json:"ambito"`
	ATS    []flowDue `json:"ats"`
}

// flowDue is something to be sent.
type flowDue struct {
	link
	Delivery string `json:"delivery"` // «preventivo»; empty where there is one alone
	Until    string `json:"until"`    // «entro il 20», «da luglio a ottobre»
	Unsure   bool   `json:"unsure"`   // the act does not say that it has to be sent, or it depends
}

// flowRow is a row of the calendar.
type flowRow struct {
	link
	Delivery string   `json:"delivery"`
	Period   string   `json:"period"`
	When     string   `json:"when"`
	About    string   `json:"about"`
	Ended    string   `json:"ended"` // «finito il 31 luglio 2023», or empty
	Printed  []string `json:"printed"`
	Months   []bool   `json:"months"`
}

// flowGroup are the flows of one dimension.
type flowGroup struct {
	Anchor  string     `json:"anchor"`
	Title   string     `json:"title"`
	Meaning string     `json:"meaning"`
	Flows   []flowItem `json:"flows"`
}

// flowItem is a flow with all that is known of it. What the act does not say is empty.
type flowItem struct {
	Name     string   `json:"name"`
	Anchor   string   `json:"anchor"`
	Contents string   `json:"contents"`
	Sender   string   `json:"sender"`
	Ambito   string   `json:"ambito"` // in a word
	ATS      string   `json:"ats"`
	Through  string   `json:"through"`
	Period   string   `json:"period"`
	When     []string `json:"when"`
	Rule     string   `json:"rule"`
	Note     string   `json:"note"`
	Words    []string `json:"words"` // of the act
}

// planForms are the forms of a Piano di Zona.
type planForms struct {
	Empty  downloadLink `json:"empty"`
	Filled []formGroup  `json:"filled"`
	Forms  []planForm   `json:"forms"`
	Areas  []string     `json:"areas"` // the macroareas among which one chooses
	Source string       `json:"source"`
	Notes  []string     `json:"notes"`
}

// formGroup are the filled forms of the Ambiti of an ATS.
type formGroup struct {
	Name  string         `json:"name"`
	Files []downloadLink `json:"files"` // their label is the Ambito
}

// planForm is a form on paper.
type planForm struct {
	Anchor    string         `json:"anchor"`
	Title     string         `json:"title"`
	Lead      string         `json:"lead"`
	Questions []planQuestion `json:"questions"`
}

// planQuestion is a row of it.
type planQuestion struct {
	Number      string `json:"number"`
	Asked       string `json:"asked"`
	Help        string `json:"help"`
	Answer      string `json:"answer"` // its kind, as in moduli.csv
	Follow      string `json:"follow"`
	FollowAsked string `json:"follow_asked"`
}

package catalogue

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

const (
	flowsFolder     = "data/programmazione/flussi/"
	flowsTable      = flowsFolder + "flussi"
	deliveriesTable = flowsFolder + "invii"
	passagesTable   = flowsFolder + "passi"
)

var (
	flowColumns = []string{"flusso", "nome", "dimensione", "contenuto", "mittente", "ambito", "ats", "mezzo", "periodicita", "regola", "nota"}
	// passageColumns name a flow, one of its columns, and the printed words that bear out what is said there.
	passageColumns = []string{"flusso", "campo", "stampato"}
	// borneOut are the columns of a flow that say something of the act.
	borneOut = []string{"nome", "contenuto", "mittente", "mezzo", "periodicita", "regola"}
)

// Flow is a flow of data towards the Region, or a system that keeps them (Allegato A, Appendix 2). What the act does not say
// is empty.
type Flow struct {
	ID         string // «spesa_sociale»
	Name       string
	Dimension  Dimension
	Contents   string // what it reports
	Sender     string
	Ambito     Duty // whether an Ambito sends it
	ATS        Duty
	Through    string // the system, or the file, that carries it
	Period     string // how often, «trimestrale»
	Rule       string // on which act it rests
	Note       string
	Deliveries []Delivery // in the order of the calendar; none of a flow that is not in it
	Words      []string   // of the act, which bear out what is said
	source.Pos
}

// Dimension is one of the three of the Region's information system.
type Dimension string

// The dimensions, as they are written in flussi.csv.
const (
	Accounting Dimension = "rendicontativa" // how money was used
	Knowledge  Dimension = "conoscitiva"    // what is learned from the data
	Management Dimension = "gestionale"     // data on people and services
)

// Dimensions lists them in the order of the act.
func Dimensions() []Dimension { return []Dimension{Accounting, Knowledge, Management} }

// Duty says whether somebody has to send a flow.
type Duty string

// The answers. Perhaps: the act does not say, or it depends on what the note tells.
const (
	MustSend Duty = "si"
	Perhaps  Duty = "forse"
	NeedNot  Duty = "no"
)

// Duties lists the answers.
func Duties() []Duty { return []Duty{MustSend, Perhaps, NeedNot} }

// Slug is what names a flow in addresses, «spesa-sociale».
func (f Flow) Slug() string { return Slug(f.ID) }

// Passage are words of the act that bear out what a column says of a flow.
type Passage struct {
	Flow, Column, Printed string
	source.Pos
}

// ReadFlows reads the flows with their calendar, and the passages of the act that bear them out, both in the order of their
// files. A project need not have any.
func ReadFlows(project fs.FS) ([]Flow, []Passage, error) {
	if found, _ := fs.Glob(project, flowsTable+".*"); len(found) == 0 {
		return nil, nil, nil
	}
	var errs source.Errors
	table, err := source.ReadTable(project, flowsTable, flowColumns)
	errs.Add(flowsTable+".csv", err)
	var flows []Flow
	at := map[string]int{}
	for _, row := range table.Rows {
		id := row.Get("flusso")
		if _, twice := at[id.Text]; twice {
			errs.Addf(id.Pos, "il flusso «%s» c'è già: tenere una riga sola", id.Text)
			continue
		}
		at[id.Text] = len(flows)
		flows = append(flows, readFlow(row, &errs))
	}
	sound := len(errs) == 0 // else what a row names may only seem to be missing
	readDeliveries(project, flows, at, sound, &errs)
	passages := readPassages(project, flows, at, sound, &errs)
	return flows, passages, errs.Err()
}

func readFlow(row source.Row, errs *source.Errors) Flow {
	text := func(column string) string { return row.Get(column).Text }
	f := Flow{ID: text("flusso"), Name: text("nome"), Contents: text("contenuto"), Sender: text("mittente"), Through: text("mezzo"),
		Period: text("periodicita"), Rule: text("regola"), Note: text("nota"), Pos: row.Pos}
	if !wordForm.Matches(f.ID) {
		errs.Addf(row.Get("flusso").Pos, "«%s» non è il codice di un flusso: ci si aspettavano %s", f.ID, wordForm.words)
	}
	if f.Name == "" {
		errs.Addf(row.Get("nome").Pos, "la cella «nome» è vuota: ci si aspettava il nome del flusso")
	}
	f.Dimension = oneOf(row.Get("dimensione"), Dimensions(), errs)
	f.Ambito, f.ATS = oneOf(row.Get("ambito"), Duties(), errs), oneOf(row.Get("ats"), Duties(), errs)
	return f
}

// oneOf reads a cell that holds one of a few words.
func oneOf[T ~string](cell source.Value, words []T, errs *source.Errors) T {
	if !slices.Contains(words, T(cell.Text)) {
		errs.Addf(cell.Pos, "«%s» non va bene: ci si aspettava una parola fra %s", cell.Text, join(words))
	}
	return T(cell.Text)
}

func readPassages(project fs.FS, flows []Flow, at map[string]int, sound bool, errs *source.Errors) []Passage {
	table, err := source.ReadTable(project, passagesTable, passageColumns)
	errs.Add(passagesTable+".csv", err)
	var passages []Passage
	proved := map[string]bool{}
	for _, row := range table.Rows {
		p := Passage{row.Get("flusso").Text, row.Get("campo").Text, row.Get("stampato").Text, row.Pos}
		if i, known := at[p.Flow]; known {
			flows[i].Words = append(flows[i].Words, p.Printed)
		} else if sound {
			unknown(errs, row.Get("flusso"), "un flusso di flussi.csv", at)
		}
		oneOf(row.Get("campo"), append(slices.Clone(borneOut), "nota"), errs)
		if p.Printed == "" {
			errs.Addf(row.Get("stampato").Pos, "la cella «stampato» è vuota: ci si aspettavano parole dell’atto")
		}
		passages, proved[p.Flow+" "+p.Column] = append(passages, p), true
	}
	if len(*errs) == 0 {
		for _, f := range flows {
			checkBorneOut(f, proved, errs)
		}
	}
	return passages
}

// checkBorneOut wants words of the act for all that is said of a flow, unless only the calendar names it.
func checkBorneOut(f Flow, proved map[string]bool, errs *source.Errors) {
	if f.Contents == "" && len(f.Deliveries) > 0 {
		return
	}
	said := []string{f.Name, f.Contents, f.Sender, f.Through, f.Period, f.Rule}
	var bare []string
	for i, column := range borneOut {
		if said[i] != "" && !proved[f.ID+" "+column] {
			bare = append(bare, column)
		}
	}
	if len(bare) > 0 {
		errs.Addf(f.Pos, "in passi.csv mancano le parole dell’atto da cui viene quello che la riga dice in %s", strings.Join(bare, ", "))
	}
}

// loadFlows reads them as a part of the catalogue.
func (c *Catalogue) loadFlows(project fs.FS, errs *source.Errors) {
	var err error
	if c.Flows, _, err = ReadFlows(project); err != nil || len(c.Flows) > 0 {
		errs.Add(flowsTable+".csv", err)
		c.FlowsSource = readProvenance(project, flowsFolder+"provenienza.yaml", errs)
	}
}

// FirstYear is the year of the act, in which the calendar of its flows begins; 0 where no flow is known.
func (c *Catalogue) FirstYear() int {
	year := 0
	fmt.Sscanf(c.FlowsSource.Date, "%4d", &year)
	return year
}

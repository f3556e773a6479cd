package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

const (
	planFormsFolder = "data/programmazione/moduli/"
	planFormsTable  = planFormsFolder + "moduli"
)

var questionColumns = []string{"modulo", "numero", "stampato", "risposta_stampata", "domanda", "risposta", "seguito", "domanda_seguito", "aiuto"}

// PlanForms are the forms of a Piano di Zona (Allegato A, chapter 8), by what they are filled in for.
type PlanForms map[PlanForm][]Question

// PlanForm names a form.
type PlanForm string

// The forms, as they are written in moduli.csv.
const (
	DocumentForm PlanForm = "documento" // the parts of the plan's document (8.2)
	OutcomeForm  PlanForm = "esiti"     // what became of an objective of 2018-2020 (Tabella 2)
	GoalForm     PlanForm = "obiettivi" // an objective of 2021-2023 (Tabella 3)
)

// Question is a row of a form.
type Question struct {
	Number        string // of the row in the act; empty of a row that we have added
	Printed       string // the row as the act prints it, and what it prints for an answer
	PrintedAnswer string
	Asked         string // in our words
	Answer        Answer
	Follow        Answer // what is asked besides; empty: nothing
	FollowAsked   string
	Help          string
	source.Pos
}

// Answer is the kind of an answer.
type Answer string

// The kinds of answers, as they are written in moduli.csv.
const (
	Text       Answer = "testo"
	YesNo      Answer = "si_no"
	Percent    Answer = "percentuale"
	Euros      Answer = "importo"
	OneOfAreas Answer = "macroarea"
	SomeAreas  Answer = "macroaree" // three at most
)

// MostAreas is how many macroareas one answer takes.
const MostAreas = 3

// ReadPlanForms reads the forms, each with its questions in their order. A project need not have any.
func ReadPlanForms(project fs.FS) (PlanForms, error) {
	if found, _ := fs.Glob(project, planFormsTable+".*"); len(found) == 0 {
		return nil, nil
	}
	var errs source.Errors
	table, err := source.ReadTable(project, planFormsTable, questionColumns)
	errs.Add(planFormsTable+".csv", err)
	forms := PlanForms{}
	known := []PlanForm{DocumentForm, OutcomeForm, GoalForm}
	for _, row := range table.Rows {
		form := oneOf(row.Get("modulo"), known, &errs)
		forms[form] = append(forms[form], readQuestion(row, &errs))
	}
	for _, form := range known {
		if len(errs) == 0 && len(forms[form]) == 0 {
			errs.Addf(source.Pos{File: table.File}, "manca il modulo «%s»: ci si aspettava una riga per ogni sua domanda", form)
		}
	}
	return forms, errs.Err()
}

func readQuestion(row source.Row, errs *source.Errors) Question {
	text := func(column string) string { return row.Get(column).Text }
	q := Question{Number: text("numero"), Printed: text("stampato"), PrintedAnswer: text("risposta_stampata"), Asked: text("domanda"),
		FollowAsked: text("domanda_seguito"), Help: text("aiuto"), Pos: row.Pos}
	q.Answer = oneOf(row.Get("risposta"), []Answer{Text, YesNo, Percent, Euros, OneOfAreas}, errs)
	if follow := row.Get("seguito"); follow.Text != "" {
		q.Follow = oneOf(follow, []Answer{Text, SomeAreas}, errs)
	}
	if q.Asked == "" || q.Help == "" {
		errs.Addf(q.Pos, "ci si aspettavano la domanda e l'aiuto per chi risponde")
	}
	if (q.Number == "") != (q.Printed == "") {
		errs.Addf(q.Pos, "una riga dell'atto ha numero e parole stampate, una riga aggiunta nessuno dei due")
	}
	if (q.Follow == "") != (q.FollowAsked == "") {
		errs.Addf(row.Get("domanda_seguito").Pos, "il seguito vuole la sua domanda, e la domanda un seguito: ci si aspettavano tutti e due o nessuno")
	}
	return q
}

// loadPlanForms reads them as a part of the catalogue.
func (c *Catalogue) loadPlanForms(project fs.FS, errs *source.Errors) {
	var err error
	if c.PlanForms, err = ReadPlanForms(project); err != nil || c.PlanForms != nil {
		errs.Add(planFormsTable+".csv", err)
		c.FormsSource = readProvenance(project, planFormsFolder+"provenienza.yaml", errs)
	}
}

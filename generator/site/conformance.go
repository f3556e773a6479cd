package site

import "ambitilombardia/generator/conformance"

// Conformance is hugo.Data.conformance: the page /conformita/.
type Conformance struct {
	Outcomes  []outcomeCount `json:"outcomes"`
	Standards []standard     `json:"standards"`
	URL       string         `json:"url"` // the same for programs
}

// outcomeCount explains an outcome and says how many checks have it.
type outcomeCount struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Count   string `json:"count"`
	Meaning string `json:"meaning"`
}

// standard is a rule that some of the files follow, with what was checked.
type standard struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Meaning string          `json:"meaning"`
	Covers  string          `json:"covers"`
	Address string          `json:"address"`
	Checks  []standardCheck `json:"checks"`
}

// standardCheck is one way to judge the files, with what came out of it.
type standardCheck struct {
	Text    string `json:"text"`
	Program string `json:"program"`
	Outcome string `json:"outcome"` // the ID of its outcome
	Label   string `json:"label"`
	Found   string `json:"found"` // «133 file, 32.470 celle»; empty where no result is claimed
	Command string `json:"command"`
}

// outcomes explains the outcomes in a reader's words.
var outcomes = []struct {
	outcome            conformance.Outcome
	id, label, meaning string
}{
	{conformance.Passed, "superato", "Superato ora", "Il controllo è stato fatto su questi file mentre il sito veniva composto. Se non fosse riuscito, il sito non sarebbe uscito."},
	{conformance.Proved, "provato", "Superato su file della stessa struttura", "Un altro programma ha fatto la prova prima della pubblicazione. I file che scarichi qui hanno la stessa struttura di quelli provati: le stesse colonne, gli stessi campi, gli stessi tipi di valore. Un valore o una frase possono essere cambiati dopo la prova: sono altri controlli a guardarli."},
	{conformance.Stale, "da-ripetere", "Da ripetere", "La struttura dei file è cambiata dopo l’ultima prova, oppure la prova non è ancora stata registrata. Di questi file non possiamo dire l’esito."},
	{conformance.Gated, "condizione", "Condizione per pubblicare", "Il controllo si fa sulle pagine finite. Se trova un errore il sito non esce: se leggi questa pagina, non ne ha trovati."},
	{conformance.Untold, "non-registrato", "Esito non registrato", "Il controllo guarda le pagine, che cambiano spesso. Qui non c’è un esito: il comando lo dà."},
}

// NewConformance puts the report in words.
func NewConformance(r conformance.Report) Conformance {
	view := Conformance{URL: conformance.Path}
	ids, labels := map[conformance.Outcome]string{}, map[conformance.Outcome]string{}
	for _, o := range outcomes {
		ids[o.outcome], labels[o.outcome] = o.id, o.label
		if n := r.Count(o.outcome); n > 0 {
			view.Outcomes = append(view.Outcomes, outcomeCount{o.id, o.label, whole(n), o.meaning})
		}
	}
	for _, s := range r.Standards {
		shown := standard{ID: s.ID, Name: s.Name, Meaning: s.Meaning, Covers: s.Covers, Address: s.Address}
		for _, c := range s.Checks {
			check := standardCheck{Text: c.Text, Program: c.Program, Outcome: ids[c.Outcome], Label: labels[c.Outcome], Command: c.Command}
			if c.Files > 0 {
				check.Found = counted(c.Files, "file letto", "file letti")
			}
			if c.Compared != c.Files {
				check.Found += ", " + whole(c.Compared) + " " + c.Unit
			}
			shown.Checks = append(shown.Checks, check)
		}
		view.Standards = append(view.Standards, shown)
	}
	return view
}

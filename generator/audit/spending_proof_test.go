package audit

import (
	"maps"
	"os"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestATableThatIsNotAsProvedIsTold(t *testing.T) {
	c := &catalogue.Catalogue{Spending: invented(t, "  []",
		sheet{id: "tab_1", level: "ats", measures: "valore:n", caption: "Tab. 1 – Prova", cells: "ATS PAVIA|2018|1"},
		sheet{id: "tab_2", level: "ats", measures: "valore:n", cells: "ATS PAVIA|2018|1"}).Spending} // not of the act
	told := func() string {
		var text string
		for _, f := range changedSinceProof(c) {
			text += f.ID + " " + string(f.Severity) + " " + f.Sentence
		}
		return text
	}
	if got, want := told(), "trascrizione-tab-1 nota I dati della Tab. 1 non sono ancora stati confrontati con il testo dell’atto."; got != want {
		t.Errorf("not proved: %q", got)
	}
	table, _ := c.Spending.Table("tab_1")
	c.Spending.Proved = map[string]string{"tab_1": table.Printed().Digest()}
	if got := told(); got != "" {
		t.Errorf("as proved: %q", got)
	}
	c.Spending.Proved["tab_1"] = catalogue.Printed{Caption: "Tab. 1 – Prova"}.Digest()
	if got, want := told(), "trascrizione-tab-1 dubbio I dati della Tab. 1 non sono più quelli che abbiamo confrontato con il testo dell’atto: dopo è cambiato un valore, una riga o il titolo."; got != want {
		t.Errorf("changed: %q", got)
	}
}

func TestPassagesThatAreNotAsProvedAreTold(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	proved := c.Spending.Proved
	told := func() string {
		var text string
		for _, f := range changedSinceProof(c) {
			text += f.ID + " " + string(f.Severity) + "; "
			if strings.HasPrefix(f.Sentence, "I passi  ") {
				t.Errorf("nothing says what the passages of %s are about", f.ID)
			}
		}
		return strings.TrimSuffix(text, "; ")
	}
	if got := told(); got != "" {
		t.Errorf("as they are committed: %q", got)
	}
	for _, change := range []struct {
		id   string
		slip func()
	}{
		{"richiami", func() { c.Mentions[0].Printed += "x" }},
		{"aggregazioni", func() { c.Aggregations.List[0].Parts[0] += "x" }},
		{"aggregazioni/conteggi", func() { c.Aggregations.Counts.Plans.Value++ }},
		{"programmazione/sezioni", func() { c.Planning.Sections[0].Start += "x" }},
		{"programmazione/accordi", func() { c.Planning.Agreements[0].Quote.Printed += "1" }},
		{"programmazione/obiettivi", func() { c.Planning.Aims[0].Printed += "x" }},
		{"programmazione/progetti", func() { c.Planning.Projects[0].Unit = catalogue.PerCent }},
		{"programmazione/cifre", func() { c.Planning.Figures[0].Limit = "oltre" }},
		{"programmazione/premialita", func() { c.Planning.Premium[0].Reading = catalogue.Instead }},
		{"programmazione/risorse", func() { c.Planning.Resources[0].Level = "privato" }},
		{"programmazione/tappe", func() { c.Planning.Steps[0].From = "2020-07-09" }},
		{"programmazione/flussi/passi", func() { c.Flows[0].Words[0] += "x" }},
		{"programmazione/flussi/invii", func() { c.Flows[0].Deliveries[0].Months[0]++ }},
		{"programmazione/moduli/documento", func() { c.PlanForms[catalogue.DocumentForm][0].Printed += "x" }},
		{"programmazione/moduli/esiti", func() { c.PlanForms[catalogue.OutcomeForm][0].PrintedAnswer += "x" }},
		{"programmazione/moduli/obiettivi", func() { c.PlanForms[catalogue.GoalForm][0].Number += "1" }},
	} {
		change.slip()
		id := catalogue.Slug("trascrizione", change.id)
		if got := told(); got != id+" dubbio" {
			t.Errorf("%s changed: %q", change.id, got)
		}
		c.Spending.Proved = maps.Clone(proved)
		delete(c.Spending.Proved, change.id)
		if got := told(); got != id+" nota" {
			t.Errorf("%s not proved: %q", change.id, got)
		}
		for _, table := range c.Passages() {
			c.Spending.Proved[table.ID] = table.Printed.Digest()
		}
		proved = c.Spending.Proved
	}
	if n := len(c.Passages()); n != 16 {
		t.Errorf("%d tables of passages, and 16 were tried", n)
	}
}

package audit

import (
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestATableThatIsNotAsProvedIsTold(t *testing.T) {
	c := invented(t, "  []", sheet{id: "tab_1", level: "ats", measures: "valore:n", caption: "Tab. 1 – Prova", cells: "ATS PAVIA|2018|1"},
		sheet{id: "tab_2", level: "ats", measures: "valore:n", cells: "ATS PAVIA|2018|1"}) // not of the act
	c.Mentions = nil // another test is about those
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
	c := &catalogue.Catalogue{Mentions: []catalogue.Mention{{Thing: "la legge regionale 3/2008", Printed: "l.r. 3/2008", Place: "nell’Allegato A"}}}
	told := func() string {
		var text string
		for _, f := range changedSinceProof(c) {
			text += f.ID + " " + string(f.Severity)
		}
		return text
	}
	if got := told(); got != "trascrizione-richiami nota" {
		t.Errorf("not proved: %q", got)
	}
	c.Spending.Proved = map[string]string{catalogue.MentionsID: catalogue.MentionsDigest(c.Mentions)}
	if got := told(); got != "" {
		t.Errorf("as proved: %q", got)
	}
	c.Mentions[0].Printed = "l.r. 3/2009"
	if got := told(); got != "trascrizione-richiami dubbio" {
		t.Errorf("changed: %q", got)
	}
}

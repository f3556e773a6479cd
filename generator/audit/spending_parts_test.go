package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

// partOf is a city, its ATS and the region: of the ATS's fall of 12.1 the city makes 11.6.
var partOf = []sheet{
	{id: "tab_1", level: "ats", measures: "valore:milioni_eur", cells: `
		ATS PAVIA|2017|47.9
		ATS PAVIA|2018|35.8
		REGIONE LOMBARDIA|2017|1281.0
		REGIONE LOMBARDIA|2018|1347.0`},
	{id: "tab_2", level: "comune", measures: "valore:milioni_eur", links: "{con: tab_1, tipo: parte_di}", cells: `
		Pavia|2017|12.0
		Pavia|2018|0.4`},
}

func changed(sheets []sheet, old, new string) []sheet {
	out := slices.Clone(sheets)
	for i := range out {
		out[i].cells = strings.ReplaceAll(out[i].cells, old, new)
	}
	return out
}

func TestADoubtfulPartMakesItsWholeDoubtfulWhereItMakesMostOfItsChange(t *testing.T) {
	notes := []string{"comprende-tab-1-totale-2017-valore", "comprende-tab-1-totale-2018-valore"}
	for _, test := range []struct {
		name     string
		old, new string
		want     []string
	}{
		{"most of the change", "", "", append([]string{"parte-tab-1-328-2018-valore-018110"}, notes...)},
		{"just half of it", "35.8", "24.7", append([]string{"parte-tab-1-328-2018-valore-018110"}, notes...)}, // 11.6 of 23.2
		{"a little less than half", "35.8", "24.6", slices.Concat([]string{"comprende-tab-1-328-2017-valore", "comprende-tab-1-328-2018-valore"}, notes)},
		{"the other way", "35.8", "50.0", slices.Concat([]string{"comprende-tab-1-328-2017-valore", "comprende-tab-1-328-2018-valore"}, notes)},
		{"a part that does not leap", "Pavia|2018|0.4", "Pavia|2018|7.0", nil},
		{"a part that is elsewhere", "ATS PAVIA", "ATS BRESCIA", notes},
	} {
		if got := idsOf(partsInWholes(invented(t, "", changed(partOf, test.old, test.new)...))); !slices.Equal(got, test.want) {
			t.Errorf("%s: found %q, want %q", test.name, got, test.want)
		}
	}
}

// A lost amount follows from the value per head and the residents; both point at the year that is out of the ordinary.
func TestALostAmountIsReckonedFromTheValuePerHead(t *testing.T) {
	heads := sheet{id: "tab_3", level: "comune", measures: "valore:eur_procapite", links: "{con: tab_2, tipo: procapite, misure: [valore]}"}
	for _, city := range []string{"Bergamo", "Brescia", "Como", "Cremona", "Lecco", "Lodi", "Mantova", "Varese"} {
		heads.cells += city + "|2017|170.00\n" + city + "|2018|175.00\n"
	}
	heads.cells += "Pavia|2017|169.28\nPavia|2018|5.51"
	sheets := append(changed(partOf, "|12.0", "|"), heads)
	sheets = changed(sheets, "Pavia|2018|0.4", "Pavia|2018|")
	var got []Cell
	for _, f := range partsInWholes(inventedBeside(t, []string{"indicatori"}, "", sheets...)) { // which has the residents
		if f.Severity == Doubt {
			got = append(got, f.Cells...)
		}
	}
	if want := []Cell{{"tab_1", "ATS PAVIA", "2018 valore"}}; !slices.Equal(got, want) {
		t.Errorf("doubtful are %v, want %v", got, want)
	}
}

// Whatever is published of ATS Pavia in 2018 that its city's figures have made wrong, and nothing of 2017, when they are
// as elsewhere.
func TestTheErrorOfPaviaFollowsIntoItsATS(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	doubtful, noted := map[Cell]string{}, map[Cell]string{}
	for _, f := range partsInWholes(c) {
		for _, cell := range f.Cells {
			if f.CastsDoubt() {
				doubtful[cell] = f.Sentence
			} else {
				noted[cell] = f.Sentence
			}
		}
	}
	for _, cell := range []Cell{
		{"graf_12", "ATS PAVIA", "2018 valore"}, {"graf_15", "ATS PAVIA", "2018 valore"}, {"graf_18", "ATS PAVIA", "2018 valore"},
		{"graf_21", "ATS PAVIA", "2018 valore"}, {"tab_1", "ATS PAVIA", "2018 gestione_singola"},
		{"tab_2", "ATS PAVIA", "2018 gestione_singola"}, {"tab_2", "ATS PAVIA", "2018 gestione_associata"}, {"tab_10", "ATS PAVIA", "2018 valore"},
	} {
		if !strings.Contains(doubtful[cell], "Comune di Pavia") {
			t.Errorf("%v is not doubtful because of the city: %q", cell, doubtful[cell])
		}
	}
	for _, cell := range []Cell{
		{"tab_1", "REGIONE LOMBARDIA", "2018 gestione_singola"}, {"tab_6", "REGIONE LOMBARDIA", "2018 gestione_singola"},
		{"graf_12", "REGIONE LOMBARDIA", "2018 valore"}, {"graf_15", "REGIONE LOMBARDIA", "2018 valore"},
		{"graf_18", "REGIONE LOMBARDIA", "2018 valore"}, {"graf_21", "REGIONE LOMBARDIA", "2018 valore"},
	} {
		if _, ok := doubtful[cell]; ok || !strings.Contains(noted[cell], "In gioco: per ") {
			t.Errorf("%v: doubt %q, note %q; want only a note of what is at stake", cell, doubtful[cell], noted[cell])
		}
	}
	for cell := range doubtful {
		if strings.HasSuffix(cell.Row, "PAVIA") && strings.HasPrefix(cell.Column, "2017") {
			t.Errorf("%v is doubtful: %s", cell, doubtful[cell])
		}
		if cell == (Cell{"tab_1", "ATS PAVIA", "2018 gestione_associata"}) {
			t.Errorf("%v is doubtful, though Grafico 14 is about the other half: %s", cell, doubtful[cell])
		}
	}
}

// Only Milano's own changes are as large as those of its ATS, and none of them is doubtful.
func TestAPartThatIsNotDoubtfulMakesNothingDoubtful(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range partsInWholes(c) {
		if strings.Contains(f.Sentence, "Comune di Milano") {
			t.Errorf("%s: %s", f.ID, f.Sentence)
		}
	}
}

// Without the residents a share of the whole is not known: the rule keeps silent rather than guess.
func TestWithoutResidentsValuesPerHeadHaveNoWeight(t *testing.T) {
	c := region(t)
	if n, ok := c.Residents(catalogue.Row{Total: true}); ok {
		t.Errorf("%d residents in a project that gives none", n)
	}
}

package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func decimal(t *testing.T, text string) catalogue.Decimal {
	t.Helper()
	d, err := catalogue.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// planned is a planning in which everything agrees: 4 + 2 = 6, and 4 of 6 are 67 %.
func planned(t *testing.T) catalogue.Planning {
	told := func(id, value string, unit catalogue.FigureUnit) catalogue.ToldFigure {
		return catalogue.ToldFigure{PrintedFigure: catalogue.PrintedFigure{ID: id, Value: decimal(t, value), Unit: unit, Quote: catalogue.Quote{Printed: "sono " + value, Section: "Allegato A, capitolo 2"}}}
	}
	amount := func(section string, reading catalogue.Reading) catalogue.PremiumTerm {
		term := catalogue.PremiumTerm{Term: "importo", PrintedFigure: told("importo", "50000.00", catalogue.Euro).PrintedFigure, HasValue: true, Reading: reading}
		term.Section = section
		return term
	}
	return catalogue.Planning{
		Figures:    []catalogue.ToldFigure{told("tutti", "6", catalogue.Number), told("quattro", "4", catalogue.Number), told("due", "2", catalogue.Number), told("quota", "67", catalogue.PerCent)},
		Reckonings: []catalogue.Reckoning{{Result: "tutti", How: catalogue.SumOf, Terms: []string{"quattro", "due"}}, {Result: "quota", How: catalogue.ShareIn, Terms: []string{"quattro", "tutti"}}, {Result: "quattro", How: catalogue.Within, Terms: []string{"tutti"}}},
		Agreements: []catalogue.Agreement{{ATS: "321", Printed: "Milano", Handed: 1, Missing: 1, From: 2}, {Printed: "Totale", Handed: 1, Missing: 1, From: 2}},
		Premium:    []catalogue.PremiumTerm{amount("Allegato A, paragrafo 5.2", catalogue.Besides), amount("Delibera, decisioni", catalogue.Unsaid)},
		Steps:      []catalogue.Step{{ID: "firma", From: "2021-12-31"}, {ID: "firma", From: "2021-12"}},
	}
}

func TestThePlanningIsReckonedAgain(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*catalogue.Planning)
		want   string // id and severity; empty: nothing is found
		says   string
	}{
		{"as it is", func(*catalogue.Planning) {}, "", ""},
		{"a share by one too many", func(p *catalogue.Planning) { p.Figures[3].Value = decimal(t, "68") }, "conto-quota-quota discrepanza", "Nell’Allegato A, capitolo 2 si legge «sono 67». La quota stampata è 68%, ma da 4 e 6 viene 67\u00a0%."},
		{"a sum", func(p *catalogue.Planning) { p.Figures[2].Value = decimal(t, "1") }, "conto-tutti-somma discrepanza", "ma da 4 e 1 viene 5."},
		{"a part larger than the whole", func(p *catalogue.Planning) {
			p.Reckonings[2] = catalogue.Reckoning{Result: "tutti", How: catalogue.Within, Terms: []string{"quattro"}}
		},
			"conto-tutti-parte dubbio", "Ma 6 è più di 4: l’atto non dice di quale insieme sia la parte."},
		{"a row of agreements", func(p *catalogue.Planning) {
			p.Agreements[0].Missing = 0
			p.Agreements[1].Missing = 0
			p.Agreements[1].From = 1
			p.Agreements[0].From = 2
		},
			"accordi-321-ambiti discrepanza", "alla riga «Milano» è stampato 2, ma il conto dà 1."},
		{"a total of agreements", func(p *catalogue.Planning) { p.Agreements[1].Handed, p.Agreements[1].Missing = 2, 0 }, "accordi-totale-presentati discrepanza", "è stampato 2, ma il conto dà 1."},
		{"two amounts", func(p *catalogue.Planning) { p.Premium[1].Value = decimal(t, "40000.00") }, "premio-importo-numero discrepanza", "«sono 50000.00» (nell’Allegato A, paragrafo 5.2) e «sono 50000.00» (nella Delibera, decisioni)"},
		{"two readings", func(p *catalogue.Planning) { p.Premium[1].Reading = catalogue.Instead }, "premio-importo-lettura dubbio", "parole che si leggono in due modi"},
		{"two days", func(p *catalogue.Planning) { p.Steps[1].From = "2021-11" }, "tappa-firma nota", "due periodi"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := &catalogue.Catalogue{Planning: planned(t)}
			test.change(&c.Planning)
			var found []string
			for _, rule := range planningRules() {
				for _, f := range rule(c) {
					if strings.HasSuffix(f.ID, "allegato-b") {
						continue // this catalogue has no Ambiti to count
					}
					found = append(found, f.ID+" "+string(f.Severity))
					if f.ID+" "+string(f.Severity) == test.want && !strings.Contains(f.Sentence, test.says) {
						t.Errorf("%s", f.Sentence)
					}
				}
			}
			if (len(found) == 0) != (test.want == "") || test.want != "" && !slices.Contains(found, test.want) {
				t.Errorf("found %q, want %q", found, test.want)
			}
		})
	}
}

func TestThePlanningOfTheActHasTheseDoubts(t *testing.T) {
	c := realRegion(t)
	var found []string
	for _, rule := range planningRules() {
		for _, f := range rule(c) {
			found = append(found, f.ID)
		}
	}
	if want := []string{"conto-misure-poverta-parte", "premio-importo-oltre-lettura", "tappa-questionario", "esempio-anni-fnps"}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
	if len(c.Planning.Reckonings) < 15 {
		t.Errorf("%d printed numbers are reckoned again", len(c.Planning.Reckonings))
	}
}

func TestAnExampleHasTheYearsOfItsFormula(t *testing.T) {
	const formula = "[Anno n] (es. anno 2019): invio del fondo [Anno n-1] su competenza [Anno n] (es. fondo "
	for words, want := range map[string]string{
		formula + "2018 su competenza anno 2019)": "",
		"un invio all’anno (es. anno 2019)":       "",
		formula + "2020 su competenza anno 2021)": "Del flusso «Fondo» l’atto dice gli anni con una regola e con un esempio, che non vanno d’accordo: «" + formula +
			"2020 su competenza anno 2021)». Se n è il 2019, la regola dà 2018 e 2019. L’esempio dice 2020 e 2021.",
	} {
		found := examplesOfOtherYears(&catalogue.Catalogue{Flows: []catalogue.Flow{{ID: "fondo", Name: "Fondo", Words: []string{words}}}})
		got := ""
		for _, f := range found {
			got += f.Sentence
		}
		if got != want {
			t.Errorf("%q gives %q, want %q", words, got, want)
		}
	}
	twice := []string{formula + "2020 su competenza anno 2021)", formula + "2017 su competenza anno 2018)"}
	if found := examplesOfOtherYears(&catalogue.Catalogue{Flows: []catalogue.Flow{{ID: "fondo", Words: twice}}}); len(found) != 1 || !strings.HasSuffix(found[0].Sentence, "in un altro passo dell’atto sul flusso.") {
		t.Errorf("two passages of one flow: %v", found)
	}
}

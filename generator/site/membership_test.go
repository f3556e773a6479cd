package site

import (
	"slices"
	"strings"
	"testing"
)

func TestASourceThatIsAnAddressIsALink(t *testing.T) {
	for source, want := range map[string][]piece{
		"Allegato B (denominazione dell'Ambito)":     {{Text: "Allegato B (denominazione dell’Ambito)"}},
		"varesenews.it 10.2022 - Distretto di Somma": {{Text: "varesenews.it 10.2022 - Distretto di Somma"}}, // no page
		"https://www.comune.it/a?b=1":                {{"https://www.comune.it/a?b=1", "https://www.comune.it/a?b=1"}},
		"asst-franciacorta.it/chi-siamo - distretti n. 5": {{"asst-franciacorta.it/chi-siamo", "https://asst-franciacorta.it/chi-siamo"},
			{Text: " - distretti n. 5"}},
		"elenco (docslib.org/doc/7481360); altro": {{Text: "elenco ("}, {"docslib.org/doc/7481360", "https://docslib.org/doc/7481360"},
			{Text: "); altro"}},
		"javascript://x/alert(1)": {{Text: "javascript://x/alert(1)"}},
	} {
		if got := pieces(source); !slices.Equal(got, want) {
			t.Errorf("%s: %+v, want %+v", source, got, want)
		}
	}
}

// The first sentence of a Comune says how sure it is, and no Comune of an Ambito with two ASST gets a flat one.
func TestCertaintyTravelsWithTheMembership(t *testing.T) {
	view, _ := newView(t)
	openings := map[string]string{
		"documentata": "", "dedotta": "Secondo le nostre ricerche ", "nota": "Secondo le nostre ricerche ",
		"dubbia": "Non è sicuro che ",
	}
	shared := 0
	for _, page := range alive(view.Pages["comuni"]) {
		p := page.Params.(comunePage)
		if want := openings[p.Evidence.Level]; p.Opening != want || (p.Verb == "stia") != (p.Evidence.Level == "dubbia") ||
			!strings.HasPrefix(page.Description, want+p.Name) {
			t.Errorf("%s, %s: «%s… %s», %s", p.Name, p.Evidence.Level, p.Opening, p.Verb, page.Description)
		}
		if p.Evidence.Level == "nota" && p.Evidence.Label != "Senza documento" {
			t.Errorf("%s: the grade is called %q", p.Name, p.Evidence.Label)
		}
		if len(p.SharedASST) > 0 {
			shared++
		}
	}
	if shared != 27 {
		t.Errorf("%d Comuni have more than one ASST, want the 27 of Oglio Po", shared)
	}
	told := map[string]bool{}
	for _, page := range alive(view.Pages["asst"]) {
		for _, a := range page.Params.(authorityPage).Shared {
			told[page.Params.(authorityPage).Name+", "+a.Name+strings.TrimPrefix(a.Words[strings.LastIndex(a.Words, ". "):], ".")] = true
		}
	}
	if len(told) != 2 || !told["ASST Cremona, Oglio Po Lo contiamo qui."] || !told["ASST Mantova, Oglio Po L’Ambito non è in questo elenco: lo contiamo con l’ASST Cremona."] {
		t.Errorf("the pages of the ASST that may share an Ambito say %v", told)
	}
	for _, doubted := range []string{"50059", "50077", "50045"} {
		at := slices.IndexFunc(view.Pages["ambiti"], func(p Page) bool { return p.Params.(ambitoPage).Code == doubted })
		p := view.Pages["ambiti"][at].Params.(ambitoPage)
		if !strings.Contains(strings.Join(p.Doubts, " "), "numeri non concordano") {
			t.Errorf("%s says of its Comuni %q", p.Name, p.Doubts)
		}
	}
}

func TestAnOldAddressLeadsOn(t *testing.T) {
	view, _ := newView(t)
	at := slices.IndexFunc(view.Pages["comuni"], func(p Page) bool { return p.Path == "comuni/017158-puegnago-del-garda" })
	if at < 0 || !slices.Contains(view.Pages["comuni"][at].Aliases, "/comuni/017158-puegnago-sul-garda/") {
		t.Error("the address of Puegnago sul Garda leads nowhere")
	}
}

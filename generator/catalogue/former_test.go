package catalogue

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

func TestFormerNamesLeadToAComuneOfToday(t *testing.T) {
	c, err := LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range c.FormerOf("012143") {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, ", "); got != "Cadrezzate, Osmate" {
		t.Errorf("Cadrezzate con Osmate was %q", got)
	}
	for _, f := range c.Former {
		for _, m := range c.Comuni {
			if m.Name == f.Name {
				t.Errorf("%s is a Comune of today", f.Name)
			}
		}
	}
}

func TestAnotherSpellingLeadsToTheComuneOfTheList(t *testing.T) {
	c, err := LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	spellings := c.SpellingsOf("017158")
	if len(spellings) != 1 || spellings[0].Name != "Puegnago sul Garda" || spellings[0].Slug() != "017158-puegnago-sul-garda" {
		t.Errorf("017158 is also written %v", spellings)
	}
}

// One cell of the coding table holds two ASST: no Comune of that Ambito is flatly under the first.
func TestOnlyOglioPoIsSharedBetweenASST(t *testing.T) {
	c, err := LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range c.Ambiti {
		var codes []string
		for _, asst := range c.SharedASST(a) {
			codes = append(codes, string(asst.Code))
		}
		want := ""
		if a.Code == "50097" {
			want = "724 725"
		}
		if got := strings.Join(codes, " "); got != want || (c.ASSTDoubt(a) == "") != (want == "") {
			t.Errorf("%s %s: shared by %q, want %q; «%s»", a.Code, a.Name, got, want, c.ASSTDoubt(a))
		}
	}
}

func TestACountOfAnUnknownAmbitoIsRefused(t *testing.T) {
	c := Catalogue{Ambiti: []Ambito{{Code: "50059"}}, byAmbito: map[AmbitoCode]int{"50059": 0}, whole: true}
	var errs source.Errors
	c.loadCounts(fstest.MapFS{"data/territorio/numeri-discordi.csv": {Data: []byte("codice_ambito,numero_comuni,fonte\n50058,tanti,\n")}}, &errs)
	want := "data/territorio/numeri-discordi.csv:2:1: «50058» non è un Ambito dell'allegato B; forse 50059?\n" +
		"data/territorio/numeri-discordi.csv:2:2: «tanti» non è un numero di Comuni: ci si aspettavano cifre\n" +
		"data/territorio/numeri-discordi.csv:2:3: la cella «fonte» è vuota: ci si aspettava un testo"
	if err := errs.Err(); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestAFormerNameOfAnUnknownComuneIsRefused(t *testing.T) {
	c := Catalogue{Comuni: []Comune{{Code: "012143"}}}
	var errs source.Errors
	c.loadNames(fstest.MapFS{"data/territorio/nomi-precedenti.csv": {Data: []byte("nome_precedente,codice_istat,fonte\nOsmate,012413,\n")}}, &errs)
	want := "data/territorio/nomi-precedenti.csv:2:2: «012413» non è un Comune di comuni.csv; forse 012143?\n" +
		"data/territorio/nomi-precedenti.csv:2:3: la cella «fonte» è vuota: ci si aspettava un testo"
	errs.Add("", c.Strangers())
	if err := errs.Err(); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

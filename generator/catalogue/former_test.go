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

func TestAFormerNameOfAnUnknownComuneIsRefused(t *testing.T) {
	c := Catalogue{Comuni: []Comune{{Code: "012143"}}}
	var errs source.Errors
	c.loadFormer(fstest.MapFS{"data/territorio/nomi-precedenti.csv": {Data: []byte("nome_precedente,codice_istat,fonte\nOsmate,012413,\n")}}, &errs)
	want := "data/territorio/nomi-precedenti.csv:2:2: «012413» non è un Comune di comuni.csv; forse 012143?\n" +
		"data/territorio/nomi-precedenti.csv:2:3: la cella «fonte» è vuota: ci si aspettava un testo"
	if err := errs.Err(); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

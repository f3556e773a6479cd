package catalogue

import (
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

func TestADetachedComuneIsOneOfTheTables(t *testing.T) {
	c := Catalogue{Comuni: []Comune{{Code: "012143"}}, byAmbito: map[AmbitoCode]int{"50072": 0}}
	files := fstest.MapFS{"data/territorio/staccati.csv": {Data: []byte("codice_istat,codice_ambito,motivo\n012413,5O072,\n")}}
	var errs source.Errors
	c.loadDetached(files, &errs)
	want := "data/territorio/staccati.csv:2:1: «012413» non è un Comune di comuni.csv; forse 012143?\n" +
		"data/territorio/staccati.csv:2:2: «5O072» non è un Ambito dell’allegato B; forse 50072?\n" +
		"data/territorio/staccati.csv:2:3: la cella «motivo» è vuota: ci si aspettava un testo"
	errs.Add("", c.Strangers())
	if err := errs.Err(); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	errs = source.Errors{source.Errorf(source.Pos{File: "data/territorio/comuni.csv"}, "una riga non si legge")}
	c.loadDetached(files, &errs)
	if len(errs) != 2 { // that one, and the empty cell
		t.Errorf("the fault of another table is told as one of this: %v", errs)
	}
}

package catalogue

import (
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

func population(t *testing.T, rows string) (*Catalogue, string) {
	t.Helper()
	c := &Catalogue{Comuni: []Comune{{Code: "018110", Name: "Pavia"}, {Code: "018182", Name: "Vigevano"}}}
	var errs source.Errors
	c.loadPopulation(fstest.MapFS{
		populationFolder + "provenienza.yaml": {Data: []byte("titolo: x\nfonte: x\nsezione: x\ndata_riferimento: \"2021-12-31\"\ntrascritto_il: \"2026-11-23\"\nlicenza: x\n")},
		populationFolder + "valori.csv":       {Data: []byte("codice,anno,valore\n" + rows)},
	}, &errs)
	errs.Add("", c.Strangers())
	if err := errs.Err(); err != nil {
		return c, err.Error()
	}
	return c, ""
}

func TestTheLastYearOfThePopulationCounts(t *testing.T) {
	c, errs := population(t, "018110,2021,70380\n018110,2019,72000\n")
	if n, ok := c.Residents("018110"); n != 70380 || !ok || errs != "" {
		t.Errorf("%d, %v, %s", n, ok, errs)
	}
	if n, ok := c.Residents("018182"); ok {
		t.Errorf("%d residents, though none are given", n)
	}
}

func TestAPopulationThatCannotBeIsRefusedAtItsCell(t *testing.T) {
	for rows, want := range map[string]string{
		"018110,2021,0\n":                    "valori.csv:2:3: «0» non è un numero di abitanti: ci si aspettava un intero da 1 in su",
		"018110,2021,70.380\n":               "valori.csv:2:3: «70.380» non è un numero di abitanti: ci si aspettava un intero da 1 in su",
		"018110,'21,70380\n":                 "valori.csv:2:2: «'21» non è un anno di quattro cifre",
		"018111,2021,70380\n":                "valori.csv:2:1: «018111» non è un Comune di comuni.csv; forse 018110?",
		"018110,2021,1\n018110,2021,70380\n": "valori.csv:3:1: il Comune 018110 c'è due volte per il 2021: tenere una riga sola",
	} {
		if _, got := population(t, rows); got != populationFolder+want {
			t.Errorf("%q: %q, want %q", rows, got, populationFolder+want)
		}
	}
}

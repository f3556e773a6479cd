package catalogue

import (
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

func TestCodesOfISTATThatCannotBeAreRefused(t *testing.T) {
	for rows, want := range map[string]string{
		"50001,T1,Uno,attuale\n50002,T2,Due,attuale\n50001,T0,Uno e due,precedente\n50002,T0,Uno e due,precedente\n": "",
		"50001,T1,Uno,attuale\n50002,T1,Uno,precedente\n":                                                            ":3:2: il codice «T1» c'è già in data/codici-esterni/istat-ambiti.csv:2:2",
		"50001,T1,Uno,attuale\n50001,T2,Uno,attuale\n":                                                               ":3:4: l'Ambito 50001 ha già un codice in uso in data/codici-esterni/istat-ambiti.csv:2:4",
		"50009,T1,Uno,attuale\n": ":2:1: «50009» non è un Ambito dell'allegato B",
		"50001,T1,Uno,vecchio\n": ":2:4: «vecchio» non è un uso: ci si aspettava «attuale» o «precedente»",
		"50001,,Uno,attuale\n":   ":2: manca il codice o il nome",
	} {
		c := threeComuni()
		c.whole, c.byAmbito = true, map[AmbitoCode]int{"50001": 0, "50002": 1}
		var errs source.Errors
		c.loadExternal(fstest.MapFS{
			externalFolder + provenanceFile: {Data: []byte(provenanceText)},
			externalFile + ".csv":           {Data: []byte("codice_ambito,codice_istat,denominazione_istat,uso\n" + rows)},
		}, &errs)
		got := ""
		if err := errs.Err(); err != nil {
			got = err.Error()
		}
		if (want == "") != (got == "") || want != "" && !strings.HasPrefix(got, externalFile+".csv"+want) {
			t.Errorf("%q: %q, want %q", rows, got, want)
		}
	}
}

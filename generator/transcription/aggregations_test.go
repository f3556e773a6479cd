package transcription

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	aggregationsAct = `Nel 2018 esistevano 3
Ambiti, ora 2; tre Ambiti hanno scelto.
- Bassa: aggregazione degli Ambiti di Sotto,
Sopra e Fuori
- Alta: aggregazione di Comuni afferenti al Monte
`
	aggregationRows = `codice_ambito,denominazione_ambito,unisce,territorio_unito
50001,Bassa,Ambiti,Sotto
50001,Bassa,Ambiti,Sopra
50001,Bassa,Ambiti,Fuori
50002,Alta,Comuni,Comuni afferenti al Monte
`
	aggregationCounts = `conteggio,valore,stampato
ambiti_prima,3,Nel 2018 esistevano 3 Ambiti
ambiti_dopo,2,"Ambiti, ora 2 ;"
ambiti_aggregati,3,tre Ambiti hanno scelto
piani_nati,2,ora 2 ;
`
	aggregationSource = "titolo: a\nfonte: a\nsezione: a\ndata_riferimento: \"2018\"\ntrascritto_il: \"2026-12-01\"\nlicenza: a\n"
)

func TestAggregationsAreProved(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"as they are": {"", "", ""},
		"a letter is missing": {"Fuori\n", "Fuor\n",
			"data/aggregazioni/aggregazioni.csv:2:1: «Bassa: aggregazione degli Ambiti di Sotto, Sopra e Fuor» si trova 0 volte"},
		"two names exchanged": {"Sotto\n50001,Bassa,Ambiti,Sopra\n", "Sopra\n50001,Bassa,Ambiti,Sotto\n", "si trova 0 volte"},
		"one left out": {"50002,Alta,Comuni,Comuni afferenti al Monte\n", "",
			"data/aggregazioni/aggregazioni.csv: la riga 5 dell’atto è un’aggregazione che il file non riporta: «- Alta: aggregazione di Comuni afferenti al Monte»"},
		"another count": {"esistevano 3 Ambiti", "erano 3 Ambiti", "data/aggregazioni/conteggi.csv:2:1: «Nel 2018 erano 3 Ambiti» non si trova nell’atto"},
	} {
		t.Run(name, func(t *testing.T) {
			change := func(text string) *fstest.MapFile {
				if test.old != "" {
					text = strings.Replace(text, test.old, test.new, 1)
				}
				return &fstest.MapFile{Data: []byte(text)}
			}
			report, err := ProveAggregations(strings.NewReader(aggregationsAct), fstest.MapFS{
				"data/aggregazioni/aggregazioni.csv": change(aggregationRows), "data/aggregazioni/conteggi.csv": change(aggregationCounts),
				"data/aggregazioni/provenienza.yaml": {Data: []byte(aggregationSource)},
			})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := report.Faults.Err(); err != nil {
				got = err.Error()
			}
			if n := len(report.Proved); n != 2 {
				t.Errorf("%d tables to keep the proof of, want the list and its numbers", n)
			}
			if !strings.Contains(got, test.want) || test.want == "" && (got != "" || report.Found != 6) {
				t.Errorf("%d found, %q; want %q", report.Found, got, test.want)
			}
		})
	}
}

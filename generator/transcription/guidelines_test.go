package transcription

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const guidelinesAct = `2. Il triennio
Sono stati firmati tre accor-
di: requisiti di accesso. Ne restano 2 ora.
ATS
Milano 2 1 3
Totale 2 1 3
Tabella 1 – Premio
€ 20.000,00 per obiettivo, entro il 31/12/2021
6. Le risorse
Livello europeo
• Fondo sociale
europeo (FSE)
• Fondo agricolo
`

var guidelinesFiles = map[string]string{
	"sezioni.csv":      "sezione,inizio,pagine,motivo\nCapitolo 2,2. Il triennio,/a/,\nTabella 1,Tabella 1 – Premio,/a/,\nCapitolo 6,6. Le risorse,/a/,\n",
	"accordi.csv":      "codice_ats,ats,presentati,non_presentati,ambiti,sezione\n321,Milano,2,1,3,Capitolo 2\n,Totale,2,1,3,Capitolo 2\n",
	"obiettivi.csv":    "obiettivo,titolo,testo,stampato,sezione\n1,Regole,Uguali.,requisiti di accesso,Capitolo 2\n",
	"progetti.csv":     "obiettivo,misura,valore,unita,stampato,sezione\n1,presentati,2,n,Ne restano 2 ora.,Capitolo 2\n",
	"cifre.csv":        "cifra,argomento,valore,unita,limite,testo,stampato,sezione\naccordi,accordi,3,n,,Tre.,firmati tre accor-di,Capitolo 2\n",
	"conti.csv":        "risultato,conto,termini\n",
	"premialita.csv":   "voce,testo,valore,unita,lettura,stampato,sezione\nimporto,Soldi.,20000.00,eur,,\"€ 20.000,00 per obiettivo\",Tabella 1\n",
	"risorse.csv":      "livello,fonte,spiegazione,macroaree,stampato,sezione\neuropeo,FSE,Lavoro.,A,Fondo sociale europeo (FSE),Capitolo 6\neuropeo,FEASR,Campi.,A,Fondo agricolo,Capitolo 6\n",
	"tappe.csv":        "tappa,dal,al,testo,stampato,sezione\nfirma,2021-12-31,,Si firma.,entro il 31/12/2021,Tabella 1\n",
	"provenienza.yaml": aggregationSource,
}

func TestTheGuidelinesAreProved(t *testing.T) {
	for name, test := range map[string]struct{ file, old, new, want string }{
		"as it is": {},
		"a section that the act does not have": {"sezioni.csv", "Capitolo 6,6. Le risorse", "Capitolo 6,6. Le fonti",
			"sezioni.csv:4:3: nessuna riga dell’atto, dopo la parte che precede, comincia con «6. Le fonti»"},
		"a table left out": {"sezioni.csv", "Tabella 1,Tabella 1 – Premio", "Tabella 1,€ 20.000,00", "la riga 7 dell’atto è un titolo che l’elenco delle sezioni non riporta: «Tabella 1 – Premio»"},
		"a passage of another section": {"premialita.csv", "obiettivo\",Tabella 1", "obiettivo\",Capitolo 2",
			"premialita.csv:2:6: «€ 20.000,00 per obiettivo» non si trova nella sezione «Capitolo 2» dell’atto"},
		"a wrong number of agreements": {"accordi.csv", "Milano,2,1,3", "Milano,1,2,3", "accordi.csv:2:1: la riga «Milano 1 2 3» si trova 0 volte"},
		"a row of agreements left out": {"accordi.csv", "321,Milano,2,1,3,Capitolo 2\n", "", "la riga 5 dell’atto ha dei numeri che il file non riporta: «Milano 2 1 3»"},
		"a source of money left out":   {"risorse.csv", "europeo,FEASR,Campi.,A,Fondo agricolo,Capitolo 6\n", "", "l’atto elenca una fonte che il file non riporta: «Fondoagricolo»"},
		"another step":                 {"tappe.csv", "entro il 31", "dal 31", "tappe.csv:2:5: «dal 31/12/2021» non si trova"},
	} {
		t.Run(name, func(t *testing.T) {
			project := fstest.MapFS{}
			for file, text := range guidelinesFiles {
				if file == test.file {
					changed := strings.Replace(text, test.old, test.new, 1)
					if changed == text {
						t.Fatal("the fixture does not hold what this case changes")
					}
					if text = changed; name == "a table left out" {
						text = strings.Replace(text, "€ 20.000,00,", "\"€ 20.000,00\",", 1)
					}
				}
				project["data/programmazione/"+file] = &fstest.MapFile{Data: []byte(text)}
			}
			report, err := ProveGuidelines(strings.NewReader(guidelinesAct), project)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if err := report.Faults.Err(); err != nil {
				got = err.Error()
			}
			if !strings.Contains(got, test.want) || test.want == "" && (got != "" || report.Found != 9) {
				t.Errorf("%d found, %q; want %q", report.Found, got, test.want)
			}
		})
	}
}

func FuzzGuidelines(f *testing.F) {
	f.Add(guidelinesAct)
	f.Add("2. Il triennio\nTabella 1 – Premio\n6. Le risorse\n•")
	project := os.DirFS("../..")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ProveGuidelines(strings.NewReader(text), project); err != nil {
			t.Fatalf("a text of the act is never unreadable: %v", err)
		}
	})
}

package transcription

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

const planningAct = `DIMENSIONE OUTPUT
GRADO 0% – 100%
UTILE? SI/NO (perché)
8.1 Costruire gli interventi valutandone la qualità
Tabella 3 – Obiettivi della programmazione 2021-2023
RISORSE Importo
ALTRE AREE? SI/NO (se sì,
quali)
Le fasi di approvazione del Piano di Zona
il seguente format, indicando in modo chiaro e sintetico:
1. gli
mailto:a@example.org
esiti.
APPENDICE 1 – MACROAREE
APPENDICE 2 – IL SISTEMA INFORMATIVO
Spesa dei Comuni: la spesa sostenuta dai Comuni attraverso SMAF è annuale, secondo la legge.
Fondo regionale: l’uso del fondo e degli Ambiti attraverso SMAF è trimestrale.
Visite a domicilio: le visite delle ATS attraverso SMAF è trimestrale.
Archivio di tutti i dati senza invii, con un sistema.
Denominazione flusso Periodicità di rendicontazione Tipologia di invio Tempistica di invio
Spesa dei
Comuni Annuale Unica da luglio a ottobre
Fondo regionale Trimestrale Provvisorio entro la fine del mese
Trimestrale Definitivo entro il giorno 20
Visite Semestrale Unica a gennaio e a luglio
Sistema Secondo i bandi Unica secondo i bandi
II. Flussi informativi della dimensione conoscitiva
`

// planningProject is what the corpus of broken sources has of flows and forms.
func planningProject(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"flussi", "moduli"} {
		text, err := fs.ReadFile(os.DirFS("../pipeline/testdata/corpus"), name+".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(text).Files {
			if strings.HasPrefix(f.Name, "data/") {
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
	}
	return files
}

func TestFlowsAndFormsAreProved(t *testing.T) {
	const folder = "data/programmazione/"
	for name, test := range map[string]struct{ file, old, new, want string }{
		"as they are":          {},
		"another month":        {"flussi/invii.csv", "da luglio a ottobre", "da luglio a novembre", "invii.csv:2: l’atto non stampa qui «Spesa dei Comuni Annuale Unica da luglio a novembre»"},
		"a row left out":       {"flussi/invii.csv", "visite,unico,Visite,Semestrale,Unica,a gennaio e a luglio,i sei mesi prima,\"1,7\",,2023-07-31\n", "", "invii.csv:5: l’atto non stampa qui «Sistema"},
		"less than is printed": {"flussi/invii.csv", "Unica,secondo i bandi", "Unica,secondo i", "invii.csv:6: dopo questa riga l’atto stampa ancora «bandi»"},
		"words not of the act": {"flussi/passi.csv", "è annuale", "è mensile", "passi.csv:6: «è mensile» non si trova nell’Appendice 2 dopo"},
		"words out of order":   {"flussi/passi.csv", "spesa,contenuto,la spesa sostenuta\nspesa,mittente,dai Comuni\n", "spesa,mittente,dai Comuni\nspesa,contenuto,la spesa sostenuta\n", "passi.csv:4: «la spesa sostenuta»"},
		"a question changed":   {"moduli/moduli.csv", "0% – 100%", "0% – 10%", "moduli.csv:4: l’atto non stampa qui «GRADO 0% – 10%»"},
		"a part of the plan":   {"moduli/moduli.csv", "gli esiti", "i risultati", "moduli.csv:2: l’atto non stampa qui «1. i risultati.»"},
	} {
		t.Run(name, func(t *testing.T) {
			project := planningProject(t)
			if test.file != "" {
				file := project[folder+test.file]
				file.Data = []byte(strings.Replace(string(file.Data), test.old, test.new, 1))
			}
			report, err := ProvePlanning(strings.NewReader(planningAct), project)
			if err != nil {
				t.Fatal(err)
			}
			var got string
			if err := report.Faults.Err(); err != nil {
				got, _, _ = strings.Cut(err.Error(), "\n")
			}
			if !strings.Contains(got, test.want) || test.want == "" && (got != "" || report.Found != report.Sought || report.Found != 30) {
				t.Errorf("%d of %d found, %q; want %q", report.Found, report.Sought, got, test.want)
			}
		})
	}
}

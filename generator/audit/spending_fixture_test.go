package audit

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
)

// committed loads the project's own sources once.
var committed = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	return catalogue.Load(os.DirFS("../.."))
})

// sheet is a small invented table: what tabelle.yaml would say, and its cells, one line for each row and year
// («ATS PAVIA|2018|10.0|20.0»), the values in the order of the measures, an empty one for what is missing.
type sheet struct {
	id, level string
	measures  string // «media:%,min:%»
	whole     string // «gestione_singola, gestione_associata»
	links     string // «{con: tab_2, tipo: quote}, …»
	caption   string
	excludes  string
	cells     string
}

// project is the committed project with other spending tables, and without what these have nothing to do with.
type project struct {
	fs.FS
	spending fstest.MapFS
	folders  []string // of data/, that it has beside them
}

func (p project) Open(name string) (fs.File, error) {
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "data/"), "/")
	if folder == "allegato-c" {
		return p.spending.Open(name)
	}
	if slices.Contains(p.folders, folder) {
		return p.FS.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// invented loads a catalogue whose spending tables are these sheets, with the claims of a YAML list.
func invented(t *testing.T, claims string, sheets ...sheet) *catalogue.Catalogue {
	t.Helper()
	return inventedBeside(t, nil, claims, sheets...)
}

// inventedBeside does so in a project that has more folders of data/.
func inventedBeside(t *testing.T, folders []string, claims string, sheets ...sheet) *catalogue.Catalogue {
	t.Helper()
	base := os.DirFS("../..")
	provenance, err := fs.ReadFile(base, "data/allegato-c/provenienza.yaml")
	if err != nil {
		t.Fatal(err)
	}
	definitions, cells, missing := &strings.Builder{}, &strings.Builder{}, &strings.Builder{}
	definitions.WriteString(`unita:
  - {id: "%", etichetta: "per cento", breve: "%", definizione: "x", natura: quota}
  - {id: n, etichetta: numero, definizione: "x", natura: conteggio}
  - {id: milioni_eur, etichetta: "milioni di euro", breve: "mln €", definizione: "x", natura: importo, euro: 1000000}
  - {id: eur_procapite, etichetta: "euro per abitante", breve: "€", definizione: "x", natura: procapite}
righe:
  - {id: totale, etichetta: Lombardia, stampate: [REGIONE LOMBARDIA]}
  - {id: comune, etichetta: Comune, stampate: [COMUNE]}
  - {id: azienda, etichetta: Azienda, stampate: [AZIENDA, AZ.]}
tabelle:
`)
	cells.WriteString("tabella,riga,anno,misura,valore,unita\n")
	missing.WriteString("tabella,riga,anno,misura,motivo\n")
	for _, s := range sheets {
		s.write(definitions, cells, missing)
	}
	c, err := catalogue.LoadData(project{base, fstest.MapFS{
		"data/allegato-c/provenienza.yaml":  {Data: provenance},
		"data/allegato-c/tabelle.yaml":      {Data: []byte(definitions.String())},
		"data/allegato-c/allegato-c.csv":    {Data: []byte(cells.String())},
		"data/allegato-c/mancanti.csv":      {Data: []byte(missing.String())},
		"data/allegato-c/affermazioni.yaml": {Data: []byte("affermazioni:\n" + claims)},
	}, append(folders, "allegato-b", "territorio", "atti")})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (s sheet) write(definitions, cells, missing *strings.Builder) {
	var ids, units, years []string
	for _, m := range strings.Split(s.measures, ",") {
		id, unit, _ := strings.Cut(m, ":")
		ids, units = append(ids, id), append(units, unit)
	}
	for _, line := range strings.Split(strings.TrimSpace(s.cells), "\n") {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if year := parts[1]; year != "" && !slices.Contains(years, year) {
			years = append(years, year)
		}
		for i, value := range parts[2:] {
			fmt.Fprintf(cells, "%s,%s,%s,%s,%s,%s\n", s.id, parts[0], parts[1], ids[i], value, units[i])
			if value == "" {
				fmt.Fprintf(missing, "%s,%s,%s,%s,perso_nel_testo\n", s.id, parts[0], parts[1], ids[i])
			}
		}
	}
	fmt.Fprintf(definitions, `  - id: %s
    numero: "%s"
    titolo: Prova
    didascalia: "%s"
    tema: prova
    livello: %s
    anni: [%s]
    unita: ["%s"]
    intero: [%s]
    misure:
`, s.id, "Tab. "+strings.TrimPrefix(s.id, "tab_"), s.caption, s.level, strings.Join(years, ", "), strings.Join(units, `", "`), s.whole)
	for _, id := range ids {
		fmt.Fprintf(definitions, "      - {id: %s, etichetta: Misura %s, stampata: x}\n", id, id)
	}
	fmt.Fprintf(definitions, `    cosa_misura: x
    numeratore: x
    denominatore: x
    universo: x
    esclusioni: [%s]
    come_leggerla: x
    come_non_leggerla: x
    legami: [%s]
    attribuzione: ""
    fonte: x
    note: []
`, s.excludes, s.links)
}

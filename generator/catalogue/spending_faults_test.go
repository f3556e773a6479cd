package catalogue

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

const (
	spendingCells = "data/allegato-c/allegato-c.csv"
	spendingGaps  = "data/allegato-c/mancanti.csv"
	spendingDefs  = "data/allegato-c/tabelle.yaml"
	spendingSays  = "data/allegato-c/affermazioni.yaml"
)

// edited is the committed project with one text of one file replaced.
func edited(t *testing.T, e edit) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, pattern := range []string{"data/*/*.csv", "data/*/*.yaml", "content/macroaree/*.md"} {
		names, err := fs.Glob(project, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(project, name)
			if err != nil {
				t.Fatal(err)
			}
			if name == e.file {
				if !strings.Contains(string(text), e.old) {
					t.Fatalf("%s does not hold %q", name, e.old)
				}
				text = []byte(strings.Replace(string(text), e.old, e.new, 1))
			}
			files[name] = &fstest.MapFile{Data: text}
		}
	}
	return files
}

// A fault of the committed spending tables is told at its file and row. The words are those of the tables and may grow,
// so that only what an official looks for is compared: the place, and what is quoted.
func TestOneFaultInTheSpendingTablesIsToldAtItsPlace(t *testing.T) {
	const first = "tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,638.5,milioni_eur"
	cell := func(changed string) edit { return edit{spendingCells, first, changed} }
	for name, test := range map[string]struct {
		edit edit
		want []string // the beginning of each line, a star, what the line holds
	}{
		"an unknown table":                   {cell("tab_l,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,638.5,milioni_eur"), []string{spendingCells + ":2:1:*«tab_l»"}},
		"an unknown ATS":                     {cell("tab_1,ATS MILANO,2016,gestione_singola,638.5,milioni_eur"), []string{spendingCells + ":2:2:*«ATS MILANO»"}},
		"a year of no table":                 {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2061,gestione_singola,638.5,milioni_eur"), []string{spendingCells + ":2:3:*«2061»"}},
		"an unknown measure":                 {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,singola,638.5,milioni_eur"), []string{spendingCells + ":2:4:*«singola»"}},
		"an Italian number":                  {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,\"1.638,50\",milioni_eur"), []string{spendingCells + ":2:5:*forse 1638.50?"}},
		"a text for a number":                {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,n.d.,milioni_eur"), []string{spendingCells + ":2:5:*«n.d.»"}},
		"no value, no reason":                {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,,milioni_eur"), []string{spendingCells + ":2:5:*mancanti.csv"}},
		"an unknown unit":                    {cell("tab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,638.5,euro"), []string{spendingCells + ":2:6:*«euro»"}},
		"a cell twice":                       {cell(first + "\n" + first), []string{spendingCells + ":3:*" + spendingCells + ":2"}},
		"a cell missing":                     {cell(""), []string{spendingCells + ":*«ATS CITTA' METROPOLITANA DI MILANO», anno «2016», misura «gestione_singola»"}},
		"a reason for a value":               {edit{spendingGaps, "motivo\n", "motivo\ntab_1,ATS CITTA' METROPOLITANA DI MILANO,2016,gestione_singola,perso_nel_testo\n"}, []string{spendingGaps + ":2:5:*" + spendingCells + ":2:5"}},
		"a reason of no cell":                {edit{spendingGaps, "motivo\n", "motivo\ntab_1,ATS MILANO,2016,gestione_singola,perso_nel_testo\n"}, []string{spendingGaps + ":2:5:*" + spendingCells}},
		"a reason that is none":              {edit{spendingGaps, "perso_nel_testo", "perso"}, []string{spendingGaps + ":2:5:*«perso»"}},
		"a unit twice":                       {edit{spendingDefs, "  - id: \"n\"\n", "  - id: \"%\"\n    etichetta: \"x\"\n    definizione: \"x\"\n  - id: \"n\"\n"}, []string{spendingDefs + ":*«%»"}},
		"an unknown key":                     {edit{spendingDefs, "    etichetta: \"per cento\"", "    etiketta: \"per cento\""}, []string{spendingDefs + ":*«etiketta»"}},
		"a claim about a table that is none": {edit{spendingSays, "tabella: \"tab_6\"", "tabella: \"tab_66\""}, []string{spendingSays + ":*«tab_66»"}},
		"a claim without bounds":             {edit{spendingSays, "    almeno: \"4652.05\"\n    al_piu: \"4652.15\"\n", ""}, []string{spendingSays + ":*«totale-triennio»"}},
		"a claim with an Italian number":     {edit{spendingSays, "\"4652.05\"", "\"4.652,05\""}, []string{spendingSays + ":*forse 4652.05?"}},
		"a claim about an unknown row":       {edit{spendingSays, "\"REGIONE LOMBARDIA\"", "\"LOMBARDIA\""}, []string{spendingSays + ":*«LOMBARDIA»"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(edited(t, test.edit))
			if err == nil || !source.IsInput(err) {
				t.Fatalf("error %v", err)
			}
			lines := strings.Split(err.Error(), "\n")
			for _, want := range test.want {
				start, holds, _ := strings.Cut(want, "*")
				if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, start) && strings.Contains(line, holds) }) {
					t.Errorf("errors\n  %s\nwant one that begins with %s and holds %s", strings.Join(lines, "\n  "), start, holds)
				}
			}
			if len(lines) > 3 {
				t.Errorf("one fault is told in %d lines:\n  %s", len(lines), strings.Join(lines[:4], "\n  "))
			}
		})
	}
}

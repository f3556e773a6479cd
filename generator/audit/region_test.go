package audit

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ambitilombardia/generator/catalogue"
)

const (
	allegatoB  = "data/allegato-b/allegato-b.csv"
	rettifiche = "data/allegato-b/rettifiche.csv"
	comuni     = "data/territorio/comuni.csv"
)

// edit replaces a text that a file of the small region holds.
type edit struct{ file, old, new string }

func region(t *testing.T, edits ...edit) *catalogue.Catalogue {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		text := string(f.Data)
		for _, e := range edits {
			if e.file == f.Name && !strings.Contains(text, e.old) {
				t.Fatalf("%s does not hold %q", e.file, e.old)
			}
			if e.file == f.Name {
				text = strings.Replace(text, e.old, e.new, 1)
			}
		}
		files[f.Name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := catalogue.LoadRegion(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// run gives what the rules over the region find, one line each: id, severity, cells, printed and computed values.
func run(c *catalogue.Catalogue) []string {
	var lines []string
	for _, rule := range regionRules() {
		for _, f := range rule(c) {
			var cells []string
			for _, cell := range f.Cells {
				cells = append(cells, strings.Join([]string{cell.Dataset, cell.Row, cell.Column}, "/"))
			}
			lines = append(lines, fmt.Sprintf("%s %s %s [%s] [%s] %s", f.ID, f.Severity, strings.Join(cells, " "), f.Printed, f.Computed, f.Sentence))
		}
	}
	return lines
}

func TestNothingIsFoundInACleanRegion(t *testing.T) {
	if got := run(region(t)); got != nil {
		t.Errorf("found %q", got)
	}
}

func TestEachRuleFindsWhatItIsFor(t *testing.T) {
	for name, test := range map[string]struct {
		edits []edit
		want  []string
	}{
		"a code with two names": {
			[]edit{{allegatoB, "321,MILANO,708,MARTESANA,50083", "321,METROPOLI,708,MARTESANA,50083"}, {rettifiche, "motivo\n", "motivo\n50083,denominazione_ats,METROPOLI,MILANO,Due nomi.\n"}},
			[]string{"nomi-ats-321 discrepanza allegato-b/50083/denominazione_ats [MILANO | METROPOLI] [MILANO] Nella tabella dell’atto il codice ATS 321 ha due nomi: «MILANO», «METROPOLI»."},
		},
		"a code with two names of which none prevails": {
			[]edit{{allegatoB, "721,CIVILI,50076", "721,SPEDALI,50076"}, {rettifiche, "motivo\n", "motivo\n50076,denominazione_asst,SPEDALI,CIVILI,Due nomi.\n"}},
			[]string{"nomi-asst-721 discrepanza allegato-b/50024/denominazione_asst allegato-b/50076/denominazione_asst [CIVILI | SPEDALI] [CIVILI] Nella tabella dell’atto il codice ASST 721 ha due nomi: «CIVILI», «SPEDALI»."},
		},
		"a name with two codes": {
			[]edit{{allegatoB, "708,MARTESANA,50083", "709,MARTESANA,50083"}, {rettifiche, "motivo\n", "motivo\n50083,codice_asst,709,708,Due codici.\n"}},
			[]string{"codici-asst-martesana discrepanza allegato-b/50083/codice_asst [708 | 709] [708] Nella tabella dell’atto il nome «MARTESANA» (ASST) ha due codici: «708», «709»."},
		},
		"two Ambiti of one name": {
			[]edit{{allegatoB, "50042,Melzo", "50042,Paullo"}},
			[]string{"codici-ambito-paullo discrepanza allegato-b/50041/codice_ambito allegato-b/50042/codice_ambito [50041 | 50042] [50041 | 50042] Nella tabella dell’atto il nome «Paullo» (Ambito) ha due codici: «50041», «50042»."},
		},
		"an ASST under two ATS": {
			[]edit{{allegatoB, "321,MILANO,708,MARTESANA,50083", "326,BRESCIA,708,MARTESANA,50083"}, {rettifiche, "motivo\n", "motivo\n50083,codice_ats,326,321,Due ATS.\n50083,denominazione_ats,BRESCIA,MILANO,Due ATS.\n"}},
			[]string{"ats-di-asst-708 discrepanza allegato-b/50083/codice_asst [321 | 326] [] Nella tabella dell’atto il codice ASST 708 sta sotto due ATS: «321», «326»."},
		},
		"a cell with two ASST": {
			[]edit{{allegatoB, "708,MARTESANA,50041", "708,MARTESANA/ LODI,50041"}, {rettifiche, "motivo\n", "motivo\n50041,denominazione_asst,MARTESANA/ LODI,MARTESANA,Due.\n"}},
			[]string{
				"nomi-asst-708 discrepanza allegato-b/50041/denominazione_asst [MARTESANA/ LODI | MARTESANA] [MARTESANA] Nella tabella dell’atto il codice ASST 708 ha due nomi: «MARTESANA/ LODI», «MARTESANA».",
				"due-asst-50041 dubbio allegato-b/50041/denominazione_asst [MARTESANA/ LODI] [MARTESANA] Per l’Ambito Paullo l’atto scrive due ASST, «MARTESANA/ LODI», con un solo codice, 708: non dice quali Comuni stiano con l’una e quali con l’altra.",
			},
		},
		"a name that begins with its acronym": {
			[]edit{{allegatoB, "721,CIVILI,50024", "721,ASST CIVILI,50024"}, {rettifiche, "motivo\n", "motivo\n50024,denominazione_asst,ASST CIVILI,CIVILI,Sigla.\n"}},
			[]string{
				"nomi-asst-721 discrepanza allegato-b/50024/denominazione_asst allegato-b/50076/denominazione_asst [ASST CIVILI | CIVILI] [CIVILI] Nella tabella dell’atto il codice ASST 721 ha due nomi: «ASST CIVILI», «CIVILI».",
				"sigla-asst-50024 nota allegato-b/50024/denominazione_asst [ASST CIVILI] [CIVILI] Nella riga dell’Ambito Trompia - 2 il nome «ASST CIVILI» comincia con la sigla ASST, che la colonna dice già.",
			},
		},
		"an Ambito without ASST": {
			[]edit{{allegatoB, "708,MARTESANA,50041", ",,50041"}},
			[]string{"senza-asst-50041 nota allegato-b/50041/codice_asst [] [] Per l’Ambito Paullo l’atto non indica un’ASST e non dice perché."},
		},
		"numbers that the register skips": {
			[]edit{{allegatoB, "lom_5", "lom_8"}},
			[]string{"registro-salti nota allegato-b//codice_registro_nazionale [] [lom_5 | lom_6 | lom_7] I codici del registro nazionale vanno da lom_1 a lom_8, ma ne mancano 3: lom_5, lom_6, lom_7."},
		},
		"an Ambito out of the order of its ASST": {
			[]edit{{allegatoB, "50041,Paullo", "50099,Paullo"}, {comuni, "MI,50041", "MI,50099"}},
			[]string{"ordine-50099 nota allegato-b/50099/codice_ambito [50099] [] Nella tabella dell’atto l’Ambito Paullo, codice 50099, è fuori posto: gli altri della stessa ASST sono in ordine di codice."},
		},
		"a number missing in the names of an ATS": {
			[]edit{{allegatoB, "Trompia - 2", "Trompia - 3"}},
			[]string{"numeri-326 dubbio allegato-b//denominazione_ambito [] [manca il 2] Gli Ambiti dell’ATS Brescia hanno un numero alla fine del nome, ma manca il 2."},
		},
		"the first number missing in the names of an ATS": {
			[]edit{{allegatoB, "Brescia - 1", "Brescia - 3"}},
			[]string{"numeri-326 dubbio allegato-b//denominazione_ambito [] [manca il 1] Gli Ambiti dell’ATS Brescia hanno un numero alla fine del nome, ma manca il 1."},
		},
		"a number twice in the names of an ATS": {
			[]edit{{allegatoB, "Trompia - 2", "Trompia - 1"}},
			[]string{"numeri-326 dubbio allegato-b//denominazione_ambito [] [c’è due volte il 1] Gli Ambiti dell’ATS Brescia hanno un numero alla fine del nome, ma c’è due volte il 1."},
		},
		"a Comune that may lie elsewhere": {
			[]edit{{comuni, "50083,nota", "50083,dubbia"}},
			[]string{"dubbio-015189 dubbio comuni/015189/codice_ambito [50083] [] Non è sicuro che il Comune di Rozzano (MI) stia nell’Ambito Rozzano."},
		},
		"a Comune for which no page was read": {
			[]edit{{comuni, "50083,nota,una pagina", "50083,nota,\"conoscenza comune, nessuna pagina letta\""}},
			[]string{"senza-fonte-015189 nota comuni/015189/codice_ambito [50083] [] Per il Comune di Rozzano (MI) non abbiamo letto una pagina che lo metta nell’Ambito Rozzano."},
		},
		"an Ambito of two provinces": {
			[]edit{{comuni, "015159,Opera,MI", "098001,Opera,LO"}},
			[]string{"province-50083 nota ambiti/50083/codice_ambito [] [Lodi (1) | Milano (1)] L’Ambito Rozzano ha Comuni di due province: Lodi (1), Milano (1)."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := run(region(t, test.edits...)); !slices.Equal(got, test.want) {
				t.Errorf("found\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

func realRegion(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheKnownOdditiesOfTheActAreFound(t *testing.T) {
	found := map[string]Finding{}
	c := realRegion(t)
	for _, rule := range regionRules() {
		for _, f := range rule(c) {
			found[f.ID] = f
		}
	}
	for id, want := range map[string]string{ // the row of the first cell
		"nomi-ats-321":        "50056",
		"sigla-ats-50056":     "50056",
		"codici-asst-lariana": "50045",
		"nomi-asst-713":       "50045",
		"ats-di-asst-713":     "50045",
		"due-asst-50097":      "50097",
		"nomi-asst-724":       "50006",
		"senza-asst-50007":    "50007",
		"registro-salti":      "",
		"ordine-50087":        "50087",
		"province-50066":      "50066",
		"province-50097":      "50097",
		"dubbio-013029":       "013029", "dubbio-013030": "013030", "dubbio-013053": "013053", "dubbio-013110": "013110",
		"dubbio-013126": "013126", "dubbio-013250": "013250", "dubbio-016215": "016215",
	} {
		f, ok := found[id]
		if !ok {
			t.Errorf("%s is not found", id)
		} else if f.Cells[0].Row != want {
			t.Errorf("%s is about %q, want %q", id, f.Cells[0].Row, want)
		}
	}
	if got := found["registro-salti"].Computed; got != "lom_38 | lom_56 | lom_65 | lom_74 | lom_76 | lom_77 | lom_80" {
		t.Errorf("gaps of the register: %s", got)
	}
	counts := map[string]int{}
	for id := range found {
		rule, _, _ := strings.Cut(id, "-")
		counts[rule]++
	}
	for rule, want := range map[string]int{"nomi": 3, "sigla": 1, "ats": 1, "due": 1, "dubbio": 7, "ordine": 1, "numeri": 0, "province": 2, "registro": 1, "numero": 3, "senza": 41} {
		if counts[rule] != want {
			t.Errorf("rule %s finds %d, want %d", rule, counts[rule], want)
		}
	}
}

// english are words that no Italian sentence has.
var english = regexp.MustCompile(`(?i)\b(the|of|and|with|without|row|code|name|missing|value|is|are|printed|table|trust|expected)\b`)

func TestFindingsCanBeQuoted(t *testing.T) {
	c := realRegion(t)
	findings := Findings(c)
	seen := map[string]bool{}
	for i, f := range findings {
		if seen[f.ID] {
			t.Errorf("%s is there twice", f.ID)
		}
		seen[f.ID] = true
		if catalogue.Slug(f.ID) != f.ID {
			t.Errorf("%s cannot stand in an address", f.ID)
		}
		if !strings.HasSuffix(f.Sentence, ".") || english.MatchString(f.Sentence) || strings.Contains(f.Sentence, "  ") || strings.Contains(f.Sentence, "%!") {
			t.Errorf("%s cannot be quoted: %s", f.ID, f.Sentence)
		}
		if len(f.Cells) == 0 {
			t.Errorf("%s is about nothing", f.ID)
		}
		if i > 0 && order(findings[i-1]) >= order(f) {
			t.Errorf("%s comes before %s", findings[i-1].ID, f.ID)
		}
	}
	again := Findings(c)
	if fmt.Sprint(again) != fmt.Sprint(findings) {
		t.Error("the same catalogue gives other findings the second time")
	}
}

func order(f Finding) string {
	return fmt.Sprint(slices.Index([]Severity{Discrepancy, Doubt, Note}, f.Severity), f.ID)
}

package source

import (
	"strings"
	"testing"
)

type provenance struct {
	Title    string `yaml:"titolo"`
	Rows     int    `yaml:"righe"`
	Official bool   `yaml:"ufficiale"`
	Links    []string
	Inner    struct {
		Licence string `yaml:"licenza"`
	} `yaml:"confini"`
}

func TestYAMLIsReadIntoItsStruct(t *testing.T) {
	for name, text := range map[string]string{
		"plain":                  "titolo: \"Allegato B: codici\"\nrighe: 91\nconfini:\n  licenza: CC BY\n",
		"with CRLF":              "titolo: \"Allegato B: codici\"\r\nrighe: 91\r\nconfini:\r\n  licenza: CC BY\r\n",
		"with a byte order mark": "\uFEFFtitolo: \"Allegato B: codici\"\nrighe: 91\nconfini: {licenza: CC BY}\n",
	} {
		t.Run(name, func(t *testing.T) {
			var got provenance
			if err := ReadYAML(file("p.yaml", text), "p.yaml", &got); err != nil {
				t.Fatal(err)
			}
			if got.Title != "Allegato B: codici" || got.Rows != 91 || got.Inner.Licence != "CC BY" {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestBrokenYAMLSaysWhereAndWhat(t *testing.T) {
	const syntax = ": il testo non è YAML valido: guardare in questa riga e in quella prima rientri, due punti, virgolette e tabulazioni"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"an empty file":                    {"", []string{"p.yaml:1: non c'è nessuna chiave: ci si aspettava «chiave: valore», una per riga"}},
		"only comments":                    {"# nulla\n", []string{"p.yaml:1: non c'è nessuna chiave: ci si aspettava «chiave: valore», una per riga"}},
		"an unknown key":                   {"titolo: a\ntitlo: b\n", []string{"p.yaml:2: la chiave «titlo» non è prevista: controllare come è scritta"}},
		"a duplicate key":                  {"titolo: a\nrighe: 1\ntitolo: b\n", []string{"p.yaml:3: la chiave «titolo» c'è già alla riga 1: tenerne una sola"}},
		"a list for a text":                {"righe: 1\ntitolo:\n  - a\n", []string{"p.yaml:3: qui c'è un elenco: ci si aspettava un testo"}},
		"keys for a text":                  {"titolo: {a: b}\n", []string{"p.yaml:1: qui c'è un gruppo di chiavi: ci si aspettava un testo"}},
		"a text for a number":              {"righe: molte\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un numero"}},
		"a text on two lines for a number": {"righe: |\n  molte\n  righe\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un numero"}},
		"a text for a truth":               {"ufficiale: forse\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava true o false"}},
		"a number for keys":                {"confini: 3\n", []string{"p.yaml:1: qui c'è un numero: ci si aspettava un gruppo di chiavi"}},
		"a text for a list":                {"links: a\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un elenco"}},
		"a truth for a list":               {"links: true\n", []string{"p.yaml:1: qui c'è un valore di un altro tipo: ci si aspettava un elenco"}},
		"not a mapping":                    {"- a\n", []string{"p.yaml:1: qui c'è un elenco: ci si aspettava un gruppo di chiavi"}},
		"several faults at once": {"titlo: a\nrighe: molte\nlinks: a\n", []string{
			"p.yaml:1: la chiave «titlo» non è prevista: controllare come è scritta",
			"p.yaml:2: qui c'è un testo: ci si aspettava un numero",
			"p.yaml:3: qui c'è un testo: ci si aspettava un elenco",
		}},
		"text after quotes in the first row":      {"titolo: \"a\" b\nrighe: 1\n", []string{"p.yaml:1" + syntax}},
		"text after quotes further down":          {"righe: 1\nlinks:\n  - a\n  - b\ntitolo: \"a\" b\nufficiale: true\n", []string{"p.yaml:5" + syntax}},
		"a fault after a good text on many lines": {"titolo: \"a\n  b\n  c\n  d\n  e\"\nlinks: \"x\" y\n", []string{"p.yaml:6" + syntax}},
		"two colons":        {"righe: 1\ntitolo: Allegato B: codici\n", []string{"p.yaml:2" + syntax}},
		"an unclosed quote": {"righe: 1\ntitolo: \"Allegato B\nlinks: []\n", []string{"p.yaml:2" + syntax}},
		"a tabulation":      {"confini:\n  licenza: a\n\tfonte: b\n", []string{"p.yaml:3" + syntax}},
		"a wrong indent":    {"confini:\n    licenza: a\n  fonte: b\nrighe: 1\n", []string{"p.yaml:3" + syntax}},
		"an unclosed list":  {"righe: 1\nlinks: [a, b\ntitolo: x\n", []string{"p.yaml:2" + syntax}},
		"an unknown alias":  {"righe: 1\ntitolo: *altro\n", []string{"p.yaml:2" + syntax}},
		"Latin-1":           {"titolo: a\nlinks: [citt\xe0]\n", []string{"p.yaml:2: il testo non è in UTF-8: salvare il file con la codifica UTF-8"}},
		"a NUL":             {"titolo: a\x00\n", []string{"p.yaml:1: c'è un carattere nullo: il file non è di testo o è rovinato"}},
	} {
		t.Run(name, func(t *testing.T) {
			err := ReadYAML(file("p.yaml", test.text), "p.yaml", &provenance{})
			wantError(t, err, test.want...)
		})
	}
	err := ReadYAML(file("q.yaml", ""), "p.yaml", &provenance{})
	wantError(t, err, "p.yaml: il file non c'è")
}

// Ten lines of aliases of aliases stand for billions of items.
func TestAnAliasBombIsRefused(t *testing.T) {
	text := "links: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'k'; c++ {
		text += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 10) + "]\n"
	}
	var into any
	if err := ReadYAML(file("p.yaml", text), "p.yaml", &into); err == nil || !IsInput(err) {
		t.Errorf("error %v", err)
	}
}

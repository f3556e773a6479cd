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

// The rest of what may be wrong with YAML is in the corpus of package pipeline.
func TestBrokenYAMLSaysWhereAndWhat(t *testing.T) {
	const syntax = ": il testo non è YAML valido: guardare in questa riga e in quella prima rientri, virgolette e tabulazioni; un testo con due punti va fra virgolette"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"a text for a number":                     {"righe: molte\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un numero"}},
		"a text on two lines for a number":        {"righe: |\n  molte\n  righe\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un numero"}},
		"a text for a truth":                      {"ufficiale: forse\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava true o false"}},
		"a number for keys":                       {"confini: 3\n", []string{"p.yaml:1: qui c'è un numero: ci si aspettava un gruppo di chiavi"}},
		"a text for a list":                       {"links: a\n", []string{"p.yaml:1: qui c'è un testo: ci si aspettava un elenco"}},
		"a truth for a list":                      {"links: true\n", []string{"p.yaml:1: qui c'è un valore di un altro tipo: ci si aspettava un elenco"}},
		"a fault after a good text on many lines": {"titolo: \"a\n  b\n  c\n  d\n  e\"\nlinks: \"x\" y\n", []string{"p.yaml:6" + syntax}},
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

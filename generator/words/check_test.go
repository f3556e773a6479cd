package words

import (
	"strings"
	"testing"
	"testing/fstest"
)

// The cases of pipeline/testdata/corpus/parole.txtar spoil the real file; these have what the real templates do not, or not yet.
func TestTemplatesAskForTheirWordsInEveryWay(t *testing.T) {
	for _, c := range []struct{ name, template, words, want string }{
		{"a text in an attribute", `<p title="{{ T "a.b" }}">`, "[a]\nb = \"x\"", ""},
		{"a text as the argument of a partial", `{{ partial "x.html" (dict "title" (T "a.b")) }}`, "", "manca «a.b»"},
		{"a text as a default", `{{ .x | default (T "a.b") }}`, "", "manca «a.b»"},
		{"a text in every branch", `{{ with .x }}{{ else with .y }}{{ range .z }}{{ else }}{{ T "a.b" }}{{ end }}{{ end }}`, "", "manca «a.b»"},
		{"a text in a definition", `{{ define "main" }}{{ T "a.b" }}{{ end }}`, "", "manca «a.b»"},
		{"a text that a variable keeps", `{{ $x := T "a.b" }}`, "", "manca «a.b»"},
		{"a text missed twice", `{{ T "a.b" }}{{ T "a.b" }}`, "", "manca «a.b»"},
		{"brackets that are no link", `{{ T "a.b" }}`, "[a]\nb = \"[x]\"", ""},
		{"a sentence with its links", `{{ partial "words/sentence.html" (dict "key" "a.b" "to" (slice "x/" "y/") "Name" .) }}`, "[a]\nb = \"[x] {{ .Name }} [y]\"", ""},
		{"a sentence with a link too few", `{{ partial "words/sentence.html" (dict "key" "a.b" "to" (slice "x/" "y/")) }}`, "[a]\nb = \"[x]\"", "ha 1 collegamenti fra parentesi quadre: ci si aspettava di trovarne 2"},
		{"a sentence without links", `{{ partial "words/sentence.html" (dict "key" "a.b" "Name" .) }}`, "[a]\nb = \"[x] {{ .Name }}\"", "ha 1 collegamenti"},
		{"a text for one and one for more", `{{ T "a.b" (dict "Count" 2) }}`, "[a]\nb = { one = \"uno\", other = \"{{ .Count }}\" }", "non ha {{ .Count }}"},
		{"a text for one alone", `{{ T "a.b" (dict "Count" 2) }}`, "[a]\nb = { one = \"{{ .Count }}\" }", "manca «a.b»"},
	} {
		project := fstest.MapFS{"layouts/x.html": {Data: []byte(c.template)}, File: {Data: []byte("# Le parole.\n" + c.words)}}
		err := Check(project)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		case err != nil && strings.Count(err.Error(), "manca") > 1:
			t.Errorf("%s: told twice: %v", c.name, err)
		}
	}
}

// While a template cannot be read nobody knows which texts it shows: Hugo says what is wrong with it.
func TestWordsOfABrokenTemplateAreNotRefused(t *testing.T) {
	project := fstest.MapFS{"layouts/x.html": {Data: []byte(`{{ T "a.b"`)}, File: {Data: []byte("[a]\nb = \"x\"\n")}}
	if err := Check(project); err != nil {
		t.Error(err)
	}
}

func TestACopyOfTheSourcesAloneNeedsNoWords(t *testing.T) {
	if err := Check(fstest.MapFS{"hugo.toml": {}}); err != nil {
		t.Error(err)
	}
	if err := Check(fstest.MapFS{"layouts/x.html": {Data: []byte(`{{ T "a.b" }}`)}}); err == nil {
		t.Error("templates without their words are accepted")
	}
}

package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What was published as an edition opens a year of changes later at the same address, with the same bytes; the pages say what
// changed, and a dataset that is made no more goes on answering.
func TestAnEditionStaysAsItWas(t *testing.T) {
	t.Parallel()
	root := smallRoot(t, smallProject(t))
	o := Options{Root: root, BaseURL: "https://example.org/ambiti/"}
	must(t, NewEdition(o, "2026-12-15", "Come nell’atto."))
	first := rendered(t, o)
	if len(first["edizioni/2026-12-15/comuni.csv"]) == 0 || !bytes.Equal(first["edizioni/2026-12-15/comuni.csv"], first["dati/comuni/comuni.csv"]) {
		t.Fatal("the first edition is not what was published")
	}
	amend(t, root, "data/territorio/comuni.csv", "015159,Opera,MI,50083", "015159,Opera,MI,50006")
	amend(t, root, "data/allegato-b/provenienza.yaml", "2026-11-23", "2027-01-15")
	must(t, NewEdition(o, "2027-12-15", "Un Comune passa a un altro Ambito."))
	second := rendered(t, o)
	kept := 0
	for name, data := range first {
		old := strings.HasPrefix(name, "edizioni/2026-12-15/") || strings.HasPrefix(name, "edizioni/2026-11-30/")
		if old && !strings.HasSuffix(name, ".html") {
			kept++
			if !bytes.Equal(second[name], data) {
				t.Errorf("%s is another a year later", name)
			}
		}
	}
	if kept < 12 {
		t.Errorf("only %d files were kept", kept)
	}
	for name, words := range map[string][]string{
		"edizioni/2027-12-15/index.html":       {"Opera (015159) passa dall’Ambito Visconteo Sud Milano (50083) all’Ambito Cremona, città (50006).", "Edizione del 15 dicembre 2026", "1 cambiata"},
		"edizioni/2026-12-15/index.html":       {"Come nell’atto.", "edizione del 15 dicembre 2026, https://example.org/ambiti/edizioni/2026-12-15/"},
		"edizioni/index.html":                  {"Un Comune passa a un altro Ambito.", "edizione del 15 dicembre 2027."},
		"edizioni/feed.xml":                    {"https://example.org/ambiti/edizioni/2027-12-15/", "https://example.org/ambiti/edizioni/2026-12-15/"},
		"edizioni/errata/index.html":           {"Il nome di un Comune", "Ieri", "Oggi"},
		"dati/comuni/index.html":               {"edizione del 15 dicembre 2027, "},
		"dati/datapackage.json":                {`"version": "2027-12-15"`},
		"edizioni/2026-12-15/datapackage.json": {`"version": "2026-12-15"`, `"path": "comuni.csv"`},
		"dati/catalogo.ttl":                    {"/edizioni/2027-12-15/#comuni> <http://purl.org/dc/terms/isVersionOf> <https://example.org/ambiti/dati/comuni/#raccolta>", "versionInfo> \"2027-12-15\""},
		"api/v1/index.json":                    {`"edizione": "2027-12-15"`, "edizioni/2026-12-15/datapackage.json"},
		"dati/dismessa/index.html":             {"non si aggiorna più", "edizione del 30 novembre 2026"},
		"dati/dismessa/dismessa.json":          {`"nome":"=uno"`, `"nome":null`},
	} {
		for _, want := range words {
			if !strings.Contains(string(second[name]), want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
	}
	if !bytes.Equal(second["dati/dismessa/dismessa.csv"], second["edizioni/2026-11-30/dismessa.csv"]) {
		t.Error("the table that is made no more is another than in its edition")
	}
	amend(t, root, "data/territorio/provenienza.yaml", "2026-11-23", "2027-12-20")
	amend(t, root, "data/territorio/comuni.csv", "019036,Cremona,CR,50006,nota", "019036,Cremona,CR,50006,dubbia")
	if third := rendered(t, o); !strings.Contains(string(third["dati/comuni/index.html"]), "dati cambiati dopo l’edizione del 15 dicembre 2027") ||
		!strings.Contains(string(third["dati/datapackage.json"]), `"version": "2027-12-15+modifiche"`) {
		t.Error("nothing says that the data changed after the edition")
	}
	if err := NewEdition(o, "2027-12-16", "Prima della sua fonte."); err == nil || !strings.Contains(err.Error(), "una fonte è del 2027-12-20") {
		t.Errorf("an edition before its youngest source: %v", err)
	}
}

// rendered is every file of the site.
func rendered(t *testing.T, o Options) map[string][]byte {
	t.Helper()
	site, err := Render(o)
	must(t, err)
	files := map[string][]byte{}
	must(t, fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files[name], err = fs.ReadFile(site, name)
		}
		return err
	}))
	return files
}

// amend changes the one place of a source where a text stands.
func amend(t *testing.T, root, name, old, new string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	must(t, err)
	if !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	writeSource(t, root, name, strings.Replace(string(text), old, new, 1))
}

package pipeline

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// choice is a place in a source where one of several texts stands.
type choice struct {
	file  string
	texts []string
}

// choices are places of each kind of source: what Hugo reads by itself, what it is given, and what makes it begin anew.
var choices = []choice{
	{"data/territorio/comuni.csv", []string{"015159,Opera,MI,50083", "015159,Opera,MI,50006", "015159,Opera,MI,50007"}},
	{"data/territorio/comuni.csv", []string{"019036,Cremona,CR,50006,nota", "019036,Cremona,CR,50006,dubbia", "019036,Cremona,CR,50006,dedotta"}},
	{"data/territorio/comuni.csv", []string{"020063,Asola Alta,", "020063,Asola Bassa,"}}, // its address is another
	{"data/allegato-c/allegato-c.csv", []string{"tab_2,Asola,,valore,12.50", "tab_2,Asola,,valore,13.75"}},
	{"data/territorio/provenienza.yaml", []string{"2026-11-23", "2026-11-24"}},
	{"content/comuni/_index.md", []string{`title: "Comuni"`, `title: "I Comuni"`}}, // the breadcrumb of every Comune says it
	{"content/comuni/_index.md", []string{"Qui trovi tutti i Comuni", "Qui ci sono tutti i Comuni"}},
	{"content/metodo.md", []string{"## Da dove vengono i dati", "## Da dove arrivano i dati"}},
	{"content/metodo.md", []string{`title: "Metodo"`, `title: "Il metodo"`}},
	{"content/_index.md", []string{"description: \"", "description: \"Qui: "}},
	{"content/glossario.md", []string{`nome: "Piano di Zona"`, `nome: "Piani di Zona"`}}, // the search finds its words
	{"content/_content.gotmpl", []string{"{{ $.AddPage $page }}", "{{ $.AddPage  $page }}"}},
	{"i18n/it.toml", []string{`skip = "Vai al contenuto"`, `skip = "Salta al contenuto"`}},
	{"hugo.toml", []string{"Chi organizza i servizi sociali nel tuo Comune", "Chi organizza i servizi sociali"}},
	{"layouts/comuni/page.html", []string{`<p class="page-kicker">`, `<p class="page-kicker" lang="it">`}},
	{"layouts/_partials/frame/footer.html", []string{`<p class="it-footer-brand">`, `<p class="it-footer-brand" lang="it">`}},
	{"layouts/404.html", []string{`aria-labelledby="cerca" tabindex="-1"`, `aria-labelledby="cerca" tabindex="-1" lang="it"`}},
	{"assets/scss/main.scss", []string{"color: black", "color: navy", "color: teal"}},
	{"assets/js/site.js", []string{"import './share.js';\n", "import './share.js';\ndocument.title;\n"}},
	{"assets/icon.svg", []string{"<svg ", "<svg data-prova=\"\" "}},
}

// After any edit, whatever somebody opens is what a build would make; when all is verified, so is the rest. The edits are
// random, some together and some wrong, and the draft is looked at in between.
func TestADraftIsWhatABuildWouldMake(t *testing.T) {
	t.Parallel()
	const edits, each = 100, 20
	o := Options{Root: smallRoot(t, smallProject(t)), BaseURL: "https://example.org/ambiti/"}
	draft := NewDraft(o)
	must(t, draft.Update())
	random := rand.New(rand.NewPCG(7, 7))
	for edit := range edits {
		c := choices[random.IntN(len(choices))]
		var was string
		for _, text := range c.texts {
			if len(text) > len(was) && holds(t, o.Root, c.file, text) {
				was = text
			}
		}
		if was == "" {
			t.Fatalf("%s holds none of %q", c.file, c.texts)
		}
		will := c.texts[random.IntN(len(c.texts))]
		if edit%5 == 0 && !strings.HasPrefix(c.file, "assets/") { // a slip comes first
			before, err := fs.ReadFile(draft, "comuni/index.html")
			must(t, err)
			amend(t, o.Root, c.file, was, "{{ \x00 "+was)
			if err := draft.Update(); err == nil || !IsInput(err) {
				t.Fatalf("a slip in %s: %v", c.file, err)
			}
			sameFile(t, draft, "comuni/index.html", before)
			amend(t, o.Root, c.file, "{{ \x00 "+was, was)
		}
		amend(t, o.Root, c.file, was, will)
		t.Logf("%d. %s: %s", edit+1, c.file, will)
		if edit%3 == 1 { // saved together with the next
			continue
		}
		must(t, draft.Update())
		if edit%each < each-1 {
			for _, name := range []string{"comuni/index.html", "metodo/index.html", "404.html", "comuni/019036-cremona/index.html"} {
				_, err := fs.ReadFile(draft, name)
				must(t, err)
			}
			continue
		}
		built := rendered(t, o)
		for name, want := range built {
			if isReport := strings.HasPrefix(name, "conformita/"); !isReport {
				sameFile(t, draft, name, want)
			}
		}
		if _, err := draft.Verify(t.Context()); err != nil {
			t.Fatal(err)
		}
		for name, want := range built {
			sameFile(t, draft, name, want)
		}
		must(t, fs.WalkDir(draft, ".", func(name string, entry fs.DirEntry, err error) error {
			if _, there := built[name]; err == nil && !entry.IsDir() && !there && !ofEarlier.MatchString(name) {
				t.Errorf("a build does not make %s", name)
			}
			return err
		}))
		if t.Failed() {
			return
		}
	}
}

// What only the whole site shows is told after the pages are seen, and is forgotten when it is mended.
func TestADraftIsVerifiedAfterItIsSeen(t *testing.T) {
	t.Parallel()
	o := Options{Root: smallRoot(t, smallProject(t))}
	draft := NewDraft(o)
	must(t, draft.Update())
	verify := func(want string) {
		t.Helper()
		must(t, draft.Update())
		if _, err := draft.Verify(t.Context()); want == "" && err != nil || want != "" && (err == nil || !IsInput(err) || !strings.Contains(err.Error(), want)) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	verify("")
	for _, slip := range []struct{ file, old, new, want string }{
		{"content/metodo.md", "\n## Da dove vengono i dati", "\n[Un ponte](manca/)\n\n## Da dove vengono i dati", "manca/"},
		{"assets/scss/main.scss", "color: black", "background: url(/manca.png)", "manca.png"},
		{"layouts/asst/page.html", `{{ define "main" }}`, `{{ define "main" }}{{ .Manca }}`, "asst/page.html:"}, // a page that nobody has opened
	} {
		amend(t, o.Root, slip.file, slip.old, slip.new)
		verify(slip.want)
		amend(t, o.Root, slip.file, slip.new, slip.old)
		verify("")
	}
}

// ofEarlier are names with a digest: those that earlier pages asked for are still there.
var ofEarlier = regexp.MustCompile(`\.[0-9a-f]{64}\.`)

func holds(t *testing.T, root, name, text string) bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	must(t, err)
	return strings.Contains(string(data), text)
}

func sameFile(t *testing.T, files fs.FS, name string, want []byte) {
	t.Helper()
	got, err := fs.ReadFile(files, name)
	if name == "sitemap.xml" { // a Hugo that stays may list the pages of a day in another order
		got, want = sortedEntries(got), sortedEntries(want)
	}
	if err != nil {
		t.Error(err)
	} else if !bytes.Equal(got, want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("%s is another than in a build: %q, want %q", name, got[max(0, at-60):min(len(got), at+60)], want[max(0, at-60):min(len(want), at+60)])
	}
}

func sortedEntries(sitemap []byte) []byte {
	entries := bytes.Split(sitemap, []byte("<url>"))
	slices.SortFunc(entries, bytes.Compare)
	return bytes.ReplaceAll(bytes.Join(entries, nil), []byte("</urlset>"), nil)
}

package pipeline

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/spf13/afero"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/smallproject"
	"ambitilombardia/generator/words"
)

// Render makes the site in memory and verifies it: every file by its path under the root of the site.
func Render(o Options) (fs.FS, error) {
	files := afero.NewBasePathFs(afero.NewMemMapFs(), "/") // so that a name means the same with and without its slash
	written := afero.NewIOFS(files)
	_, err := makeSite(o, files, written)
	return written, err
}

// smallRoot writes a small project to the disk.
func smallRoot(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	root := t.TempDir()
	must(t, smallproject.Write("../..", root, files))
	return root
}

// withoutWords is a project of sources alone, without the templates and the words which these show: that they are in order does
// not depend on the sources, and they take a third of the time of a check.
func withoutWords(project fstest.MapFS) fstest.MapFS {
	sources := maps.Clone(project)
	maps.DeleteFunc(sources, func(name string, _ *fstest.MapFile) bool { return isOfWords(name) })
	return sources
}

func isOfWords(name string) bool {
	return name == words.File || strings.HasPrefix(name, words.Templates+"/")
}

func writeSource(t *testing.T, root, name, text string) {
	t.Helper()
	file := filepath.Join(root, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, []byte(text), 0o644))
}

// Whatever goes wrong, the old site stays: one build for each kind of fault, on one project with a published site.
func TestEveryKindOfFaultKeepsTheOldSite(t *testing.T) {
	t.Parallel()
	root := smallRoot(t, smallProject(t))
	must(t, Build(Options{Root: root, Out: "public"}))
	old := siteOf(t, root)
	for _, fault := range []struct {
		name, file, text string // what the file then holds
		want             []string
	}{
		{"a source", "data/territorio/provenienza.yaml", "titolo: x\n", []string{"data/territorio/provenienza.yaml: manca «licenza»"}},
		{"settings", "hugo.toml", "title = \"x\n", []string{"hugo.toml:1:"}},
		{"a page", "content/prova.md", "---\ntitle: Prova\ndescription: Prova\n---\nUn <b>testo</b>.\n", []string{"content/prova.md:5:4: il testo contiene HTML"}},
		{"a link to a download that is not", "content/prova.md", "---\ntitle: Prova\ndescription: Prova\n---\nIl [file]({{< relref \"/dati/manca\" >}}).\n",
			[]string{"content/prova.md:5:11: il richiamo porta a «/dati/manca»"}},
		{"links, images and anchors", "content/prova.md", "---\ntitle: Prova\ndescription: Prova\n---\n" +
			"[a](manca/) [b]({{< relref \"/comuni#manca\" >}}) ![d](/manca.png) [e]({{< relref \"/dati/ambiti\" >}}manca.csv)\n",
			[]string{"manca/", "#manca", "/manca.png", "manca.csv"}},
		{"a page that two share", "content/prova.md", "---\ntitle: Metodo\ndescription: Prova\n---\nTesto.\n", []string{"il titolo «Metodo"}},
		{"a template that breaks", "layouts/asst/page.html", "{{ define \"main\" }}{{ partial \"manca.html\" . }}{{ end }}",
			[]string{": le pagine non si possono comporre. Dati e testi sono in ordine", "manca.html"}},
		{"a template that is none", "layouts/comuni/page.html", "{{ define", []string{"layouts", "comuni/page.html"}},
		{"an id that two share", "layouts/asst/page.html", "{{ define \"main\" }}<h1 id=\"x\">{{ .Title }}</h1><p id=\"x\"></p>{{ end }}", []string{"«x»"}},
		{"a template that forgets a tag", "layouts/asst/page.html", "{{ define \"main\" }}<main id=\"contenuto\"><h1>{{ .Title }}</h1><p><b>Uno</p></main>{{ end }}",
			[]string{"asst/708-melegnano-e-della-martesana/index.html:"}},
		{"a catalogue page that is not made", "content/_content.gotmpl",
			"{{ range $section, $pages := hugo.Data.pages }}{{ if ne $section \"asst\" }}{{ range $pages }}{{ $.AddPage . }}{{ end }}{{ end }}{{ end }}", []string{"/asst/708-melegnano-e-della-martesana/: indirizzo previsto ma assente"}},
	} {
		t.Run(fault.name, func(t *testing.T) {
			before, err := os.ReadFile(filepath.Join(root, fault.file))
			writeSource(t, root, fault.file, fault.text)
			build := Build(Options{Root: root, Out: "public"})
			if os.IsNotExist(err) {
				must(t, os.Remove(filepath.Join(root, fault.file)))
			} else {
				writeSource(t, root, fault.file, string(before))
			}
			if build == nil || !IsInput(build) {
				t.Fatalf("error %v", build)
			}
			for _, want := range fault.want {
				if !strings.Contains(build.Error(), want) {
					t.Errorf("nothing of %q is told:\n%v", want, build)
				}
			}
			if !bytes.Equal(siteOf(t, root), old) {
				t.Error("the old site was changed")
			}
		})
	}
	t.Run("a source that changes meanwhile", func(t *testing.T) {
		once := sync.OnceFunc(func() {
			writeSource(t, root, "content/metodo.md", "---\ntitle: Altro\ndescription: Altro\n---\nAltro.\n")
		})
		err := Build(Options{Root: root, Out: "public", Console: console.New(after{"controlli", once})})
		if want := "content/metodo.md: il file è cambiato mentre il sito si costruiva"; err == nil || !IsInput(err) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
		if !bytes.Equal(siteOf(t, root), old) {
			t.Error("the old site was changed")
		}
	})
}

// after does something when a word has been written.
type after struct {
	word string
	do   func()
}

func (a after) Write(text []byte) (int, error) {
	if bytes.Contains(text, []byte(a.word)) {
		a.do()
	}
	return len(text), nil
}

// siteOf is every file of the published site, one after the other.
func siteOf(t *testing.T, root string) []byte {
	t.Helper()
	var all bytes.Buffer
	walk(t, os.DirFS(filepath.Join(root, "public")), func(name string, data []byte) {
		all.WriteString(name)
		all.Write(data)
	})
	return all.Bytes()
}

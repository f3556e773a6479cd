package content

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/site"
	"ambitilombardia/generator/source"
)

// What broken pages are told is in the corpus of package pipeline.

func TestTheCommittedPagesAreInOrder(t *testing.T) {
	pages, err := Read(os.DirFS("../.."), site.Sections())
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/", "/comuni/", "/metodo/", "/macroaree/e-anziani/"} {
		if !slices.Contains(pages.Addresses, address) {
			t.Errorf("%s is missing in %v", address, pages.Addresses)
		}
	}
	if !slices.ContainsFunc(pages.Links, func(l Link) bool { return l.Text == "/dati/motivi-assenza/" && l.Row > 1 && l.Col > 1 }) {
		t.Errorf("links %v", pages.Links)
	}
}

// The templates and this package must not drift apart.
func TestTheTablesAreThoseOfTheTemplates(t *testing.T) {
	asked := map[string]bool{}
	list := regexp.MustCompile(`slice((?: "[a-z-]+")+)`)
	one := regexp.MustCompile(`partial "words/word.html" "([a-z-]+)"`)
	err := filepath.WalkDir("../../layouts", func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		for _, m := range one.FindAllStringSubmatch(string(text), -1) {
			asked[m[1]] = true
		}
		if strings.Contains(string(text), `/word.html"`) || strings.Contains(string(text), `/words.html"`) {
			for _, m := range list.FindAllStringSubmatch(string(text), -1) {
				for _, term := range strings.Fields(m[1]) {
					asked[strings.Trim(term, `"`)] = true
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for term := range asked {
		if !slices.Contains(terms, term) {
			t.Errorf("a template shows the word «%s», which no glossary has to have", term)
		}
	}
	for _, term := range terms {
		if !asked[term] {
			t.Errorf("no template shows the word «%s»", term)
		}
	}
	files, err := filepath.Glob("../../layouts/_shortcodes/*.html")
	if err != nil || len(files) != len(shortcodes)-1 { // relref is Hugo's
		t.Errorf("shortcodes %v, %v", files, err)
	}
}

// Any bytes are read to links that have a place or to errors of the input that have one.
func FuzzPage(f *testing.F) {
	const head = "---\ntitle: a\ndescription: b\n---\n"
	f.Add([]byte(head + "## Uno {#uno}\n[a]({{< relref \"/ambiti\" >}}) <b>x</b> ![i](x \"y\")\n```x\n"))
	f.Add([]byte(head + "{{< a\n>}} {{% {{<>}} # {#a .b}\n\n* <!-- -->\n\n[^1]: [](&#0;)\n"))
	f.Add([]byte(head + "a\n===\n\n| a |\n|---|\n| <i> |\n\n: x\n<http://[>\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const name = "content/prova.md"
		files := fstest.MapFS{name: {Data: data}}
		pages, err := Read(files, site.Sections())
		if err != nil && !source.IsInput(err) {
			t.Fatalf("not an error of the input: %v", err)
		}
		rows := strings.Count(string(data), "\n") + 1
		for line := range strings.Lines(err.Error()) { // pages are missing in any case
			place := regexp.MustCompile(`^(content/[a-z0-9-/_]+\.md)(?::(\d+))?(?::\d+)?: .`).FindStringSubmatch(line)
			if place == nil {
				t.Errorf("no place: %q", line)
			}
		}
		for _, link := range pages.Links {
			if link.File != name || link.Row < 2 || link.Row > rows || link.Col < 1 || !strings.HasPrefix(link.Text, "/") {
				t.Errorf("the link %+v", link)
			}
		}
	})
}

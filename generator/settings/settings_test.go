package settings

import (
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

// What broken settings are told is in the corpus of package pipeline.

func TestTheCommittedSettingsAreInOrder(t *testing.T) {
	s, err := Read(os.DirFS("../.."))
	if err != nil || s.Title != "Ambiti Lombardia" || s.BaseURL != "http://localhost:1313/" || s.Tagline == "" {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestAnotherAddressTakesThePlaceOfTheWrittenOne(t *testing.T) {
	s := Settings{BaseURL: "http://localhost:1313/"}
	for _, one := range []struct{ text, want string }{
		{"", "http://localhost:1313/"},
		{"https://example.org", "https://example.org/"},
		{"https://example.org/a/", "https://example.org/a/"},
		{"https://example.org:8443/a", "https://example.org:8443/a/"},
		{"http://127.0.0.1:8080/", "http://127.0.0.1:8080/"},
		{"http://[::1]:8080/", "http://[::1]:8080/"},
		{"https://Example.ORG/A/", "https://example.org/A/"},
		{"https://città.example.it/", "https://xn--citt-3na.example.it/"},
		{"https://CITTÀ.example.it:8443/ambiti", "https://xn--citt-3na.example.it:8443/ambiti/"},
		{"https://città.example.it/", "https://xn--citt-3na.example.it/"}, // the accent apart
		{"https://xn--citt-3na.example.it/", "https://xn--citt-3na.example.it/"},
		{"https://example.org/città/", "https://example.org/citt%C3%A0/"},
		{"example.org", ""}, {"//example.org/", ""}, {"ftp://example.org/", ""}, {"javascript://example.org/", ""}, {" https://example.org/", ""},
		{"https://", ""}, {"https:///ambiti/", ""}, {"https:/example.org/", ""}, {"https://:8080/", ""},
		{"https://example.org/?a", ""}, {"https://example.org/?", ""}, {"https://example.org/#a", ""}, {"https://example.org/#", ""},
		{"https://example.org/\"x", ""}, {"https://example.org/a b/", ""}, {"https://example.org/ ", ""}, {`https://example.org\a`, ""},
		{"https://example.org/[2J", ""}, {"https://exa​mple.org/", ""}, {"https://exam_ple..org/", ""},
		{"https://u:segreto@example.org/", ""}, {"https://u@example.org/", ""}, {"https://u:segreto%@example.org/", ""},
		{"https://example.org//ambiti/", ""}, {"https://example.org/ambiti//", ""}, {"https://example.org//", ""}, {"https://example.org/a/../b/", ""}, {"https://example.org/./", ""},
		{"https://example.org:0/", ""}, {"https://example.org:70000/", ""}, {"https://example.org:/", ""}, {"https://example.org:x/", ""},
		{"https://-a.example.org/", ""}, {"https://.example.org/", ""}, {"https://example.org/index.html", ""},
	} {
		text, want := one.text, one.want
		got, err := s.At(text)
		if (err == nil) != (want != "") || err == nil && got.BaseURL != want {
			t.Errorf("%q: %q, %v", text, got.BaseURL, err)
		}
		if err != nil && (!source.IsInput(err) || !strings.HasPrefix(err.Error(), "--base-url: ") || strings.Contains(err.Error(), "segreto")) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Any bytes are read to settings that can be quoted and linked to, or to errors of the input.
func FuzzSettings(f *testing.F) {
	committed, err := os.ReadFile("../../" + File)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(committed)
	f.Add([]byte("title = \"a\"\n[params]\ntagline = '''\n'''\n[params.contact]\nemail = \"a@b\"\n[[menus.main]]\n[menus]\n"))
	f.Add([]byte("baseURL = 1\n\"a\".'b' = {c = [1, 2,]}\nx = 1979-05-27T07:32:00Z\n"))
	pages := fstest.MapFS{}
	for _, page := range []string{"ambiti", "ats", "asst", "comuni", "spesa", "confronta", "programmazione", "macroaree", "dati", "qualita", "conformita", "metodo", "glossario", "note-legali", "privacy", "accessibilita"} {
		pages["content/"+page+".md"] = &fstest.MapFile{}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		pages[File] = &fstest.MapFile{Data: data}
		s, err := Read(pages)
		if err != nil {
			if !source.IsInput(err) || !strings.HasPrefix(err.Error(), File) {
				t.Fatalf("not an error of the input: %v", err)
			}
			return
		}
		for _, text := range []string{s.Title, s.Tagline, s.Publisher.Name, s.Contact.Name} {
			if strings.ContainsFunc(text, source.Unseen) {
				t.Errorf("a hidden character was let through: %q", text)
			}
		}
		for _, address := range []string{s.BaseURL, s.Publisher.URL, s.Contact.URL} {
			if u, err := url.Parse(address); err != nil || address != "" && u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("the address %q was let through", address)
			}
		}
	})
}

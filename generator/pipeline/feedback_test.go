package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the settings say of readers and of the body above is on every page: a mail is filled in with the page, a form is told
// its address. Without them nobody is asked, and errors go to the page of the contacts.
func TestReadersReportAPageToWhereTheSettingsSay(t *testing.T) {
	t.Parallel()
	root := smallRoot(t, smallProject(t))
	const page, base = "metodo/index.html", "http%3A%2F%2Flocalhost%3A1313%2Fmetodo%2F"
	plain := pageOf(t, root, page)
	if !strings.Contains(plain, `<a href="/contatti/#errori">Segnala un errore</a>`) || strings.Contains(plain, "Quanto sono chiare") || strings.Contains(plain, "it-header-slim") {
		t.Errorf("without settings: %s", foot(plain))
	}
	for _, one := range []struct{ errors, clarity, wantErrors, wantClarity string }{
		{"errori@example.org", "https://example.org/modulo", "mailto:errori@example.org?subject=Errore%20nella%20pagina%20%C2%ABMetodo%C2%BB&amp;body=" + base,
			"https://example.org/modulo?pagina=" + base},
		{"https://example.org/m?a=1", "https://example.org/m?entry.12=", "https://example.org/m?a=1&amp;pagina=" + base, "https://example.org/m?entry.12=" + base},
	} {
		settings, err := os.ReadFile("../../hugo.toml")
		must(t, err)
		writeSource(t, root, "hugo.toml", strings.NewReplacer(`errors = ""`, `errors = "`+one.errors+`"`, `clarity = ""`, `clarity = "`+one.clarity+`"`,
			"[params.parent]\nname = \"\"\nurl = \"\"", "[params.parent]\nname = \"Regione di prova\"\nurl = \"https://regione.example.org/\"").Replace(string(settings)))
		html := pageOf(t, root, page)
		for _, want := range []string{`<a href="` + one.wantErrors + `">Segnala un errore</a>`, `<a href="` + one.wantClarity + `">Quanto sono chiare`,
			`<a href="https://regione.example.org/">Regione di prova</a>`} {
			if !strings.Contains(html, want) {
				t.Errorf("%s is not on the page: %s", want, foot(html))
			}
		}
	}
}

// foot is what closes a page.
func foot(html string) string {
	return html[max(0, strings.Index(html, "Ultimo aggiornamento")):strings.Index(html, "</main>")]
}

// pageOf builds a project and gives one of its pages.
func pageOf(t *testing.T, root, name string) string {
	t.Helper()
	must(t, Build(Options{Root: root, Out: "public"}))
	data, err := fs.ReadFile(os.DirFS(filepath.Join(root, "public")), name)
	must(t, err)
	return string(data)
}

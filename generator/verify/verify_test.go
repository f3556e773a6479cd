package verify

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const base = "https://example.org/servizi/ambiti/"

// document is a page that Site has nothing to say about, at an address under base.
func document(address, title, body string) string {
	return `<!DOCTYPE html>
<html lang="it">
<head>
<meta charset="utf-8">
<title>` + title + `</title>
<meta name="description" content="Pagina di prova: ` + title + `">
<link rel="canonical" href="` + base + address + `">
<link rel="stylesheet" href="/servizi/ambiti/css/main.css">
</head>
<body>
<main id="contenuto">
<h1>` + title + `</h1>
` + body + `
</main>
</body>
</html>
`
}

const (
	sitemapHead = `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
	clean       = `<p>Testo &amp; <a href="ambiti/#uno">uno</a></p>`
)

// cleanSite is a small site with one of everything, and body on its home page.
func cleanSite(body string) fstest.MapFS {
	site := map[string]string{
		"index.html": document("", "Casa", body),
		"ambiti/index.html": document("ambiti/", "Ambiti", `<ul><li id="uno"><a href="../#contenuto">Casa</a></li></ul>
<p><a href="ambiti.csv" download>Dati</a> <img src="../img/a.svg" alt=""></p>`),
		"ambiti/50083/index.html": `<!DOCTYPE html>
<html lang="it"><head><title>Rinvio</title><link rel="canonical" href="` + base + `ambiti/"><meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=` + base + `ambiti/"></head><body></body></html>`,
		"404.html":          document("404.html", "Non trovata", `<p><a href="/servizi/ambiti/">Casa</a></p>`),
		"ambiti/ambiti.csv": "codice\n1\n",
		"css/main.css":      `@font-face{font-family:T;src:url("../font/t.woff2") format("woff2")} .a{background:url(data:image/gif;base64,AA==)}`,
		"font/t.woff2":      "font",
		"img/a.svg":         `<svg xmlns="http://www.w3.org/2000/svg"><g id="forma"><path d="M0 0"/></g><use href="#forma"/></svg>`,
		"sitemap.xml":       sitemapHead + "\n<url><loc>" + base + "</loc></url>\n<url><loc>" + base + "ambiti/</loc></url></urlset>",
	}
	files := fstest.MapFS{}
	for name, text := range site {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func verify(t *testing.T, files fs.FS, expected ...string) Report {
	t.Helper()
	report, err := Site(files, Options{BaseURL: base, Expected: expected})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// expect requires that exactly one problem is found, and which.
func expect(t *testing.T, report Report, want string) {
	t.Helper()
	if len(report.Problems) != 1 || !strings.Contains(report.Problems[0].String(), want) {
		t.Errorf("problems:\n%s\nwant one with %q", lines(report.Problems), want)
	}
}

func lines(problems []Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, "\t"+p.String())
	}
	return strings.Join(all, "\n")
}

func TestACleanSiteHasNoProblems(t *testing.T) {
	report := verify(t, cleanSite(clean), "/", "/ambiti/", "/ambiti/50083/", "/ambiti/ambiti.csv")
	if len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
	if report.Pages != 4 {
		t.Errorf("pages: %d, want 4", report.Pages)
	}
}

// Each of these bodies is fine, however unusual.
func TestWhatIsRightIsNotReported(t *testing.T) {
	for name, body := range map[string]string{
		"absolute link with the base":   `<p><a href="` + base + `ambiti/#uno">x</a></p>`,
		"host in capitals":              `<p><a href="https://EXAMPLE.org/servizi/ambiti/ambiti/">x</a></p>`,
		"protocol-relative own address": `<p><a href="//example.org/servizi/ambiti/ambiti/">x</a></p>`,
		"query":                         `<p><a href="ambiti/?q=a&amp;b#uno">x</a> <a href="?q=x">y</a></p>`,
		"escaped path":                  `<p><a href="%61mbiti/">x</a></p>`,
		"dots":                          `<p><a href="ambiti/../ambiti/./">x</a></p>`,
		"folder by index.html":          `<p><a href="ambiti/index.html">x</a></p>`,
		"top and empty fragments":       `<p><a href="#">x</a> <a href="#top">y</a> <a href="ambiti/#:~:text=Casa">z</a></p>`,
		"escaped fragment":              `<p id="perché"><a href="#perch%C3%A9">x</a></p>`,
		"fragment of a table file":      `<p><a href="ambiti/ambiti.csv#row=2">x</a></p>`,
		"mail and telephone":            `<p><a href="mailto:a@example.org">x</a> <a href="tel:+39-02-1234">y</a></p>`,
		"other part of the host":        `<p><a href="https://example.org/altro/">x</a></p>`,
		"srcset":                        `<p><img src="img/a.svg" srcset="img/a.svg 1x, img/a.svg?b 2x,img/a.svg, data:image/gif;base64,AA== 3x" alt=""></p>`,
		"symbol of a drawing":           `<svg><use href="img/a.svg#forma"></use><use xlink:href="img/a.svg#forma"/></svg>`,
		"drawing with its own title":    `<svg viewBox="0 0 1 1"><title id="t">A &amp; B</title><style>.a{fill:url(#g)}</style><linearGradient id="g"/><g fill="url(#g)"><a href="ambiti/"><path d="M0"/></a></g></svg>`,
		"HTML in a drawing":             `<svg><foreignObject><div><p>x</p></div></foreignObject></svg>`,
		"several drawings with titles":  `<svg><title>uno</title></svg><svg><title>due</title></svg>`,
		"markup in noscript":            `<noscript><p><a href="ambiti/">x</a></p></noscript>`,
		"script with less-than":         `<script>if (a < b && c) { d("</p>") }</script>`,
		"lone ampersand":                `<p>A & B</p>`,
		"character references":          `<p title="&#34;&#x2013;&egrave;">&nbsp;&hellip;&#8217;&semi;</p>`,
		"boolean attributes":            `<details open><summary>x</summary></details><input type="checkbox" checked disabled data-x>`,
		"comment":                       `<!-- <p> -->`,
		"table":                         `<table><caption>x</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>`,
		"lists":                         "<ul>\n <li><p>a</p><ol><li>b</li></ol></li>\n</ul><dl><div><dt>a</dt><dd>b</dd></div></dl>",
		"text in a drawing":             `<svg><text x="1">a <a href="ambiti/"><tspan>b</tspan></a></text><desc>c</desc></svg>`,
		"custom element":                `<x-mappa></x-mappa>`,
		"void elements closed by slash": `<p>a<br/>b<br /></p>`,
		"references between elements":   `<label for="q">x</label><input id="q" aria-describedby="q contenuto">`,
		"greater-than in an attribute":  `<p title="a > b">x &gt; y</p>`,
		"capitals":                      `<P TITLE="x">a</p>`,
		"button in an item of a list":   `<button type="button">a</button><form action="ambiti/"><button>b</button></form>`,
	} {
		t.Run(name, func(t *testing.T) {
			if report := verify(t, cleanSite(body)); len(report.Problems) > 0 {
				t.Errorf("problems:\n%s", lines(report.Problems))
			}
		})
	}
}

func TestOutsideAddressesAreListedOnce(t *testing.T) {
	report := verify(t, cleanSite(`<p><a href="https://www.istat.it/">a</a> <a href="https://www.istat.it/">b</a> <a href="mailto:a@example.org">c</a></p>`))
	want := []string{"https://www.istat.it/", "mailto:a@example.org"}
	if !slices.Equal(report.External, want) || len(report.Problems) > 0 {
		t.Errorf("external %q, problems %v; want %q and none", report.External, report.Problems, want)
	}
}

func TestAnySiteBase(t *testing.T) {
	body := `<p><a href="/ambiti/">x</a></p>`
	for _, c := range []struct{ base, want string }{
		{"https://example.org/", ""},
		{"https://example.org", ""},
		{"/", ""},
		{"", ""},
		{"https://example.org/servizi", "fuori dalla cartella del sito, /servizi/"},
	} {
		files := fstest.MapFS{"index.html": {Data: []byte(body)}, "ambiti/index.html": {Data: []byte("x")}}
		report, err := Site(files, Options{BaseURL: c.base})
		if err != nil {
			t.Fatal(err)
		}
		found := strings.Contains(lines(report.Problems), "/ambiti/»")
		if found != (c.want != "") || !strings.Contains(lines(report.Problems), c.want) {
			t.Errorf("base %q: problems:\n%s\nwant %q", c.base, lines(report.Problems), c.want)
		}
	}
	for _, wrong := range []string{"example.org/ambiti/", "ftp://example.org/", "https:///x", "https://example.org/?q", "https://example.org/%zz", "mailto:a@b.it"} {
		if _, err := Site(fstest.MapFS{}, Options{BaseURL: wrong}); err == nil {
			t.Errorf("base %q is accepted", wrong)
		}
	}
}

func TestProblemsComeInOrderWhateverTheScheduling(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 60 {
		files[fmt.Sprintf("%02d/index.html", i)] = &fstest.MapFile{Data: []byte("<p><a href='x'><b></p>")}
	}
	first := verify(t, files)
	for range 5 {
		if again := verify(t, files); !slices.Equal(first.Problems, again.Problems) {
			t.Fatal("two runs over the same files differ")
		}
	}
	if !slices.IsSortedFunc(first.Problems, func(a, b Problem) int { return strings.Compare(a.File, b.File) }) {
		t.Error("problems are not in the order of files")
	}
}

func TestHostileTextsAreShownInert(t *testing.T) {
	report := verify(t, cleanSite("<p><a href=\"x\u202e\u001b[31m\">x</a></p>"))
	for _, p := range report.Problems {
		if strings.ContainsAny(p.String(), "\u202e\u001b") {
			t.Errorf("control characters in %q", p.String())
		}
	}
	if len(report.Problems) == 0 {
		t.Error("no problem found")
	}
}

func TestProgressReachesTheEnd(t *testing.T) {
	last, total := 0, 0
	_, err := Site(cleanSite(clean), Options{BaseURL: base, Progress: func(done, all int) {
		if done != last+1 {
			t.Errorf("progress jumps from %d to %d", last, done)
		}
		last, total = done, all
	}})
	if err != nil || last == 0 || last != total {
		t.Errorf("progress ends at %d of %d, %v", last, total, err)
	}
}

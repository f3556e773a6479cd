package publish

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// largeSite has the size of the real one: 1,700 pages of some 30 KB, each with
// the same menu, a table with links and a map of 91 linked areas.
func largeSite(pages int) fstest.MapFS {
	var body, sitemapText strings.Builder
	body.WriteString(`<nav aria-label="Menu"><ul>`)
	for range 40 {
		body.WriteString(`<li><a class="nav-link" href="/servizi/ambiti/ambiti/">Ambiti &amp; Comuni</a></li>`)
	}
	body.WriteString(`</ul></nav><svg viewBox="0 0 100 100" role="img"><title>Mappa</title>`)
	for i := range 91 {
		fmt.Fprintf(&body, `<a href="/servizi/ambiti/comuni/%d/"><path class="area" id="a%d" d="M%s"/></a>`, i, i, strings.Repeat("12 34,", 25))
	}
	body.WriteString("</svg><table><tbody>\n")
	for i := range 60 {
		fmt.Fprintf(&body, "<tr><th scope=\"row\"><a href=\"../%d/#a1\">Comune</a></th><td>1&#39;234</td></tr>\n", i)
	}
	body.WriteString("</tbody></table>")
	files := cleanSite(clean)
	for i := range pages {
		address := fmt.Sprintf("comuni/%d/", i)
		files[address+"index.html"] = &fstest.MapFile{Data: []byte(document(address, fmt.Sprintf("Comune %d", i), body.String()))}
		fmt.Fprintf(&sitemapText, "<url><loc>%s%s</loc></url>\n", base, address)
	}
	return with(files, sitemap, "</urlset>", sitemapText.String()+"</urlset>")
}

func BenchmarkVerify(b *testing.B) {
	files := largeSite(1700)
	b.SetBytes(int64(1700 * len(files["comuni/0/index.html"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		report, err := Verify(files, Options{BaseURL: base})
		if err != nil || len(report.Problems) > 0 {
			b.Fatal(err, lines(report.Problems[:min(5, len(report.Problems))]))
		}
	}
}

func BenchmarkReplace(b *testing.B) {
	files := largeSite(1700)
	out := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		if err := Replace(out, files, nil); err != nil {
			b.Fatal(err)
		}
	}
}

package verify

import (
	"testing"
	"testing/fstest"
)

func TestTheSitemapHoldsThePagesAndNothingElse(t *testing.T) {
	extra := func(address string) string { return "<url><loc>" + address + "</loc></url></urlset>" }
	for _, c := range []struct{ name, from, to, want string }{
		{"page left out", "<url><loc>" + base + "ambiti/</loc></url>", "", "ambiti/index.html: la pagina non è nella mappa del sito"},
		{"address that leads nowhere", "</urlset>", extra(base + "comuni/"), "sitemap.xml:3: «" + base + "comuni/»: il file"},
		{"address of another site", "</urlset>", extra("https://example.com/"), "è fuori dal sito"},
		{"address without its host", "</urlset>", extra("/servizi/ambiti/ambiti/"), "indirizzo completo"},
		{"page twice", "</urlset>", extra(base + "ambiti/"), "è ripetuto"},
		{"redirect", "</urlset>", extra(base + "ambiti/50083/"), "la pagina è un rinvio"},
		{"page for missing addresses", "</urlset>", extra(base + "404.html"), "la pagina è un rinvio"},
		{"download", "</urlset>", extra(base + "ambiti/ambiti.csv"), "non è una pagina"},
		{"not well-formed", "</urlset>", "", "sitemap.xml:3: XML non ben formato"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := cleanSite(clean)
			expect(t, verify(t, with(files, sitemap, c.from, c.to)), c.want)
		})
	}
}

func TestASiteNeedsASitemap(t *testing.T) {
	files := cleanSite(clean)
	delete(files, sitemap)
	expect(t, verify(t, files), "sitemap.xml: manca la mappa del sito")
}

func TestASitemapIndexIsFollowed(t *testing.T) {
	files := cleanSite(clean)
	files["mappe/pagine.xml"] = files[sitemap]
	files[sitemap] = &fstest.MapFile{Data: []byte(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>` +
		base + `mappe/pagine.xml</loc></sitemap></sitemapindex>`)}
	if report := verify(t, files); len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
	files = with(files, "mappe/pagine.xml", "</urlset>", "<url><loc>"+base+"altro/</loc></url></urlset>")
	expect(t, verify(t, files), "mappe/pagine.xml:3: «"+base+"altro/»")
}

func TestPagesHiddenFromSearchStayOut(t *testing.T) {
	files := with(cleanSite(clean), "ambiti/index.html", "</head>", `<meta name="robots" content="noindex, follow"></head>`)
	expect(t, verify(t, files), "esclusa dai motori di ricerca")
	files = with(files, sitemap, "<url><loc>"+base+"ambiti/</loc></url>", "")
	if report := verify(t, files); len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
}

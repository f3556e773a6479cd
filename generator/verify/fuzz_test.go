package verify

import (
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzSite feeds any bytes as a page, a style sheet, a drawing and a sitemap.
// It must never panic, and every problem is one line.
func FuzzSite(f *testing.F) {
	f.Add(document("", "Casa", clean))
	f.Add("<p title=\"a\"b=c <d>&amp&#x;</p/><svg><title><style/></svg>")
	f.Add("@import 'a\\' url(\"b) /*")
	f.Add("<svg><use href=\"#a\"/><style>url(</style></svg>")
	f.Add("<urlset><url><loc>https://example.org/servizi/ambiti/</loc></url></urlset>")
	f.Add("<!DOCTYPE html><html lang=\"it\"><head><title></title></head><table><tr></html>")
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(text)
		files := fstest.MapFS{"index.html": {Data: data}, "a.css": {Data: data}, "a.svg": {Data: data}, sitemap: {Data: data}}
		report, err := Site(files, Options{BaseURL: base, Expected: []string{text}})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			if strings.ContainsAny(p.Text, "\n\r\x1b") {
				t.Errorf("not one line: %q", p.Text)
			}
		}
	})
}

package publish

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// FuzzVerify feeds any bytes as a page, a style sheet, a drawing and a sitemap.
// It must never panic; and a page without problems must mean to a browser
// what it says: parsing and rendering it again must keep all its text.
func FuzzVerify(f *testing.F) {
	f.Add(document("", "Casa", clean))
	f.Add("<p title=\"a\"b=c <d>&amp&#x;</p/><svg><title><style/></svg>")
	f.Add("@import 'a\\' url(\"b) /*")
	f.Add("<svg><use href=\"#a\"/><style>url(</style></svg>")
	f.Add("<urlset><url><loc>https://example.org/servizi/ambiti/</loc></url></urlset>")
	f.Add("<!DOCTYPE html><html lang=\"it\"><head><title></title></head><table><tr></html>")
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte(text)
		files := fstest.MapFS{"index.html": {Data: data}, "a.css": {Data: data}, "a.svg": {Data: data}, sitemap: {Data: data}}
		report, err := Verify(files, Options{BaseURL: base, Expected: []string{text}})
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

// FuzzWellFormed compares with the parser of golang.org/x/net/html: where we find no fault in a body, the tree a browser
// builds has exactly the elements that we read, with their attributes.
func FuzzWellFormed(f *testing.F) {
	for _, seed := range []string{clean, "<p><b>x</b></p>", "<ul><li>a</li></ul>", "<table><tr><td>x</td></tr></table>",
		"<svg><g><a href=\"#\">x</a></g></svg>", "<p><button><p>x</p></button></p>", "<select><option>a</option></select>",
		"<p title='a>b' class = \"c\">&lt;</p>", "<script>a<!--<script></script>--></script>", "<textarea>a</textarea b>",
		"<!-- a --!><b>c</b>-->", "<svg><title><b></b></title><style>a</style></svg><style>b{}</style>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		text := document("", "Casa", body)
		s, err := newSite(fstest.MapFS{}, base)
		if err != nil {
			t.Fatal(err)
		}
		r := &result{file: "index.html"}
		newChecker(s).checkPage(r, []byte(text))
		for _, p := range r.problems {
			if !strings.Contains(p.Text, "non esiste") { // only links to other files may be wrong
				return
			}
		}
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		written := elementsRead(newChecker(s), text)
		built := elementsBuilt(tree)
		implied := strings.Count(built, "<tbody>") - strings.Count(written, "<tbody>") // HTML §13.2.6.4.9
		if implied == 0 && written != built {
			t.Errorf("a browser reads %q as\n%s, but we read\n%s", body, built, written)
		}
	})
}

func elementsRead(c *checker, text string) string {
	var all strings.Builder
	p := newReading(c, &result{}, []byte(text))
	for p.at < len(p.data) {
		isElement := p.raw == "" && isMarkup(p.data[p.at:]) && isLetter(p.data[p.at+1])
		p.at += p.token(p.data[p.at:])
		if !isElement {
			continue
		}
		all.WriteString("<" + string(p.tag.name))
		for _, a := range p.tag.attrs {
			all.WriteString(" " + string(a.name) + "=" + strconv.Quote(a.text()))
		}
		all.WriteString(">")
	}
	return all.String()
}

func elementsBuilt(n *html.Node) string {
	var all strings.Builder
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		all.WriteString("<" + strings.ToLower(d.Data))
		for _, a := range d.Attr {
			all.WriteString(" ")
			if a.Namespace != "" { // xlink:href
				all.WriteString(a.Namespace + ":")
			}
			all.WriteString(strings.ToLower(a.Key) + "=" + strconv.Quote(a.Val))
		}
		all.WriteString(">")
	}
	return all.String()
}

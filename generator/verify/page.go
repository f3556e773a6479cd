package verify

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A page is what the rules about the whole site need to know of an HTML file.
type page struct {
	title       string
	titleLine   int
	canonical   string // the file it leads to, if any
	redirect    bool   // meta refresh
	noindex     bool   // meta robots
	description bool
	headings    int // h1
	canonicals  int
}

// notFound is the page that a server shows at addresses that do not exist.
const notFound = "404.html"

// readPage applies all rules for one HTML file.
func (r *result) readPage(data []byte) {
	r.page = &page{}
	if !utf8.Valid(data) {
		r.problem(0, "il file non è scritto in UTF-8")
		return
	}
	r.checkMarks(data)
	var written []tag
	tokens := html.NewTokenizer(bytes.NewReader(data))
	line, inside := 1, "" // the element that has just been opened
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		next := line + bytes.Count(tokens.Raw(), []byte("\n"))
		switch t := tokens.Token(); kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			written = append(written, tag{t.Data, line, false})
			if kind == html.SelfClosingTagToken && !void[t.Data] {
				written = append(written, tag{t.Data, line, true})
			}
			r.readElement(line, t)
			if inside = t.Data; inside == "noscript" {
				tokens.NextIsNotRawText() // as for checkTags
			}
		case html.EndTagToken:
			written = append(written, tag{t.Data, line, true})
			inside = ""
		case html.TextToken:
			switch {
			case inside == "style":
				r.readStyle(line, t.Data)
			case inside == "title" && r.page.titleLine == 0 && !opened(written, "body"): // else it is of a drawing
				r.page.title, r.page.titleLine = strings.Join(strings.Fields(t.Data), " "), line
			}
		case html.CommentToken:
			if t.Data == " raw HTML omitted " {
				r.problem(line, "«%s»: HTML scritto nel testo Markdown e scartato", t.Data)
			}
		}
		line = next
	}
	r.checkTags(data, written)
	r.checkOwnReferences()
	r.checkPage()
}

func opened(tags []tag, name string) bool {
	for _, t := range tags {
		if t.name == name {
			return true
		}
	}
	return false
}

// readElement collects what a page says of itself, and checks the addresses and ids of an element.
func (r *result) readElement(line int, t html.Token) {
	switch t.Data {
	case "h1":
		r.page.headings++
	case "meta":
		content := strings.TrimSpace(attribute(t, "content"))
		switch strings.ToLower(attribute(t, "name")) {
		case "description":
			if r.page.description {
				r.problem(line, "la descrizione (meta description) è ripetuta")
			}
			r.page.description = content != ""
		case "robots":
			r.page.noindex = strings.Contains(strings.ToLower(content), "noindex")
		}
		r.page.redirect = r.page.redirect || strings.EqualFold(attribute(t, "http-equiv"), "refresh")
	}
	r.checkAttributes(line, t)
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// checkPage applies the rules that need the whole page.
func (r *result) checkPage() {
	if r.page.title == "" {
		r.problem(r.page.titleLine, "la pagina non ha un titolo (title)")
	}
	if r.page.redirect {
		return
	}
	if !r.page.description {
		r.problem(0, "la pagina non ha una descrizione (meta description)")
	}
	if r.page.canonicals > 1 || r.page.canonicals == 0 && !r.page.noindex && r.file != notFound {
		r.problem(0, "la pagina ha %d indirizzi canonici (link rel=canonical): atteso uno", r.page.canonicals)
	}
	if r.page.headings != 1 {
		r.problem(0, "la pagina ha %d titoli principali (h1): atteso uno", r.page.headings)
	}
}

// checkMarks reports control characters and the marks that Hugo leaves where a template went wrong.
func (r *result) checkMarks(data []byte) {
	if i := bytes.IndexFunc(data, isControl); i >= 0 {
		r.problem(lineAt(data, i), "carattere di controllo %#U", rune(data[i]))
	}
	for _, l := range []struct{ mark, meaning string }{
		{"ZgotmplZ", "un valore è stato scartato dal modello perché pericoloso nel punto in cui è scritto"},
		{"HAHAHUGO", "segno interno di Hugo rimasto nella pagina"},
		{"&lt;no value&gt;", "il modello scrive un valore che non esiste"},
	} {
		if i := bytes.Index(data, []byte(l.mark)); i >= 0 {
			r.problem(lineAt(data, i), "«%s»: %s", l.mark, l.meaning)
		}
	}
}

func isControl(c rune) bool { return c < ' ' && !strings.ContainsRune("\t\n\f\r", c) || c == 0x7f }

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

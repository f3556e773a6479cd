package publish

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A page is what the rules about the whole site need to know of an HTML file.
type page struct {
	title     string
	titleLine int
	canonical string // the file it leads to, if any
	redirect  bool   // meta refresh
	noindex   bool   // meta robots
}

// notFound is the page that a server shows at addresses that do not exist.
const notFound = "404.html"

// A reading is the walk through one HTML file.
type reading struct {
	*checker
	*result
	line int // of the current token
	tag  tag
	open []element // the elements that are open, outermost first

	lines       map[string]int // of each id
	title       strings.Builder
	description bool
	lang        bool
	headings    int // h1
	canonicals  int
}

// checkPage applies all rules for one HTML file.
func (c *checker) checkPage(r *result, data []byte) {
	p := &reading{checker: c, result: r, line: 1, lines: map[string]int{}}
	r.page = &page{}
	if !utf8.Valid(data) {
		p.problem(0, "il file non è scritto in UTF-8")
		return
	}
	p.checkBytes(data)
	p.read(data)
	p.finish()
}

// read walks over the tokens. The tokenizer splits; whether what it splits is
// right is for us to say, as it repairs in silence what browsers repair.
func (p *reading) read(data []byte) {
	z := html.NewTokenizer(bytes.NewReader(data))
	done, doctype := 0, false
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		done += len(raw)
		lines := bytes.Count(raw, []byte("\n"))
		switch kind {
		case html.DoctypeToken:
			doctype = p.checkDoctype(raw, doctype)
		case html.CommentToken:
			p.checkComment(raw)
		case html.TextToken:
			p.text(raw)
		case html.EndTagToken:
			p.tag.parse(raw, p.fault)
			p.closeElement()
		case html.StartTagToken, html.SelfClosingTagToken:
			p.tag.parse(raw, p.fault)
			if p.start() {
				z.NextIsNotRawText()
			}
		}
		p.line += lines
	}
	if done < len(data) {
		p.fault("il file finisce a metà di un'etichetta")
	}
	if !doctype {
		p.problem(1, "manca <!DOCTYPE html> in testa")
	}
}

// fault reports a problem in the line being read.
func (p *reading) fault(format string, args ...any) { p.problem(p.line, format, args...) }

// start handles a start tag and says whether the text that follows is markup
// although the tokenizer thinks otherwise: SVG has its own title and style, and
// noscript is for the readers we care about.
func (p *reading) start() (markup bool) {
	name := p.tag.name
	inForeign := p.openElement()
	p.facts(name, inForeign)
	p.checkAddresses(name, inForeign)
	return inForeign || name == "noscript"
}

// facts collects what the rules about the page as a whole need.
func (p *reading) facts(name string, foreign bool) {
	for _, a := range p.tag.attrs {
		p.identity(a)
	}
	if foreign {
		return
	}
	switch name {
	case "html":
		p.lang = p.tag.value("lang") == "it"
	case "h1":
		p.headings++
	case "title":
		p.page.titleLine = p.line
	case "base":
		if p.tag.value("href") != "" {
			p.fault("l'elemento base con un indirizzo non è ammesso: cambia il senso di collegamenti e ancore")
		}
	case "meta":
		content := strings.TrimSpace(p.tag.value("content"))
		switch strings.ToLower(p.tag.value("name")) {
		case "description":
			if p.description {
				p.fault("la descrizione (meta description) è ripetuta")
			}
			p.description = content != ""
		case "robots":
			p.page.noindex = strings.Contains(strings.ToLower(content), "noindex")
		}
		if strings.EqualFold(p.tag.value("http-equiv"), "refresh") {
			p.page.redirect = true
		}
	}
}

// identity notes ids and the attributes that refer to them (HTML §3.2.6, WAI-ARIA 1.2 §6).
func (p *reading) identity(a attr) {
	switch string(a.name) {
	case "id":
		id := a.text()
		if first, taken := p.lines[id]; taken {
			p.fault("id «%s» ripetuto: è già alla riga %d", id, first)
		} else if id == "" || strings.ContainsAny(id, " \t\n\f\r") {
			p.fault("id «%s» vuoto o con spazi", id)
		}
		if _, taken := p.lines[id]; !taken {
			p.lines[id] = p.line
		}
	case "for", "form", "list", "headers", "popovertarget", "itemref",
		"aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
		"aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns":
		for _, id := range strings.Fields(a.text()) {
			p.references = append(p.references, reference{p.line, string(a.name), id})
		}
	}
}

// finish applies the rules that need the whole page.
func (p *reading) finish() {
	p.closeAll()
	for id := range p.lines {
		p.ids = append(p.ids, id)
	}
	slices.Sort(p.ids)
	p.result.checkReferences()
	if !p.lang {
		p.problem(0, `la pagina non dichiara la lingua: atteso <html lang="it">`)
	}
	p.page.title = strings.Join(strings.Fields(html.UnescapeString(p.title.String())), " ")
	if p.page.title == "" {
		p.problem(p.page.titleLine, "la pagina non ha un titolo (title)")
	}
	if p.page.redirect {
		return
	}
	if !p.description {
		p.problem(0, "la pagina non ha una descrizione (meta description)")
	}
	if p.canonicals > 1 || p.canonicals == 0 && !p.page.noindex && p.file != notFound {
		p.problem(0, "la pagina ha %d indirizzi canonici (link rel=canonical): atteso uno", p.canonicals)
	}
	if p.headings != 1 {
		p.problem(0, "la pagina ha %d titoli principali (h1): atteso uno", p.headings)
	}
}

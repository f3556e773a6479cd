package publish

import (
	"bytes"
	"cmp"
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
	data []byte
	at   int       // where the token being read begins
	tag  tag       // the last one read
	raw  string    // the element just opened, if what follows is text up to its end tag
	open []element // the elements that are open, outermost first

	counted     struct{ to, line int }
	identities  []identity
	title       strings.Builder
	doctype     bool
	description bool
	lang        bool
	headings    int // h1
	canonicals  int
}

// checkPage applies all rules for one HTML file.
func (c *checker) checkPage(r *result, data []byte) {
	p := newReading(c, r, data)
	if !utf8.Valid(data) {
		p.problem(0, "il file non è scritto in UTF-8")
		return
	}
	p.checkBytes()
	for p.at < len(data) {
		p.at += p.token(data[p.at:])
	}
	p.finish()
}

func newReading(c *checker, r *result, data []byte) *reading {
	r.page = &page{}
	p := &c.reading
	*p = reading{checker: c, result: r, data: data, tag: p.tag, open: p.open[:0], identities: p.identities[:0]}
	p.counted.line = 1
	return p
}

// line is that of the token being read, counted when asked for: few tokens need it.
func (p *reading) line() int {
	p.counted.line += bytes.Count(p.data[p.counted.to:p.at], []byte("\n"))
	p.counted.to = p.at
	return p.counted.line
}

// fault reports a problem in the line being read.
func (p *reading) fault(format string, args ...any) { p.problem(p.line(), format, args...) }

// start handles a start tag.
func (p *reading) start() {
	k := p.kindOf(p.tag.name)
	foreign := p.openElement(k)
	if !foreign {
		if k.raw {
			p.raw = k.name
		}
		p.facts(k.name)
	}
	p.checkAttributes(k.name, foreign)
}

// facts collects what the rules about the page as a whole need of an HTML element.
func (p *reading) facts(name string) {
	switch name {
	case "html":
		p.lang = string(p.tag.value("lang")) == "it"
	case "h1":
		p.headings++
	case "title":
		p.page.titleLine = p.line()
	case "base":
		if len(p.tag.value("href")) > 0 {
			p.fault("l'elemento base con un indirizzo non è ammesso: cambia il senso di collegamenti e ancore")
		}
	case "meta":
		content := bytes.TrimSpace(p.tag.value("content"))
		switch string(bytes.ToLower(p.tag.value("name"))) {
		case "description":
			if p.description {
				p.fault("la descrizione (meta description) è ripetuta")
			}
			p.description = len(content) > 0
		case "robots":
			p.page.noindex = bytes.Contains(bytes.ToLower(content), []byte("noindex"))
		}
		if bytes.EqualFold(p.tag.value("http-equiv"), []byte("refresh")) {
			p.page.redirect = true
		}
	}
}

// An identity is an id and where the tag that gives it begins.
type identity struct {
	id string
	at int
}

// identify checks the ids of the page (HTML §3.2.6).
func (p *reading) identify() {
	slices.SortFunc(p.identities, func(a, b identity) int { return cmp.Or(strings.Compare(a.id, b.id), a.at-b.at) })
	p.ids = make([]string, 0, len(p.identities))
	first := 0
	for i, x := range p.identities {
		switch {
		case i > 0 && x.id == p.identities[first].id:
			p.problem(lineAt(p.data, x.at), "id «%s» ripetuto: è già alla riga %d", x.id, lineAt(p.data, p.identities[first].at))
			continue
		case x.id == "" || strings.ContainsAny(x.id, " \t\n\f\r"):
			p.problem(lineAt(p.data, x.at), "id «%s» vuoto o con spazi", x.id)
		}
		first = i
		p.ids = append(p.ids, x.id)
	}
}

// finish applies the rules that need the whole page.
func (p *reading) finish() {
	p.closeAll()
	if !p.doctype {
		p.problem(1, "manca <!DOCTYPE html> in testa")
	}
	p.identify()
	p.checkReferences(p.result)
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

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
	data []byte
	at   int       // where the token being read begins
	raw  string    // the element just opened, if what follows is text up to its end tag
	open []element // the elements that are open, outermost first

	counted     struct{ to, line int }
	lines       map[string]int // of each id
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
	p := &reading{checker: c, result: r, data: data, lines: map[string]int{}}
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
	name := p.tag.name
	foreign := p.openElement()
	if !foreign && isRaw(name) {
		p.raw = name
	}
	p.facts(name, foreign)
	p.checkAttributes(name, foreign)
}

// facts collects what the rules about the page as a whole need.
func (p *reading) facts(name string, foreign bool) {
	if foreign {
		return
	}
	switch name {
	case "html":
		p.lang = p.tag.value("lang") == "it"
	case "h1":
		p.headings++
	case "title":
		p.page.titleLine = p.line()
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

// identity notes an id (HTML §3.2.6).
func (p *reading) identity(id string) {
	first, taken := p.lines[id]
	switch {
	case taken:
		p.fault("id «%s» ripetuto: è già alla riga %d", id, first)
		return
	case id == "" || strings.ContainsAny(id, " \t\n\f\r"):
		p.fault("id «%s» vuoto o con spazi", id)
	}
	p.lines[id] = p.line()
}

// finish applies the rules that need the whole page.
func (p *reading) finish() {
	p.closeAll()
	if !p.doctype {
		p.problem(1, "manca <!DOCTYPE html> in testa")
	}
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

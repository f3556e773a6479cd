package publish

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// An element is one that has been opened and not yet closed.
type element struct {
	name    string
	at      int  // where it begins in the file
	foreign bool // its children are SVG or MathML
}

// openElement checks the place of the tag just parsed and puts it on the
// stack. It says whether the element itself is SVG or MathML.
func (p *reading) openElement() (foreign bool) {
	name := p.tag.name
	parent := element{}
	if len(p.open) > 0 {
		parent = p.open[len(p.open)-1]
	}
	foreign = parent.foreign || name == "svg" || name == "math"
	if foreign {
		if name == "svg" {
			if ns := p.tag.value("xmlns"); ns != "" && ns != svgNamespace {
				p.fault("<svg>: xmlns «%s», atteso %s", ns, svgNamespace)
			}
		}
		if parent.foreign && breaksOut(name) {
			p.fault("<%s> dentro <%s>: un elemento HTML non può stare in un disegno SVG", name, parent.name)
		}
	} else {
		p.checkPlace(name, parent.name)
	}
	if isVoid(name) && !foreign {
		return false
	}
	if p.tag.selfEnd {
		if !foreign {
			p.fault("<%s/>: la barra finale non chiude questo elemento", name)
		} else {
			return true
		}
	}
	inner := foreign && name != "foreignobject"
	p.open = append(p.open, element{name, p.at, inner})
	return foreign
}

// closeElement matches the end tag just parsed with the stack. Every element
// must be closed by its own end tag: those that HTML lets one leave out, our
// templates write, so that a forgotten one shows.
func (p *reading) closeElement() {
	name := p.tag.name
	last := len(p.open) - 1
	if last >= 0 && p.open[last].name == name {
		p.open = p.open[:last]
		return
	}
	for i := last; i >= 0; i-- {
		if p.open[i].name != name {
			continue
		}
		for _, e := range p.open[i+1:] {
			p.problem(lineAt(p.data, e.at), "<%s> non è chiuso prima di </%s> alla riga %d", e.name, name, p.line())
		}
		p.open = p.open[:i]
		return
	}
	p.fault("</%s> chiude un elemento che non è aperto", name)
}

// closeAll reports what is still open at the end of the file.
func (p *reading) closeAll() {
	for _, e := range p.open {
		p.problem(lineAt(p.data, e.at), "<%s> non è mai chiuso", e.name)
	}
}

// checkPlace reports an HTML element where a browser would move it, close
// another before it or drop it (HTML §13.2.6).
func (p *reading) checkPlace(name, parent string) {
	switch {
	case atom.Lookup([]byte(name)) == 0 && !strings.Contains(name, "-"):
		p.fault("<%s> non è un elemento HTML: un < non scritto come &lt;?", name)
	case parent == "" && name != "html":
		p.fault("<%s> fuori da <html>", name)
	case children(parent) != "" && !listed(children(parent), name):
		p.fault("<%s> non può stare direttamente in <%s>", name, parent)
	case parents(name) != "" && !listed(parents(name), parent):
		p.fault("<%s> deve stare in <%s>, non in <%s>", name, strings.Join(strings.Fields(parents(name)), "> o <"), parent)
	case closesParagraph(name) && p.within("p"):
		p.fault("<%s> dentro <p>: il paragrafo si chiuderebbe prima", name)
	case isHeading(name) && isHeading(parent):
		p.fault("<%s> dentro <%s>", name, parent)
	case (name == "a" || name == "button" || name == "form") && p.within(name):
		p.fault("<%s> dentro un altro <%s>", name, name)
	}
}

// within says whether an element is open in the current scope (HTML §13.2.4.2, "button scope").
func (p *reading) within(name string) bool {
	for i := len(p.open) - 1; i >= 0; i-- {
		switch p.open[i].name {
		case name:
			return true
		case "button", "td", "th", "caption", "table", "object", "template", "svg", "foreignobject":
			return false
		}
	}
	return false
}

func listed(names, name string) bool {
	for n := range strings.FieldsSeq(names) {
		if n == name {
			return true
		}
	}
	return false
}

// children lists what may stand directly in an element; "" is no limit.
func children(parent string) string {
	switch parent {
	case "html":
		return "head body"
	case "head":
		return "title meta link style script noscript template base"
	case "ul", "ol", "menu":
		return "li script template"
	case "dl":
		return "dt dd div script template"
	case "table":
		return "caption colgroup thead tbody tfoot tr script template"
	case "thead", "tbody", "tfoot":
		return "tr script template"
	case "tr":
		return "td th script template"
	case "colgroup":
		return "col template"
	case "select":
		return "option optgroup hr script template"
	case "optgroup":
		return "option script template"
	case "picture":
		return "source img script template"
	}
	return ""
}

// parents lists where an element may stand; "" is anywhere.
func parents(name string) string {
	switch name {
	case "head", "body":
		return "html"
	case "title":
		return "head"
	case "li":
		return "ul ol menu"
	case "dt", "dd":
		return "dl div"
	case "caption", "colgroup", "thead", "tbody", "tfoot":
		return "table template"
	case "tr":
		return "table thead tbody tfoot template"
	case "td", "th":
		return "tr template"
	case "col":
		return "colgroup"
	case "option":
		return "select optgroup datalist"
	case "optgroup":
		return "select"
	case "figcaption":
		return "figure"
	case "legend":
		return "fieldset"
	case "summary":
		return "details"
	}
	return ""
}

func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return true
	}
	return false
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

func closesParagraph(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl",
		"fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "main", "menu",
		"nav", "ol", "p", "pre", "search", "section", "table", "ul":
		return true
	}
	return isHeading(name)
}

// breaksOut names the HTML elements that end an SVG drawing (HTML §13.2.6.5).
func breaksOut(name string) bool {
	switch name {
	case "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed",
		"head", "hr", "i", "img", "li", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small",
		"span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var":
		return true
	}
	return isHeading(name)
}

func (p *reading) checkDoctype(raw []byte) {
	if p.doctype || len(p.open) > 0 || !strings.EqualFold(string(raw), "<!doctype html>") {
		p.fault("atteso <!DOCTYPE html>, una volta e in testa")
	}
	p.doctype = true
}

// checkComment also meets what browsers end elsewhere (HTML §13.1.6), and what Hugo writes in the place of HTML.
func (p *reading) checkComment(raw []byte) {
	body, ended := bytes.CutSuffix(raw[len("<!--"):], []byte("-->"))
	switch {
	case !ended:
		p.fault("il commento non è chiuso da -->")
	case bytes.Contains(body, []byte("<!--")):
		p.fault("commento dentro un commento")
	case bytes.HasPrefix(body, []byte(">")) || bytes.HasPrefix(body, []byte("->")) || bytes.Contains(body, []byte("--!>")):
		p.fault("per un browser il commento finisce prima di -->")
	case string(body) == " raw HTML omitted ":
		p.fault("«%s»: HTML scritto nel testo Markdown e scartato", raw)
	}
}

// checkBytes reports control characters and the marks that Hugo leaves where a template went wrong.
func (p *reading) checkBytes() {
	found, controls := uint8(0), &p.controls
	for _, c := range p.data {
		found |= controls[c]
	}
	if found != 0 {
		i := slices.IndexFunc(p.data, isControl)
		p.problem(lineAt(p.data, i), "carattere di controllo %#U", rune(p.data[i]))
	}
	for _, l := range []struct{ mark, meaning string }{
		{"ZgotmplZ", "un valore è stato scartato dal modello perché pericoloso nel punto in cui è scritto"},
		{"HAHAHUGO", "segno interno di Hugo rimasto nella pagina"},
		{"&lt;no value&gt;", "il modello scrive un valore che non esiste"},
	} {
		if i := bytes.Index(p.data, []byte(l.mark)); i >= 0 {
			p.problem(lineAt(p.data, i), "«%s»: %s", l.mark, l.meaning)
		}
	}
}

func isControl(c byte) bool { return c < ' ' && !isSpace(c) || c == 0x7f }

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

package publish

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// An element is one that has been opened and not yet closed.
type element struct {
	*kind
	at      int  // where it begins in the file
	foreign bool // its children are SVG or MathML
}

// parent is the innermost open element; outside all of them, one without a name.
func (p *reading) parent() element {
	if len(p.open) == 0 {
		return element{kind: p.kindOf(nil)}
	}
	return p.open[len(p.open)-1]
}

// openElement checks the place of the tag just parsed and puts it on the
// stack. It says whether the element itself is SVG or MathML.
func (p *reading) openElement(k *kind) (foreign bool) {
	parent := p.parent()
	foreign = parent.foreign || k.name == "svg" || k.name == "math"
	if foreign {
		if k.name == "svg" {
			if ns := p.tag.value("xmlns"); len(ns) > 0 && string(ns) != svgNamespace {
				p.fault("<svg>: xmlns «%s», atteso %s", ns, svgNamespace)
			}
		}
		if parent.foreign && k.breaksOut {
			p.fault("<%s> dentro <%s>: un elemento HTML non può stare in un disegno SVG", k.name, parent.name)
		}
	} else {
		p.checkPlace(k, parent.kind)
	}
	if k.void && !foreign {
		return false
	}
	if p.tag.selfEnd {
		if !foreign {
			p.fault("<%s/>: la barra finale non chiude questo elemento", k.name)
		} else {
			return true
		}
	}
	inner := foreign && k.name != "foreignobject"
	p.open = append(p.open, element{k, p.at, inner})
	return foreign
}

// closeElement matches the end tag just parsed with the stack. Every element
// must be closed by its own end tag: those that HTML lets one leave out, our
// templates write, so that a forgotten one shows.
func (p *reading) closeElement() {
	name := p.tag.name
	last := len(p.open) - 1
	if last >= 0 && p.open[last].name == string(name) {
		p.open = p.open[:last]
		return
	}
	for i := last; i >= 0; i-- {
		if p.open[i].name != string(name) {
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
func (p *reading) checkPlace(k, parent *kind) {
	switch {
	case !k.known:
		p.fault("<%s> non è un elemento HTML: un < non scritto come &lt;?", k.name)
	case parent.name == "" && k.name != "html":
		p.fault("<%s> fuori da <html>", k.name)
	case len(parent.children) > 0 && !slices.Contains(parent.children, k.name):
		p.fault("<%s> non può stare direttamente in <%s>", k.name, parent.name)
	case len(k.parents) > 0 && !slices.Contains(k.parents, parent.name):
		p.fault("<%s> deve stare in <%s>, non in <%s>", k.name, strings.Join(k.parents, "> o <"), parent.name)
	case k.closesParagraph && p.within("p"):
		p.fault("<%s> dentro <p>: il paragrafo si chiuderebbe prima", k.name)
	case k.heading && parent.heading:
		p.fault("<%s> dentro <%s>", k.name, parent.name)
	case k.interactive && p.within(k.name):
		p.fault("<%s> dentro un altro <%s>", k.name, k.name)
	}
}

// within says whether an element is open in the current scope (HTML §13.2.4.2, "button scope").
func (p *reading) within(name string) bool {
	for _, e := range slices.Backward(p.open) {
		switch {
		case e.name == name:
			return true
		case e.scope:
			return false
		}
	}
	return false
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
	if i := controlAt(p.data); i >= 0 {
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

// controlAt is the place of the first control character, or -1. Of eight bytes at a time it asks whether one of them may
// be: only then of each.
func controlAt(data []byte) int {
	const each = 0x0101010101010101
	i := 0
	for ; i+8 <= len(data); i += 8 {
		x := binary.LittleEndian.Uint64(data[i:])
		if ((x-' '*each)|(x+each))&^x&(0x80*each) == 0 { // no byte of x below the blank, none whose next is 0x80
			continue
		}
		if n := slices.IndexFunc(data[i:i+8], isControl); n >= 0 {
			return i + n
		}
	}
	if n := slices.IndexFunc(data[i:], isControl); n >= 0 {
		return i + n
	}
	return -1
}

func isControl(c byte) bool { return c < ' ' && !isSpace(c) || c == 0x7f }

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

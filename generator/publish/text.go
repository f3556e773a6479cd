package publish

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// text checks a run of text and collects the title.
func (p *reading) text(raw []byte) {
	parent := p.parent()
	if !parent.foreign {
		switch parent.name {
		case "script":
			if bytes.Contains(raw, []byte("<!--")) { // HTML §4.12.1.3
				p.fault("«<!--» in uno script ne sposta la fine")
			}
			return
		case "style":
			p.checkStyle(p.result, p.line(), raw)
			return
		case "title":
			p.title.Write(raw)
		}
	}
	visible := raw[span(raw, isSpace):]
	if len(visible) == 0 {
		return
	}
	at := func(i int) int { return p.line() + bytes.Count(raw[:i], []byte("\n")) }
	if p.misplaced(parent) {
		p.problem(at(len(raw)-len(visible)), "testo fuori posto: «%.40s» direttamente in <%s>", visible, parent.name)
	}
	if parent.foreign && parent.name == "style" {
		p.checkStyle(p.result, p.line(), raw)
	}
	// HTML allows a bare > in text; to us it is the rest of a tag that lost its
	// beginning, as whatever writes text for us escapes both.
	for _, c := range []byte("<>") {
		if i := bytes.IndexByte(raw, c); i >= 0 {
			p.problem(at(i), "nel testo c'è un < o un > non scritto come &lt; o &gt;")
		}
	}
	checkReferences(raw, func(ref string) {
		p.problem(at(bytes.Index(raw, []byte(ref))), "«%s» non è un carattere speciale noto; & si scrive &amp;", ref)
	})
}

// misplaced says whether text directly in an element would be moved (tables),
// or not be shown (drawings).
func (p *reading) misplaced(parent element) bool {
	if !parent.foreign {
		return parent.name == "" || len(parent.children) > 0
	}
	for _, e := range slices.Backward(p.open) {
		switch e.name {
		case "text", "title", "desc", "style", "script", "metadata", "math":
			return false
		case "svg":
			return true
		}
	}
	return true
}

// checkReferences reports each & that does not begin a character reference of
// HTML (§13.5) ended by a semicolon. A lone & between blanks is allowed there and here.
func checkReferences(raw []byte, report func(ref string)) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return
		}
		raw = raw[i:]
		n := 1 + span(raw[1:], func(c byte) bool {
			return c == '#' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		})
		if n > 1 && !(n < len(raw) && raw[n] == ';' && knownReference(raw[1:n])) {
			report(string(raw[:n]))
		}
		raw = raw[n:]
	}
}

func knownReference(name []byte) bool {
	switch string(name) {
	case "amp", "lt", "gt", "quot", "nbsp", "#34", "#39", "#43", "#x27", "#x2B", "semi":
		return true
	}
	ref := "&" + string(name) + ";"
	char := html.UnescapeString(ref)
	return char != ref && !strings.HasSuffix(char, ";") && char != "\uFFFD"
}

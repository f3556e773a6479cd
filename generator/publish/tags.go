package publish

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tag is a start or end tag as written. Its slices are valid until the next
// parse.
type tag struct {
	name    string // lower case
	attrs   []attr
	closing bool // </name>
	selfEnd bool // <name/>
	buffer  []byte
}

// An attr is an attribute as written, its value not yet unescaped.
type attr struct {
	name []byte // lower case
	raw  []byte
	bare bool // no value
}

// value returns the unescaped value of an attribute of a tag, or "".
func (t *tag) value(name string) string {
	for _, a := range t.attrs {
		if string(a.name) == name {
			return a.text()
		}
	}
	return ""
}

// unescaped is the value as a browser sees it; without copying where it can.
func (a attr) unescaped() []byte {
	if bytes.IndexByte(a.raw, '&') < 0 {
		return a.raw
	}
	return []byte(html.UnescapeString(string(a.raw)))
}

func (a attr) text() string { return string(a.unescaped()) }

// parse splits a tag that the tokenizer cut out (it begins with "<" and ends
// with ">") and reports what the HTML standard calls parse errors (§13.2.5.32 to
// §13.2.5.40), and values without quotes, which break as soon as the data has a blank.
func (t *tag) parse(raw []byte, fault func(string, ...any)) {
	t.buffer = append(t.buffer[:0], bytes.TrimSuffix(raw[1:], []byte(">"))...)
	t.attrs, t.closing, t.selfEnd = t.attrs[:0], false, false
	b := t.buffer
	if len(b) > 0 && b[0] == '/' {
		t.closing = true
		b = b[1:]
	}
	n := span(b, func(c byte) bool { return !isSpace(c) && c != '/' })
	t.name = atom.String(lower(b[:n]))
	b = b[n:]
	for {
		blanks := span(b, isSpace)
		b = b[blanks:]
		if len(b) == 0 {
			break
		}
		if b[0] == '/' {
			if t.selfEnd = len(b) == 1; !t.selfEnd {
				fault("<%s>: barra fuori posto", t.name)
			}
			b = b[1:]
			continue
		}
		if blanks == 0 {
			fault("<%s>: manca uno spazio prima di un attributo", t.name)
		}
		var a attr
		a, b = t.nextAttr(b, fault)
		t.check(a, fault)
		t.attrs = append(t.attrs, a)
	}
	if t.closing && (len(t.attrs) > 0 || t.selfEnd) {
		fault("</%s>: una chiusura non ha attributi né barra finale", t.name)
	}
}

// nextAttr reads one attribute from the front of b, which is not empty.
func (t *tag) nextAttr(b []byte, fault func(string, ...any)) (attr, []byte) {
	n := 1 + span(b[1:], func(c byte) bool { return !isSpace(c) && c != '/' && c != '=' })
	a := attr{name: lower(b[:n]), bare: true}
	rest := b[n:]
	after := rest[span(rest, isSpace):]
	if len(after) == 0 || after[0] != '=' {
		return a, rest
	}
	a.bare = false
	b = after[1:]
	b = b[span(b, isSpace):]
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
		end := bytes.IndexByte(b[1:], b[0])
		if end >= 0 {
			a.raw = b[1 : 1+end]
			return a, b[end+2:]
		}
	}
	fault("<%s>: il valore di %s non è tra virgolette", t.name, a.name)
	n = span(b, func(c byte) bool { return !isSpace(c) })
	a.raw = b[:n]
	return a, b[n:]
}

func (t *tag) check(a attr, fault func(string, ...any)) {
	if bytes.ContainsAny(a.name, "\"'<=") {
		fault("<%s>: «%s» non è un nome di attributo: virgolette fuori posto?", t.name, a.name)
	}
	for _, other := range t.attrs {
		if bytes.Equal(other.name, a.name) {
			fault("<%s>: attributo %s ripetuto", t.name, a.name)
		}
	}
	if a.bare && !mayBeBare(a.name) {
		fault("<%s>: l'attributo %s non ha un valore", t.name, a.name)
	}
	if bytes.IndexByte(a.raw, '<') >= 0 {
		fault("<%s>: nel valore di %s c'è un < non scritto come &lt;", t.name, a.name)
	}
	checkReferences(a.raw, func(ref string) {
		fault("<%s>: nel valore di %s, «%s» non è un carattere speciale noto; & si scrive &amp;", t.name, a.name, ref)
	})
}

// mayBeBare names the boolean attributes of HTML and those for which an empty
// value makes sense. Any other bare attribute is the rest of a value that lost
// its quotes.
func mayBeBare(name []byte) bool {
	switch string(name) {
	case "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default",
		"defer", "disabled", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop",
		"multiple", "muted", "nomodule", "novalidate", "open", "playsinline", "readonly",
		"required", "reversed", "selected", "alt", "crossorigin", "download", "popover", "value":
		return true
	}
	return bytes.HasPrefix(name, []byte("data-"))
}

// span counts the leading bytes of b that are of a kind.
func span(b []byte, kind func(byte) bool) int {
	n := 0
	for n < len(b) && kind(b[n]) {
		n++
	}
	return n
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// lower turns ASCII capitals of b into small letters, in place.
func lower(b []byte) []byte {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return b
}

package publish

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// A tag is a start or end tag as written. Its slices are those of the file, and valid until the next parse.
type tag struct {
	name    []byte // lower case
	attrs   []attr
	closing bool // </name>
	selfEnd bool // <name/>
}

// An attr is an attribute as written, its value not yet unescaped.
type attr struct {
	name []byte // lower case
	raw  []byte
	bare bool // no value
}

// value returns the unescaped value of an attribute of a tag, or nothing.
func (t *tag) value(name string) []byte {
	for _, a := range t.attrs {
		if string(a.name) == name {
			return a.unescaped()
		}
	}
	return nil
}

// unescaped is the value as a browser sees it; without copying where it can.
func (a attr) unescaped() []byte {
	if bytes.IndexByte(a.raw, '&') < 0 {
		return a.raw
	}
	return []byte(html.UnescapeString(string(a.raw)))
}

func (a attr) text() string { return string(a.unescaped()) }

// parse reads the tag at the front of b, which begins with "<" or "</" and a letter, and gives its length, 0 if b ends
// before the tag. It cuts where browsers do, lowers names in place, and reports what the HTML standard calls parse errors
// (§13.2.5.32 to §13.2.5.40), and values without quotes, which break as soon as the data has a blank.
func (t *tag) parse(b []byte, fault func(string, ...any)) (length int) {
	t.attrs, t.selfEnd = t.attrs[:0], false
	t.closing = b[1] == '/'
	from := 1
	if t.closing {
		from = 2
	}
	i := from + span(b[from:], inName)
	t.name = lower(b[from:i])
	for {
		blanks := span(b[i:], isSpace)
		i += blanks
		switch {
		case i == len(b):
			return 0
		case b[i] == '>':
			if t.closing && (len(t.attrs) > 0 || t.selfEnd) {
				fault("</%s>: una chiusura non ha attributi né barra finale", t.name)
			}
			return i + 1
		case b[i] == '/':
			i++
			if t.selfEnd = i < len(b) && b[i] == '>'; !t.selfEnd {
				fault("<%s>: barra fuori posto", t.name)
			}
			continue
		case blanks == 0:
			fault("<%s>: manca uno spazio prima di un attributo", t.name)
		}
		a, n := t.nextAttr(b[i:], fault)
		t.check(a, fault)
		t.attrs = append(t.attrs, a)
		i += n
	}
}

// nextAttr reads the attribute at the front of b, which is not empty, and gives its length.
func (t *tag) nextAttr(b []byte, fault func(string, ...any)) (a attr, length int) {
	n := 1 + span(b[1:], func(c byte) bool { return c != '=' && inName(c) })
	a = attr{name: lower(b[:n]), bare: true}
	if span(b[:n], func(c byte) bool { return c != '"' && c != '\'' && c != '<' && c != '=' }) < n {
		fault("<%s>: «%s» non è un nome di attributo: virgolette fuori posto?", t.name, a.name)
	}
	i := n + span(b[n:], isSpace)
	if i == len(b) || b[i] != '=' {
		return a, n
	}
	a.bare = false
	i++
	i += span(b[i:], isSpace)
	if i < len(b) && (b[i] == '"' || b[i] == '\'') {
		end := bytes.IndexByte(b[i+1:], b[i])
		if end < 0 {
			return a, len(b)
		}
		a.raw = b[i+1 : i+1+end]
		return a, i + end + 2
	}
	fault("<%s>: il valore di %s non è tra virgolette", t.name, a.name)
	a.raw = b[i : i+span(b[i:], func(c byte) bool { return !isSpace(c) && c != '>' })]
	return a, i + len(a.raw)
}

// inName says whether a name of a tag or attribute goes on with c.
func inName(c byte) bool { return c != '>' && c != '/' && !isSpace(c) }

func (t *tag) check(a attr, fault func(string, ...any)) {
	for _, other := range t.attrs {
		if bytes.Equal(other.name, a.name) {
			fault("<%s>: attributo %s ripetuto", t.name, a.name)
		}
	}
	if a.bare && !mayBeBare(string(a.name)) {
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
func mayBeBare(name string) bool {
	switch name {
	case "allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default",
		"defer", "disabled", "formnovalidate", "hidden", "inert", "ismap", "itemscope", "loop",
		"multiple", "muted", "nomodule", "novalidate", "open", "playsinline", "readonly",
		"required", "reversed", "selected", "alt", "crossorigin", "download", "popover", "value":
		return true
	}
	return strings.HasPrefix(name, "data-")
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
	const spaces uint64 = 1<<' ' | 1<<'\n' | 1<<'\t' | 1<<'\r' | 1<<'\f'
	return c <= ' ' && spaces>>c&1 != 0
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

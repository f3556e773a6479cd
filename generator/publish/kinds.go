package publish

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A kind is what HTML says of all elements of a name.
type kind struct {
	name            string   // lower case
	known           bool     // to HTML, or a custom element
	children        []string // what may stand directly in it; none is no limit
	parents         []string // where it may stand; none is anywhere
	void            bool     // it has neither content nor end tag
	raw             bool     // its content is text, whatever it looks like
	heading         bool
	closesParagraph bool
	interactive     bool // it may not stand in another of its name
	scope           bool // what is open around it does not count in it (HTML §13.2.4.2)
	breaksOut       bool // it ends an SVG drawing
}

// kindOf finds out once what the elements of a name are.
func (c *checker) kindOf(lowered []byte) *kind {
	k := c.kinds[string(lowered)]
	if k == nil {
		k = newKind(string(lowered))
		c.kinds[k.name] = k
	}
	return k
}

func newKind(name string) *kind {
	return &kind{
		name:            name,
		known:           atom.Lookup([]byte(name)) != 0 || strings.Contains(name, "-"),
		children:        strings.Fields(children(name)),
		parents:         strings.Fields(parents(name)),
		void:            isVoid(name),
		raw:             isRaw(name),
		heading:         isHeading(name),
		closesParagraph: closesParagraph(name),
		interactive:     name == "a" || name == "button" || name == "form",
		scope:           isScope(name),
		breaksOut:       breaksOut(name),
	}
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

// isRaw says whether what follows the start tag of an HTML element is text up to its end tag, whatever it looks like. For
// the readers we care about, those of noscript are elements.
func isRaw(name string) bool {
	switch name {
	case "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

func isScope(name string) bool {
	switch name {
	case "button", "td", "th", "caption", "table", "object", "template", "svg", "foreignobject":
		return true
	}
	return false
}

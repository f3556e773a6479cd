package publish

import (
	"bytes"
	"strings"
)

// A use is what an address is for, which decides where it may lead.
type use int

const (
	follow use = iota // a person may go there: also outside
	load              // a browser fetches it unasked: only from the site
	own               // it names a page of the site
	public            // it names a page of the site to others: with scheme and host
)

// A reference is an attribute that names an id of its own file.
type reference struct {
	line int
	attr []byte
	id   string
}

// checkAttributes checks every attribute of the tag just parsed that holds an address, an id or ids of the same file
// (HTML, WAI-ARIA 1.2 §6).
func (p *reading) checkAttributes(name string, foreign bool) {
	for _, a := range p.tag.attrs {
		switch string(a.name) {
		case "id":
			p.identities = append(p.identities, identity{a.text(), p.at})
		case "for", "form", "list", "headers", "popovertarget", "itemref",
			"aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
			"aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns":
			for id := range strings.FieldsSeq(a.text()) {
				p.references = append(p.references, reference{p.line(), a.name, id})
			}
		case "href", "xlink:href":
			switch {
			case name == "a" || name == "area":
				p.address(a, follow)
			case name == "link" && !foreign:
				p.link(a)
			case foreign:
				p.address(a, load)
			}
		case "src", "poster", "ping", "background":
			p.address(a, load)
		case "data":
			if name == "object" {
				p.address(a, load)
			}
		case "action", "formaction":
			p.address(a, follow)
		case "srcset", "imagesrcset":
			for candidate := range candidates(a.text()) {
				p.checkAddress(p.result, p.line(), a.name, []byte(candidate), load)
			}
		case "content":
			if name == "meta" {
				p.meta(a)
			}
		case "integrity":
			p.checkIntegrity(a.text())
		case "style":
			p.checkStyle(p.result, p.line(), a.unescaped())
		default:
			if foreign && paints(string(a.name)) {
				p.checkStyle(p.result, p.line(), a.unescaped())
			}
		}
	}
}

func (p *reading) address(a attr, u use) target {
	return p.checkAddress(p.result, p.line(), a.name, a.unescaped(), u)
}

// link checks a <link> by its rel: some are loaded, others only name a page.
func (p *reading) link(a attr) {
	u := follow
	for rel := range bytes.FieldsSeq(bytes.ToLower(p.tag.value("rel"))) {
		switch string(rel) {
		case "canonical":
			p.canonicals++
			p.page.canonical = p.address(a, public).file
			return
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
			"modulepreload", "preconnect", "dns-prefetch", "prerender", "compression-dictionary":
			u = load
		}
	}
	p.address(a, u)
}

// meta checks the addresses in meta elements: redirects and social cards.
func (p *reading) meta(a attr) {
	if bytes.EqualFold(p.tag.value("http-equiv"), []byte("refresh")) {
		_, address, found := strings.Cut(a.text(), "=")
		if !found {
			p.fault("meta refresh senza un indirizzo: atteso «0; url=…»")
			return
		}
		address = strings.Trim(strings.TrimSpace(address), `'"`)
		p.checkAddress(p.result, p.line(), []byte("meta refresh"), []byte(address), own)
		return
	}
	name := p.tag.value("property")
	if len(name) == 0 {
		name = p.tag.value("name")
	}
	switch string(bytes.ToLower(name)) {
	case "og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image":
		p.checkAddress(p.result, p.line(), name, a.unescaped(), public)
	}
}

// paints names the SVG attributes that may hold url() (SVG 2 §6.6).
func paints(attr string) bool {
	switch attr {
	case "fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "cursor":
		return true
	}
	return false
}

// candidates yields the addresses of a srcset (HTML §4.8.4.2.1).
func candidates(srcset string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for {
			srcset = strings.TrimLeft(srcset, " \t\r\n\f,")
			if srcset == "" {
				return
			}
			end := strings.IndexAny(srcset, " \t\r\n\f")
			if end < 0 {
				end = len(srcset)
			}
			address := strings.TrimRight(srcset[:end], ",")
			if !yield(address) {
				return
			}
			srcset = srcset[end:]
			if len(address) == end { // no comma yet: a descriptor follows
				_, srcset, _ = strings.Cut(srcset, ",")
			}
		}
	}
}

// checkAddress checks one address written in a file.
func (c *checker) checkAddress(r *result, line int, where, address []byte, u use) target {
	r.links++
	address = bytes.TrimSpace(address)
	t := c.target(r.file, address)
	fault := t.fault
	switch {
	case fault != "":
	case t.inline && u != load:
		fault = "un indirizzo «data:» può stare solo in ciò che la pagina carica"
	case t.outside && u == load:
		fault = "la pagina chiederebbe un file a un altro sito"
	case t.outside && u != follow:
		fault = "deve essere una pagina di questo sito"
	case u == public && !t.absolute && c.base.Host != "":
		fault = "deve essere un indirizzo completo, con https:// e nome del sito"
	case r.file == notFound && t.relative && address[0] != '#':
		fault = "questa pagina appare a qualunque indirizzo: il collegamento deve cominciare dalla radice"
	}
	if fault != "" {
		r.problem(line, "%s «%s»: %s", where, address, fault)
		return t
	}
	if t.outside {
		r.external = append(r.external, string(address))
	}
	c.refer(r, line, where, address, t)
	return t
}

// target is where an address leads. Addresses that begin at the root mean the same everywhere, and menus repeat them on
// every page, as they do anchors of the page itself: they are resolved once.
func (c *checker) target(from string, address []byte) target {
	t, known := c.seen[string(address)]
	if !known {
		t = c.resolve(from, string(address))
		if !t.relative || t.here {
			c.seen[string(address)] = t
		}
	}
	if t.here {
		t.file = from
	}
	return t
}

// refer notes the id that an address names, to be looked up later. "#", "#top"
// (HTML §7.4.6.4) and text fragments name none.
func (c *checker) refer(r *result, line int, where, address []byte, t target) {
	switch {
	case t.file == "" || t.fragment == "" || t.fragment == "top" || strings.HasPrefix(t.fragment, ":~:"):
	case t.file == r.file:
		c.references = append(c.references, reference{line, where, t.fragment})
	case hasAnchors(t.file):
		r.pending = append(r.pending, fragment{line, string(address), t.file, t.fragment})
	}
}

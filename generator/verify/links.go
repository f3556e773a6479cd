package verify

import (
	"strings"

	"golang.org/x/net/html"
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
	line     int
	attr, id string
}

// checkAttributes checks every attribute of an element that holds an address, an id or ids of the same file (HTML, WAI-ARIA
// 1.2 §6).
func (r *result) checkAttributes(line int, t html.Token) {
	for _, a := range t.Attr {
		switch a.Key {
		case "id":
			r.identify(line, a.Val)
		case "for", "form", "list", "headers", "popovertarget", "itemref",
			"aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
			"aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns":
			for id := range strings.FieldsSeq(a.Val) {
				r.references = append(r.references, reference{line, a.Key, id})
			}
		case "href", "xlink:href":
			switch t.Data {
			case "a", "area":
				r.checkAddress(line, a.Key, a.Val, follow)
			case "link":
				r.checkLink(line, t, a.Val)
			default: // of a drawing
				r.checkAddress(line, a.Key, a.Val, load)
			}
		case "src", "poster", "ping", "background":
			r.checkAddress(line, a.Key, a.Val, load)
		case "data":
			if t.Data == "object" {
				r.checkAddress(line, a.Key, a.Val, load)
			}
		case "action", "formaction":
			r.checkAddress(line, a.Key, a.Val, follow)
		case "srcset", "imagesrcset":
			for candidate := range candidates(a.Val) {
				r.checkAddress(line, a.Key, candidate, load)
			}
		case "content":
			if t.Data == "meta" {
				r.checkMeta(line, t, a.Val)
			}
		default:
			if a.Key == "style" || paints(a.Key) {
				r.readStyle(line, a.Val)
			}
		}
	}
}

// identify notes an id and wants no other element of the file to have it (HTML §3.2.6).
func (r *result) identify(line int, id string) {
	if id == "" || strings.ContainsAny(id, " \t\n\f\r") {
		r.problem(line, "id «%s» vuoto o con spazi", id)
	}
	if first, taken := r.ids[id]; taken {
		r.problem(line, "id «%s» ripetuto: è già alla riga %d", id, first)
		return
	}
	r.ids[id] = line
}

// checkLink checks the address of a <link> by its rel: some are loaded, others only name a page.
func (r *result) checkLink(line int, t html.Token, address string) {
	u := follow
	if r.page == nil { // a drawing, which has no such element
		return
	}
	for rel := range strings.FieldsSeq(strings.ToLower(attribute(t, "rel"))) {
		switch rel {
		case "canonical":
			r.page.canonicals++
			r.page.canonical = r.checkAddress(line, "href", address, public).file
			return
		case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
			"modulepreload", "preconnect", "dns-prefetch", "prerender", "compression-dictionary":
			u = load
		}
	}
	r.checkAddress(line, "href", address, u)
}

// checkMeta checks the addresses in meta elements: redirects and social cards.
func (r *result) checkMeta(line int, t html.Token, content string) {
	if strings.EqualFold(attribute(t, "http-equiv"), "refresh") {
		_, address, found := strings.Cut(content, "=")
		if !found {
			r.problem(line, "meta refresh senza un indirizzo: atteso «0; url=…»")
			return
		}
		r.checkAddress(line, "meta refresh", strings.Trim(strings.TrimSpace(address), `'"`), own)
		return
	}
	name := attribute(t, "property")
	if name == "" {
		name = attribute(t, "name")
	}
	switch strings.ToLower(name) {
	case "og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image":
		r.checkAddress(line, name, content, public)
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

// checkAddress checks one address written in the file.
func (r *result) checkAddress(line int, where, address string, u use) target {
	r.links++
	address = strings.TrimSpace(address)
	t := r.site.resolve(r.file, address)
	fault := t.fault
	switch {
	case fault != "":
	case t.inline && u != load:
		fault = "un indirizzo «data:» può stare solo in ciò che la pagina carica"
	case t.outside && u == load:
		fault = "la pagina chiederebbe un file a un altro sito"
	case t.outside && u != follow:
		fault = "deve essere una pagina di questo sito"
	case u == public && !t.absolute && r.site.base.Host != "":
		fault = "deve essere un indirizzo completo, con https:// e nome del sito"
	case r.file == notFound && t.relative && address[0] != '#':
		fault = "questa pagina appare a qualunque indirizzo: il collegamento deve cominciare dalla radice"
	}
	if fault != "" {
		r.problem(line, "%s «%s»: %s", where, address, fault)
		return t
	}
	if t.outside {
		r.external = append(r.external, address)
	}
	r.refer(line, where, address, t)
	return t
}

// refer notes the id that an address names, to be looked up later. "#", "#top"
// (HTML §7.4.6.4) and text fragments name none.
func (r *result) refer(line int, where, address string, t target) {
	switch {
	case t.file == "" || t.fragment == "" || t.fragment == "top" || strings.HasPrefix(t.fragment, ":~:"):
	case t.file == r.file:
		r.references = append(r.references, reference{line, where, t.fragment})
	case hasAnchors(t.file):
		r.pending = append(r.pending, fragment{line, address, t.file, t.fragment})
	}
}

// checkOwnReferences looks up the ids that the file itself refers to.
func (r *result) checkOwnReferences() {
	for _, ref := range r.references {
		if _, ok := r.ids[ref.id]; !ok {
			r.problem(ref.line, "%s: in questo file nessun elemento ha l'id «%s»", ref.attr, ref.id)
		}
	}
}

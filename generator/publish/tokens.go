package publish

import "bytes"

// token handles the tag, comment or text at the front of b and gives its length. Where there is no fault, it is what a
// browser takes for one (HTML §13.2.5).
func (p *reading) token(b []byte) (length int) {
	switch {
	case p.raw != "":
		n := rawLength(b, p.raw)
		p.raw = ""
		p.text(b[:n])
		return n
	case !isMarkup(b):
		n := textLength(b)
		p.text(b[:n])
		return n
	case isTag(b):
		return p.element(b)
	case hasFold(b, "<!doctype"):
		n := until(b, 0, ">")
		p.checkDoctype(b[:n])
		return n
	case bytes.HasPrefix(b, []byte("<!--")):
		n := until(b, len("<!--"), "-->")
		p.checkComment(b[:n])
		return n
	}
	p.fault("«%.20s» non è un commento: un < non scritto come &lt;?", b)
	return until(b, 0, ">")
}

// element handles a tag.
func (p *reading) element(b []byte) (length int) {
	n := p.tag.parse(b, p.fault)
	switch {
	case n == 0:
		p.fault("il file finisce a metà di un'etichetta")
		return len(b)
	case p.tag.closing:
		p.closeElement()
	default:
		p.start()
	}
	return n
}

// isMarkup says whether b begins with a < that does not stand for itself.
func isMarkup(b []byte) bool {
	return len(b) > 1 && b[0] == '<' && (isLetter(b[1]) || b[1] == '/' || b[1] == '!' || b[1] == '?')
}

// isTag tells tags from other markup.
func isTag(b []byte) bool { return isLetter(b[1]) || b[1] == '/' && len(b) > 2 && isLetter(b[2]) }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// textLength is how far the text at the front of b reaches.
func textLength(b []byte) int {
	for n := 0; ; n++ {
		i := bytes.IndexByte(b[n:], '<')
		if i < 0 {
			return len(b)
		}
		if n += i; isMarkup(b[n:]) {
			return n
		}
	}
}

// rawLength is how far the text of an element reaches that is text up to its end tag.
func rawLength(b []byte, name string) int {
	if name == "plaintext" { // to the end of the file
		return len(b)
	}
	for n := 0; ; n += len("</") {
		i := bytes.Index(b[n:], []byte("</"))
		if i < 0 {
			return len(b)
		}
		n += i
		if after := n + len("</") + len(name); hasFold(b[n+len("</"):], name) && after < len(b) && !inName(b[after]) {
			return n
		}
	}
}

package verify

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// A tag opens an element or closes it.
type tag struct {
	name    string // lower case
	line    int    // 0 if nobody wrote it
	closing bool
}

func (t tag) String() string {
	if t.closing {
		return "</" + t.name + ">"
	}
	return "<" + t.name + ">"
}

// void are the elements without content or end tag (HTML §13.1.2).
var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true}

// checkTags compares the tags of a page with the elements that a browser makes of them (HTML §13.2.6). Where it would close
// an element early, move it or make one up, the two differ: the first difference is told, the others follow from it. For
// the readers we care about, what noscript holds are elements.
func (r *result) checkTags(data []byte, written []tag) {
	tree, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		r.problem(0, "un browser non legge la pagina: %v", err)
		return
	}
	read := tagsOf(nil, tree)
	for i := range max(len(written), len(read)) {
		switch {
		case i >= len(written):
			r.problem(0, "la pagina finisce prima di %s", read[i])
		case i >= len(read):
			r.problem(written[i].line, "un browser non si aspetta %s", written[i])
		case written[i].name != read[i].name || written[i].closing != read[i].closing:
			r.problem(written[i].line, "un browser qui non si aspetta %s ma %s%s", written[i], read[i], openAt(written[:i], read[i]))
		default:
			continue
		}
		return
	}
}

// openAt says where the element begins that a browser would close.
func openAt(written []tag, end tag) string {
	depth := 0
	for i := len(written) - 1; i >= 0 && end.closing; i-- {
		switch t := written[i]; {
		case t.name != end.name:
		case t.closing:
			depth++
		case depth == 0:
			return fmt.Sprintf(", aperto alla riga %d", t.line)
		default:
			depth--
		}
	}
	return ""
}

// tagsOf appends the tags of all elements under a node.
func tagsOf(tags []tag, n *html.Node) []tag {
	name := strings.ToLower(n.Data)
	if n.Type == html.ElementNode {
		tags = append(tags, tag{name: name})
	}
	for child := range n.ChildNodes() {
		tags = tagsOf(tags, child)
	}
	if n.Type == html.ElementNode && !void[name] {
		tags = append(tags, tag{name: name, closing: true})
	}
	return tags
}

package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// readXML requires a well-formed document (XML 1.0) and, if it is a drawing,
// checks its ids and addresses like those of a page. The addresses of a sitemap
// are for checkSitemap.
func (r *result) readXML(data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	drawing := strings.EqualFold(path.Ext(r.file), ".svg")
	roots, inStyle := 0, false
	var open []string
	for {
		token, err := d.Token()
		line, _ := d.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.problem(line, "XML non ben formato: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			open = append(open, t.Name.Local)
			inStyle = t.Name.Local == "style"
			if drawing {
				r.checkAttributes(line, asHTML(t))
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			inStyle = false
		case xml.CharData:
			if len(open) == 0 && len(bytes.TrimSpace(t)) > 0 {
				r.problem(line, "XML non ben formato: testo fuori dall'elemento principale")
			}
			if drawing && inStyle {
				r.readStyle(line-bytes.Count(t, []byte("\n")), string(t))
			}
			if n := len(open); n > 1 && open[n-1] == "loc" && (open[n-2] == "url" || open[n-2] == "sitemap") {
				r.locations = append(r.locations, location{line, open[n-2], string(bytes.TrimSpace(t))})
			}
		}
	}
	if roots != 1 {
		r.problem(0, "XML non ben formato: %d elementi principali, atteso uno", roots)
	}
	r.checkOwnReferences()
}

// A location is a <loc> of a sitemap.
type location struct {
	line    int
	parent  string // url or sitemap
	address string
}

// asHTML gives an element of a drawing as a page would have it.
func asHTML(e xml.StartElement) html.Token {
	t := html.Token{Data: e.Name.Local}
	for _, a := range e.Attr {
		if a.Name.Space != "xmlns" {
			t.Attr = append(t.Attr, html.Attribute{Key: a.Name.Local, Val: a.Value})
		}
	}
	return t
}

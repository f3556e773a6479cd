package publish

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// checkXML requires a well-formed document (XML 1.0) and, if it is a drawing,
// checks its ids and addresses like those of a page. The addresses of a sitemap
// are for checkSitemap.
func (c *checker) checkXML(r *result, data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	drawing := strings.EqualFold(path.Ext(r.file), ".svg")
	roots, inStyle := 0, false
	var open []string
	ids := map[string]bool{}
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
				c.checkDrawn(r, line, t, ids)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			inStyle = false
		case xml.CharData:
			if len(open) == 0 && len(bytes.TrimSpace(t)) > 0 {
				r.problem(line, "XML non ben formato: testo fuori dall'elemento principale")
			}
			if drawing && inStyle {
				c.checkStyle(r, line-bytes.Count(t, []byte("\n")), t)
			}
			if n := len(open); n > 1 && open[n-1] == "loc" && (open[n-2] == "url" || open[n-2] == "sitemap") {
				r.locations = append(r.locations, location{line, open[n-2], string(bytes.TrimSpace(t))})
			}
		}
	}
	if roots != 1 {
		r.problem(0, "XML non ben formato: %d elementi principali, atteso uno", roots)
	}
	for id := range ids {
		r.ids = append(r.ids, id)
	}
	slices.Sort(r.ids)
	c.checkReferences(r)
}

// A location is a <loc> of a sitemap.
type location struct {
	line    int
	parent  string // url or sitemap
	address string
}

// checkDrawn checks the attributes of one SVG element.
func (c *checker) checkDrawn(r *result, line int, e xml.StartElement, ids map[string]bool) {
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "id" && a.Name.Space == "":
			if ids[a.Value] {
				r.problem(line, "id «%s» ripetuto", a.Value)
			}
			ids[a.Value] = true
		case a.Name.Local == "href" && e.Name.Local == "a":
			c.checkAddress(r, line, []byte("href"), []byte(a.Value), follow)
		case a.Name.Local == "href":
			c.checkAddress(r, line, []byte("href"), []byte(a.Value), load)
		case a.Name.Local == "style" || paints(a.Name.Local):
			c.checkStyle(r, line, []byte(a.Value))
		}
	}
}

// checkReferences looks up the ids that the file itself refers to.
func (c *checker) checkReferences(r *result) {
	for _, ref := range c.references {
		if !hasID(r.ids, ref.id) {
			r.problem(ref.line, "%s: in questo file nessun elemento ha l'id «%s»", ref.attr, ref.id)
		}
	}
}

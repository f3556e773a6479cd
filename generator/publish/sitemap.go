package publish

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"strings"
)

const sitemap = "sitemap.xml"

// checkSitemap compares the sitemap (sitemaps.org protocol 0.9), or the index
// and the sitemaps it names, with the pages: it must hold every page that
// search engines should find, once, under its canonical address, and no other.
func (s *site) checkSitemap(results []*result) ([]Problem, error) {
	if _, ok := s.index[sitemap]; !ok {
		return []Problem{{sitemap, 0, "manca la mappa del sito"}}, nil
	}
	var problems []Problem
	mapped := map[string]bool{} // pages and sitemaps
	for queue := []string{sitemap}; len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		data, err := fs.ReadFile(s.files, name)
		if err != nil {
			return nil, fmt.Errorf("lettura di %s: %w", name, err)
		}
		for _, l := range locations(data) {
			file, fault := s.location(name, l, results)
			if fault == "" && mapped[file] {
				fault = "è ripetuto"
			}
			if fault != "" {
				problems = append(problems, Problem{name, l.line, fmt.Sprintf("«%s»: %s", l.address, fault)})
				continue
			}
			mapped[file] = true
			if l.parent == "sitemap" {
				queue = append(queue, file)
			}
		}
	}
	for _, r := range results {
		if r.page.findable(r.file) && !mapped[r.file] {
			problems = append(problems, Problem{r.file, 0, "la pagina non è nella mappa del sito, " + sitemap})
		}
	}
	return problems, nil
}

// location resolves one address of a sitemap and says what is wrong with it.
func (s *site) location(name string, l location, results []*result) (file, fault string) {
	t := s.resolve(name, l.address)
	switch {
	case t.fault != "":
		return "", t.fault
	case t.outside || t.inline:
		return "", "è fuori dal sito"
	case !t.absolute && s.base.Host != "":
		return "", "deve essere un indirizzo completo, con https:// e nome del sito"
	case l.parent == "sitemap":
		return t.file, ""
	}
	page := results[s.index[t.file]].page
	switch {
	case page == nil:
		return "", "non è una pagina"
	case !page.findable(t.file):
		return "", "la pagina è un rinvio, è esclusa dai motori di ricerca o ha un altro indirizzo canonico"
	}
	return t.file, ""
}

// findable says whether search engines should list the page under its own address.
func (p *page) findable(file string) bool {
	return p != nil && !p.redirect && !p.noindex && file != notFound &&
		(p.canonical == "" || p.canonical == file)
}

// A location is a <loc> of a sitemap.
type location struct {
	line    int
	parent  string // url or sitemap
	address string
}

// locations reads a sitemap as far as it is well-formed; checkXML reports the rest.
func locations(data []byte) []location {
	var found []location
	var open []string
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return found
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			n := len(open)
			if n < 2 || open[n-1] != "loc" || open[n-2] != "url" && open[n-2] != "sitemap" {
				continue
			}
			line, _ := d.InputPos()
			found = append(found, location{line, open[n-2], strings.TrimSpace(string(t))})
		}
	}
}

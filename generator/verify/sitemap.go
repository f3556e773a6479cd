package verify

import "fmt"

const sitemap = "sitemap.xml"

// checkSitemap compares the sitemap (sitemaps.org protocol 0.9), or the index
// and the sitemaps it names, with the pages: it must hold every page that
// search engines should find, once, under its canonical address, and no other.
func (s *site) checkSitemap(results []*result) []Problem {
	if _, ok := s.index[sitemap]; !ok {
		return []Problem{{sitemap, 0, "manca la mappa del sito"}}
	}
	var problems []Problem
	mapped := map[string]bool{} // pages and sitemaps
	for queue := []string{sitemap}; len(queue) > 0; queue = queue[1:] {
		name := queue[0]
		for _, l := range results[s.index[name]].locations {
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
	return problems
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

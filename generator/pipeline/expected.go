package pipeline

import (
	"maps"
	"slices"
	"strings"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/content"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/site"
	"ambitilombardia/generator/source"
)

// expected lists the addresses that a site with these written pages, this catalogue and these downloads has, straight from
// them: a page that the view or Hugo forgot is missed here. That no written page is missing itself is content's business.
func expected(written content.Pages, c *catalogue.Catalogue, release opendata.Release) []string {
	addresses := slices.Concat(written.Addresses, site.Addresses(c, release), []string{
		"/api/v1/", "/" + editions.FeedPath, "/" + conformance.Path, "/404.html", "/sitemap.xml", "/" + finder.Path, "/" + finder.SearchPath, "/" + finder.BoundariesPath})
	for _, x := range c.Macroaree { // written by people
		addresses = append(addresses, "/"+x.Path())
	}
	for _, f := range release.Files {
		addresses = append(addresses, "/"+f.Path)
	}
	for _, f := range release.Metadata {
		addresses = append(addresses, "/"+f.Path)
	}
	for _, e := range release.Editions {
		for _, f := range e.Files {
			addresses = append(addresses, "/"+e.Path()+f.Name)
		}
	}
	return append(addresses, "/"+opendata.Folder+"catalogo.ttl", "/"+opendata.Folder+"catalogo.jsonld", "/"+opendata.Folder+"catalogo.rdf")
}

// checkLinks wants what pages link to by «relref», and where the list of the act's sections says that they are, to be a page.
// Those of single downloads and of figures to embed are told when Hugo comes to them: they depend on more than the sources.
func checkLinks(pages content.Pages, c *catalogue.Catalogue, kept []editions.Edition) error {
	known := map[string]bool{}
	for _, address := range expected(pages, c, opendata.Release{Editions: kept}) {
		known[address] = true
	}
	var errs source.Errors
	for _, link := range pages.Links {
		if !known[link.Text] && !strings.HasPrefix(link.Text, "/"+opendata.Folder) && !strings.HasPrefix(link.Text, "/"+catalogue.EmbedPath("")) {
			errs.Addf(link.Pos, "il richiamo porta a «%s», che non è una pagina del sito%s", link.Text, source.Perhaps(link.Text, slices.Collect(maps.Keys(known))))
		}
	}
	for _, section := range c.Planning.Sections {
		for _, page := range section.Pages {
			if !known[page] && !strings.HasPrefix(page, "/"+opendata.Folder) {
				errs.Addf(section.Pos, "«%s» non è una pagina del sito%s", page, source.Perhaps(page, slices.Collect(maps.Keys(known))))
			}
		}
	}
	return errs.Err()
}

// expectedAPI lists the addresses of the API in the same way.
func expectedAPI(c *catalogue.Catalogue, release opendata.Release) []string {
	addresses := []string{"/" + api.Root + "index.json", "/" + api.Root + "openapi.json"}
	document := func(path string) { addresses = append(addresses, "/"+api.Root+path+".json") }
	for _, x := range c.Ambiti {
		document(x.CodePath())
	}
	for _, x := range c.ATS {
		document(x.CodePath())
	}
	for _, x := range c.ASST {
		document(x.CodePath())
	}
	for _, x := range c.Comuni {
		document(x.CodePath())
	}
	for _, x := range c.Ended {
		document(x.CodePath())
	}
	for _, x := range c.Spending.Tables {
		document(x.CodePath())
	}
	for _, x := range c.Macroaree {
		document(x.CodePath())
	}
	for _, x := range c.Indicators {
		document(x.CodePath())
	}
	for _, d := range release.Datasets {
		if d.Document {
			document(d.ID)
		}
	}
	return addresses
}

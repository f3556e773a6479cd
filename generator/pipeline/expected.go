package pipeline

import (
	"maps"
	"slices"
	"strings"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/content"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// expected lists the addresses that a site with these written pages, this catalogue and these downloads has, straight from
// them: a page that the view or Hugo forgot is missed here. That no written page is missing itself is content's business.
func expected(written content.Pages, c *catalogue.Catalogue, release opendata.Release) []string {
	addresses := append(slices.Clone(written.Addresses),
		"/api/v1/", "/"+conformance.Path, "/404.html", "/sitemap.xml", "/anteprima.png", "/"+finder.Path)
	page := func(section, slug string) { addresses = append(addresses, "/"+section+"/"+slug+"/") }
	pictured := func(section, slug string) {
		page(section, slug)
		addresses = append(addresses, "/"+section+"/"+slug+"/anteprima.png", "/incorpora/"+section+"/"+slug+"/")
	}
	for _, x := range c.Ambiti {
		pictured("ambiti", x.Slug())
	}
	for _, x := range c.ATS {
		pictured("ats", x.Slug())
	}
	for _, x := range c.ASST {
		pictured("asst", x.Slug())
	}
	for _, x := range c.Comuni {
		page("comuni", x.Slug())
	}
	for _, x := range c.Macroaree {
		page("macroaree", x.Page)
	}
	for _, x := range c.Spending.Tables {
		pictured("spesa", x.Slug())
	}
	for _, x := range release.Datasets {
		page("dati", x.ID)
	}
	for _, f := range release.Files {
		addresses = append(addresses, "/"+f.Path)
	}
	for _, f := range release.Metadata {
		addresses = append(addresses, "/"+f.Path)
	}
	return append(addresses, "/dati/catalogo.ttl", "/dati/catalogo.jsonld", "/dati/catalogo.rdf")
}

// checkLinks wants what pages link to by «relref» to be a page. Those of single downloads and of figures to embed are told
// when Hugo comes to them: they depend on more than the sources.
func checkLinks(pages content.Pages, c *catalogue.Catalogue) error {
	known := map[string]bool{}
	for _, address := range expected(pages, c, opendata.Release{}) {
		known[address] = true
	}
	var errs source.Errors
	for _, link := range pages.Links {
		if !known[link.Text] && !strings.HasPrefix(link.Text, "/dati/") && !strings.HasPrefix(link.Text, "/incorpora/") {
			errs.Addf(link.Pos, "il richiamo porta a «%s», che non è una pagina del sito%s", link.Text, source.Perhaps(link.Text, slices.Collect(maps.Keys(known))))
		}
	}
	return errs.Err()
}

// expectedAPI lists the addresses of the API in the same way.
func expectedAPI(c *catalogue.Catalogue) []string {
	addresses := []string{"/" + api.Root + "index.json", "/" + api.Root + "openapi.json"}
	document := func(folder, code string) { addresses = append(addresses, "/"+api.Root+folder+"/"+code+".json") }
	for _, x := range c.Ambiti {
		document("ambiti", string(x.Code))
	}
	for _, x := range c.ATS {
		document("ats", string(x.Code))
	}
	for _, x := range c.ASST {
		document("asst", string(x.Code))
	}
	for _, x := range c.Comuni {
		document("comuni", string(x.Code))
	}
	for _, x := range c.Spending.Tables {
		document("spesa", x.ID)
	}
	for _, x := range c.Macroaree {
		document("macroaree", strings.ToLower(x.Letter))
	}
	return addresses
}

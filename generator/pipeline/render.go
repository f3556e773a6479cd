package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/afero"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/metadata"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/site"
)

// Render makes the site in memory and verifies it: every file by its path under the root of the site.
func Render(o Options) (fs.FS, error) {
	inputs, err := Check(o)
	if err != nil {
		return nil, err
	}
	phase := o.Console.Start("confini", 0)
	drawn := atlas.New(inputs.Catalogue, inputs.Comuni)
	phase.End(count(len(drawn.Ambiti.Codes()), "Ambiti"), count(len(drawn.ATS.Codes()), "ATS"), count(len(drawn.ASST.Codes()), "ASST"))

	phase = o.Console.Start("dati", 0)
	release, err := opendata.Build(inputs.Catalogue, opendata.Boundaries{
		Comuni: drawn.Comuni, Ambiti: drawn.Ambiti, ATS: drawn.ATS, ASST: drawn.ASST,
	})
	if err != nil {
		phase.Fail()
		return nil, fmt.Errorf("writing the downloads: %w", err)
	}
	if release.Metadata, err = metadata.Describe(release); err != nil {
		phase.Fail()
		return nil, fmt.Errorf("describing the downloads: %w", err)
	}
	phase.End(count(len(release.Datasets), "raccolte"), count(len(release.Files), "file"))

	served := api.Input{Catalogue: inputs.Catalogue, Atlas: drawn, Findings: inputs.Findings, Release: release}
	phase = o.Console.Start("mappe", 0)
	view, err := site.NewView(inputs.Catalogue, drawn, release, phase.Set)
	if err != nil {
		phase.Fail()
		return nil, err
	}
	phase.End(count(phase.Done(), "mappe"))
	if view.API, err = api.Describe(served); err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}

	addresses := expected(inputs.Catalogue, release)
	phase = o.Console.Start("pagine", 2*len(addresses)) // nearly every page has a redirect beside it
	rendered, err := renderPages(view, release, o, phase.Step)
	if err != nil {
		phase.Fail()
		return nil, err
	}
	phase.End(count(phase.Done(), "file"))

	phase = o.Console.Start("api", 0)
	documents, err := addAPI(rendered, served)
	if err != nil {
		phase.Fail()
		return nil, err
	}
	phase.End(count(documents, "file"))

	phase = o.Console.Start("verifica", 0)
	files := afero.NewIOFS(rendered.Files)
	report, err := publish.Verify(files, publish.Options{BaseURL: rendered.BaseURL, Expected: append(addresses, expectedAPI(inputs.Catalogue)...), Progress: phase.Set})
	if err != nil {
		phase.Fail()
		return nil, fmt.Errorf("verifying the site: %w", err)
	}
	if len(report.Problems) > 0 {
		phase.Fail()
		return nil, Broken(report.Problems)
	}
	phase.End(count(report.Pages, "pagine"), count(report.Links, "collegamenti"), "nessun problema")
	return files, nil
}

// renderPages makes the pages and puts the downloads beside them.
func renderPages(view site.View, release opendata.Release, o Options, page func()) (site.Rendered, error) {
	rendered, err := site.Render(view, site.RenderOptions{Root: o.Root, BaseURL: o.BaseURL, Page: page})
	if err != nil {
		return site.Rendered{}, err
	}
	described, err := metadata.Catalogue(release, publication(rendered))
	if err != nil {
		return site.Rendered{}, fmt.Errorf("describing the catalogue: %w", err)
	}
	for _, f := range slices.Concat(release.Files, release.Metadata, described) {
		if err := afero.WriteFile(rendered.Files, f.Path, f.Data, 0o644); err != nil {
			return site.Rendered{}, fmt.Errorf("adding %s to the site: %w", f.Path, err)
		}
	}
	return rendered, nil
}

// publication says where the catalogue is published and by whom.
func publication(rendered site.Rendered) metadata.Site {
	p := rendered.Params
	return metadata.Site{
		BaseURL:   rendered.BaseURL,
		Title:     p.Title,
		Tagline:   p.Tagline,
		Publisher: metadata.Agent{Name: p.Publisher.Name, Code: p.Publisher.Code, URL: p.Publisher.URL},
		Contact:   metadata.Contact{Name: p.Contact.Name, Email: p.Contact.Email, URL: p.Contact.URL},
	}
}

// addAPI puts the files of the API beside the pages, whose base address is theirs too. It gives their number.
func addAPI(rendered site.Rendered, in api.Input) (int, error) {
	files, err := api.Build(in, rendered.BaseURL)
	if err != nil {
		return 0, fmt.Errorf("writing the API: %w", err)
	}
	for _, f := range files {
		if err := afero.WriteFile(rendered.Files, f.Path, f.Data, 0o644); err != nil {
			return 0, fmt.Errorf("adding %s to the site: %w", f.Path, err)
		}
	}
	return len(files), nil
}

// expected lists the addresses that a site with this catalogue and these downloads has, straight from them: a page that
// the view forgot is missed here.
func expected(c *catalogue.Catalogue, release opendata.Release) []string {
	addresses := []string{"/", "/ambiti/", "/ats/", "/asst/", "/comuni/", "/macroaree/", "/spesa/", "/qualita/", "/dati/", "/api/", "/api/v1/",
		"/metodo/", "/note-legali/", "/accessibilita/", "/privacy/", "/404.html", "/sitemap.xml"}
	page := func(section, slug string) { addresses = append(addresses, "/"+section+"/"+slug+"/") }
	for _, x := range c.Ambiti {
		page("ambiti", x.Slug())
	}
	for _, x := range c.ATS {
		page("ats", x.Slug())
	}
	for _, x := range c.ASST {
		page("asst", x.Slug())
	}
	for _, x := range c.Comuni {
		page("comuni", x.Slug())
	}
	for _, x := range c.Macroaree {
		page("macroaree", x.Page)
	}
	for _, x := range c.Spending.Tables {
		page("spesa", x.Slug())
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

// Broken is a site that was rendered but must not be published, with all that is wrong with it.
type Broken []publish.Problem

func (b Broken) Error() string {
	lines := make([]string, len(b))
	for i, problem := range b {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

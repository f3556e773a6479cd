package site

import (
	"fmt"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// builder makes the view out of the catalogue, the atlas, the downloads and the maps.
type builder struct {
	catalogue *catalogue.Catalogue
	atlas     *atlas.Atlas
	links     links
	release   opendata.Release
	drawings  Maps
	levels    map[catalogue.Level]*geo.Drawing // that figures are shown on, each drawn when it is first needed
	findings  []audit.Finding
	about     aboutCells // the same findings
}

// DrawMaps draws every map that the pages show; drawn is told after each of them.
func DrawMaps(c *catalogue.Catalogue, a *atlas.Atlas, drawn func(done, total int)) (Maps, error) {
	maps, err := newBuilder(c, a).maps(drawn)
	if err != nil {
		return Maps{}, fmt.Errorf("drawing the maps: %w", err)
	}
	return maps, nil
}

// NewView says everything that the pages show.
func NewView(c *catalogue.Catalogue, findings []audit.Finding, a *atlas.Atlas, r opendata.Release, maps Maps) (View, error) {
	b := newBuilder(c, a)
	b.release, b.drawings = r, maps
	b.findings, b.about = findings, byCell(findings)
	spending, err := b.spending()
	if err != nil {
		return View{}, fmt.Errorf("telling the spending: %w", err)
	}
	view := View{Pages: b.pages(), Lists: b.lists(), Maps: maps, Spending: spending, Quality: b.quality(), Compared: b.comparison()}
	if view.Pages.Spesa, err = b.spendingPages(); err != nil {
		return View{}, fmt.Errorf("describing the spending tables: %w", err)
	}
	view.Pages.Embeds = b.embeds(view.Pages)
	if view.Cards, err = b.cards(); err != nil {
		return View{}, fmt.Errorf("preparing the pictures: %w", err)
	}
	return view, nil
}

// newBuilder knows where everything is; what it shows is still to be given.
func newBuilder(c *catalogue.Catalogue, a *atlas.Atlas) *builder {
	return &builder{catalogue: c, atlas: a, links: linksOf(c), levels: map[catalogue.Level]*geo.Drawing{}}
}

func (b *builder) pages() Pages {
	var p Pages
	for _, ambito := range b.catalogue.Ambiti {
		p.Ambiti = append(p.Ambiti, b.ambitoPage(ambito))
	}
	for _, ats := range b.catalogue.ATS {
		p.ATS = append(p.ATS, b.atsPage(ats))
	}
	for _, asst := range b.catalogue.ASST {
		p.ASST = append(p.ASST, b.asstPage(asst))
	}
	for _, comune := range b.catalogue.Comuni {
		p.Comuni = append(p.Comuni, b.comunePage(comune))
	}
	for _, dataset := range b.datasets() {
		p.Dati = append(p.Dati, Page{Path: dataset.ID, Title: "Dati: " + dataset.Title, Description: dataset.Description, Params: dataset})
	}
	return p
}

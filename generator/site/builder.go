package site

import (
	"fmt"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// builder makes the view out of the catalogue, the atlas and the downloads.
type builder struct {
	*catalogue.Catalogue
	atlas   *atlas.Atlas
	release opendata.Release
	ats     map[catalogue.ATSCode]Link
	asst    map[catalogue.ASSTCode]*Link
	ambiti  map[catalogue.AmbitoCode]Link
	comuni  map[catalogue.ISTATCode]Link

	drawings   Maps // before the pages
	findings   []audit.Finding
	concerning map[audit.Cell][]audit.Finding
}

// NewView says everything that the pages show. Drawing the maps takes most of its time: drawn is told after each of them.
func NewView(c *catalogue.Catalogue, findings []audit.Finding, a *atlas.Atlas, r opendata.Release, drawn func(done, total int)) (View, error) {
	b := &builder{
		Catalogue: c, atlas: a, release: r,
		ats:    map[catalogue.ATSCode]Link{},
		asst:   map[catalogue.ASSTCode]*Link{},
		ambiti: map[catalogue.AmbitoCode]Link{},
		comuni: map[catalogue.ISTATCode]Link{},

		findings: findings,
	}
	b.concerning = byCell(b.findings)
	for _, ats := range c.ATS {
		b.ats[ats.Code] = Link{Name: ats.Name(), Code: string(ats.Code), URL: "ats/" + ats.Slug() + "/"}
	}
	for _, asst := range c.ASST {
		b.asst[asst.Code] = &Link{Name: asst.Name(), Code: string(asst.Code), URL: "asst/" + asst.Slug() + "/"}
	}
	for _, ambito := range c.Ambiti {
		b.ambiti[ambito.Code] = Link{Name: ambito.Name, Code: string(ambito.Code), URL: "ambiti/" + ambito.Slug() + "/"}
	}
	for _, comune := range c.Comuni {
		b.comuni[comune.Code] = b.comuneLink(comune)
	}
	maps, err := b.maps(drawn)
	if err != nil {
		return View{}, fmt.Errorf("drawing the maps: %w", err)
	}
	b.drawings = maps
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

func (b *builder) pages() Pages {
	var p Pages
	for _, ambito := range b.Ambiti {
		p.Ambiti = append(p.Ambiti, b.ambitoPage(ambito))
	}
	for _, ats := range b.ATS {
		p.ATS = append(p.ATS, b.atsPage(ats))
	}
	for _, asst := range b.ASST {
		p.ASST = append(p.ASST, b.asstPage(asst))
	}
	for _, comune := range b.Comuni {
		p.Comuni = append(p.Comuni, b.comunePage(comune))
	}
	for _, dataset := range b.datasets() {
		p.Dati = append(p.Dati, Page{Path: dataset.ID, Title: "Dati: " + dataset.Title, Description: dataset.Description, Params: dataset})
	}
	return p
}

func (b *builder) comuneLink(c catalogue.Comune) Link {
	return Link{Name: c.Name, Code: string(c.Code), URL: "comuni/" + c.Slug() + "/"}
}

func corrections(list []catalogue.Correction) []Correction {
	var out []Correction
	for _, c := range list {
		out = append(out, Correction{
			Code: string(c.Ambito), Field: field(c.Field), Printed: c.Printed, Used: c.Used, Reason: c.Reason,
		})
	}
	return out
}

package site

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/changes"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// builder is what the pages are made of.
type builder struct {
	catalogue *catalogue.Catalogue
	atlas     *atlas.Atlas
	links     links
	release   opendata.Release
	maps      Maps
	areas     map[catalogue.Level]*geo.Drawing          // that values are shown on
	outlines  map[catalogue.AmbitoCode]orb.MultiPolygon // for the pictures beside links
	findings  []audit.Finding
	about     aboutCells                        // the same findings
	changed   map[catalogue.Date]changes.Report // in each edition, since the one before

	ranked map[string]map[catalogue.Level]ranking // of the indicators, by id
}

// DrawMaps draws every map that the pages show; drawn is told after each of them.
func DrawMaps(c *catalogue.Catalogue, a *atlas.Atlas, drawn func(done, total int)) (Maps, error) {
	maps, err := (&builder{catalogue: c, atlas: a, links: linksOf(c)}).drawMaps(drawn)
	if err != nil {
		return Maps{}, fmt.Errorf("disegno delle mappe: %w", err)
	}
	return maps, nil
}

// NewView says everything that the pages show.
func NewView(c *catalogue.Catalogue, findings []audit.Finding, a *atlas.Atlas, r opendata.Release, maps Maps) (View, error) {
	areas, err := drawAreas(c, a)
	if err != nil {
		return View{}, fmt.Errorf("disegno delle aree per i grafici: %w", err)
	}
	picture, err := a.Picture()
	if err != nil {
		return View{}, fmt.Errorf("preparazione delle immagini: %w", err)
	}
	changed, err := compareEditions(c, r.Editions)
	if err != nil {
		return View{}, fmt.Errorf("confronto delle edizioni: %w", err)
	}
	b := &builder{
		catalogue: c, atlas: a, links: linksOf(c), release: r, maps: maps, areas: areas, outlines: outlines(picture),
		findings: findings, about: byCell(findings), changed: changed,
		ranked: map[string]map[catalogue.Level]ranking{},
	}
	view := View{
		Pages: map[string][]Page{}, Lists: b.lists(), Maps: maps, Spending: b.spending(), Quality: b.quality(), Compared: b.comparison(),
		Indicators: b.indicators(), Planning: b.planning(), Variations: b.variations(),
		Cards: Cards{Ground: ground(picture), List: []Card{b.regionCard()}},
	}
	region := b.regionFrame()
	view.Lists.Embed = &region.Embed
	view.Flows, view.Forms = b.flows(), b.planForms()
	view.Pages[embeds] = []Page{searchFrame(), embedPage(region)}
	if view.Figures, err = view.Compared.files(); err != nil {
		return View{}, err
	}
	view.Comuni, view.Drawn = b.comuniMap(colourings(c)[0]), b.comuniPictures()
	view.Pages[comuniSection], view.Pages["qualita"] = b.letterPages(), findingsPages(view.Quality)
	for _, s := range sections() {
		pages := append(s.pages(b), b.endedPages(s.past)...)
		view.Pages[s.name] = slices.Concat(pages, view.Pages[s.name])
		for _, p := range pages {
			if p.frame != nil {
				view.Pages[embeds] = append(view.Pages[embeds], embedPage(*p.frame))
				view.Cards.List = append(view.Cards.List, Card{Path: catalogue.PicturePath(p.Path + "/"), Picture: *p.card})
			}
			if s.figures {
				view.Cards.List = append(view.Cards.List, Card{
					Path: catalogue.FigurePath(p.Path + "/"), Drawing: catalogue.DrawingPath(p.Path + "/"), Picture: *p.figure,
				})
			}
		}
	}
	return view, nil
}

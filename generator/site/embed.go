package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
)

// Where the maps and the figures are taken from, as short as a frame asks for.
const (
	sourceAmbito = "con codici e nomi dall’Allegato B della delibera regionale del 2021. L’elenco dei Comuni non è ufficiale: è raccolto da pagine pubbliche"
	sourceGroup  = "con codici e nomi dall’Allegato B della delibera regionale del 2021"
	sourceTable  = "dall’Allegato C della delibera regionale del 2021"
)

// What can be shown inside other sites: under /incorpora/, a small page for each map and each figure.

// embedOf names the small page that shows what a page is about; height is enough for a frame 640 pixels wide.
func embedOf(pageURL, title string, height int) *Embed {
	return &Embed{URL: catalogue.EmbedPath(pageURL), Title: title, Height: height}
}

// frameHeight is how high a frame of 640 pixels has to be for a map with its credits.
func frameHeight(m Map) int { return min(640*m.Height/m.Width+280, 1000) }

// chartHeight is the height of the frame of a figure: most are longer, and scroll.
const chartHeight = 720

// embeds gives the pages under /incorpora/.
func (b *builder) embeds(p Pages) []Page {
	var pages []Page
	add := func(e *Embed, params EmbedPage) {
		params.Embed = *e
		pages = append(pages, Page{
			Path: strings.TrimSuffix(params.Page.URL, "/"), Title: e.Title + " da incorporare",
			Description: e.Title + ", da mostrare dentro un altro sito.",
			Sitemap:     &Sitemap{Disable: true}, Params: params,
		})
	}
	for i, a := range b.Ambiti {
		params := p.Ambiti[i].Params.(AmbitoPage)
		add(params.Embed, EmbedPage{Page: b.ambiti[a.Code], Maps: "ambiti", Map: params.Map, Twin: "#comuni", Source: sourceAmbito, Dataset: "comuni"})
	}
	for i, ats := range b.ATS {
		params := p.ATS[i].Params.(GroupPage)
		add(params.Embed, EmbedPage{Page: b.ats[ats.Code], Maps: "ats", Map: params.Map, Twin: "#ambiti", Source: sourceGroup, Dataset: "ambiti"})
	}
	for i, asst := range b.ASST {
		params := p.ASST[i].Params.(GroupPage)
		add(params.Embed, EmbedPage{Page: *b.asst[asst.Code], Maps: "asst", Map: params.Map, Twin: "#ambiti", Source: sourceGroup, Dataset: "ambiti"})
	}
	for i, t := range b.Spending.Tables {
		params := p.Spesa[i].Params.(SpendingPage)
		figure := EmbedPage{
			Page: Link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()}, Caption: passport(t),
			Chart: params.Chart, Area: params.Map, Twin: "#tabella", Source: sourceTable, Dataset: "spesa-sociale",
		}
		if figure.Area != nil { // one figure is enough
			figure.Chart = nil
		}
		add(params.Embed, figure)
	}
	return pages
}

func ambitoEmbed(link Link, m Map) *Embed {
	return embedOf(link.URL, "Mappa dell’Ambito "+link.Name, frameHeight(m))
}

func groupEmbed(link Link, m Map) *Embed {
	return embedOf(link.URL, "Mappa della "+link.Name, frameHeight(m))
}

func tableEmbed(t catalogue.Table) *Embed {
	return embedOf(t.Path(), t.Number+": "+lowerFirst(typographic(t.Title)), chartHeight)
}

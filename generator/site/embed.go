package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// Where the maps are taken from, as short as a frame asks for.

func (b *builder) sourceAuthority() string { return "codici e nomi dalla " + b.act() + " (Allegato B)" }

func (b *builder) sourceAmbito() string {
	return b.sourceAuthority() + ", elenco dei Comuni non ufficiale, raccolto da pagine pubbliche"
}

// What can be shown inside other sites: under /incorpora/, a small page for each map and each figure.

// How much of a figure a frame shows; the page has it all.
const (
	maxFrameRows  = 10
	maxFrameCells = 20 // rows by years; of more, only the last year is shown
)

// searchFrame is the page under /incorpora/ with the search field: its layout says what is on it, and how high that is was
// measured (tests/sharing.test.mjs).
func searchFrame() Page {
	frame := framePage{Embed: embed{URL: searchPath, Title: "Chi organizza i servizi sociali?", Narrow: 260, Wide: 220}}
	return Page{
		Path: strings.TrimSuffix(searchPath, "/"), Layout: "cerca", Title: "Ricerca da incorporare",
		Description: "Il campo di ricerca di questo sito, da mostrare dentro un altro sito.",
		Sitemap:     &sitemap{Disable: true}, Params: frame,
	}
}

var searchPath = catalogue.EmbedPath("cerca/")

// embedPage is the page under /incorpora/ of a frame.
func embedPage(frame framePage) Page {
	return Page{
		Path: strings.TrimSuffix(frame.Embed.URL, "/"), Title: frame.Embed.Title + " da incorporare",
		Description: frame.Embed.Title + ", da mostrare dentro un altro sito.",
		Sitemap:     &sitemap{Disable: true}, Params: frame,
	}
}

// regionFrame shows all Ambiti.
func (b *builder) regionFrame() framePage {
	p := framePage{
		Page: link{Name: "Gli Ambiti della " + catalogue.RegionName, URL: "ambiti/"}, Twin: "#tabella", Source: b.sourceAmbito() + "; " + b.datedMap(), Dataset: "ambiti",
		Caption: b.countAmbiti() + ", con un colore per ogni ATS.", Region: true,
	}
	p.Embed = embed{URL: catalogue.RegionEmbedPath, Title: "Mappa degli Ambiti della " + catalogue.RegionName}
	p.Embed.Narrow, p.Embed.Wide = p.heights(&b.maps.Region)
	return p
}

func (b *builder) ambitoFrame(a catalogue.Ambito) framePage {
	return b.mapFrame(framePage{
		Page: b.links.ambiti[a.Code], Caption: howSure(countEvidence(b.catalogue.Members(a.Code)), b.doubts(a.Code)),
		Maps: "ambiti", Map: string(a.Code), Twin: "#comuni", Source: b.sourceAmbito() + "; " + b.datedMap(), Dataset: "comuni",
	}, "Mappa dell’Ambito ")
}

// authorityFrame shows an ATS or an ASST, whose section is given.
func (b *builder) authorityFrame(link link, section string) framePage {
	return b.mapFrame(framePage{
		Page: link, Maps: section, Map: link.Code, Twin: "#ambiti", Source: b.sourceAuthority() + "; " + b.datedMap(), Dataset: "ambiti",
	}, "Mappa dell’")
}

func (b *builder) mapFrame(p framePage, title string) framePage {
	m := b.maps.Pages[p.Maps][p.Map]
	return p.framed(title+p.Page.Name, &m)
}

// tableFrame shows a table as its map of values, or else as its chart: one figure is enough.
func (b *builder) tableFrame(t catalogue.Table, c *panelChart, area *areaMap) framePage {
	p := framePage{
		Page: link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()}, Twin: "#tabella", Source: b.datedTable(t), Dataset: "spesa-sociale",
	}
	c = c.withoutMarks()
	if c.Kind == "parts" { // as boxes, which stand beside one another where there is room
		rows, _ := b.chartRows(t)
		boxes := b.barChart(t, rows, t.Periods(), t.Measures, "figura")
		boxes.Bare = c.Bare
		c = boxes
	}
	switch {
	case area != nil:
		t.Years = slices.DeleteFunc(slices.Clone(t.Years), func(year string) bool { return year != t.Last() })
		p.Area, p.Shown = firstAreas(area)
	case c.Kind == "ranked":
		p.Chart, p.Shown = firstRows(t, c, len(c.Bare))
		p.Chart = p.Chart.withoutTrends()
	case c.Kind != "ranges" && len(t.Years) > 1 && min(len(c.Rows), maxFrameRows)*len(t.Years) > maxFrameCells:
		rows, bare := b.chartRows(t)
		last := t.Last()
		t.Years = []string{last}
		measures := t.Measures[:1]
		if len(t.Whole) > 0 {
			measures = t.Measures
		}
		c = b.barChart(t, rows, t.Years, measures, "figura")
		p.Chart, p.Shown = firstRows(t, c, len(bare))
		p.Shown = strings.TrimSpace("Qui c’è solo il " + last + ". " + p.Shown)
	default:
		p.Chart, p.Shown = firstRows(t, c, len(c.Bare))
	}
	p.Caption = passport(t)
	return p.framed(t.Number+": "+grammar.LowerFirst(typographic(t.Title)), nil)
}

// framed gives a page its frame.
func (p framePage) framed(title string, m *mapDrawing) framePage {
	if p.Shown != "" {
		p.All = "Vedi tutte le cifre"
	}
	p.Embed = embed{URL: catalogue.EmbedPath(p.Page.URL), Title: title}
	p.Embed.Narrow, p.Embed.Wide = p.heights(m)
	return p
}

// withoutMarks leaves out of a chart what leads to the findings: in a frame an asterisk says enough.
func (c panelChart) withoutMarks() *panelChart {
	c.Rows = slices.Clone(c.Rows)
	for i := range c.Rows {
		c.Rows[i].Marks = nil
	}
	return &c
}

// withoutTrends leaves out of a ranked chart the small lines of the years: how much each row changed is enough for a frame.
func (c panelChart) withoutTrends() *panelChart {
	head := *c.Head
	head.Trend = ""
	c.Head = &head
	c.Rows = slices.Clone(c.Rows)
	for i := range c.Rows {
		c.Rows[i].Trend = nil
	}
	return &c
}

// firstRows gives the rows of a chart that a frame shows, and says so where there are more: the first of them, and the
// region where it is the last. Those without any figure are only counted.
func firstRows(t catalogue.Table, c *panelChart, bare int) (*panelChart, string) {
	all := len(c.Rows) + bare
	if all <= maxFrameRows && bare == 0 {
		return c, ""
	}
	short := *c
	short.Bare = nil
	if len(c.Rows) > maxFrameRows {
		last := c.Rows[len(c.Rows)-1]
		short.Rows = slices.Clone(c.Rows[:maxFrameRows])
		if last.Total {
			short.Rows[maxFrameRows-1] = last
		}
	}
	words := "Le righe sono " + whole(len(short.Rows)) + " su " + whole(all)
	switch {
	case len(short.Rows) == len(c.Rows):
		return &short, words + ": delle altre non c’è nessuna cifra."
	case t.Level == catalogue.LevelPosition || c.Kind == "ranges":
		return &short, words + ": le prime."
	}
	words += ": quelle con il valore più alto"
	if len(t.Measures) > 1 {
		words += " di «" + grammar.LowerFirst(typographic(chartOrder(t).Label)) + "»"
	}
	return &short, words + "."
}

// firstAreas leaves out of the key the names of the areas where they are many: the map shows them all.
func firstAreas(a *areaMap) (*areaMap, string) {
	if len(a.Areas) <= maxFrameRows {
		return a, ""
	}
	short := *a
	short.Classes = nil
	for _, class := range a.Classes {
		short.Classes = append(short.Classes, areaClass{Class: class.Class, Label: class.Label + ": " + whole(len(class.Areas))})
	}
	return &short, "Sulla mappa ci sono " + whole(len(a.Areas)) + " territori, senza i nomi."
}

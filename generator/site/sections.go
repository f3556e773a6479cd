package site

import (
	"cmp"
	"path"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
)

// section is a folder of the site with a page for each thing of one kind, made of the tables. To add a kind of page is to
// add a section to the list: what the site must have, what Hugo is given, the maps, the pictures beside links and the
// figures for other sites all follow from it.
type section struct {
	name    string // its address; its folder in content/ and in layouts/
	shared  bool   // its pages have a picture, shown beside links to them, and a figure, shown inside other sites
	figures bool   // there is a picture of all figures to take away, as a drawing too
	maker
	past catalogue.Thing       // what of its things is no more and keeps a page; empty: nothing ends
	maps func(*builder) []plan // of its things, by code; nil: none
}

// sections lists the kinds of pages, in the order in which they are made.
func sections() []section {
	ambiti := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.Ambito { return c.Ambiti }
	ats := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.ATS { return c.ATS }
	asst := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.ASST { return c.ASST }
	comuni := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.Comune { return c.Comuni }
	datasets := func(_ *catalogue.Catalogue, r opendata.Release) []opendata.Dataset { return r.Datasets }
	tables := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.Table { return c.Spending.Tables }
	kept := func(_ *catalogue.Catalogue, r opendata.Release) []editions.Edition { return r.Editions }
	indicators := func(c *catalogue.Catalogue, _ opendata.Release) []catalogue.Indicator { return c.Indicators }
	return []section{
		{name: "ambiti", maker: of(ambiti, (*builder).ambitoPage), maps: mapsOf(ambiti, (*builder).ambitoMap), shared: true, past: catalogue.AnAmbito},
		{name: "ats", maker: of(ats, (*builder).atsPage), maps: mapsOf(ats, (*builder).atsMap), shared: true, past: catalogue.AnATS},
		{name: "asst", maker: of(asst, (*builder).asstPage), maps: mapsOf(asst, (*builder).asstMap), shared: true, past: catalogue.AnASST},
		{name: comuniSection, maker: of(comuni, (*builder).comunePage), past: catalogue.AComune},
		{name: "dati", maker: of(datasets, (*builder).datasetPage)},
		{name: "edizioni", maker: of(kept, (*builder).editionPage)},
		{name: "spesa", maker: of(tables, (*builder).spendingPage), shared: true, figures: true},
		{name: "indicatori", maker: of(indicators, (*builder).indicatorPage), shared: true, figures: true},
		{name: "mappa", maker: of(comuniPages, func(b *builder, p comuniPage) Page { return p.make(b) })},
	}
}

// comuniSection has the parts of the list A-Z besides the Comuni.
const comuniSection = "comuni"

// embeds is the section of the figures for other sites, which the pages of the other sections bring along.
const embeds = "incorpora"

// maker makes the addresses and the pages of a section, both of the same things.
type maker struct {
	paths func(*catalogue.Catalogue, opendata.Release) []string
	pages func(*builder) []Page
}

// of takes where the things are found and how the page of one is made.
func of[T interface{ Path() string }](things func(*catalogue.Catalogue, opendata.Release) []T, page func(*builder, T) Page) maker {
	return maker{
		paths: func(c *catalogue.Catalogue, r opendata.Release) []string {
			var paths []string
			for _, x := range things(c, r) {
				paths = append(paths, x.Path())
			}
			return paths
		},
		pages: func(b *builder) []Page {
			var pages []Page
			for _, x := range things(b.catalogue, b.release) {
				made := page(b, x)
				made.Path = strings.TrimSuffix(x.Path(), "/")
				made.Updated = cmp.Or(made.Updated, b.release.Updated()) // most pages show something of every source
				pages = append(pages, made)
			}
			return pages
		},
	}
}

// plan is a map to be drawn.
type plan struct {
	code string
	draw func() (mapDrawing, error)
}

func mapsOf[T interface{ CodePath() string }](things func(*catalogue.Catalogue, opendata.Release) []T, draw func(*builder, T) (mapDrawing, error)) func(*builder) []plan {
	return func(b *builder) []plan {
		var plans []plan
		for _, x := range things(b.catalogue, b.release) {
			plans = append(plans, plan{path.Base(x.CodePath()), func() (mapDrawing, error) { return draw(b, x) }})
		}
		return plans
	}
}

// Sections gives the folders of the site whose pages are made here.
func Sections() []string {
	names := []string{embeds}
	for _, s := range sections() {
		names = append(names, s.name)
	}
	return names
}

// Addresses gives all that these pages make of the site, straight from the sources: a page that is forgotten on the way is
// missed. Each begins with a slash.
func Addresses(c *catalogue.Catalogue, r opendata.Release) []string {
	addresses := []string{"/" + catalogue.PicturePath(""), "/" + searchPath, "/" + catalogue.RegionEmbedPath}
	for _, path := range letterPaths(c) {
		addresses = append(addresses, "/"+path)
	}
	for _, s := range sections() {
		for _, page := range s.paths(c, r) {
			addresses = append(addresses, "/"+page)
			if s.shared {
				addresses = append(addresses, "/"+catalogue.PicturePath(page), "/"+catalogue.EmbedPath(page))
			}
			if s.figures {
				addresses = append(addresses, "/"+catalogue.FigurePath(page), "/"+catalogue.DrawingPath(page))
			}
		}
		for _, end := range c.Ended {
			if end.Thing == s.past {
				addresses = append(addresses, "/"+end.Path())
				if s.shared {
					addresses = append(addresses, "/"+catalogue.PicturePath(end.Path()), "/"+catalogue.EmbedPath(end.Path()))
				}
			}
		}
	}
	for _, way := range colourings(c) {
		addresses = append(addresses, "/"+catalogue.MapPicturePath(way.id))
	}
	return addresses
}

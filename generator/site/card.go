package site

import (
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/picture"
	"ambitilombardia/geo"
)

// Cards are the pictures that other sites show beside a link to a page: what is on each, and the map they share.
type Cards struct {
	Ground picture.Ground
	List   []Card
}

// Card is a picture with its path under the root of the site.
type Card struct {
	Path    string
	Drawing string // where it stands as an SVG too; empty: nowhere
	Picture picture.Card
}

// boundaryCredit is the boundaries' credit line as short as a picture asks for; the whole is on the page.
func (b *builder) boundaryCredit() string {
	return "Territori " + b.catalogue.Day.Of() + ": elaborazione su dati ISTAT, CC BY"
}

// pictureOf names the picture of a page.
func pictureOf(pageURL, alt string) *preview {
	return &preview{URL: catalogue.PicturePath(pageURL), Alt: alt}
}

// regionPicture is the picture of the pages that have none of their own.
func (b *builder) regionPicture() *preview {
	return pictureOf("", "Mappa della Lombardia divisa in "+b.countAmbiti())
}

func (b *builder) countAmbiti() string { return counted(len(b.catalogue.Ambiti), "Ambito", "Ambiti") }

func (b *builder) ambitoPicture(a catalogue.Ambito) *preview {
	return pictureOf(b.links.ambiti[a.Code].URL, "Mappa della Lombardia con l’Ambito "+a.Name+" in evidenza")
}

func authorityPicture(link link) *preview {
	return pictureOf(link.URL, "Mappa della Lombardia con il territorio dell’"+link.Name+" in evidenza")
}

// regionCard is the picture of the pages that have none of their own.
func (b *builder) regionCard() Card {
	return Card{Path: catalogue.PicturePath(""), Picture: *b.mapCard(b.catalogue.Ambiti, picture.Card{
		Kicker: "Il catalogo dei servizi sociali", Title: "Gli Ambiti della Lombardia",
		Facts: []string{b.countAmbiti(), counted(len(b.catalogue.Comuni), "Comune", "Comuni"), "Mappe, spesa sociale e dati aperti"},
	})}
}

func (b *builder) ambitoCard(a catalogue.Ambito) *picture.Card {
	return b.mapCard([]catalogue.Ambito{a}, picture.Card{
		Kicker: "Ambito territoriale sociale", Title: a.Name,
		Facts: []string{counted(len(b.catalogue.Members(a.Code)), "Comune", "Comuni"), b.links.ats[a.ATS].Name, "Codice " + string(a.Code)},
	})
}

func (b *builder) authorityCard(link link, meaning string, ambiti []catalogue.Ambito) *picture.Card {
	comuni := 0
	for _, a := range ambiti {
		comuni += len(b.catalogue.Members(a.Code))
	}
	return b.mapCard(ambiti, picture.Card{
		Kicker: grammar.UpperFirst(meaning), Title: link.Name,
		Facts: []string{counted(len(ambiti), "Ambito", "Ambiti"), counted(comuni, "Comune", "Comuni"), "Codice " + link.Code},
	})
}

// endedCard is the picture of what is no more: the region with nothing of it in evidence, at the address that others have.
func (b *builder) endedCard(end catalogue.End) *picture.Card {
	return b.mapCard(nil, picture.Card{
		Kicker: was(end.Thing), Title: end.Name, Facts: []string{"Non c’è più " + end.Last[0].Day.Since(), "Codice " + end.Code},
	})
}

// mapCard completes a picture with the Ambiti that it shows.
func (b *builder) mapCard(ambiti []catalogue.Ambito, card picture.Card) *picture.Card {
	card.Credit = b.boundaryCredit()
	for _, a := range ambiti {
		card.Areas = append(card.Areas, b.outlines[a.Code])
	}
	return &card
}

// outlines gives the areas of the map that the pictures share.
func outlines(d *geo.Drawing) map[catalogue.AmbitoCode]orb.MultiPolygon {
	areas := map[catalogue.AmbitoCode]orb.MultiPolygon{}
	for _, shape := range d.Shapes {
		areas[catalogue.AmbitoCode(shape.Code)] = shape.Geometry
	}
	return areas
}

// ground is the map below all pictures: the Ambiti, with the borders between them.
func ground(d *geo.Drawing) picture.Ground {
	g := picture.Ground{Width: d.Width, Height: d.Height, Borders: d.Borders(func(x, y string) bool { return x != "" && y != "" })}
	for _, shape := range d.Shapes {
		g.Areas = append(g.Areas, shape.Geometry)
	}
	return g
}

// maxBars is how many rows the picture beside a link shows.
const maxBars = 9

// tableCard draws the last period of a table beside links: few bars, to be read when they are small.
func (b *builder) tableCard(t catalogue.Table) *picture.Card { return b.barCard(t, maxBars) }

// figureCard draws all of it, to take away: as high as its rows ask for.
func (b *builder) figureCard(t catalogue.Table) *picture.Card {
	card := b.barCard(t, fewPlaces)
	card.Grows = true
	return card
}

// barCard draws a bar for each row, or for the highest where there is no room for all, which the picture says.
func (b *builder) barCard(t catalogue.Table, room int) *picture.Card {
	card := &picture.Card{Kicker: "Allegato C, " + t.Number, Title: typographic(t.Title), Credit: "Fonte: " + b.datedTable(t), Licence: b.cardLicence("spesa-sociale")}
	measure, year := keyMeasure(t), t.Last()
	var ranges *statistics
	if list := rangesOf(t); len(list) > 0 {
		ranges = &list[len(list)-1]
		measure = ranges.mean
	}
	rows, all := b.cardRows(t, year, measure), len(t.Parts())
	total, hasTotal := t.Total()
	hasTotal = hasTotal && !additive(t)
	if hasTotal {
		room--
	}
	facts := []string{what(t, year, measure, ranges)}
	if all > room {
		rows = withValue(t, year, measure)
		rows = rows[:min(room, len(rows))]
		facts = append(facts, shownRows(t, len(rows), room, all))
	}
	if hasTotal {
		rows = append(rows, total)
	}
	bars, values := b.bars(t, rows, year, measure, ranges)
	card.Bars = bars
	card.Facts = []string{strings.Join(append(facts, legend(values)...), ". ")}
	return card
}

// cardLicence says at the foot of a picture, below the name of the site, under which licence it is: the whole is on the page.
func (b *builder) cardLicence(dataset string) string {
	for _, d := range b.release.Datasets {
		if d.ID == dataset {
			return "Licenza " + shortLicence(d.Licence.Name)
		}
	}
	return ""
}

// shortLicence is what stands in brackets in the name of a licence, «CC BY 4.0», or the whole.
func shortLicence(name string) string {
	if _, short, ok := strings.Cut(name, "("); ok {
		return strings.TrimSuffix(short, ")")
	}
	return name
}

// figureFiles are the figures of a page to take away: as a table, and as a picture in two forms, with their source inside.
func figureFiles(page, csv string) []downloadLink {
	return []downloadLink{
		{Label: "le cifre", Format: "CSV", MediaType: "text/csv", URL: csv},
		{Label: "l’immagine", Format: "PNG", MediaType: "image/png", URL: catalogue.FigurePath(page)},
		{Label: "il disegno", Format: "SVG", MediaType: "image/svg+xml", URL: catalogue.DrawingPath(page)},
	}
}

// cardRows gives the rows with the highest first, but for those whose order is all that is known of them.
func (b *builder) cardRows(t catalogue.Table, year string, m catalogue.Measure) []catalogue.Row {
	if t.Level == catalogue.LevelPosition {
		return t.Parts()
	}
	return t.Sorted(t.Parts(), year, m)
}

// what says what the bars are: the year, the quantity and the unit.
func what(t catalogue.Table, year string, m catalogue.Measure, ranges *statistics) string {
	words := []string{}
	if year != "" {
		words = append(words, year)
	}
	switch {
	case ranges != nil:
		words = append(words, "dall’Ambito più basso al più alto, con la media")
	case len(t.Measures) > 1:
		words = append(words, grammar.LowerFirst(typographic(m.Label)))
	}
	return grammar.UpperFirst(strings.Join(append(words, typographic(m.Unit.Label)), ", "))
}

func shownRows(t catalogue.Table, shown, room, all int) string {
	of := strconv.Itoa(shown) + " su " + strconv.Itoa(all)
	switch {
	case t.Level == catalogue.LevelPosition:
		return "Le prime righe: " + of
	case shown < room:
		return "I valori che ci sono: " + of
	}
	return "I valori più alti: " + of
}

// legend explains the signs that stand beside the values.
func legend(values chart.Series) []string {
	var words []string
	if slices.ContainsFunc(values, func(v chart.Value) bool { return v.Flagged }) {
		words = append(words, "*: dato dubbio")
	}
	if slices.ContainsFunc(values, func(v chart.Value) bool { return v.Missing }) {
		words = append(words, unknown+": il dato non c’è")
	}
	return words
}

// bars gives a bar for each row, and the values that it draws.
func (b *builder) bars(t catalogue.Table, rows []catalogue.Row, year string, m catalogue.Measure, ranges *statistics) ([]picture.Bar, chart.Series) {
	var values chart.Series
	var texts []string
	var extents []chart.Extent
	if ranges == nil {
		for _, r := range rows {
			v := b.about.plottedAt(t, r, year, m)
			values, texts = append(values, v), append(texts, v.Text)
		}
		extents = chart.Extents(values)
	} else {
		var all []chart.Range
		for _, row := range rows {
			r := b.about.plottedRange(t, row, year, *ranges)
			all, values = append(all, r), append(values, r.Low, r.Mean, r.High)
			texts = append(texts, r.Low.Text+"-"+r.High.Text+", media "+r.Mean.Text)
		}
		extents = chart.RangeExtents(all)
	}
	var bars []picture.Bar
	for i, r := range rows {
		bars = append(bars, picture.Bar{Name: typographic(r.Name), Value: texts[i], Extent: extents[i], Dark: r.Total})
	}
	return bars, values
}

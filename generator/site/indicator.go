package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/picture"
)

// levelWords name the places of a level.
var levelWords = map[catalogue.Level]struct{ one, many, id string }{
	catalogue.LevelComune: {"Comune", "Comuni", "comuni"},
	catalogue.LevelAmbito: {"Ambito", "Ambiti", "ambiti"},
	catalogue.LevelASST:   {"ASST", "ASST", "asst"},
	catalogue.LevelATS:    {"ATS", "ATS", "ats"},
	catalogue.LevelRegion: {"Regione", "Regioni", "regione"},
}

// indicators says what /indicatori/ shows.
func (b *builder) indicators() []indicatorRef {
	var refs []indicatorRef
	for _, i := range b.catalogue.Indicators {
		t, _ := i.Shown(i.Main())
		headline, _ := b.indicatorHeadline(&notes{about: b.about}, t)
		refs = append(refs, indicatorRef{
			link: link{Name: typographic(i.Title), Code: i.ID, URL: i.Path()}, About: typographic(i.WhatIsMeasured), Finding: headline.Text,
			Unit: typographic(i.Measure.Unit.Label), Years: spanOf(i.Years), Owner: owners(i),
			Embed: b.indicatorFrame(i, t).Embed,
		})
	}
	return refs
}

// indicatorPage is the page of an indicator, made for as many places as there are Ambiti: a map, a dot for each, a table.
func (b *builder) indicatorPage(i catalogue.Indicator) Page {
	n := &notes{about: b.about}
	main, _ := i.Shown(i.Main())
	p := indicatorPage{
		ID: i.ID, Name: typographic(i.Title), About: typographic(i.WhatIsMeasured), Facts: b.indicatorFacts(i, main), Dated: b.dated(i.Sources), Updated: b.updated(i.ID),
		Dataset: b.datasetLink(i.ID), Downloads: b.files(opendata.Folder+i.ID+"/", ""),
		Picture: pictureOf(i.Path(), "Le cifre di «"+typographic(i.Title)+"» come barre"),
	}
	p.Headline, p.Spread = b.indicatorHeadline(n, main)
	p.Map = b.indicatorMap(main, n)
	for _, way := range colourings(b.catalogue) {
		if way.indicator == nil || way.indicator.ID != i.ID {
			continue
		}
		if p.Mapped = way.path(); main.Level == catalogue.LevelComune && !additive(main) {
			m := b.comuniMap(way)
			p.Map, p.Comuni = nil, &m
		}
	}
	p.Dots, p.DotsNote = b.dots(main)
	p.Tables = b.placeTables(i, n)
	p.Definition = indicatorDefinition(i)
	p.Macroaree = b.macroareeOf(i.ID)
	for _, s := range i.Sources {
		p.Sources = append(p.Sources, sourceOf{
			Title: typographic(s.Title), Owner: typographic(s.Owner), Source: typographic(s.Source), Section: typographic(s.Section), Licence: s.Licence,
			Address: pieces(s.Address), Taken: day(s.Transcribed), Method: typographic(s.Method), Notes: typographic(s.Notes),
		})
	}
	p.Compare = comparedAt(main)
	p.Figure = figureFiles(i.Path(), opendata.FilePath(i.ID, "csv"))
	p.Notes = n.list
	frame := b.indicatorFrame(i, main)
	p.Embed = &frame.Embed
	whole := drawnWhole(i)
	card, figure := b.tableCard(main), b.figureCard(whole)
	for _, c := range []*picture.Card{card, figure} {
		c.Kicker, c.Credit, c.Licence = "Indicatore", "Fonte: "+b.dated(i.Sources), b.cardLicence(i.ID)
	}
	figure.Kicker += ", " + levelWords[whole.Level].many
	return Page{
		Title:       "Indicatore: " + grammar.LowerFirst(p.Name),
		Description: firstSentence(p.About) + " Mappa, confronto, tabella, definizione e fonte.",
		Params:      p, frame: &frame, card: card, figure: figure,
	}
}

// drawnWhole gives the finest table of an indicator of which a picture has room for all rows: of Comuni there are too many.
func drawnWhole(i catalogue.Indicator) catalogue.Table {
	main, _ := i.Shown(i.Main())
	levels := i.Levels()
	for _, level := range levels[slices.Index(levels, i.Main()):] {
		if t, ok := i.Shown(level); ok && level != catalogue.LevelRegion && len(t.Parts()) < fewPlaces {
			return t
		}
	}
	return main
}

// indicatorHeadline says what the figures show. Where there is no figure at all the first sentence says so.
func (b *builder) indicatorHeadline(n *notes, t catalogue.Table) (title, spread phrase) {
	if total, ok := t.Total(); ok && len(t.Parts()) == 0 {
		w := &sentences{notes: n, table: t}
		return w.phrase("In %s %s", total.Name, w.at(total, t.Last(), t.Measures[0])), phrase{}
	}
	return n.headline(t)
}

func (b *builder) indicatorFacts(i catalogue.Indicator, t catalogue.Table) []term {
	parts := t.Parts()
	known := t.Known(t.Last(), t.Measures[0])
	words := levelWords[t.Level]
	facts := []term{{"Unità", grammar.UpperFirst(typographic(i.Measure.Unit.Label))}}
	if len(i.Years) > 0 {
		facts = append(facts, term{"Anni", grammar.List(i.Years)})
	}
	if len(parts) > 0 {
		facts = append(facts, term{"Territori con il dato", fmt.Sprintf("%s %s su %s", whole(known), words.many, whole(len(parts)))})
	}
	if total, ok := t.Total(); ok {
		o, _ := t.At(total.Key, t.Last(), t.Measures[0].ID)
		facts = append(facts, term{strings.TrimSpace(catalogue.RegionName + " " + t.Last()), b.about.told(o)})
	}
	return append(facts, term{"Fonte", owners(i)})
}

// owners names whose the sources are, each once.
func owners(i catalogue.Indicator) string {
	var names []string
	for _, s := range i.Sources {
		if name := typographic(s.Owner); !strings.Contains(strings.Join(names, ", "), name) {
			names = append(names, name)
		}
	}
	return grammar.List(names)
}

// spanOf writes years as a span, «2021-2023»; nothing where there are none.
func spanOf(years []string) string {
	switch len(years) {
	case 0:
		return ""
	case 1:
		return years[0]
	}
	return years[0] + "-" + years[len(years)-1]
}

func indicatorDefinition(i catalogue.Indicator) []term {
	list := []term{
		{"Che cosa misura", i.WhatIsMeasured},
		{"Che cosa si conta (numeratore)", i.Numerator},
		{"Per che cosa si divide (denominatore)", i.Denominator},
		{"L’unità", i.Measure.Unit.Definition},
		{"Come leggerlo", i.HowToRead},
		{"Come non leggerlo", i.HowNotToRead},
	}
	for n := range list {
		list[n].Meaning = typographic(list[n].Meaning)
	}
	return list
}

// indicatorFrame shows the map without names, or the places with the highest figures.
func (b *builder) indicatorFrame(i catalogue.Indicator, t catalogue.Table) framePage {
	p := framePage{
		Page: link{Name: typographic(i.Title), Code: i.ID, URL: i.Path()}, Twin: "#" + levelWords[t.Level].id, Source: b.dated(i.Sources), Dataset: i.ID,
		Caption: strings.TrimSuffix(grammar.UpperFirst(typographic(i.Measure.Unit.Label))+", "+t.Last(), ", ") + ".",
	}
	if p.Area = b.indicatorMap(t, &notes{about: b.about}); p.Area == nil {
		rows := withValue(t, t.Last(), t.Measures[0])
		if total, ok := t.Total(); ok && len(rows) == 0 {
			rows = []catalogue.Row{total}
		}
		rows = rows[:min(maxFrameRows, len(rows))]
		p.Chart = b.barChart(t, rows, []string{t.Last()}, t.Measures, "figura")
		if len(rows) < len(t.Parts()) {
			p.Shown = "Le righe sono " + whole(len(rows)) + " su " + whole(len(t.Parts())) + ": quelle con il valore più alto."
		}
	}
	return p.framed(typographic(i.Title), nil)
}

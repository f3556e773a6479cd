package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

func rowAnchor(r catalogue.Row) string { return "riga-" + catalogue.Slug(r.Key) }

// spending says what /spesa/ shows.
func (b *builder) spending() spending {
	n := &notes{about: b.about}
	s := spending{Years: b.spendingYears(), Dataset: b.datasetLink("spesa-sociale")}
	s.Story = b.story(n)
	s.Notes = n.list
	themes := slices.Clone(catalogue.Themes)
	for _, t := range b.catalogue.Spending.Tables {
		if !slices.ContainsFunc(themes, func(known catalogue.Theme) bool { return known.ID == t.Theme }) {
			themes = append(themes, catalogue.Theme{ID: t.Theme, Title: grammar.UpperFirst(t.Theme)})
		}
	}
	for _, theme := range themes {
		group := spendingTheme{Title: theme.Title}
		for _, t := range b.catalogue.Spending.Tables {
			if t.Theme == theme.ID {
				group.Tables = append(group.Tables, b.spendingRef(t))
			}
		}
		if len(group.Tables) > 0 {
			s.Themes = append(s.Themes, group)
		}
	}
	return s
}

// spendingYears gives the first and the last year of all tables, «2016-2018».
func (b *builder) spendingYears() string {
	var years []string
	for _, t := range b.catalogue.Spending.Tables {
		years = append(years, t.Years...)
	}
	if len(years) == 0 {
		return ""
	}
	return slices.Min(years) + "-" + slices.Max(years)
}

func (b *builder) spendingRef(t catalogue.Table) spendingRef {
	headline, _ := (&notes{about: b.about}).headline(t)
	return spendingRef{link: link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()}, Finding: headline.Text}
}

func (b *builder) spendingPage(t catalogue.Table) Page {
	params := b.spendingParams(t)
	frame := b.tableFrame(t, params.Chart, params.Map)
	params.Embed = &frame.Embed
	tables := b.catalogue.Spending.Tables
	i := slices.IndexFunc(tables, func(x catalogue.Table) bool { return x.ID == t.ID })
	if i > 0 {
		ref := b.spendingRef(tables[i-1])
		params.Previous = &ref
	}
	if i+1 < len(tables) {
		ref := b.spendingRef(tables[i+1])
		params.Following = &ref
	}
	return Page{
		Title:       t.Number + ": " + grammar.LowerFirst(typographic(t.Title)),
		Description: firstSentence(typographic(t.WhatIsMeasured)) + " Figura, tabella, definizione e segnalazioni.",
		Params:      params,
		frame:       &frame,
		card:        b.tableCard(t), figure: b.figureCard(t),
	}
}

func (b *builder) spendingParams(t catalogue.Table) spendingPage {
	n := &notes{about: b.about}
	headline, spread := n.headline(t)
	p := spendingPage{
		Number: t.Number, Name: typographic(t.Title), Caption: t.Caption, Headline: headline, Spread: spread,
		Table:       b.spendingTable(t, n),
		Definition:  definition(t),
		Exclusions:  typographicAll(t.Exclusions),
		Asides:      typographicAll(t.Notes),
		Attribution: typographic(t.Attribution),
		Updated:     b.updated("spesa-sociale"),
		Dated:       b.datedTable(t),
		Reasons:     reasons(t),
		Dataset:     b.datasetLink("spesa-sociale"),
		Downloads:   b.files(t.Path(), t.Number),
		Compare:     comparedAt(t),
		Macroaree:   b.macroareeOf(t.ID),
		Figure:      figureFiles(t.Path(), t.Path()+t.Slug()+".csv"),
		Picture:     pictureOf(t.Path(), "Le cifre di «"+typographic(t.Title)+"» ("+t.Number+") come barre"),
	}
	p.Chart = b.chart(t, "figura")
	if p.Chart.Head != nil {
		rows, _ := b.chartRows(t)
		for i := range p.Chart.Rows {
			p.Chart.Rows[i].Marks = n.ofRow(t, rows[i])
		}
	}
	p.Map = b.areaMap(t, "mappa", n)
	for _, u := range unitsOf(t) {
		p.Units = append(p.Units, term{Term: grammar.UpperFirst(u.Label), Meaning: typographic(u.Definition)})
	}
	for _, link := range t.Links {
		if other, ok := b.catalogue.Spending.Table(link.With); ok {
			if ref := b.spendingRef(other); !slices.Contains(p.Related, ref) {
				p.Related = append(p.Related, ref)
			}
		}
	}
	p.Notes = n.list
	return p
}

func definition(t catalogue.Table) []term {
	list := []term{
		{"Che cosa misura", t.WhatIsMeasured},
		{"Che cosa si conta (numeratore)", t.Numerator},
		{"Per che cosa si divide (denominatore)", t.Denominator},
		{"Di chi sono i dati (universo)", t.Universe},
		{"Come leggerla", t.HowToRead},
		{"Come non leggerla", t.HowNotToRead},
		{"Da dove vengono i dati dell’atto", t.Source},
	}
	for i := range list {
		list[i].Meaning = typographic(list[i].Meaning)
	}
	return list
}

// reasons explains why values of a table are missing, each reason once.
func reasons(t catalogue.Table) []term {
	var list []term
	for _, o := range t.Observations {
		if r, missing := o.Missing(); missing {
			d := term{Term: r.Label(), Meaning: typographic(r.Definition())}
			if !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	return list
}

func unitsOf(t catalogue.Table) []catalogue.Unit {
	var units []catalogue.Unit
	for _, m := range t.Measures {
		if !slices.Contains(units, m.Unit) {
			units = append(units, m.Unit)
		}
	}
	return units
}

// unitNames says the units of a table, «milioni di euro», «numero e per cento».
func unitNames(t catalogue.Table) string {
	var units []string
	for _, u := range unitsOf(t) {
		units = append(units, typographic(u.Label))
	}
	return strings.Join(units, " e ")
}

// valuesOf begins a sentence on what the values are in, «Valori in milioni di euro», «Valori assoluti e percentuali».
func valuesOf(units ...catalogue.Unit) string {
	var words []string
	for _, u := range units {
		switch u.Kind {
		case catalogue.Count:
			words = append(words, "assoluti")
		case catalogue.Share:
			words = append(words, "percentuali")
		default:
			words = append(words, "in "+typographic(u.Label))
		}
	}
	return "Valori " + grammar.List(words)
}

// typographic turns the straight apostrophes of the sources into those of the pages, and keeps a per cent sign on the line
// of its number.
func typographic(s string) string { return typography.Replace(s) }

var typography = strings.NewReplacer("'", "’", " %", "\u00a0%")

func typographicAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, typographic(s))
	}
	return out
}

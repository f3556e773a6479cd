package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/opendata"
)

// colouring is a way to colour the map of all Comuni: by Ambito, by ATS, or by an indicator.
type colouring struct {
	id, name  string
	indicator *catalogue.Indicator
}

// colourings lists them; the first is that of /mappa/ itself.
func colourings(c *catalogue.Catalogue) []colouring {
	list := []colouring{{id: "ambiti", name: "Ambito"}, {id: "ats", name: "Agenzia di tutela della salute (ATS)"}}
	for _, i := range c.Indicators {
		if t, ok := i.Shown(catalogue.LevelComune); ok && t.Known(t.Last(), t.Measures[0]) > 0 {
			list = append(list, colouring{i.ID, typographic(i.Title), &i})
		}
	}
	return list
}

// path is the address of the page.
func (c colouring) path() string {
	if c.id == "ambiti" {
		return catalogue.MapsFolder
	}
	return catalogue.MapPath(c.id)
}

// comuniPage is a page under /mappa/.
type comuniPage struct {
	path string
	make func(*builder) Page
}

func (p comuniPage) Path() string { return p.path }

// comuniPages lists what stands under /mappa/: a page for each way to colour the map but the first, and the table of each ATS.
func comuniPages(c *catalogue.Catalogue, _ opendata.Release) []comuniPage {
	var pages []comuniPage
	for _, way := range colourings(c)[1:] {
		pages = append(pages, comuniPage{way.path(), func(b *builder) Page {
			m := b.comuniMap(way)
			return Page{
				Title: m.Title, Description: "Tutti i Comuni della Lombardia su una mappa, colorati per " + grammar.LowerFirst(way.name) + ", con le cifre in tabella.", Params: m,
			}
		}})
	}
	for _, ats := range c.ATS {
		pages = append(pages, comuniPage{tablePath(ats), func(b *builder) Page { return b.comuniTable(ats) }})
	}
	return pages
}

// tablePath is the address of the table of an ATS's Comuni, «mappa/321-citta-metropolitana-di-milano/».
func tablePath(ats catalogue.ATS) string { return catalogue.MapPath(ats.Slug()) }

// comuniMap says what a page of the map shows.
func (b *builder) comuniMap(way colouring) comuniMap {
	d, count := b.maps.comuni, counted(len(b.catalogue.Comuni), "Comune", "Comuni")
	m := comuniMap{
		Title: "Mappa dei Comuni: " + grammar.LowerFirst(way.name), Sheet: catalogue.MapPicturePath(way.id), Width: d.Width, Height: d.Height,
		Alt:    count + " della Lombardia su una mappa, colorati per " + grammar.LowerFirst(way.name) + ". Nomi e cifre sono nelle tabelle di questa pagina.",
		Credit: b.catalogue.Boundaries.Credit,
	}
	for _, other := range colourings(b.catalogue) {
		m.Choices = append(m.Choices, mapChoice{link{Name: grammar.UpperFirst(other.name), Code: other.id, URL: other.path()}, other.id == way.id})
	}
	for _, ats := range b.catalogue.ATS {
		m.Tables = append(m.Tables, link{Name: "Comuni dell’" + b.links.ats[ats.Code].Name, Code: string(ats.Code), URL: tablePath(ats)})
	}
	switch {
	case way.indicator != nil:
		b.sayValues(&m, *way.indicator)
	case way.id == "ats":
		m.Title = "Mappa dei Comuni: le ATS"
		m.Said = fmt.Sprintf("Ogni colore è una delle %s agenzie di tutela della salute (ATS). Il bordo più spesso divide un’ATS dall’altra.", whole(len(b.catalogue.ATS)))
		m.Legend = b.paintFamilies().paints
		m.About = &link{Name: "Tutte le ATS", URL: "ats/"}
	default:
		m.Title = "Mappa dei Comuni: gli Ambiti"
		m.Said = fmt.Sprintf("I Comuni vicini con lo stesso colore, dentro un bordo spesso, formano un Ambito. Gli Ambiti sono %s. Un colore torna anche lontano: serve solo a distinguere un Ambito da quelli intorno.",
			whole(len(b.catalogue.Ambiti)))
		m.About = &link{Name: "Tutti gli Ambiti", URL: "ambiti/"}
	}
	return m
}

// sayValues says what a map of figures shows.
func (b *builder) sayValues(m *comuniMap, i catalogue.Indicator) {
	t, _ := i.Shown(catalogue.LevelComune)
	m.Said = b.said(t) + "."
	m.Legend = b.paintValues(t).paints
	m.Note = "Ogni colore ha quasi lo stesso numero di Comuni: più il colore è pieno, più il valore è alto. I limiti sono arrotondati."
	m.Key = strings.TrimSuffix(grammar.UpperFirst(typographic(t.Measures[0].Unit.Label))+", "+t.Last(), ", ")
	m.Source = b.dated(i.Sources)
	m.About = &link{Name: "Indicatore: " + grammar.LowerFirst(typographic(i.Title)), Code: i.ID, URL: i.Path()}
}

// paintedBy gives the colours of a way, and the borders that are drawn over them.
func (b *builder) paintedBy(way colouring) (painting, func(x, y catalogue.Comune) bool) {
	byATS := func(x, y catalogue.Comune) bool { return b.atsOf(string(x.Ambito)) != b.atsOf(string(y.Ambito)) }
	switch {
	case way.indicator != nil:
		t, _ := way.indicator.Shown(catalogue.LevelComune)
		return b.paintValues(t), byATS
	case way.id == "ats":
		return b.paintFamilies(), byATS
	}
	return b.paintAmbiti(), func(x, y catalogue.Comune) bool { return x.Ambito != y.Ambito }
}

// comuniPictures makes the pictures of all ways, each a file of the site.
func (b *builder) comuniPictures() []opendata.File {
	var files []opendata.File
	for _, way := range colourings(b.catalogue) {
		p, borders := b.paintedBy(way)
		files = append(files, opendata.File{Path: catalogue.MapPicturePath(way.id), Data: b.comuniPicture(b.comuniMap(way).Title, p, borders)})
	}
	return files
}

// comuniTable is the page with the Comuni of an ATS and all their figures.
func (b *builder) comuniTable(ats catalogue.ATS) Page {
	n := &notes{about: b.about}
	name := b.links.ats[ats.Code].Name
	p := comuniTable{Title: "I Comuni dell’" + name, ATS: b.links.ats[ats.Code], Twin: true}
	for _, other := range b.catalogue.ATS {
		if other.Code != ats.Code {
			p.Others = append(p.Others, link{Name: "Comuni dell’" + b.links.ats[other.Code].Name, Code: string(other.Code), URL: tablePath(other)})
		}
	}
	at := map[catalogue.ISTATCode]int{}
	comuni := slices.Clone(b.catalogue.Comuni)
	catalogue.SortByName(comuni)
	for _, c := range comuni {
		if b.atsOf(string(c.Ambito)) == ats.Code {
			at[c.Code] = len(p.Rows)
			ambito := b.links.ambiti[c.Ambito]
			row := placeRow{link: b.links.comuni[c.Code], Of: &ambito}
			if initial := initialOf(c.Name); len(p.Letters) == 0 || p.Letters[len(p.Letters)-1].Name != initial {
				row.Anchor = "lettera-" + strings.ToLower(initial)
				p.Letters = append(p.Letters, link{Name: initial, URL: "#" + row.Anchor})
			}
			p.Rows = append(p.Rows, row)
		}
	}
	for _, way := range colourings(b.catalogue) {
		if way.indicator == nil {
			continue
		}
		t, _ := way.indicator.Shown(catalogue.LevelComune)
		p.Columns = append(p.Columns, matrixColumn{link{Name: way.name, Code: way.id, URL: way.path()}, typographic(way.indicator.Measure.Unit.Label), t.Last()})
		for i := range p.Rows {
			p.Rows[i].Figures = append(p.Rows[i].Figures, spendingFigure{Missing: grammar.LowerFirst(catalogue.NotReported.Label())})
		}
		for _, r := range t.Parts() {
			if i, ok := at[r.Comune]; ok {
				o, _ := t.At(r.Key, t.Last(), t.Measures[0].ID)
				p.Rows[i].Figures[len(p.Columns)-1] = n.figure(o)
			}
		}
	}
	p.Lead = fmt.Sprintf("L’ATS è un’agenzia di tutela della salute. Qui ci sono i suoi Comuni: %s, con l’Ambito e le cifre della mappa.", whole(len(p.Rows)))
	p.Notes = n.list
	return Page{Title: p.Title, Description: "I Comuni dell’" + name + " in tabella, con il loro Ambito e le cifre che colorano la mappa.", Params: p}
}

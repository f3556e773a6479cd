package site

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/geo"
)

// areaMap draws the last year of a table whose rows are ATS or Ambiti; nil for any other table, and for one without a
// value of the area as a whole.
func (b *builder) areaMap(t catalogue.Table, id string, n *notes) *areaMap {
	m, ok := mappable(t)
	if !ok {
		return nil
	}
	return b.choropleth(t, m, id, n)
}

// choropleth colours the areas of a level by their last values.
func (b *builder) choropleth(t catalogue.Table, m catalogue.Measure, id string, n *notes) *areaMap {
	drawing := b.areas[t.Level]
	year := t.Last()
	a := &areaMap{
		ID: id, Width: drawing.Width, Height: drawing.Height, Credit: b.catalogue.Boundaries.Credit,
		Title: strings.TrimSuffix(typographic(t.Title)+", "+year, ", "),
		Note: "I colori raggruppano valori vicini fra loro: dentro un gruppo le differenze sono le più piccole possibili (metodo di Fisher e Jenks). I limiti dei gruppi sono arrotondati. " +
			unitNote(m.Unit),
	}
	if len(t.Measures) > 1 {
		a.Title = typographic(m.Label) + ", " + year
	}
	var said []string
	for _, r := range t.Parts() {
		o, _ := t.At(r.Key, year, m.ID)
		said = append(said, r.Name+": "+b.about.told(o))
	}
	a.Desc = strings.Join(said, "; ")
	class := map[string]string{}
	for _, c := range b.areaClasses(t, year, m, n) {
		a.Classes = append(a.Classes, c)
		for _, area := range c.Areas {
			class[area.Code] = c.Class
		}
	}
	for _, shape := range drawing.Shapes {
		r, ok := t.FindRow(shape.Code)
		if !ok {
			a.Areas = append(a.Areas, valueArea{mapArea: mapArea{link: link{Name: shape.Name, Code: shape.Code}, D: shape.Path, Class: "map-missing"}})
			continue
		}
		label := shape.Label()
		area := valueArea{mapArea: mapArea{
			link: link{Name: r.Name, Code: r.Key, URL: b.links.place(r)}, D: shape.Path, Class: class[r.Key], X: label.X, Y: label.Y,
		}}
		o, _ := t.At(r.Key, year, m.ID)
		area.Value = b.about.plotted(o).Text
		area.Label = t.Level == catalogue.LevelATS || fits(area.Value, valueHeight, label.Radius)
		a.Areas = append(a.Areas, area)
	}
	return a
}

// mappable gives the measure of a table that a map can show: a value of each area as one that does not simply grow with
// its size.
func mappable(t catalogue.Table) (catalogue.Measure, bool) {
	m := keyMeasure(t)
	s, _ := m.Statistic()
	return m, (t.Level == catalogue.LevelATS || t.Level == catalogue.LevelAmbito) && s == catalogue.Overall && !additive(t)
}

// valueHeight is how high the style sheet writes a value, in grid units (assets/scss/components/_chart.scss).
const valueHeight = 20

// drawAreas draws what the tables of a catalogue are shown on.
func drawAreas(c *catalogue.Catalogue, a *atlas.Atlas) (map[catalogue.Level]*geo.Drawing, error) {
	draw := map[catalogue.Level]func() (*geo.Drawing, error){
		catalogue.LevelATS: a.ATSMap, catalogue.LevelAmbito: a.AmbitiMap, catalogue.LevelASST: a.ASSTMap, catalogue.LevelComune: a.ComuniMap,
	}
	var levels []catalogue.Level
	if len(c.Planning.Agreements) > 0 {
		levels = append(levels, catalogue.LevelATS)
	}
	for _, t := range c.Spending.Tables {
		if _, ok := mappable(t); ok {
			levels = append(levels, t.Level)
		}
	}
	for _, i := range c.Indicators {
		levels = append(levels, i.Main())
	}
	areas := map[catalogue.Level]*geo.Drawing{}
	for _, level := range levels {
		if draw[level] == nil || areas[level] != nil {
			continue
		}
		drawing, err := draw[level]()
		if err != nil {
			return nil, err
		}
		areas[level] = drawing
	}
	return areas, nil
}

// areaClasses puts the areas into classes of values that are near each other, with the limits of each.
func (b *builder) areaClasses(t catalogue.Table, year string, m catalogue.Measure, n *notes) []areaClass {
	rows := t.Parts()
	var values chart.Series
	missing := areaClass{Class: "map-missing", Label: "Il dato non c’è"}
	for _, r := range rows {
		v := b.about.plottedAt(t, r, year, m)
		values = append(values, v)
		if v.Missing {
			missing.Areas = append(missing.Areas, b.valueLink(t, r, year, m, n))
		}
	}
	drawn := chart.Classify(values)
	var classes []areaClass
	for i, class := range drawn.List {
		c := areaClass{Class: fmt.Sprintf("map-class-%d", class.Shade), Label: classLabel(drawn.Limits, i)}
		var members []catalogue.Row
		for _, at := range class.Members {
			c.Areas = append(c.Areas, b.valueLink(t, rows[at], year, m, n))
			members = append(members, rows[at])
		}
		if c.Label == "" {
			c.Label = c.Areas[0].Value // there is but one value
		}
		c.Doubt = b.about.classDoubt(t, members, year, m)
		classes = append(classes, c)
	}
	if len(missing.Areas) > 0 {
		classes = append(classes, missing)
	}
	return classes
}

// classLabel says the limits of a class, «da 100 a meno di 150»; nothing where there is but one class.
func classLabel(limits []chart.Limit, i int) string {
	written := func(l chart.Limit) string { return strings.Replace(decimal(l.Number, l.Decimals), "-", "−", 1) }
	switch {
	case len(limits) == 0:
		return ""
	case i == 0:
		return "meno di " + written(limits[0])
	case i == len(limits):
		return "da " + written(limits[i-1]) + " in su"
	}
	return "da " + written(limits[i-1]) + " a meno di " + written(limits[i])
}

func (b *builder) valueLink(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure, n *notes) valueLink {
	o, _ := t.At(r.Key, year, m.ID)
	f := n.figure(o)
	link := valueLink{link: link{Name: r.Name, Code: r.Key, URL: b.links.place(r)}, Value: f.Text, Marks: f.Marks}
	switch {
	case f.Text == "":
		link.Value = f.Missing
	case n.about.doubtful(o):
		link.Doubt = doubtWords
	}
	return link
}

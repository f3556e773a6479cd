package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// mapClasses is how many classes a map has at most: few enough to be told apart in grey.
const mapClasses = 4

// areaMap draws the last year of a table whose rows are ATS or Ambiti; nil for any other table, and for one without a
// value of the area as a whole.
func (b *builder) areaMap(t catalogue.Table, id string, n *notes) (*AreaMap, error) {
	m, ok := mappable(t)
	if !ok {
		return nil, nil
	}
	drawing, err := b.levelDrawing(t.Level)
	if err != nil {
		return nil, err
	}
	year := lastPeriod(t)
	a := &AreaMap{
		ID: id, Width: drawing.Width, Height: drawing.Height, Credit: b.Boundaries.Credit,
		Title: typographic(t.Title) + ", " + year,
		Note:  "Gruppi con circa lo stesso numero di territori: più scuro vuol dire un valore più alto. " + unitNote(m.Unit),
	}
	if len(t.Measures) > 1 {
		a.Title = typographic(m.Label) + ", " + year
	}
	var said []string
	for _, r := range t.Parts() {
		o, _ := t.At(r.Key, year, m.ID)
		said = append(said, r.Name+": "+shown(o))
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
			a.Areas = append(a.Areas, ValueArea{MapArea: MapArea{Link: Link{Name: shape.Name, Code: shape.Code}, D: shape.Path, Class: "map-missing"}})
			continue
		}
		label := shape.Label()
		area := ValueArea{MapArea: MapArea{
			Link: Link{Name: r.Name, Code: r.Key, URL: b.placeURL(r)}, D: shape.Path, Class: class[r.Key], X: label.X, Y: label.Y,
		}}
		o, _ := t.At(r.Key, year, m.ID)
		area.Value = b.plotted(o).Text
		area.Label = t.Level == catalogue.LevelATS || fits(area.Value, valueHeight, label.Radius)
		a.Areas = append(a.Areas, area)
	}
	return a, nil
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

func (b *builder) levelDrawing(level catalogue.Level) (*geo.Drawing, error) {
	if drawing, ok := b.levels[level]; ok {
		return drawing, nil
	}
	draw := b.atlas.ATSMap
	if level == catalogue.LevelAmbito {
		draw = b.atlas.AmbitiMap
	}
	drawing, err := draw()
	if err == nil {
		b.levels[level] = drawing
	}
	return drawing, err
}

// areaClasses puts the areas into classes of about the same size, equal values together. The bounds written in the key
// are printed figures.
func (b *builder) areaClasses(t catalogue.Table, year string, m catalogue.Measure, n *notes) []AreaClass {
	sorted := sortedRows(t, t.Parts(), year, m)
	slices.Reverse(sorted) // from the lowest; those without a figure come first
	missing := AreaClass{Class: "map-missing", Label: "Il dato non c’è"}
	var rows []catalogue.Row
	for _, r := range sorted {
		if _, ok := value(t, r, year, m); ok {
			rows = append(rows, r)
		} else {
			missing.Areas = append(missing.Areas, b.valueLink(t, r, year, m, n))
		}
	}
	var classes []AreaClass
	for i, r := range rows {
		k := min(i*mapClasses/len(rows), mapClasses-1)
		class := fmt.Sprintf("map-class-%d", k+1)
		link := b.valueLink(t, r, year, m, n)
		last := len(classes) - 1
		if last >= 0 && (classes[last].Class == class || classes[last].Areas[len(classes[last].Areas)-1].Value == link.Value) {
			classes[last].Areas = append(classes[last].Areas, link)
		} else {
			classes = append(classes, AreaClass{Class: class, Areas: []ValueLink{link}})
		}
	}
	for i, c := range classes {
		low, high := c.Areas[0].Value, c.Areas[len(c.Areas)-1].Value
		if low == high {
			classes[i].Label = low
		} else {
			classes[i].Label = "da " + low + " a " + high
		}
	}
	if len(missing.Areas) > 0 {
		classes = append(classes, missing)
	}
	return classes
}

func (b *builder) valueLink(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure, n *notes) ValueLink {
	o, _ := t.At(r.Key, year, m.ID)
	f := n.figure(o)
	link := ValueLink{Link: Link{Name: r.Name, Code: r.Key, URL: b.placeURL(r)}, Value: f.Text, Marks: f.Marks}
	if f.Text == "" {
		link.Value = f.Missing
	}
	return link
}

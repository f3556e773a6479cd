package site

import (
	"fmt"
	"math"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
)

// indicatorMap shows the last figures of an indicator: quotients in colours, amounts as circles, whose surface is the amount.
// The key has no names: the table beside it has them. Nil where there are no areas.
func (b *builder) indicatorMap(t catalogue.Table, n *notes) *areaMap {
	m := t.Measures[0]
	if b.areas[t.Level] == nil || t.Known(t.Last(), m) == 0 {
		return nil
	}
	a := b.choropleth(t, m, "mappa", n)
	for i := range a.Classes {
		class := &a.Classes[i]
		if len(class.Areas) > 1 || class.Class == "map-missing" {
			class.Label += ": " + counted(len(class.Areas), levelWords[t.Level].one, levelWords[t.Level].many)
		}
		class.Areas = nil
	}
	for i := range a.Areas {
		a.Areas[i].Label = a.Areas[i].Label && a.Areas[i].Class != "map-missing" // the key says it once
	}
	a.Desc = strings.TrimSuffix(b.said(t), ".") + ". Tutte le cifre sono nella tabella di questa pagina."
	switch {
	case additive(t):
		b.circles(a, t)
	case len(a.Areas) > manyAreas:
		a.Areas = merged(a.Areas)
	}
	return a
}

// manyAreas is how many areas a map draws each for itself; of more, those of one class are one shape without names.
const manyAreas = 200

// merged joins the areas of each class into one shape.
func merged(areas []valueArea) []valueArea {
	var list []valueArea
	at := map[string]int{}
	for _, area := range areas {
		i, ok := at[area.Class]
		if !ok {
			i, at[area.Class] = len(list), len(list)
			list = append(list, valueArea{mapArea: mapArea{Class: area.Class}})
		}
		list[i].D += area.D
	}
	return list
}

// widestCircle is the radius of the largest circle of a map, in grid units.
const widestCircle = 44

// circles shows amounts as circles instead of colours.
func (b *builder) circles(a *areaMap, t catalogue.Table) {
	m := t.Measures[0]
	rows := withValue(t, t.Last(), m)
	first, _ := t.Value(rows[0], t.Last(), m)
	for i := range a.Areas {
		a.Areas[i].Label = false
		if a.Areas[i].Class != "map-missing" {
			a.Areas[i].Class = "map-bare"
		}
	}
	points := map[string]mapCircle{}
	for _, shape := range b.areas[t.Level].Shapes {
		label := shape.Label()
		points[shape.Code] = mapCircle{X: label.X, Y: label.Y}
	}
	for _, r := range rows { // the largest first, so that the small ones lie above it
		value, _ := t.Value(r, t.Last(), m)
		circle, ok := points[r.Key]
		if !ok || value.Float() <= 0 || first.Float() <= 0 {
			continue
		}
		circle.R = max(1, int(math.Round(widestCircle*math.Sqrt(value.Float()/first.Float()))))
		circle.Text = r.Name + ": " + b.about.plottedAt(t, r, t.Last(), m).Text
		a.Circles = append(a.Circles, circle)
	}
	missing := a.Classes[:0:0]
	for _, c := range a.Classes {
		if c.Class == "map-missing" {
			missing = append(missing, c)
		}
	}
	o, _ := t.At(rows[0].Key, t.Last(), m.ID)
	a.Classes = append([]areaClass{{Class: "map-circle-key", Label: "Il cerchio più grande: " + b.about.told(o) + ", " + typographic(rows[0].Name)}}, missing...)
	a.Note = "Ogni cerchio è grande quanto il valore: un valore doppio ha un cerchio con l’area doppia. " + unitNote(m.Unit)
}

// said tells the lowest and the highest figure, and the region's.
func (b *builder) said(t catalogue.Table) string {
	w := &sentences{notes: &notes{about: b.about}, table: t}
	text := w.spread(t.Measures[0]).Text
	if total, ok := t.Total(); ok {
		o, _ := t.At(total.Key, t.Last(), t.Measures[0].ID)
		text += ". " + total.Name + ": " + b.about.told(o)
	}
	return text
}

// dots draws the places of a table on one axis, and says where the half of them in the middle lies. Nil where there are not two.
func (b *builder) dots(t catalogue.Table) (*chartRow, string) {
	m, year := t.Measures[0], t.Last()
	rows := withValue(t, year, m)
	if len(rows) < 2 {
		return nil, ""
	}
	var values chart.Series
	for _, r := range rows {
		values = append(values, b.about.plottedAt(t, r, year, m))
	}
	text := func(r catalogue.Row) string {
		v := b.about.plottedAt(t, r, year, m)
		return v.Text + " " + typographic(r.Name)
	}
	row := chartRow{
		ID: "punti", Name: strings.TrimSuffix(typographic(t.Title)+", "+year, ", "), Desc: b.said(t),
		Panel: chart.Dots(values, b.reference(t, m), text(rows[len(rows)-1]), text(rows[0])),
	}
	words := levelWords[t.Level]
	note := fmt.Sprintf("Ogni punto è un %s, dal valore più alto in cima al più basso in fondo. ", words.one)
	if t.Level == catalogue.LevelATS || t.Level == catalogue.LevelASST {
		note = fmt.Sprintf("Ogni punto è un’%s, dal valore più alto in cima al più basso in fondo. ", words.one)
	}
	if k := len(rows); k >= 4 {
		low, _ := t.Value(rows[k-1-(k-1)/4], year, m)
		high, _ := t.Value(rows[(k-1)/4], year, m)
		note += fmt.Sprintf("La fascia dice dove sta la metà di mezzo: da %s a %s. ", low.Italian(), high.Italian())
	}
	return &row, note + unitNote(m.Unit)
}

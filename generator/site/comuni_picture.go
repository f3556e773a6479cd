package site

import (
	"bytes"
	"fmt"
	"html"

	"github.com/paulmach/orb"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// comuniPicture writes the map as an SVG file that stands by itself, with a link on each Comune; the page shows it as an image,
// and its script (assets/js/explore.js) puts it into the page. All colours are attributes: a content security policy without
// inline styles leaves them alone.
func (b *builder) comuniPicture(title string, p painting, borders func(x, y catalogue.Comune) bool) []byte {
	d := b.maps.comuni
	var w bytes.Buffer
	fmt.Fprintf(&w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="Titillium Web, sans-serif"><title>%s</title><desc>%s</desc>`,
		d.Width, d.Height, html.EscapeString(title), html.EscapeString(b.catalogue.Credit()))
	fmt.Fprintf(&w, `<rect width="%d" height="%d" fill="%s"/>`, d.Width, d.Height, noFill)
	for i, paint := range p.paints {
		fmt.Fprintf(&w, "\n"+`<g fill="%s" stroke="%s" stroke-width=".8" stroke-linejoin="round">`, paint.Fill, paint.Line)
		for _, shape := range d.Shapes {
			code := catalogue.ISTATCode(shape.Code)
			if class, ok := p.class[code]; !ok || class != i || shape.Path == "" {
				continue
			}
			to := b.links.comuni[code]
			fmt.Fprintf(&w, "\n"+`<a href="../%s"><path d="%s"><title>%s: %s</title></path></a>`, html.EscapeString(to.URL), shape.Path,
				html.EscapeString(to.Name), html.EscapeString(p.told[code]))
		}
		w.WriteString("</g>")
	}
	fmt.Fprintf(&w, "\n"+`<path d="%s" fill="none" stroke="%s" stroke-width="2.5" stroke-linejoin="round" pointer-events="none"/>`, d.Mesh(func(x, y string) bool {
		one, _ := b.catalogue.FindComune(catalogue.ISTATCode(x))
		other, _ := b.catalogue.FindComune(catalogue.ISTATCode(y))
		return x == "" || borders(one, other)
	}), deepLine)
	fmt.Fprintf(&w, "\n"+`<g class="map-labels" font-size="48" font-weight="600" text-anchor="middle" dominant-baseline="middle" fill="#1a1a1a" stroke="#fff" stroke-width="8" stroke-linejoin="round" paint-order="stroke" pointer-events="none">`)
	for _, city := range b.cities(d) {
		fmt.Fprintf(&w, `<text x="%d" y="%d">%s</text>`, city.at.X, city.at.Y, html.EscapeString(city.text))
	}
	w.WriteString("</g></svg>\n")
	return w.Bytes()
}

// cities gives the capitals where their names cover no other on a phone.
func (b *builder) cities(d *geo.Drawing) []toName {
	var list []toName
	for _, c := range b.catalogue.Comuni {
		if c.Leads() {
			x, y := b.cityAt(d, c)
			list = append(list, toName{text: c.Name, at: geo.Label{X: x, Y: y}, free: true})
		}
	}
	var cities []toName
	for _, i := range room(list, nil, cityNames, orb.Bound{Max: orb.Point{float64(d.Width), float64(d.Height)}}) {
		cities = append(cities, list[i])
	}
	return cities
}

// cityAt gives the place of a Comune's name on a drawing.
func (b *builder) cityAt(d *geo.Drawing, c catalogue.Comune) (x, y int) {
	at, _ := b.atlas.Comuni.LabelPoint(string(c.Code))
	return d.At(at)
}

package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// SVG gives a card with bars as an SVG of the same size, with the same things at the same places. Its texts are texts: set in the
// reader's own font where there is no Titillium Web.
func (s *Studio) SVG(card Card) ([]byte, error) {
	t, ok := s.tools.Get().(*tools)
	if !ok {
		t = newTools()
	}
	defer s.tools.Put(t)
	drawn, high := &shapes{}, s.height(card, t)
	fmt.Fprintf(&drawn.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img" aria-labelledby="titolo testo" font-family="'Titillium Web', sans-serif">`+"\n", Width, high)
	said := []string{card.Kicker}
	said = append(said, card.Facts...)
	for _, bar := range card.Bars {
		said = append(said, bar.Name+": "+bar.Value)
	}
	drawn.element("title", "titolo", card.Title)
	drawn.element("desc", "testo", strings.Join(append(said, card.Credit, card.Licence), ". "))
	fmt.Fprintf(&drawn.out, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", Width, high)
	p := &painter{studio: s, tools: t, surface: drawn, height: high}
	p.band(card.Credit, card.Licence)
	p.figure(card)
	drawn.out.WriteString("</svg>\n")
	return drawn.out.Bytes(), p.err
}

// shapes are the elements of an SVG, one a line.
type shapes struct{ out bytes.Buffer }

func (s *shapes) element(name, id, text string) {
	fmt.Fprintf(&s.out, `<%s id="%s">%s</%[1]s>`+"\n", name, id, escaped(text))
}

func (s *shapes) rect(x0, y0, x1, y1 int, r ramp) {
	fmt.Fprintf(&s.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", x0, y0, x1-x0, y1-y0, r.full())
}

func (s *shapes) text(face *typeface, words string, x, y int, r ramp) {
	if words == "" {
		return
	}
	weight := ""
	if face.style.bold {
		weight = ` font-weight="600"`
	}
	fmt.Fprintf(&s.out, `<text x="%d" y="%d" font-size="%g"%s fill="%s">%s</text>`+"\n", x, y, face.style.size, weight, r.full(), escaped(words))
}

// full is the ink of a ramp where it covers a pixel whole.
func (r ramp) full() string {
	red, green, blue, _ := palette()[r[len(r)-1]].RGBA()
	return fmt.Sprintf("#%02x%02x%02x", red>>8, green>>8, blue>>8)
}

func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a Builder takes everything
	return out.String()
}

package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/image/font/gofont/goregular"

	"ambitilombardia/generator/chart"
)

// square is an area of a grid of 1000 × 1000.
func square(x, y, side float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}
}

func studio(t testing.TB) *Studio {
	t.Helper()
	s, err := New(goregular.TTF, goregular.TTF, Ground{
		Width: 1000, Height: 1000, Areas: []orb.MultiPolygon{square(0, 0, 500), square(500, 500, 500)},
		Borders: []orb.LineString{{{0, 0}, {500, 500}}},
	}, "Ambiti Lombardia")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func drawn(t testing.TB, s *Studio, c Card) ([]byte, image.Image) {
	t.Helper()
	data, err := s.Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return data, img
}

var mapCard = Card{Kicker: "Ambito", Title: "Visconteo Sud Milano", Facts: []string{"11 Comuni"}, Areas: []orb.MultiPolygon{square(500, 500, 500)}}

func TestAPictureIsSmallAndOfTheAgreedSize(t *testing.T) {
	data, img := drawn(t, studio(t), mapCard)
	if got := img.Bounds(); got != image.Rect(0, 0, 1200, 630) {
		t.Errorf("bounds %v", got)
	}
	if len(data) > 30_000 {
		t.Errorf("%d bytes", len(data))
	}
}

func TestTheAreaInEvidenceIsGreenAndTheOthersPale(t *testing.T) {
	s := studio(t)
	_, img := drawn(t, s, mapCard)
	at := func(x, y float64) color.RGBA {
		px, py := s.place.at(orb.Point{x, y})
		return color.RGBAModel.Convert(img.At(int(px), int(py))).(color.RGBA)
	}
	if got := at(750, 750); got != (color.RGBA{41, 122, 56, 255}) {
		t.Errorf("the area is %v", got)
	}
	if got := at(300, 100); got != (color.RGBA{223, 228, 236, 255}) {
		t.Errorf("the other is %v", got)
	}
	if got := at(750, 250); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the ground is %v", got)
	}
}

func TestATinyAreaHasARingAroundIt(t *testing.T) {
	s := studio(t)
	card := mapCard
	card.Areas = []orb.MultiPolygon{square(700, 300, 2)}
	_, img := drawn(t, s, card)
	x, y := s.place.at(orb.Point{701, 301})
	if got := img.At(int(x)+20, int(y)); got != img.(*image.Paletted).Palette[green[steps]] {
		t.Errorf("no ring beside the area: %v", got)
	}
}

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	_, img := drawn(t, studio(t), Card{Title: "Quanto", Bars: []Bar{
		{Name: "lunga", Value: "4", Extent: chart.Extent{To: 1, Bar: true}}, {Name: "corta", Value: "1", Extent: chart.Extent{To: 0.25, Bar: true}}, {Name: "manca", Value: "n.d."},
	}})
	longest := map[int]int{}
	for y := 0; y < Height-foot; y++ {
		n := 0
		for x := 490; x < 920; x++ {
			if img.At(x, y) == img.(*image.Paletted).Palette[green[steps]] {
				n++
			}
		}
		longest[n]++
	}
	if longest[430] == 0 || longest[107] == 0 {
		t.Errorf("no bar of 430 or none of 107 pixels: %v", longest)
	}
}

func TestAZeroIsDrawnAndWhatIsMissingIsNot(t *testing.T) {
	ink := func(e chart.Extent) int {
		_, img := drawn(t, studio(t), Card{Bars: []Bar{{Extent: e}}})
		n := 0
		for y := range Height - foot {
			for x := 420; x < Width; x++ {
				if img.At(x, y) == img.(*image.Paletted).Palette[green[steps]] {
					n++
				}
			}
		}
		return n
	}
	if zero, none := ink(chart.Extent{Bar: true}), ink(chart.Extent{}); zero == 0 || none != 0 {
		t.Errorf("a zero has %d pixels, what is missing %d", zero, none)
	}
	if whole, open := ink(chart.Extent{To: 0.5, Bar: true}), ink(chart.Extent{To: 0.5, Bar: true, Beyond: true}); open <= whole {
		t.Errorf("a bar whose end is not known has %d pixels, one that ends there %d", open, whole)
	}
}

func TestLongTextsStayInside(t *testing.T) {
	card := mapCard
	card.Title = strings.Repeat("Valle Trompia e Comunità Montana ", 12)
	card.Facts = []string{strings.Repeat("a", 300)}
	drawn(t, studio(t), card)
	drawn(t, studio(t), Card{Bars: []Bar{{Name: strings.Repeat("Servizi di assistenza domiciliare ", 4), Value: "1", Extent: chart.Extent{To: 1, Bar: true}}}})
}

func TestTheSameCardGivesTheSameBytesOnAnyDesk(t *testing.T) {
	s := studio(t)
	want, _ := drawn(t, s, mapCard)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			other := mapCard
			other.Title = "Altro"
			for _, c := range []Card{other, mapCard, {Title: "x", Bars: []Bar{{Name: "y", Extent: chart.Extent{To: 1, Bar: true}}}}, mapCard} {
				got, err := s.Draw(c)
				if err != nil || c.Title == mapCard.Title && !bytes.Equal(got, want) {
					t.Errorf("another picture, %v", err)
				}
			}
		})
	}
	group.Wait()
}

func TestAFileThatIsNoFontIsRefused(t *testing.T) {
	if _, err := New([]byte("<html>"), goregular.TTF, Ground{Width: 1, Height: 1}, ""); err == nil || !strings.Contains(err.Error(), "carattere normale") {
		t.Error(err)
	}
}

func TestAPictureGrowsWithItsBarsWhichStayReadable(t *testing.T) {
	card := Card{Title: "Quanto", Credit: "Fonte: dati 2018", Licence: "Licenza CC BY 4.0", Grows: true}
	for i := range 91 {
		card.Bars = append(card.Bars, Bar{Name: "Ambito " + strconv.Itoa(i), Value: "1", Extent: chart.Extent{To: 1, Bar: true}})
	}
	s := studio(t)
	_, img := drawn(t, s, card)
	high, rows := img.Bounds().Dy(), 0
	for y := 1; y < high-foot; y++ {
		if green := img.(*image.Paletted).Palette[green[steps]]; img.At(700, y) == green && img.At(700, y-1) != green {
			rows++
		}
	}
	if rows != 91 || high < 91*rowHeight {
		t.Errorf("%d bars on %d pixels", rows, high)
	}
	if img.At(10, high-1) != img.(*image.Paletted).Palette[green[steps]] {
		t.Error("the foot is not at the end")
	}
	svg, err := s.SVG(card)
	if err != nil || !strings.Contains(string(svg), fmt.Sprintf(`viewBox="0 0 1200 %d"`, high)) || !strings.Contains(string(svg), ">Ambito 90<") {
		t.Errorf("the drawing is not as high as the picture, %v: %.200s", err, svg)
	}
	if _, img := drawn(t, s, mapCard); img.Bounds().Dy() != Height {
		t.Errorf("the next picture is %d pixels high", img.Bounds().Dy())
	}
}

func BenchmarkDraw(b *testing.B) {
	s := studio(b)
	for b.Loop() {
		if _, err := s.Draw(mapCard); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAnSVGSaysAllThatItsPictureSaysAndEscapesIt(t *testing.T) {
	card := Card{
		Kicker: "Allegato C", Title: `Spesa <per> "abitante" & altro`, Facts: []string{"2018, euro"}, Credit: "Fonte: dati 2018", Licence: "Licenza CC BY 4.0",
		Bars: []Bar{{Name: "ATS Pavia", Value: "80,50*", Extent: chart.Extent{To: 0.5, Bar: true}}, {Name: "Lombardia", Value: "160,57", Extent: chart.Extent{To: 1, Bar: true}, Dark: true}},
	}
	data, err := studio(t).SVG(card)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var bars []float64
	var title string
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		var element struct {
			Text  string  `xml:",chardata"`
			Width float64 `xml:"width,attr"`
			X     string  `xml:"x,attr"`
		}
		switch start.Name.Local {
		case "title", "text", "rect":
			if err := decoder.DecodeElement(&element, &start); err != nil {
				t.Fatal(err)
			}
		}
		switch {
		case start.Name.Local == "title":
			title = element.Text
		case start.Name.Local == "text":
			texts = append(texts, element.Text)
		case start.Name.Local == "rect" && element.X == "490":
			bars = append(bars, element.Width)
		}
	}
	if title != card.Title {
		t.Errorf("the title is %q", title)
	}
	for _, want := range []string{card.Kicker, "2018, euro", "ATS Pavia", "80,50*", "160,57", card.Credit, card.Licence, "Ambiti Lombardia"} {
		if !slices.Contains(texts, want) {
			t.Errorf("%q is not written: %q", want, texts)
		}
	}
	if len(bars) != 2 || 2*bars[0] != bars[1] {
		t.Errorf("bars of a half and a whole are %v wide", bars)
	}
}

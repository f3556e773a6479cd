package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"ambitilombardia/generator/chart"
)

// Where things are on a picture.
const (
	margin  = 56
	foot    = 84 // height of the band
	mapLeft = 640
	mapTop  = 28

	around    = 36 // above and below the bars
	rowHeight = 40 // of a picture that grows
	small     = 18 // letters of a name in two lines
)

// Studio draws pictures that share fonts, map and foot. It may be used by several goroutines.
type Studio struct {
	regular, semibold *opentype.Font
	name              string
	place             placing
	ground            []uint8 // the pixels of a picture with the pale map
	borders           []orb.LineString
	tools             sync.Pool
	lock              sync.Mutex
	sheets            map[sheet][]uint8 // the pixels that all pictures of a kind begin with
}

// sheet is a kind of picture: with or without the map, and what stands at its foot.
type sheet struct {
	mapped          bool
	credit, licence string
}

// New prepares a studio. The fonts are TrueType or OpenType files; name stands at the foot of every picture.
func New(regular, semibold []byte, ground Ground, name string) (*Studio, error) {
	s := &Studio{name: name, borders: ground.Borders, sheets: map[sheet][]uint8{}}
	var err error
	if s.regular, err = opentype.Parse(regular); err != nil {
		return nil, fmt.Errorf("lettura del carattere normale: %w", err)
	}
	if s.semibold, err = opentype.Parse(semibold); err != nil {
		return nil, fmt.Errorf("lettura del carattere in grassetto: %w", err)
	}
	room, high := float64(Width-mapLeft-margin/2), float64(Height-foot-2*mapTop)
	scale := min(room/float64(ground.Width), high/float64(ground.Height))
	s.place = placing{
		x: mapLeft + (room-float64(ground.Width)*scale)/2, y: mapTop + (high-float64(ground.Height)*scale)/2, scale: scale,
	}
	c := newCanvas(Height)
	c.areas(ground.Areas, s.place, grey)
	c.strokes(ground.Borders, s.place, 1.5, line)
	s.ground = c.Pix
	return s, nil
}

// tools are what one goroutine draws with. Faces are not safe to share.
type tools struct {
	canvas  *canvas
	faces   map[style]*typeface
	encoder png.Encoder
	buffer  *png.EncoderBuffer
}

type style struct {
	bold bool
	size float64
}

// Get and Put make the tools the encoder's own store of buffers.
func (t *tools) Get() *png.EncoderBuffer  { return t.buffer }
func (t *tools) Put(b *png.EncoderBuffer) { t.buffer = b }

func newTools() *tools {
	t := &tools{canvas: newCanvas(Height), faces: map[style]*typeface{}}
	t.encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: t} // an eighth more bytes in half the time
	return t
}

// Draw gives the PNG of a card.
func (s *Studio) Draw(card Card) ([]byte, error) {
	t, ok := s.tools.Get().(*tools)
	if !ok {
		t = newTools()
	}
	defer s.tools.Put(t)
	p := &painter{studio: s, tools: t, canvas: t.canvas, height: s.height(card, t)}
	if p.height > Height {
		p.canvas = newCanvas(p.height)
	}
	p.surface = p.canvas
	if p.begin(sheet{len(card.Areas) > 0, card.Credit, card.Licence}); len(card.Areas) > 0 {
		p.chart(card)
	} else {
		p.figure(card)
	}
	if p.err != nil {
		return nil, p.err
	}
	var out bytes.Buffer
	if err := t.encoder.Encode(&out, p.canvas.Paletted); err != nil {
		return nil, fmt.Errorf("scrittura dell’immagine «%s»: %w", card.Title, err)
	}
	return out.Bytes(), nil
}

// surface is what bars and texts are drawn on: pixels, or the elements of an SVG.
type surface interface {
	rect(x0, y0, x1, y1 int, r ramp)
	text(face *typeface, s string, x, y int, r ramp)
}

// painter draws one card.
type painter struct {
	studio  *Studio
	tools   *tools
	canvas  *canvas // of a map
	surface surface
	height  int
	err     error
}

// figure draws a card with bars.
func (p *painter) figure(card Card) { p.bars(card, p.figureHead(card)) }

func (p *painter) figureHead(card Card) (y int) {
	return p.head(card, Width-2*margin, []float64{46, 40}, 2)
}

// height is that of a picture: its head is written nowhere, to see where it ends.
func (s *Studio) height(card Card, t *tools) int {
	if !card.Grows {
		return Height
	}
	p := &painter{studio: s, tools: t, surface: nowhere{}}
	return max(Height, p.figureHead(card)+around+rowHeight*len(card.Bars)+foot)
}

// nowhere is what a text is written on to learn how much room it takes.
type nowhere struct{}

func (nowhere) rect(int, int, int, int, ramp)          {}
func (nowhere) text(*typeface, string, int, int, ramp) {}

// begin takes a sheet, which is drawn once. One of another height is drawn for its picture alone.
func (p *painter) begin(kind sheet) {
	if p.height != Height {
		p.band(kind.credit, kind.licence)
		return
	}
	p.studio.lock.Lock()
	defer p.studio.lock.Unlock()
	if pixels, drawn := p.studio.sheets[kind]; drawn {
		copy(p.canvas.Pix, pixels)
		return
	}
	clear(p.canvas.Pix)
	if kind.mapped {
		copy(p.canvas.Pix, p.studio.ground)
	}
	p.band(kind.credit, kind.licence)
	p.studio.sheets[kind] = slices.Clone(p.canvas.Pix)
}

func (p *painter) face(bold bool, size float64) *typeface {
	key := style{bold, size}
	if f, ok := p.tools.faces[key]; ok {
		return f
	}
	of := p.studio.regular
	if bold {
		of = p.studio.semibold
	}
	sized, err := opentype.NewFace(of, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil { // never for a font that was parsed
		p.err = fmt.Errorf("misura del carattere: %w", err)
		return nil
	}
	f := &typeface{sized, key, map[letter]glyph{}}
	p.tools.faces[key] = f
	return f
}

// head writes kicker, title and facts from the top and gives where they end. Of the sizes the title has the first that
// lets it have its lines; it is cut if none does.
func (p *painter) head(card Card, width int, sizes []float64, lines int) (y int) {
	y = margin + 22
	p.surface.text(p.face(true, 28), card.Kicker, margin, y, green)
	var title []string
	size := 0.0
	for _, size = range sizes {
		if title = wrap(p.face(false, size), card.Title, width); len(title) <= lines {
			break
		}
	}
	if len(title) > lines {
		title = append(title[:lines-1], title[lines-1]+"…")
	}
	y += 12
	for _, words := range title {
		y += int(size * 1.12)
		p.surface.text(p.face(false, size), words, margin, y, dark)
	}
	y += 18
	for _, fact := range card.Facts {
		for _, words := range wrap(p.face(false, 28), fact, width) {
			y += 37
			p.surface.text(p.face(false, 28), words, margin, y, dark)
		}
	}
	return y
}

// wrap breaks a text into lines no wider than width, where its words allow.
func wrap(face font.Face, text string, width int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		if last := len(lines) - 1; last >= 0 && font.MeasureString(face, lines[last]+" "+word).Ceil() <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// fitted gives the whole text if it is no wider than width, else as many of its words as are.
func fitted(face font.Face, text string, width int) string {
	lines := wrap(face, text, width)
	if len(lines) < 2 {
		return text
	}
	return lines[0] + "…"
}

// tiny is how narrow, in pixels, an area may be before it takes a ring to be found.
const tiny = 14

// chart draws the areas in evidence on the map.
func (p *painter) chart(card Card) {
	p.head(card, mapLeft-margin-margin/2, []float64{64, 56, 48, 42}, 4)
	p.canvas.areas(card.Areas, p.studio.place, green)
	bound := card.Areas[0].Bound()
	for _, area := range card.Areas {
		bound = bound.Union(area.Bound())
	}
	if len(card.Areas) > 1 {
		var between []orb.LineString
		for _, line := range p.studio.borders {
			if line.Bound().Intersects(bound) {
				between = append(between, line)
			}
		}
		p.canvas.strokes(between, p.studio.place, 1.5, cut)
	}
	if extent := max(bound.Right()-bound.Left(), bound.Top()-bound.Bottom()) * p.studio.place.scale; extent < tiny {
		p.canvas.strokes([]orb.LineString{circle(bound.Center(), 20/p.studio.place.scale)}, p.studio.place, 3, green)
	}
}

func circle(center orb.Point, radius float64) orb.LineString {
	const pieces = 48
	line := make(orb.LineString, pieces+1)
	for i := range line {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / pieces)
		line[i] = orb.Point{center[0] + radius*cos, center[1] + radius*sin}
	}
	return line
}

// bars draws a bar for each row in the room below y.
func (p *painter) bars(card Card, y int) {
	const left, widest = 490, 430
	step := min(48, (p.height-foot-y-around)/max(len(card.Bars), 1))
	size := min(26, float64(step)*0.76)
	y += 20
	for _, bar := range card.Bars {
		base := y + int(float64(step)*0.5+size*0.34)
		r := green
		if bar.Dark {
			r = dark
		}
		p.label(card, bar, left-margin-16, base, size)
		end := p.extent(bar.Extent, image.Rect(left, y+step/5, left+widest, y+step-step/5), r)
		p.surface.text(p.face(bar.Dark, size), bar.Value, end+12, base, dark)
		y += step
	}
	p.surface.rect(left-2, y-step*len(card.Bars), left, y, dark)
}

// label writes the name of a bar at its base line: cut where the bars are thin, in one or two small lines where they have room.
func (p *painter) label(card Card, bar Bar, width, base int, size float64) {
	face := p.face(bar.Dark, size)
	if lines := wrap(p.face(bar.Dark, small), bar.Name, width); card.Grows && len(wrap(face, bar.Name, width)) > 1 && len(lines) <= 2 {
		y := base - 10*(len(lines)-1)
		for i, words := range lines {
			p.surface.text(p.face(bar.Dark, small), words, margin, y+19*i, dark)
		}
		return
	}
	p.surface.text(face, fitted(face, bar.Name, width), margin, base, dark)
}

// extent draws a bar on the length of a box, and gives where it ends. Dashes stand for what is not known.
func (p *painter) extent(e chart.Extent, box image.Rectangle, r ramp) int {
	at := func(part float64) int { return box.Min.X + int(part*float64(box.Dx())) }
	from, to, mark := at(e.From), at(e.To), at(e.Mark)
	end := max(to, mark)
	if e.Below {
		p.dashes(box.Min.X, from, (box.Min.Y+box.Max.Y)/2, r)
	}
	if e.Beyond {
		p.dashes(end+8, end+40, (box.Min.Y+box.Max.Y)/2, r)
	}
	if e.Bar {
		p.surface.rect(from, box.Min.Y, max(to, from+2), box.Max.Y, r)
	}
	if e.Marked {
		ink := dark
		if from < mark && mark < to {
			ink = white
		}
		p.surface.rect(mark-2, box.Min.Y, mark+3, box.Max.Y, ink)
	}
	if e.Beyond {
		end += 36
	}
	return end
}

// dashes draws a broken line.
func (p *painter) dashes(from, to, y int, r ramp) {
	for x := from; x+6 <= to; x += 10 {
		p.surface.rect(x, y-1, x+6, y+2, r)
	}
}

// band draws the foot: the site's name, whose the data are, and under which licence.
func (p *painter) band(credit, licence string) {
	p.surface.rect(0, p.height-foot, Width, p.height, green)
	p.surface.text(p.face(true, 34), p.studio.name, margin, p.height-foot/2+12, white)
	face, y := p.face(false, 22), p.height-foot/2+8
	for i, words := range []string{credit, licence} {
		if licence != "" {
			y = p.height - foot/2 - 6 + 28*i
		}
		p.surface.text(face, words, Width-margin-font.MeasureString(face, words).Ceil(), y, white)
	}
}

package picture

import (
	"image"
	"slices"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// typeface is a font in one size. It keeps the letters it has drawn, since cards say much the same.
type typeface struct {
	font.Face
	style   style
	letters map[letter]glyph
}

// letter is a character and the part of a pixel at which it begins.
type letter struct {
	char rune
	part fixed.Int26_6
}

// glyph is a letter drawn.
type glyph struct {
	box     image.Rectangle // from the whole pixel at which it begins
	cover   []uint8         // of each pixel in the box
	advance fixed.Int26_6   // to where the next letter begins
}

func (f *typeface) glyph(l letter) glyph {
	if g, drawn := f.letters[l]; drawn {
		return g
	}
	box, mask, _, advance, _ := f.Glyph(fixed.Point26_6{X: l.part}, l.char)
	g := glyph{box: box, advance: advance}
	if !box.Empty() {
		g.cover = slices.Clone(mask.(*image.Alpha).Pix)
	}
	f.letters[l] = g
	return g
}

// text writes at a base line.
func (c *canvas) text(face *typeface, s string, x, y int, r ramp) {
	dot, written, before := fixed.I(x), image.Rectangle{}, rune(-1)
	for _, char := range s {
		if before >= 0 {
			dot += face.Kern(before, char)
		}
		g := face.glyph(letter{char, dot & 63})
		box := g.box.Add(image.Pt(dot.Floor(), y))
		c.cover(box, g.cover)
		written = written.Union(box)
		dot, before = dot+g.advance, char
	}
	c.ink(written, r)
}

// cover adds to the mask what covers a box. Where letters touch, the second covers a part of what the first left free.
func (c *canvas) cover(box image.Rectangle, cover []uint8) {
	within := box.Intersect(c.Rect)
	for y := within.Min.Y; y < within.Max.Y; y++ {
		row := cover[(y-box.Min.Y)*box.Dx()+within.Min.X-box.Min.X:]
		mask := c.mask.Pix[c.mask.PixOffset(within.Min.X, y) : c.mask.PixOffset(within.Max.X-1, y)+1]
		for x, m := range mask {
			if m == 0 {
				mask[x] = row[x]
			} else {
				mask[x] = m + uint8(int(row[x])*(255-int(m))/255)
			}
		}
	}
}

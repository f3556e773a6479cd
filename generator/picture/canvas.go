package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"
)

// ramp is the palette's way from a ground to a colour, for the soft edges of what is drawn. The first step leaves the
// pixel as it is.
type ramp []uint8

// steps are those of every ramp from paper to an ink. More would not be seen, and cost bytes.
const steps = 5

// The palette is paper, three ramps of paper turning into an ink, and paper again, for what is cut out. It has more than
// sixteen colours: up to there image/png packs two pixels to a byte, one by one, which takes four times as long.
var (
	paper = color.RGBA{255, 255, 255, 255}
	inks  = []color.RGBA{{223, 228, 236, 255}, {41, 122, 56, 255}, {0, 54, 46, 255}}

	grey  = inkRamp(0)
	green = inkRamp(1)
	dark  = inkRamp(2)
	white = onInk(green) // on green
	line  = onInk(grey)  // white on grey
	cut   = ramp{0, top} // white on whatever there is
)

// top is the last colour of the palette.
const top = 3*steps + 1

func palette() color.Palette {
	p := color.Palette{paper}
	for _, ink := range inks {
		for step := 1; step <= steps; step++ {
			p = append(p, mix(paper, ink, step, steps))
		}
	}
	return append(p, paper)
}

func inkRamp(ink uint8) ramp {
	r := ramp{0}
	for step := range uint8(steps) {
		r = append(r, ink*steps+step+1)
	}
	return r
}

// onInk is the way back from an ink to paper.
func onInk(of ramp) ramp {
	r := ramp{0}
	for step := steps - 1; step > 0; step-- {
		r = append(r, of[step])
	}
	return append(r, top)
}

func mix(a, b color.RGBA, step, steps int) color.RGBA {
	at := func(x, y uint8) uint8 { return uint8(int(x) + (int(y)-int(x))*step/steps) }
	return color.RGBA{at(a.R, b.R), at(a.G, b.G), at(a.B, b.B), 255}
}

// canvas is a picture under way. What is drawn is first a mask, how much of each pixel it covers, then colours.
type canvas struct {
	*image.Paletted
	mask   *image.Alpha
	raster vector.Rasterizer
}

func newCanvas(height int) *canvas {
	frame := image.Rect(0, 0, Width, height)
	return &canvas{Paletted: image.NewPaletted(frame, palette()), mask: image.NewAlpha(frame)}
}

// ink turns the mask within a box into colours and wipes it.
func (c *canvas) ink(box image.Rectangle, r ramp) {
	box = box.Intersect(c.Rect)
	top := len(r) - 1
	for y := box.Min.Y; y < box.Max.Y; y++ {
		covered := c.mask.Pix[c.mask.PixOffset(box.Min.X, y) : c.mask.PixOffset(box.Max.X-1, y)+1]
		pixels := c.Pix[c.PixOffset(box.Min.X, y):]
		for x, a := range covered {
			if a == 0 {
				continue
			}
			if step := (int(a)*top + 127) / 255; step > 0 {
				pixels[x] = r[step]
			}
		}
		clear(covered)
	}
}

func (c *canvas) rect(x0, y0, x1, y1 int, r ramp) {
	box := image.Rect(x0, y0, x1, y1).Intersect(c.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := c.Pix[c.PixOffset(box.Min.X, y) : c.PixOffset(box.Max.X-1, y)+1]
		for x := range row {
			row[x] = r[len(r)-1]
		}
	}
}

// placing puts the grid of a drawing onto the picture.
type placing struct{ x, y, scale float64 }

func (p placing) at(q orb.Point) (float32, float32) {
	return float32(p.x + q[0]*p.scale), float32(p.y + q[1]*p.scale)
}

// areas fills polygons.
func (c *canvas) areas(list []orb.MultiPolygon, p placing, r ramp) {
	var rings []orb.LineString
	for _, area := range list {
		for _, polygon := range area {
			for _, ring := range polygon {
				rings = append(rings, orb.LineString(ring))
			}
		}
	}
	c.fill(rings, p, r)
}

// strokes draws lines: each of their pieces is a rectangle, all turning the same way, so that where two overlap nothing
// is cut out.
func (c *canvas) strokes(lines []orb.LineString, p placing, width float64, r ramp) {
	var pieces []orb.LineString
	for _, points := range lines {
		for i := 1; i < len(points); i++ {
			a, b := points[i-1], points[i]
			length := math.Hypot(b[0]-a[0], b[1]-a[1])
			if length == 0 {
				continue
			}
			half := width / 2 / p.scale / length
			dx, dy := (b[1]-a[1])*half, (a[0]-b[0])*half
			pieces = append(pieces, orb.LineString{{a[0] + dx, a[1] + dy}, {b[0] + dx, b[1] + dy}, {b[0] - dx, b[1] - dy}, {a[0] - dx, a[1] - dy}})
		}
	}
	c.fill(pieces, p, r)
}

// fill fills rings, on the part of the picture that they reach.
func (c *canvas) fill(rings []orb.LineString, p placing, r ramp) {
	if len(rings) == 0 {
		return
	}
	bound := rings[0].Bound()
	for _, ring := range rings {
		bound = bound.Union(ring.Bound())
	}
	x0, y0 := p.at(bound.Min)
	x1, y1 := p.at(bound.Max)
	box := image.Rect(int(x0)-1, int(y0)-1, int(x1)+2, int(y1)+2).Intersect(c.Rect)
	p.x -= float64(box.Min.X)
	p.y -= float64(box.Min.Y)
	c.raster.Reset(box.Dx(), box.Dy())
	for _, ring := range rings {
		for i, q := range ring {
			if x, y := p.at(q); i == 0 {
				c.raster.MoveTo(x, y)
			} else {
				c.raster.LineTo(x, y)
			}
		}
		c.raster.ClosePath()
	}
	c.raster.DrawOp = draw.Src
	c.raster.Draw(c.mask, box, image.Opaque, image.Point{})
	c.ink(box, r)
}

package geo

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// Frame says what part of the areas to draw and how. The zero value draws all of them 800 pixels wide.
type Frame struct {
	Width  int      // of the drawing in pixels; 0 is 800
	Units  int      // steps of the drawing's grid for each pixel; 0 is 1
	Focus  []string // the codes to frame; nil is all. Other areas that reach into the frame are drawn as context
	Margin float64  // pixels left free around the focus; 0 is 8
	// Height limits the height in pixels: a focus that is taller is drawn smaller, in the middle of the width; 0 is no limit.
	Height int
	// Detail is how much to generalise, in pixels, as the tolerance of Simplify; 0 is 0.5, below 0 nothing.
	Detail     float64
	Projection Projection // nil is WebMercator
}

func (f Frame) withDefaults(t *Topology) Frame {
	if f.Width == 0 {
		f.Width = 800
	}
	if f.Units == 0 {
		f.Units = 1
	}
	if f.Margin == 0 {
		f.Margin = 8
	}
	if f.Detail == 0 {
		f.Detail = 0.5
	}
	if f.Focus == nil {
		f.Focus = t.Codes()
	}
	if f.Projection == nil {
		f.Projection = WebMercator
	}
	return f
}

// Drawing is areas on an integer grid, x to the right and y down, ready for SVG: its viewBox is 0 0 Width Height.
type Drawing struct {
	Width, Height  int
	Shapes         []Shape // sorted by code
	MetresPerPixel float64 // on the ground, in the middle of the drawing
	plane          *Topology
	frame          orb.Bound
	view           view
}

// Shape is one area in a drawing.
type Shape struct {
	Code, Name string
	Focus      bool             // it was asked for; otherwise it is context
	Path       string           // for the attribute d; either fill-rule gives the same. Empty if the area is smaller than a step of the grid
	Geometry   orb.MultiPolygon // the same on the drawing's grid, for who does not draw SVG
	visible    orb.MultiPolygon // before it is turned and rounded
	height     int              // of the drawing
}

// Label is a place for a name or a marker: the point farthest from the border of the visible part of the shape.
type Label struct {
	X, Y   int
	Radius int // of the largest circle around it within the shape
}

// bleed is how many pixels beyond the frame context is drawn, so that the line along which it is cut is not seen.
const bleed = 4

// Draw projects, generalises and fits the areas into a frame. Borders are shared also on the grid of the drawing, so
// that no gap shows between areas.
func (t *Topology) Draw(f Frame) (*Drawing, error) {
	f = f.withDefaults(t)
	v, focus, err := f.view(t)
	if err != nil {
		return nil, err
	}
	near := t.Select(v.drawn(t, focus))
	if f.Detail > 0 {
		if near, err = near.Simplify(SimplifyOptions{Tolerance: f.Detail * v.metresPerPixel}); err != nil {
			return nil, err
		}
	}
	plane := *near // the same references: rings may fall flat on the grid, and need not be found again
	d := &Drawing{
		Width: f.Width * f.Units, Height: v.height * f.Units, MetresPerPixel: v.metresPerPixel, plane: &plane, view: v,
	}
	paper := orb.Bound{Max: orb.Point{float64(d.Width), float64(d.Height)}}
	d.frame = paper.Pad(float64(bleed * f.Units))
	plane.arcs = onPixels(v.toGrid(near.arcs), paper.Pad(float64(sight*f.Units)))
	for _, a := range d.plane.areas {
		if s, visible := d.shape(a); visible {
			s.Focus = focus[a.code]
			d.Shapes = append(d.Shapes, s)
		}
	}
	return d, nil
}

// At gives the place on the drawing's grid of a point in longitude and latitude, within the frame or not.
func (d *Drawing) At(p orb.Point) (x, y int) {
	at := flip(d.view.toGrid([]orb.LineString{{p}})[0], d.Height)[0]
	return int(at[0]), int(at[1])
}

// InFrame lists the codes of the areas that Draw would draw: those of the focus, and those around it that reach into the
// frame, or nearly.
func (t *Topology) InFrame(f Frame) ([]string, error) {
	v, focus, err := f.withDefaults(t).view(t)
	if err != nil {
		return nil, err
	}
	return v.drawn(t, focus), nil
}

// view is how a frame lies on the plane of its projection.
type view struct {
	project        Projection
	origin         orb.Point // lower left corner
	perMetre       float64   // grid steps for each metre on the plane
	extent         orb.Bound // on the plane, the bleed included
	height         int       // pixels
	metresPerPixel float64   // on the ground
}

// view places the frame around its focus, which it also gives as a set.
func (f Frame) view(t *Topology) (v view, focus map[string]bool, err error) {
	focus = make(map[string]bool, len(f.Focus))
	for _, code := range f.Focus {
		if !t.Has(code) {
			return view{}, nil, fmt.Errorf("disegno: manca l’area con il codice «%s»", code)
		}
		focus[code] = true
	}
	within := func(area int32) bool { return area != outside && focus[t.areas[area].code] }
	bound, ground := nowhere(), nowhere() // of the rim, on the plane and in degrees
	for _, code := range f.Focus {
		for ref := range t.areas[t.index[code]].refs() {
			i := arcOf(ref)
			if s := t.sides[i]; within(s.left) && within(s.right) {
				continue
			}
			for _, p := range t.arcs[i] {
				bound, ground = bound.Extend(f.Projection(p)), ground.Extend(p)
			}
		}
	}
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	room := float64(f.Width) - 2*f.Margin
	if !(width > 0 && height > 0 && room > 0) {
		return view{}, nil, errors.New("disegno: il riquadro non ha spazio, o ciò che deve mostrare non ha estensione")
	}
	pixels := room / width // for each metre on the plane
	if free := float64(f.Height) - 2*f.Margin; f.Height > 0 {
		pixels = min(pixels, free/height)
	}
	if !(pixels > 0) {
		return view{}, nil, errors.New("disegno: i margini non lasciano altezza")
	}
	v = view{project: f.Projection, perMetre: pixels * float64(f.Units)}
	v.height = int(math.Ceil(height*pixels + 2*f.Margin - 1e-6)) // rounding must not cost a pixel
	halfX, halfY := float64(f.Width)/2/pixels, float64(v.height)/2/pixels
	center := bound.Center()
	v.origin = orb.Point{center[0] - halfX, center[1] - halfY}
	v.extent = orb.Bound{Min: v.origin, Max: orb.Point{center[0] + halfX, center[1] + halfY}}.Pad(bleed / pixels)
	middle := ground.Center()[1]
	v.metresPerPixel = distance(orb.Point{ground.Min[0], middle}, orb.Point{ground.Max[0], middle}) / (width * pixels)
	return v, focus, nil
}

// drawn lists the areas of the focus and those that reach into the frame.
func (v view) drawn(t *Topology, focus map[string]bool) []string {
	var codes []string
	for _, a := range t.areas {
		if focus[a.code] || v.reaches(a.bound) {
			codes = append(codes, a.code)
		}
	}
	return codes
}

func (v view) toGrid(arcs []orb.LineString) []orb.LineString {
	drawn := make([]orb.LineString, len(arcs))
	for i, arc := range arcs {
		drawn[i] = make(orb.LineString, len(arc))
		for j, p := range arc {
			q := v.project(p)
			drawn[i][j] = orb.Point{(q[0] - v.origin[0]) * v.perMetre, (q[1] - v.origin[1]) * v.perMetre}
		}
	}
	return drawn
}

// reaches reports whether a box in longitude and latitude may touch the frame.
func (v view) reaches(b orb.Bound) bool {
	corners := orb.MultiPoint{v.project(b.Min), v.project(b.Max), v.project(b.LeftTop()), v.project(b.RightBottom())}
	return corners.Bound().Intersects(v.extent)
}

// shape draws an area, cut where it leaves the frame.
func (d *Drawing) shape(a region) (s Shape, visible bool) {
	geometry := d.plane.geometry(a)
	if b := geometry.Bound(); !d.frame.Contains(b.Min) || !d.frame.Contains(b.Max) {
		if geometry = clip.MultiPolygon(d.frame, geometry); len(geometry) == 0 {
			return s, false
		}
	}
	s = Shape{Code: a.code, Name: a.name, Geometry: make(orb.MultiPolygon, len(geometry)), visible: geometry, height: d.Height}
	var path pathWriter
	for i, polygon := range geometry {
		for _, ring := range polygon {
			line := flip(orb.LineString(ring), d.Height)
			path.line(line, true)
			s.Geometry[i] = append(s.Geometry[i], orb.Ring(line))
		}
	}
	s.Path = path.String()
	return s, true
}

// Label finds a place for a name or a marker, which takes longer than to draw the shape.
func (s Shape) Label() Label {
	pole, radius := inaccessible(largest(s.visible), 1)
	at := flip(orb.LineString{pole}, s.height)[0]
	return Label{int(at[0]), int(at[1]), int(radius)}
}

// flip turns y down and rounds what clipping has made.
func flip(line orb.LineString, height int) orb.LineString {
	flipped := make(orb.LineString, len(line))
	for i, p := range line {
		flipped[i] = orb.Point{math.Round(p[0]), float64(height) - math.Round(p[1])}
	}
	return flipped
}

// Mesh is the path of the borders for whose two areas keep says yes, each drawn once: those between districts, say, or
// the outline. The codes come in order; the first is "" where one side belongs to no area.
func (d *Drawing) Mesh(keep func(a, b string) bool) string {
	var path pathWriter
	for _, line := range d.Borders(keep) {
		path.line(line, line[0] == line[len(line)-1])
	}
	return path.String()
}

// Borders gives the lines of a Mesh on the drawing's grid.
func (d *Drawing) Borders(keep func(a, b string) bool) []orb.LineString {
	code := func(area int32) string {
		if area == outside {
			return ""
		}
		return d.plane.areas[area].code
	}
	var lines []orb.LineString
	for i, s := range d.plane.sides {
		a, b := code(s.left), code(s.right)
		if !keep(min(a, b), max(a, b)) {
			continue
		}
		for _, piece := range clip.LineString(d.frame, d.plane.arcs[i]) {
			lines = append(lines, flip(piece, d.Height))
		}
	}
	return lines
}

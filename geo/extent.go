package geo

import (
	"cmp"
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Extent is a box in degrees outside of which no area can lie, and what messages call the place: «Lombardia».
type Extent struct {
	orb.Bound
	Name string
}

// check refuses areas that lie elsewhere, with the likely cause; those with the same cause are one error. When the
// coordinates were in metres, written gives back what stands in the file; nil: they are as they were.
func (e Extent) check(areas []Area, written Projection) error {
	if e.Name == "" {
		return nil
	}
	metres := written != nil
	if !metres {
		written = func(p orb.Point) orb.Point { return p }
	}
	type astray struct {
		first Area
		at    orb.Point // where the first one lies, as it is written
		more  int
	}
	var causes []string
	found := map[string]*astray{}
	for _, a := range areas {
		at, out := e.leaves(a)
		if !out {
			continue
		}
		cause := e.cause(a, written)
		if one := found[cause]; one != nil {
			one.more++
			continue
		}
		causes, found[cause] = append(causes, cause), &astray{first: a, at: written(at)}
	}
	var errs []error
	for _, cause := range causes {
		one := found[cause]
		also := ""
		switch {
		case one.more == 1:
			also = ", e nemmeno quelle di un'altra area"
		case one.more > 1:
			also = fmt.Sprintf(", e nemmeno quelle di altre %d aree", one.more)
		}
		errs = append(errs, one.first.errorf("le coordinate non stanno in %s%s (c'è un vertice presso %s): %s", e.Name, also, spot(one.at, metres),
			cmp.Or(cause, "ci si aspettavano longitudine e latitudine in gradi (WGS84)")))
	}
	return errors.Join(errs...)
}

// spot writes a point for a person: as a place on Earth if it can be one, and is not said to be in metres.
func spot(p orb.Point, metres bool) string {
	if !metres && math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 {
		return place(p)
	}
	return fmt.Sprintf("x %.2f, y %.2f", p[0], p[1])
}

// leaves finds a vertex outside of the extent. One that is no number is for others to refuse.
func (e Extent) leaves(a Area) (orb.Point, bool) {
	for _, polygon := range a.Geometry {
		for _, line := range polygon {
			for _, p := range line {
				if !math.IsNaN(p[0]+p[1]) && !math.IsInf(p[0]+p[1], 0) && !e.Contains(p) {
					return p, true
				}
			}
		}
	}
	return orb.Point{}, false
}

// mistake is a way in which coordinates come to lie elsewhere: what becomes of the right longitude and latitude.
type mistake struct {
	cause string // in Italian, with what to do
	makes Projection
}

// mistakes are those that people make with maps of Italy, the commonest first. The national grid of Rome 1940 and that
// of today differ by a hundred metres, and that is no matter here.
var mistakes = []mistake{
	{"forse latitudine e longitudine sono scambiate: prima va la longitudine", swapped},
	{"forse sono già in gradi, e il file .prj dice metri: serve il .prj che va con le coordinate (EPSG:4326)", func(p orb.Point) orb.Point { return p }},
	{"forse sono in metri, in UTM 32N (EPSG:32632): vanno salvate in gradi (EPSG:4326)", UTM32},
	{"forse sono in metri, in UTM 33N (EPSG:32633): vanno salvate in gradi (EPSG:4326)", utm33},
	{"forse sono in metri, in Gauss-Boaga fuso ovest (EPSG:3003): vanno salvate in gradi (EPSG:4326)", shifted(UTM32, 1_000_000)},
	{"forse sono in metri, in Gauss-Boaga fuso est (EPSG:3004): vanno salvate in gradi (EPSG:4326)", shifted(utm33, 2_020_000)},
	{"forse sono in metri, in Web Mercator (EPSG:3857): vanno salvate in gradi (EPSG:4326)", WebMercator},
	{"forse le longitudini sono contate da Roma (Monte Mario): vanno contate da Greenwich (EPSG:4326)", from(12.452333)},
	{"forse le longitudini sono contate da Parigi: vanno contate da Greenwich (EPSG:4326)", from(2.337229)},
	{"forse le longitudini sono contate dall'isola del Ferro: vanno contate da Greenwich (EPSG:4326)", from(-17.666667)},
	{"forse il segno della longitudine è sbagliato: a est di Greenwich è positiva", func(p orb.Point) orb.Point { return orb.Point{-p[0], p[1]} }},
	{"forse il segno della latitudine è sbagliato: a nord dell'equatore è positiva", func(p orb.Point) orb.Point { return orb.Point{p[0], -p[1]} }},
	{"forse longitudine e latitudine sono scambiate, e le longitudini contate da Roma (Monte Mario)", then(from(12.452333), swapped)},
	{"forse sono in metri, in UTM 32N (EPSG:32632), con est e nord scambiati: vanno salvate in gradi (EPSG:4326)", then(UTM32, swapped)},
	{"forse sono in metri, in Gauss-Boaga fuso ovest (EPSG:3003), con est e nord scambiati: vanno salvate in gradi (EPSG:4326)", then(shifted(UTM32, 1_000_000), swapped)},
	{"forse sono in metri, in Web Mercator (EPSG:3857), con x e y scambiate: vanno salvate in gradi (EPSG:4326)", then(WebMercator, swapped)},
}

func swapped(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} }

// utm33 is EPSG:32633, zone 33 North: the zones are alike.
func utm33(p orb.Point) orb.Point { return UTM32(orb.Point{p[0] - 6, p[1]}) }

func shifted(project Projection, east float64) Projection {
	return func(p orb.Point) orb.Point {
		p = project(p)
		return orb.Point{p[0] + east, p[1]}
	}
}

// from counts longitudes from the meridian at a longitude.
func from(meridian float64) Projection {
	return func(p orb.Point) orb.Point { return orb.Point{p[0] - meridian, p[1]} }
}

func then(first, second Projection) Projection {
	return func(p orb.Point) orb.Point { return second(first(p)) }
}

// cause finds the mistake with which an area of the extent would lie where this one does; "" if there is none.
func (e Extent) cause(a Area, written Projection) string {
	box := nowhere()
	far := false
	for _, polygon := range a.Geometry {
		for _, line := range polygon {
			for _, p := range line {
				p = written(p)
				box = box.Union(orb.Bound{Min: p, Max: p})
				far = far || math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90
			}
		}
	}
	for _, m := range mistakes {
		if seen := e.image(m.makes); seen.Contains(box.Min) && seen.Contains(box.Max) {
			return m.cause
		}
	}
	if far {
		return "non sono longitudine e latitudine in gradi (WGS84), forse sono in metri"
	}
	return ""
}

// image is the box that the extent fills after a mistake: as its sides may bend, some points of each are asked.
func (e Extent) image(makes Projection) orb.Bound {
	const steps = 8
	box := nowhere()
	for i := range steps + 1 {
		for j := range steps + 1 {
			p := makes(orb.Point{e.Min[0] + (e.Max[0]-e.Min[0])*float64(i)/steps, e.Min[1] + (e.Max[1]-e.Min[1])*float64(j)/steps})
			box = box.Union(orb.Bound{Min: p, Max: p})
		}
	}
	return box
}

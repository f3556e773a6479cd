package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// ReadTopoJSON reads a TopoJSON file with one object that holds polygons and multipolygons, quantised or not. The
// borders are checked as by Build.
func ReadTopoJSON(r io.Reader, o ReadOptions) (*Topology, error) {
	areas, err := readTopoJSON(r, o)
	if err != nil {
		return nil, err
	}
	return Build(areas)
}

func readTopoJSON(r io.Reader, o ReadOptions) ([]Area, error) {
	o = o.withDefaults()
	var file topoFile
	text := &lineReader{Reader: withoutMark(r)}
	data, err := io.ReadAll(text)
	if err != nil {
		return nil, fmt.Errorf("TopoJSON: il file non si può leggere: %w", err)
	}
	if err := utf8Fault(data); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, text.at(jsonOffset(err, len(data)), "TopoJSON: %v", jsonFault(err))
	}
	if file.Type != "Topology" {
		return nil, fmt.Errorf("TopoJSON: il tipo è «%s»: serve «Topology»", file.Type)
	}
	object, err := file.object(o)
	if err != nil {
		return nil, err
	}
	arcs, err := file.lines()
	if err != nil {
		return nil, fmt.Errorf("TopoJSON: gli archi non si possono leggere: %w", err)
	}
	var areas []Area
	var errs areaErrors
	uses := make([]uint8, len(arcs))
	for n, g := range object.all() {
		area, wanted, err := g.area(o, arcs, uses)
		if err != nil {
			errs.add(err, fmt.Errorf("TopoJSON: elemento %d: %w", n+1, err))
		}
		if wanted {
			areas = append(areas, area)
		}
	}
	if !errs.none() {
		return nil, errs.join()
	}
	if len(areas) == 0 {
		return nil, errors.New("TopoJSON: nell'oggetto non c'è alcuna area")
	}
	return areas, o.Within.check(areas, nil)
}

type topoFile struct {
	Type      string                  `json:"type"`
	Objects   map[string]topoGeometry `json:"objects"`
	Arcs      json.RawMessage         `json:"arcs"`
	Transform *struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
}

// object finds the one object whose geometries have code and name: a file may hold others, as of provinces.
func (f topoFile) object(o ReadOptions) (topoGeometry, error) {
	names := slices.Sorted(maps.Keys(f.Objects))
	if len(names) == 1 {
		return f.Objects[names[0]], nil
	}
	for _, n := range o.names() {
		has := func(g topoGeometry) bool {
			_, coded := text(g.Properties[n.Code])
			_, named := text(g.Properties[n.Name])
			return coded && named
		}
		var found []string
		for _, name := range names {
			if slices.ContainsFunc(f.Objects[name].all(), has) {
				found = append(found, name)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return f.Objects[found[0]], nil
		default:
			return topoGeometry{}, fmt.Errorf("TopoJSON: gli oggetti %s hanno le proprietà «%s» e «%s»: il file deve contenere un solo oggetto di questo tipo",
				listed(found), n.Code, n.Name)
		}
	}
	return topoGeometry{}, fmt.Errorf("TopoJSON: il file contiene %d oggetti, nessuno con le proprietà «%s» e «%s»", len(names), o.Code, o.Name)
}

// lines decodes the arcs: with a transform their vertices are differences, in steps.
func (f topoFile) lines() ([]orb.LineString, error) {
	c := coordinates{data: f.Arcs}
	arcs, err := list(&c, func() (orb.LineString, error) { return list(&c, c.position) })
	if err != nil || f.Transform == nil {
		return arcs, err
	}
	scale, translate := f.Transform.Scale, f.Transform.Translate
	for _, arc := range arcs {
		var at orb.Point
		for i, difference := range arc {
			for axis := range at {
				at[axis] += difference[axis]
				arc[i][axis] = decimal(at[axis], scale[axis], translate[axis])
			}
		}
	}
	return arcs, nil
}

// decimal is steps*scale + translate. When the scale is a whole part of one, as a decimal grid is, it gives the float64
// nearest to the decimal number and not one that the multiplication has shifted: reading what was written changes
// nothing.
func decimal(steps, scale, translate float64) float64 {
	g := gridOf(scale)
	from := translate * g.perUnit
	if g.perUnit == math.Trunc(g.perUnit) && math.Abs(from-math.Round(from)) < 1e-3 {
		return (steps + math.Round(from)) / g.perUnit
	}
	return steps*scale + translate
}

type topoGeometry struct {
	Type       string                     `json:"type"`
	Arcs       json.RawMessage            `json:"arcs"`
	Geometries []topoGeometry             `json:"geometries"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// all lists the geometries of a collection, or the single one.
func (g topoGeometry) all() []topoGeometry {
	if g.Type == "GeometryCollection" {
		return g.Geometries
	}
	return []topoGeometry{g}
}

// area reads the geometry and counts the uses of the arcs; it is not wanted if it is none of those to take, or wrong.
func (g topoGeometry) area(o ReadOptions, arcs []orb.LineString, uses []uint8) (a Area, wanted bool, err error) {
	if a, wanted, err = identify(g.Properties, o); err != nil || !wanted {
		return a, false, err
	}
	var polygons [][]ring
	switch g.Type {
	case "Polygon":
		polygons = make([][]ring, 1)
		err = json.Unmarshal(g.Arcs, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &polygons)
	default:
		return a, false, a.errorf("la geometria è «%s»: serve «Polygon» o «MultiPolygon»", g.Type)
	}
	if err != nil {
		return a, false, a.errorf("l'elenco degli archi non si può leggere: ci si aspettavano numeri interi, un elenco per ogni anello")
	}
	for i, rings := range polygons {
		var polygon orb.Polygon
		for j, r := range rings {
			if reason := broken(r, arcs, uses); reason != "" {
				return a, false, a.errorf("l'anello %d della parte %d %s", j+1, i+1, reason)
			}
			polygon = append(polygon, orb.Ring(trace(arcs, r)))
		}
		a.Geometry = append(a.Geometry, polygon)
	}
	return a, true, nil
}

// mostUses is how often areas may use an arc. On a sound map that is once on each side; those that overlap Build explains
// better. More would let a small file stand for any number of vertices.
const mostUses = 10

// broken says why the arcs do not make a line, "" if they do, and counts their uses. Whether the line is closed Build
// checks.
func broken(r ring, arcs []orb.LineString, uses []uint8) string {
	if len(r) == 0 {
		return "è vuoto"
	}
	for i, ref := range r {
		if int(arcOf(ref)) >= len(arcs) {
			return fmt.Sprintf("usa l'arco %d, che non c'è", ref)
		}
		if len(arcs[arcOf(ref)]) < 2 {
			return fmt.Sprintf("usa l'arco %d, che ha meno di due vertici", ref)
		}
		if uses[arcOf(ref)] == mostUses {
			return fmt.Sprintf("usa l'arco %d, già usato %d volte: un confine separa al più due aree", ref, mostUses)
		}
		uses[arcOf(ref)]++
		if i > 0 && endOf(arcs, r[i-1]) != endOf(arcs, ^ref) {
			return fmt.Sprintf("si interrompe tra l'arco %d e l'arco %d", r[i-1], ref)
		}
	}
	return ""
}

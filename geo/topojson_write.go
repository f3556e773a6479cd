package geo

import "io"

// WriteTopoJSON writes the areas as a TopoJSON file with one object: coordinates counted in steps of the grid from the
// south-western corner, each vertex as the difference from the one before. Outer rings run clockwise and holes the other
// way, unlike those of GeoJSON: d3-geo takes a ring that runs counter-clockwise for the rest of the globe.
func (t *Topology) WriteTopoJSON(w io.Writer, o WriteOptions) error {
	o = t.withDefaults(o)
	snapped, err := t.Snap(o.Grid)
	if err != nil {
		return err
	}
	g, bound := gridOf(o.Grid), snapped.Bound()
	x0, y0 := g.steps(bound.Min)
	out := newJSONWriter(w)
	out.raw("{\"type\":\"Topology\",\n")
	out.members(o.Members)
	out.bbox(bound)
	out.raw(",\n\"transform\":{\"scale\":[")
	out.number(1 / g.perUnit)
	out.raw(",")
	out.number(1 / g.perUnit)
	out.raw(`],"translate":[`)
	out.number(bound.Min[0])
	out.raw(",")
	out.number(bound.Min[1])
	out.raw("]},\n\"objects\":{")
	out.value(o.Object)
	out.raw(":{\"type\":\"GeometryCollection\",\"geometries\":[\n")
	out.each(len(snapped.areas), ",\n", func(i int) {
		a := snapped.areas[i]
		out.references(a.polygons)
		out.raw(",")
		out.id(o, a.code)
		out.raw(`"properties":`)
		out.value(o.Properties(a.code))
		out.raw("}")
	})
	out.raw("\n]}},\n\"arcs\":[\n")
	out.each(len(snapped.arcs), ",\n", func(i int) {
		x, y := x0, y0
		out.raw("[")
		out.each(len(snapped.arcs[i]), ",", func(j int) {
			toX, toY := g.steps(snapped.arcs[i][j])
			out.raw("[")
			out.integer(toX - x)
			out.raw(",")
			out.integer(toY - y)
			out.raw("]")
			x, y = toX, toY
		})
		out.raw("]")
	})
	out.raw("\n]}\n")
	return out.flush()
}

// references writes the type and the arcs of a geometry and leaves the object open for its properties.
func (w *jsonWriter) references(polygons [][]ring) {
	polygon := func(rings []ring) {
		w.raw("[")
		w.each(len(rings), ",", func(i int) {
			w.raw("[")
			last := len(rings[i]) - 1
			w.each(len(rings[i]), ",", func(j int) { w.integer(int64(^rings[i][last-j])) }) // each arc from its end
			w.raw("]")
		})
		w.raw("]")
	}
	if len(polygons) == 1 {
		w.raw(`{"type":"Polygon","arcs":`)
		polygon(polygons[0])
		return
	}
	w.raw(`{"type":"MultiPolygon","arcs":[`)
	w.each(len(polygons), ",", func(i int) { polygon(polygons[i]) })
	w.raw("]")
}

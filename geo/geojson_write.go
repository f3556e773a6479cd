package geo

import (
	"fmt"
	"io"

	"github.com/paulmach/orb"
)

// WriteGeoJSON writes the areas as a FeatureCollection (RFC 7946): outer rings counter-clockwise, a bbox for each area
// and for all, coordinates on the grid of the options.
func (t *Topology) WriteGeoJSON(w io.Writer, o WriteOptions) error {
	o = t.withDefaults(o)
	snapped, err := t.Snap(o.Grid)
	if err != nil {
		return fmt.Errorf("scrittura del GeoJSON: %w", err)
	}
	out := newJSONWriter(w)
	out.raw("{\"type\":\"FeatureCollection\",\n")
	out.members(o.Members)
	out.bbox(snapped.Bound())
	out.raw(",\n\"features\":[\n")
	out.each(len(snapped.areas), ",\n", func(i int) {
		a := snapped.areas[i]
		shape := snapped.geometry(a)
		out.raw(`{"type":"Feature",`)
		out.id(o, a.code)
		out.bbox(shape.Bound())
		out.raw(`,"properties":`)
		out.value(o.Properties(a.code))
		out.raw(`,"geometry":`)
		out.geometry(shape)
		out.raw("}")
	})
	out.raw("\n]}\n")
	return out.flush()
}

func (w *jsonWriter) geometry(shape orb.MultiPolygon) {
	if len(shape) == 1 {
		w.raw(`{"type":"Polygon","coordinates":`)
		w.polygon(shape[0])
	} else {
		w.raw(`{"type":"MultiPolygon","coordinates":[`)
		w.each(len(shape), ",", func(i int) { w.polygon(shape[i]) })
		w.raw("]")
	}
	w.raw("}")
}

func (w *jsonWriter) polygon(polygon orb.Polygon) {
	w.raw("[")
	w.each(len(polygon), ",", func(i int) {
		w.raw("[")
		w.each(len(polygon[i]), ",", func(j int) {
			w.raw("[")
			w.number(polygon[i][j][0])
			w.raw(",")
			w.number(polygon[i][j][1])
			w.raw("]")
		})
		w.raw("]")
	})
	w.raw("]")
}

package geo

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"strconv"

	"github.com/paulmach/orb"
)

// WriteOptions says what a GeoJSON or TopoJSON file carries besides geometry.
type WriteOptions struct {
	// Properties gives the properties of an area as something that encoding/json can marshal: a struct keeps its order,
	// a map is sorted. Nil writes the code and the name as "code" and "name".
	Properties func(code string) any
	// Extra names the property under which those two are followed by Topology.Extra, where an area has it; "" leaves it out.
	Extra string
	// IDs writes the code of each area as its id too, by which programs find and join it (RFC 7946 §3.2).
	IDs bool
	// Members are further members of the top object, in this order: a credit line, say (RFC 7946 §6.1).
	Members []Member
	// Object names the object of a TopoJSON file; "" is "areas".
	Object string
	// Grid is the distance in degrees between two places that a vertex can have; 0 is 1e-6, six decimals. See Snap.
	Grid float64
}

// Member is a name and a value in a JSON object.
type Member struct {
	Name  string
	Value any
}

func (o WriteOptions) grid() float64 { return cmp.Or(o.Grid, 1e-6) }

func (t *Topology) withDefaults(o WriteOptions) WriteOptions {
	if o.Object == "" {
		o.Object = "areas"
	}
	o.Grid = o.grid()
	if o.Properties == nil {
		o.Properties = func(code string) any {
			properties := object{{"code", code}, {"name", t.Name(code)}}
			if extra := t.Extra(code); o.Extra != "" && extra != "" {
				properties = append(properties, Member{o.Extra, extra})
			}
			return properties
		}
	}
	return o
}

// object marshals its members in their order.
type object []Member

// MarshalJSON writes an object.
func (o object) MarshalJSON() ([]byte, error) {
	text := []byte{'{'}
	for i, m := range o {
		name, err := marshal(m.Name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(m.Value)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			text = append(text, ',')
		}
		text = append(append(append(text, name...), ':'), value...)
	}
	return append(text, '}'), nil
}

// jsonWriter writes JSON piece by piece and remembers the first error.
type jsonWriter struct {
	to      *bufio.Writer
	scratch []byte
	err     error
}

func newJSONWriter(w io.Writer) *jsonWriter { return &jsonWriter{to: bufio.NewWriterSize(w, 1<<16)} }

func (w *jsonWriter) raw(s string) { w.to.WriteString(s) }

// value writes anything that encoding/json can, without escaping < > & for HTML: the file is not in a page.
func (w *jsonWriter) value(v any) {
	text, err := marshal(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.to.Write(text)
}

func (w *jsonWriter) integer(n int64) {
	w.scratch = strconv.AppendInt(w.scratch[:0], n, 10)
	w.to.Write(w.scratch)
}

// number writes the shortest decimal that is this float64.
func (w *jsonWriter) number(v float64) {
	w.scratch = strconv.AppendFloat(w.scratch[:0], v, 'f', -1, 64)
	w.to.Write(w.scratch)
}

func (w *jsonWriter) members(members []Member) {
	for _, m := range members {
		w.value(m.Name)
		w.raw(":")
		w.value(m.Value)
		w.raw(",\n")
	}
}

// id writes the code of an area as its id where the options want one.
func (w *jsonWriter) id(o WriteOptions, code string) {
	if o.IDs {
		w.raw(`"id":`)
		w.value(code)
		w.raw(",")
	}
}

// bbox writes the member of that name (RFC 7946 §5).
func (w *jsonWriter) bbox(b orb.Bound) {
	w.raw(`"bbox":[`)
	w.number(b.Min[0])
	w.raw(",")
	w.number(b.Min[1])
	w.raw(",")
	w.number(b.Max[0])
	w.raw(",")
	w.number(b.Max[1])
	w.raw("]")
}

// each writes n members with commas between them.
func (w *jsonWriter) each(n int, separator string, member func(i int)) {
	for i := range n {
		if i > 0 {
			w.raw(separator)
		}
		member(i)
	}
}

func (w *jsonWriter) flush() error {
	if err := w.to.Flush(); err != nil {
		return err
	}
	return w.err
}

func marshal(v any) ([]byte, error) {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}

package geo

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// ReadGeoJSON reads the polygons and multipolygons of a FeatureCollection (RFC 7946), feature by feature. Errors name the
// feature; those in several features are reported at once.
func ReadGeoJSON(r io.Reader, o ReadOptions) ([]Area, error) {
	o = o.withDefaults()
	data, err := readAll(r)
	if err == nil {
		err = utf8Fault(data)
	}
	if err != nil {
		return nil, err
	}
	text := &lineReader{Reader: withoutMark(bytes.NewReader(data))}
	dec := json.NewDecoder(text)
	if err := enter(dec, text, "features"); err != nil {
		return nil, err
	}
	var areas []Area
	var errs areaErrors
	var coordinates json.RawMessage // of one feature after the other: they are half of what there is to read
	for n := 1; dec.More(); n++ {
		start := dec.InputOffset()
		f := feature{Geometry: &geometry{Coordinates: coordinates[:0]}}
		if err := dec.Decode(&f); err != nil {
			return nil, text.element(start, "GeoJSON: l'elemento %d di «features» non si può leggere: %v", n, jsonFault(err))
		}
		if f.Geometry != nil {
			coordinates = f.Geometry.Coordinates
		}
		area, wanted, err := f.area(o)
		if err != nil {
			errs.add(err, text.element(start, "GeoJSON: elemento %d: %v", n, err))
		}
		if wanted {
			areas = append(areas, area)
		}
	}
	if err := leave(dec, text); err != nil {
		return nil, err
	}
	if len(areas) == 0 && errs.none() {
		return nil, errors.New("GeoJSON: in «features» non c'è alcuna area da prendere: ci si aspettavano i Comuni della Lombardia")
	}
	if !errs.none() {
		return nil, errs.join()
	}
	return areas, o.Within.check(areas, nil)
}

// readAll reads to the end. Of a file it asks the size first: a buffer that grows holds the text twice.
func readAll(r io.Reader) ([]byte, error) {
	var text bytes.Buffer
	if file, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := file.Stat(); err == nil {
			text.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	_, err := text.ReadFrom(r)
	return text.Bytes(), err
}

// withoutMark skips the byte order mark that some programs put before UTF-8.
func withoutMark(r io.Reader) io.Reader {
	buffered := bufio.NewReaderSize(r, 1<<16)
	if start, _ := buffered.Peek(3); bytes.Equal(start, []byte("\ufeff")) {
		buffered.Discard(3)
	}
	return buffered
}

// enter moves the decoder into the array with the given name in the top object.
func enter(dec *json.Decoder, text *lineReader, name string) error {
	if token, err := dec.Token(); err != nil {
		return text.at(dec.InputOffset(), "GeoJSON: %v", jsonFault(err))
	} else if token != json.Delim('{') {
		return text.at(0, "GeoJSON: il file non è un oggetto «FeatureCollection»")
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return text.at(dec.InputOffset(), "GeoJSON: %v", jsonFault(err))
		}
		if key == name {
			if token, err := dec.Token(); err != nil || token != json.Delim('[') {
				return text.at(dec.InputOffset(), "GeoJSON: «%s» non è un elenco", name)
			}
			return nil
		}
		if err := pass(dec, text, key); err != nil {
			return err
		}
	}
	return text.at(dec.InputOffset(), "GeoJSON: manca «%s»: il file non è una «FeatureCollection»", name)
}

// pass moves the decoder past the value of a member.
func pass(dec *json.Decoder, text *lineReader, key json.Token) error {
	var skipped json.RawMessage
	if err := dec.Decode(&skipped); err != nil {
		return text.at(dec.InputOffset(), "GeoJSON: il membro «%v» non si può leggere: %v", key, jsonFault(err))
	}
	return nil
}

// leave moves the decoder out of the array and to the end of the file: what is cut off there is not whole.
func leave(dec *json.Decoder, text *lineReader) error {
	_, err := dec.Token()
	for err == nil && dec.More() {
		var key json.Token
		if key, err = dec.Token(); err == nil {
			if err := pass(dec, text, key); err != nil {
				return err
			}
		}
	}
	if err == nil {
		_, err = dec.Token()
	}
	if err != nil {
		return text.at(dec.InputOffset(), "GeoJSON: %v", jsonFault(err))
	}
	if _, err := dec.Token(); err != io.EOF {
		return text.at(dec.InputOffset(), "GeoJSON: dopo la «FeatureCollection» c'è altro")
	}
	return nil
}

type feature struct {
	Properties map[string]json.RawMessage `json:"properties"`
	Geometry   *geometry                  `json:"geometry"`
}

type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// area reads the feature; it is not wanted if it is none of those to take, or wrong.
func (f feature) area(o ReadOptions) (a Area, wanted bool, err error) {
	if a, wanted, err = identify(f.Properties, o); err != nil || !wanted {
		return a, false, err
	}
	if f.Geometry == nil || f.Geometry.Type == "" && len(f.Geometry.Coordinates) == 0 {
		return a, false, a.errorf("manca la geometria")
	}
	c := coordinates{data: f.Geometry.Coordinates}
	switch f.Geometry.Type {
	case "Polygon":
		var polygon orb.Polygon
		polygon, err = c.polygon()
		a.Geometry = orb.MultiPolygon{polygon}
	case "MultiPolygon":
		a.Geometry, err = list(&c, c.polygon)
	default:
		err = fmt.Errorf("la geometria è «%s»: serve «Polygon» o «MultiPolygon»", f.Geometry.Type)
	}
	if err != nil {
		return a, false, a.errorf("%v", err)
	}
	return a, true, nil
}

// identify reads the code and the name of an area, and whether it is to be taken.
func identify(properties map[string]json.RawMessage, o ReadOptions) (a Area, wanted bool, err error) {
	names := o.names()
	for _, n := range names {
		code, coded := text(properties[n.Code])
		name, named := text(properties[n.Name])
		if coded && named {
			extra, _ := text(properties[n.Extra])
			return o.identify(code, name, extra)
		}
		if coded && a.Code == "" {
			a.Code = code
		}
	}
	what, which := "il codice", func(n Names) string { return n.Code }
	if a.Code != "" {
		what, which = "il nome", func(n Names) string { return n.Name }
	}
	return a, false, &repeatedError{a.errorf("manca la proprietà %s, che deve contenere %s%s", called(names, which), what, namesOf(properties))}
}

// namesOf lists the properties that there are instead.
func namesOf(properties map[string]json.RawMessage) string {
	if len(properties) == 0 {
		return ""
	}
	names := slices.Sorted(maps.Keys(properties))
	return ": ci sono " + listed(names[:min(len(names), 8)])
}

// text reads a property that is a string or a number: codes are given as either.
func text(raw json.RawMessage) (string, bool) {
	var s string
	if json.Unmarshal(raw, &s) == nil && plain(s) != "" {
		return s, true
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil && n != "" {
		return n.String(), true
	}
	return "", false
}

// coordinates reads nested arrays of numbers out of valid JSON, ten times faster than into any.
type coordinates struct {
	data []byte
	at   int
}

func (c *coordinates) polygon() (orb.Polygon, error) { return list(c, c.ring) }

func (c *coordinates) ring() (orb.Ring, error) { return list(c, c.position) }

// position reads longitude and latitude; RFC 7946 §3.1.1 allows a height after them, which is left out.
func (c *coordinates) position() (orb.Point, error) {
	var p orb.Point
	n := 0
	values, err := list(c, func() (struct{}, error) {
		v, err := c.number()
		if n < len(p) {
			p[n] = v
		}
		n++
		return struct{}{}, err
	})
	if err == nil && len(values) < 2 {
		err = errors.New("una posizione ha meno di due coordinate")
	}
	return p, err
}

func (c *coordinates) number() (float64, error) {
	c.space()
	from := c.at
	for c.at < len(c.data) && (c.data[c.at] >= '0' && c.data[c.at] <= '9' || bytes.IndexByte([]byte("+-.eE"), c.data[c.at]) >= 0) {
		c.at++
	}
	v, err := strconv.ParseFloat(string(c.data[from:c.at]), 64)
	if err != nil {
		return 0, errors.New("una coordinata non è un numero")
	}
	return v, nil
}

// list reads an array whose members item reads.
func list[T any](c *coordinates, item func() (T, error)) ([]T, error) {
	if !c.skip('[') {
		return nil, errors.New("le coordinate non hanno tanti livelli di parentesi quanti ne chiede il tipo")
	}
	var items []T
	if c.skip(']') {
		return items, nil
	}
	for {
		v, err := item()
		if err != nil {
			return nil, err
		}
		items = append(items, v)
		if !c.skip(',') {
			break
		}
	}
	if !c.skip(']') {
		return nil, errors.New("le coordinate non sono un elenco ordinato di numeri")
	}
	return items, nil
}

func (c *coordinates) space() {
	for c.at < len(c.data) && (c.data[c.at] == ' ' || c.data[c.at] == '\n' || c.data[c.at] == '\t' || c.data[c.at] == '\r') {
		c.at++
	}
}

// skip moves past the byte if it comes next.
func (c *coordinates) skip(b byte) bool {
	c.space()
	if c.at < len(c.data) && c.data[c.at] == b {
		c.at++
		return true
	}
	return false
}

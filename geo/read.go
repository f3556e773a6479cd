package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ReadOptions says how the input names things, what to take of it and where that must lie.
type ReadOptions struct {
	Code string // the property or column that holds the code; "" is "code"
	Name string // the one that holds the name; "" is "name"
	// Extra is the property or column that holds one more text about each area, to be carried along; areas may lack it.
	Extra string
	// Or are other names for the three, each tried where the input lacks those before it.
	Or []Names
	// Take gives a code as it should be written, and whether the area is wanted; a code that it does not know is "", and
	// refused. Nil takes all areas as they are.
	Take func(raw string) (code string, wanted bool)
	// Within is where all areas taken must lie; none is anywhere.
	Within Extent
}

// Names are how one kind of input calls code, name and a further text.
type Names struct{ Code, Name, Extra string }

func (o ReadOptions) withDefaults() ReadOptions {
	if o.Code == "" {
		o.Code = "code"
	}
	if o.Name == "" {
		o.Name = "name"
	}
	return o
}

// names lists what the input may call things; there is at least one.
func (o ReadOptions) names() []Names { return append([]Names{{o.Code, o.Name, o.Extra}}, o.Or...) }

// identify makes an area of the texts about it; it is not wanted if it is none of those to take.
func (o ReadOptions) identify(code, name, extra string) (a Area, wanted bool, err error) {
	a = Area{Code: plain(code), Name: plain(name), Extra: plain(extra)}
	if o.Take == nil {
		return a, true, nil
	}
	known, wanted := o.Take(a.Code)
	if known == "" {
		return a, false, &repeatedError{a.errorf("il codice «%s» non si riconosce: ci si aspettava quello dell'ISTAT, di sei cifre", a.Code)}
	}
	a.Code = known
	return a, wanted, nil
}

// plain is a text without blanks around it, of whatever kind, its accents in one normal form (NFC).
func plain(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }

// largestInput is more than a hundred times what the region's most detailed boundaries take, and what a machine can hold.
const largestInput = 512 << 20

// Read reads areas from GeoJSON, TopoJSON or a zip with a shapefile: which of them, the content tells.
func Read(r io.Reader, o ReadOptions) ([]Area, error) {
	data, err := io.ReadAll(io.LimitReader(r, largestInput+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("il file dei confini non si può leggere: %w", err)
	case len(data) > largestInput:
		return nil, fmt.Errorf("il file supera %d MB: non può essere quello dei Comuni", largestInput>>20)
	case bytes.HasPrefix(data, []byte("PK")):
		return ReadShapefile(bytes.NewReader(data), int64(len(data)), o)
	case bytes.HasPrefix(data, []byte{0, 0, 0x27, 0x0a}):
		return nil, errors.New("shapefile: il file .shp da solo non ha né codici né nomi: serve lo zip che contiene anche .dbf e .prj")
	case isTopology(data):
		return readTopoJSON(bytes.NewReader(data), o)
	}
	return ReadGeoJSON(bytes.NewReader(data), o)
}

// isTopology tells TopoJSON from GeoJSON by the members of its top object, in whatever order they come.
func isTopology(data []byte) bool {
	dec := json.NewDecoder(withoutMark(bytes.NewReader(data)))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return false
	}
	topology := false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			break
		}
		var value json.RawMessage
		err = dec.Decode(&value)
		switch key {
		case "type":
			var kind string
			return err == nil && json.Unmarshal(value, &kind) == nil && kind == "Topology"
		case "arcs", "objects":
			topology = true
		case "features":
			return false
		}
		if err != nil {
			break
		}
	}
	return topology
}

// utf8Fault says where a text in JSON is in another encoding than UTF-8, as RFC 8259 §8.1 asks; nil if it is not.
func utf8Fault(data []byte) error {
	if wide := []byte{0}; bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) ||
		len(data) > 1 && (data[0] == 0) != (data[1] == 0) && bytes.Count(data[:min(len(data), 64)], wide) >= min(len(data), 64)/3 {
		return &TextError{1, 0, "il testo è in UTF-16: salvare il file con la codifica UTF-8"}
	}
	row := 0
	for line := range bytes.Lines(data) {
		row++
		if utf8.Valid(line) {
			continue
		}
		good := line
		for i := 0; i < len(line); {
			r, size := utf8.DecodeRune(line[i:])
			if r == utf8.RuneError && size < 2 {
				good = line[:i]
				break
			}
			i += size
		}
		before := []rune(string(good))
		where := ""
		if len(before) > 0 {
			where = " dopo «" + string(before[max(0, len(before)-20):]) + "»"
		}
		return &TextError{row, len(good) + 1, "il testo non è in UTF-8" + where + ": salvare il file con la codifica UTF-8"}
	}
	return nil
}

// listed writes names for a person: «a», «b».
func listed(names []string) string { return "«" + strings.Join(names, "», «") + "»" }

// called lists what a thing may be called, each once.
func called(names []Names, which func(Names) string) string {
	var all []string
	for _, n := range names {
		if name := which(n); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	last := len(all) - 1
	if last == 0 {
		return listed(all)
	}
	return listed(all[:last]) + " o " + listed(all[last:])
}

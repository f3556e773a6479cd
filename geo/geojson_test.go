package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/paulmach/orb"
)

const twoSquares = `{"type":"FeatureCollection","name":"x","crs":{"a":[1,{"features":2}]},"features":[
{"type":"Feature","id":7,"properties":{"pro_com":12001,"nome":"Uno"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","properties":{"pro_com":"012002","nome":"Due"},"geometry":{"coordinates":[ [[ [1 , 0,250],[2,0],[2.0e0,1],[1,1] ,[1,0]]] ],"type":"MultiPolygon"}}
],"after":true}`

func TestReadGeoJSON(t *testing.T) {
	o := ReadOptions{Code: "pro_com", Name: "nome"}
	for name, text := range map[string]string{"plain": twoSquares, "with a byte order mark": "\ufeff" + twoSquares} {
		t.Run(name, func(t *testing.T) {
			areas, err := ReadGeoJSON(iotest.OneByteReader(strings.NewReader(text)), o)
			if err != nil {
				t.Fatal(err)
			}
			want := []Area{
				{Code: "12001", Name: "Uno", Geometry: orb.MultiPolygon{{box(0, 0, 1, 1)}}},
				{Code: "012002", Name: "Due", Geometry: orb.MultiPolygon{{box(1, 0, 2, 1)}}},
			}
			if fmt.Sprint(areas) != fmt.Sprint(want) {
				t.Errorf("read %v, want %v", areas, want)
			}
		})
	}
	o.Take = func(code string) (string, bool) { return code, code == "012002" }
	if areas, err := ReadGeoJSON(strings.NewReader(twoSquares), o); err != nil || len(areas) != 1 || areas[0].Name != "Due" {
		t.Errorf("read %v, error %v, want Due alone", areas, err)
	}
}

func TestReadGeoJSONRefuses(t *testing.T) {
	feature := func(properties, geometry string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}]}`
	}
	named := `{"code":"012001","name":"Agra"}`
	for _, c := range []struct{ name, text, want string }{
		{"nothing", ``, "GeoJSON: il testo"},
		{"no JSON", `ciao`, "GeoJSON: il testo"},
		{"a list", `[]`, "non è un oggetto «FeatureCollection»"},
		{"a geometry alone", `{"type":"Polygon","coordinates":[]}`, "manca «features»"},
		{"features that are no list", `{"features":{}}`, "«features» non è un elenco"},
		{"no features", `{"features":[]}`, "non c'è alcuna area"},
		{"a truncated file", feature(named, `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`)[:120], "l'elemento 1 di «features» non si può leggere"},
		{"a file that ends within the list", strings.TrimSuffix(feature(named, `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`), "]}"), "GeoJSON: il testo finisce prima"},
		{"a file that ends after the list", `{"features":[],"name":"x"`, "GeoJSON: il testo finisce prima"},
		{"a file that goes on", feature(named, `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`) + "{}", "dopo la «FeatureCollection» c'è altro"},
		{"no code", feature(`{"name":"Agra"}`, `null`), "elemento 1: area senza codice: manca la proprietà «code»"},
		{"no properties", feature(`null`, `null`), "manca la proprietà «code»"},
		{"no name", feature(`{"code":"012001","name":null}`, `null`), "012001: manca la proprietà «name»"},
		{"a code that is neither text nor number", feature(`{"code":{},"name":"Agra"}`, `null`), "manca la proprietà «code»"},
		{"no geometry", feature(named, `null`), "012001 Agra: manca la geometria"},
		{"a line", feature(named, `{"type":"LineString","coordinates":[[0,0],[1,1]]}`), "012001 Agra: la geometria è «LineString»"},
		{"text for a number", feature(named, `{"type":"Polygon","coordinates":[[["0",0]]]}`), "012001 Agra: una coordinata non è un numero"},
		{"null for a number", feature(named, `{"type":"Polygon","coordinates":[[[null,0]]]}`), "012001 Agra: una coordinata non è un numero"},
		{"a number too large", feature(named, `{"type":"Polygon","coordinates":[[[1e999,0]]]}`), "012001 Agra: una coordinata non è un numero"},
		{"one coordinate", feature(named, `{"type":"Polygon","coordinates":[[[0]]]}`), "una posizione ha meno di due coordinate"},
		{"too few levels", feature(named, `{"type":"MultiPolygon","coordinates":[[[0,0]]]}`), "livelli di parentesi"},
		{"too many levels", feature(named, `{"type":"Polygon","coordinates":[[[[0,0]]]]}`), "una coordinata non è un numero"},
		{"no coordinates", feature(named, `{"type":"Polygon"}`), "livelli di parentesi"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadGeoJSON(strings.NewReader(c.text), ReadOptions{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestReadGeoJSONReportsAllFeatures(t *testing.T) {
	_, err := ReadGeoJSON(strings.NewReader(`{"features":[{"properties":{"code":1,"name":"a"}},{"properties":{"code":2,"name":"b"}}]}`), ReadOptions{})
	if err == nil || !strings.Contains(err.Error(), "elemento 1: 1 a: manca") || !strings.Contains(err.Error(), "elemento 2: 2 b: manca") {
		t.Errorf("the error is %v, want both elements named", err)
	}
}

func TestWriteGeoJSONText(t *testing.T) {
	topology := build(t,
		area("b", orb.Polygon{box(0, 0, 3, 3), box(1, 1, 2, 2)}),
		area("a", orb.Polygon{box(0.12345678, -1, 2, -0.5)}, orb.Polygon{box(5, 5, 6, 6)}))
	var out bytes.Buffer
	err := topology.WriteGeoJSON(&out, WriteOptions{
		IDs:     true,
		Members: []Member{{"credit", "Confini: <ISTAT> & «noi»"}},
		Properties: func(code string) any {
			return struct {
				Nome   string `json:"nome"`
				Codice string `json:"codice"`
			}{topology.Name(code), code}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"type":"FeatureCollection",
"credit":"Confini: <ISTAT> & «noi»",
"bbox":[0,-1,6,6],
"features":[
{"type":"Feature","id":"a","bbox":[0.123457,-1,6,6],"properties":{"nome":"Area a","codice":"a"},"geometry":{"type":"MultiPolygon","coordinates":[[[[0.123457,-1],[2,-1],[2,-0.5],[0.123457,-0.5],[0.123457,-1]]],[[[5,5],[6,5],[6,6],[5,6],[5,5]]]]}},
{"type":"Feature","id":"b","bbox":[0,0,3,3],"properties":{"nome":"Area b","codice":"b"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[3,0],[3,3],[0,3],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}}
]}
`
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out.String(), want)
	}
}

// RFC 7946 holds, read with encoding/json alone: closed rings by the right-hand rule, six decimals, a bbox.
func TestWriteGeoJSONKeepsToTheStandard(t *testing.T) {
	topology := comuni(t).Dissolve(district)
	var out bytes.Buffer
	if err := topology.WriteGeoJSON(&out, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	type geometry struct {
		Type        string
		Coordinates json.RawMessage
	}
	var collection struct {
		BBox     []float64
		Features []struct {
			BBox       [4]float64
			Properties map[string]string
			Geometry   geometry
		}
	}
	if err := json.Unmarshal(out.Bytes(), &collection); err != nil {
		t.Fatal(err)
	}
	if len(collection.Features) != len(topology.Codes()) || len(collection.BBox) != 4 {
		t.Errorf("%d features and a bbox of %d numbers", len(collection.Features), len(collection.BBox))
	}
	for _, f := range collection.Features {
		var shape orb.MultiPolygon
		var into any = &shape
		if f.Geometry.Type == "Polygon" {
			shape = make(orb.MultiPolygon, 1)
			into = &shape[0]
		}
		if err := json.Unmarshal(f.Geometry.Coordinates, into); err != nil {
			t.Fatal(err)
		}
		if b := shape.Bound(); f.BBox != [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
			t.Errorf("%v: the bbox %v is not that of the geometry", f.Properties["code"], f.BBox)
		}
		for _, polygon := range shape {
			for i, ring := range polygon {
				want := orb.CCW
				if i > 0 {
					want = orb.CW
				}
				if !ring.Closed() || ring.Orientation() != want {
					t.Errorf("%v: ring %d is open or wound the wrong way", f.Properties["code"], i)
				}
			}
		}
	}
	for _, number := range strings.FieldsFunc(out.String(), func(r rune) bool { return !strings.ContainsRune("0123456789.-", r) }) {
		if _, decimals, _ := strings.Cut(number, "."); len(decimals) > 6 {
			t.Fatalf("%s has more than six decimals", number)
		}
	}
}

func TestGeoJSONRoundTrip(t *testing.T) {
	topology := wiggly(t, rand.New(rand.NewPCG(1, 1)), 3, 3, 12)
	var first, second bytes.Buffer
	if err := topology.WriteGeoJSON(&first, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	areas, err := ReadGeoJSON(bytes.NewReader(first.Bytes()), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := build(t, areas...).WriteGeoJSON(&second, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("what was read is written in another way")
	}
}

func TestWritersPassOnErrors(t *testing.T) {
	topology := raster(t, "ab")
	unwritable := WriteOptions{Properties: func(string) any { return func() {} }}
	for name, write := range map[string]func(io.Writer, WriteOptions) error{
		"GeoJSON":  topology.WriteGeoJSON,
		"TopoJSON": topology.WriteTopoJSON,
	} {
		if write(failing{}, WriteOptions{}) == nil {
			t.Errorf("%s: a full disk went unnoticed", name)
		}
		if write(io.Discard, unwritable) == nil {
			t.Errorf("%s: properties that are no JSON went unnoticed", name)
		}
		if write(io.Discard, WriteOptions{Grid: -1}) == nil {
			t.Errorf("%s: a negative grid went unnoticed", name)
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("full") }

package geo

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

var istat = ReadOptions{Code: "PRO_COM_T", Name: "COMUNE"}

func shapefile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/shapefile/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What GDAL projected and wrote comes back within a centimetre, with names whatever their encoding.
func TestReadShapefileAgreesWithGDAL(t *testing.T) {
	want, err := ReadGeoJSON(bytes.NewReader(shapefile(t, "aree.geojson")), istat)
	if err != nil {
		t.Fatal(err)
	}
	wanted := build(t, want...)
	for _, name := range []string{"istat.zip", "gradi.zip"} {
		t.Run(name, func(t *testing.T) {
			areas, err := Read(bytes.NewReader(shapefile(t, name)), istat)
			if err != nil {
				t.Fatal(err)
			}
			got := build(t, areas...)
			mustBeSound(t, got)
			if !slices.Equal(got.Codes(), wanted.Codes()) || len(got.arcs) != len(wanted.arcs) {
				t.Fatalf("%v with %d arcs, want %v with %d", got.Codes(), len(got.arcs), wanted.Codes(), len(wanted.arcs))
			}
			for i, a := range got.areas {
				if a.name != wanted.areas[i].name || len(a.polygons) != len(wanted.areas[i].polygons) {
					t.Errorf("%s %s in %d parts, want %s in %d", a.code, a.name, len(a.polygons), wanted.areas[i].name, len(wanted.areas[i].polygons))
				}
			}
			for i, arc := range got.arcs {
				for _, p := range arc {
					nearest := math.Inf(1)
					for _, q := range wanted.arcs[i] {
						nearest = min(nearest, distance(p, q))
					}
					if nearest > 0.01 {
						t.Errorf("%v is %v m from where it was", p, nearest)
					}
				}
			}
		})
	}
}

func TestReadShapefileTakesOnlyWhatIsAskedFor(t *testing.T) {
	o := istat
	o.Take = func(code string) (string, bool) { return code, strings.HasPrefix(code, "012") }
	areas, err := Read(bytes.NewReader(shapefile(t, "istat.zip")), o)
	if err != nil || len(areas) != 2 {
		t.Errorf("%d areas, error %v, want two areas", len(areas), err)
	}
}

// edit copies a zip; change gets each part and returns what is written, nil to leave it out.
func edit(t testing.TB, data []byte, change func(name string, part []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part = change(f.Name, part); part != nil {
			parts[f.Name] = part
		}
	}
	return zipOf(t, parts)
}

func zipOf(t testing.TB, parts map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		entry, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		entry.Write(parts[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadShapefileRefuses(t *testing.T) {
	good := shapefile(t, "istat.zip")
	without := func(suffix string) []byte {
		return edit(t, good, func(name string, part []byte) []byte {
			if strings.HasSuffix(name, suffix) {
				return nil
			}
			return part
		})
	}
	inComuni := func(suffix string, change func(part []byte) []byte) []byte {
		return edit(t, good, func(name string, part []byte) []byte {
			if strings.HasSuffix(name, "Com01012021_WGS84"+suffix) {
				return change(part)
			}
			return part
		})
	}
	var comuniTable []byte
	inComuni(".dbf", func(p []byte) []byte { comuniTable = p; return p })
	for _, c := range []struct {
		name string
		data []byte
		o    ReadOptions
		want string
	}{
		{"a truncated zip", good[:len(good)/2], istat, "lo zip non si può leggere, è forse interrotto"},
		{"no .shp", without(".shp"), istat, "manca il file Limiti01012021/Com01012021/Com01012021_WGS84.shp"},
		{"no .prj", without(".prj"), istat, "manca il file Limiti01012021/Com01012021/Com01012021_WGS84.prj"},
		{"no .dbf", without(".dbf"), istat, "manca il file .dbf"},
		{"unknown columns", good, ReadOptions{Code: "CODICE", Name: "COMUNE"}, "nessuna tabella ha le colonne «CODICE» e «COMUNE»; ci sono"},
		{"another reference system", shapefile(t, "roma40.zip"), istat, `roma40.prj: il sistema di riferimento è PROJCS["Monte_Mario_Italy_1"`},
		{"two layers with the same columns", edit(t, good, func(name string, part []byte) []byte {
			if strings.HasSuffix(name, "Prov01012021_WGS84.dbf") {
				return comuniTable
			}
			return part
		}), istat, "lo zip deve contenere un solo strato"},
		{"a truncated .shp", inComuni(".shp", func(p []byte) []byte { return p[:len(p)-40] }), istat, "075035 Lecce: la sua geometria è interrotta"},
		{"a .shp that lacks a record", inComuni(".shp", func(p []byte) []byte { return p[:len(p)-116] }), istat, "075035 Lecce: il file finisce prima della sua geometria"},
		{"another file in its place", inComuni(".shp", func([]byte) []byte { return []byte("GeoJSON?") }), istat, "non è uno shapefile"},
		{"a truncated .dbf", inComuni(".dbf", func(p []byte) []byte { return p[:len(p)-100] }), istat, "la tabella è interrotta: dichiara 4 righe e ne contiene 3"},
		{"lines for polygons", inComuni(".shp", func(p []byte) []byte { p[100+8] = 3; return p }), istat, "012001 Uno: la geometria è di tipo 3"},
		{"no shape", inComuni(".shp", func(p []byte) []byte { p[100+8] = 0; return p }), istat, "012001 Uno: manca la geometria"},
		{"a wrong count of points", inComuni(".shp", func(p []byte) []byte { binary.LittleEndian.PutUint32(p[100+8+40:], 1<<30); return p }), istat, "012001 Uno: la geometria è interrotta: dichiara 2 anelli e"},
		{"a ring without points", inComuni(".shp", func(p []byte) []byte { binary.LittleEndian.PutUint32(p[100+8+48:], 0); return p }), istat, "012001 Uno: l'anello 1 non ha vertici"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadShapefile(bytes.NewReader(c.data), int64(len(c.data)), c.o)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestNestRingsGoesByPlaceNotByWinding(t *testing.T) {
	outer, hole, island := box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)
	for _, rings := range [][]orb.Ring{{outer, hole, island}, {island, hole, outer}} {
		shape := nestRings(rings)
		counts := ringCounts(Area{Geometry: shape})
		slices.Sort(counts)
		if !slices.Equal(counts, []int{1, 2}) {
			t.Errorf("polygons with %v rings, want an island and a polygon with a hole", counts)
		}
	}
}

func TestGeneraliseReadsAShapefile(t *testing.T) {
	var out bytes.Buffer
	if _, err := Generalise(bytes.NewReader(shapefile(t, "istat.zip")), &out, GeneraliseOptions{Read: istat}); err != nil {
		t.Fatal(err)
	}
	topology, err := ReadTopoJSON(&out, ReadOptions{})
	if err != nil || topology.Name("012002") != "Cantù" {
		t.Errorf("012002 is %q, error %v", topology.Name("012002"), err)
	}
}

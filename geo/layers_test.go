package geo

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// renamed copies a zip with other names of its parts, and with what is added.
func renamed(t *testing.T, data []byte, name func(string) string, added map[string]string) []byte {
	t.Helper()
	parts := map[string][]byte{}
	edit(t, data, func(old string, part []byte) []byte { parts[name(old)] = part; return part })
	for n, text := range added {
		parts[n] = []byte(text)
	}
	return zipOf(t, parts)
}

func TestReadFindsTheLayerInAwkwardZips(t *testing.T) {
	good := shapefile(t, "istat.zip")
	same := func(name string) string { return name }
	var comuni []byte
	edit(t, good, func(name string, part []byte) []byte {
		if strings.HasSuffix(name, "Com01012021_WGS84.dbf") {
			comuni = part
		}
		return part
	})
	for name, data := range map[string][]byte{
		"what macOS adds":                renamed(t, good, same, map[string]string{"__MACOSX/Limiti01012021/._Com01012021_WGS84.dbf": "Mac", "Limiti01012021/._x.dbf": "Mac", "._y.shp": "Mac"}),
		"what macOS adds, as a whole":    renamed(t, good, same, map[string]string{"__MACOSX/a/b.dbf": string(comuni), "__MACOSX/a/b.shp": "Mac"}),
		"blanks and folders":             renamed(t, good, func(n string) string { return "La mia cartella/più giù/" + strings.ReplaceAll(n, "Com0", "Com 0") }, nil),
		"capital endings":                renamed(t, good, strings.ToUpper, nil),
		"a stray table":                  renamed(t, good, same, map[string]string{"elenco.dbf": string(comuni)}),
		"a stray table that is no table": renamed(t, good, same, map[string]string{"elenco.dbf": "niente"}),
		"columns in small letters": edit(t, good, func(n string, p []byte) []byte {
			return bytes.ReplaceAll(bytes.ReplaceAll(p, []byte("PRO_COM_T"), []byte("pro_com_t")), []byte("COMUNE\x00"), []byte("comune\x00"))
		}),
		"without the other layer's shape": edit(t, good, func(n string, p []byte) []byte {
			if strings.HasSuffix(n, "Prov01012021_WGS84.shp") {
				return nil
			}
			return p
		}),
	} {
		t.Run(name, func(t *testing.T) {
			areas, err := Read(bytes.NewReader(data), istat)
			if err != nil || len(areas) != 4 || areas[1].Name != "Cantù" {
				t.Errorf("%d areas, error %v, want four", len(areas), err)
			}
		})
	}
}

func TestAccentsOfATableAreReadAsItSays(t *testing.T) {
	good := shapefile(t, "istat.zip")
	for cpg, charset := range map[string]*charmap.Charmap{"": charmap.Windows1252, "ISO-8859-1": charmap.ISO8859_1, "ISO88591": charmap.ISO8859_1,
		"1252": charmap.Windows1252, "ANSI 1252": charmap.Windows1252, "CP850": charmap.CodePage850, "OEM 437": charmap.CodePage437} {
		t.Run(cpg, func(t *testing.T) {
			data := recoded(t, good, charset, cpg)
			areas, err := Read(bytes.NewReader(data), istat)
			if err != nil || areas[1].Name != "Cantù" {
				t.Errorf("the error is %v, the name %q", err, areas[1].Name)
			}
		})
	}
	if _, err := Read(bytes.NewReader(recoded(t, good, charmap.ISO8859_1, "UTF-8")), istat); err == nil || !strings.Contains(err.Error(), "riga 2 della tabella, colonna «COMUNE»: il testo «Cant?» non è in UTF-8, come dice il file .cpg") {
		t.Errorf("the error is %v, want one about UTF-8", err)
	}
}

// recoded writes the names of a zip's Comuni in a charset, as its .cpg says.
func recoded(t *testing.T, data []byte, charset *charmap.Charmap, cpg string) []byte {
	t.Helper()
	name, err := charset.NewEncoder().Bytes([]byte("Cantù"))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	edit(t, data, func(part string, text []byte) []byte {
		for _, was := range []string{"Cantù", "Cant\xf9"} {
			text = bytes.ReplaceAll(text, []byte(was+strings.Repeat(" ", 6-len(was))), append(bytes.Clone(name), []byte(strings.Repeat(" ", 6-len(name)))...))
		}
		if strings.HasSuffix(part, ".dbf") {
			text[29] = 0
		}
		if strings.HasSuffix(part, ".cpg") {
			return text
		}
		parts[part] = text
		return text
	})
	if cpg != "" {
		parts["Limiti01012021/Com01012021/Com01012021_WGS84.cpg"] = []byte(cpg + "\n")
	}
	return zipOf(t, parts)
}

// In JSON the order of members means nothing; the layer is the object with code and name, whatever it is called.
func TestReadGoesByContent(t *testing.T) {
	square := `[[9,45],[9.1,45],[9.1,45.1],[9,45.1],[9,45]]`
	comuni := `"com":{"type":"Polygon","properties":{"code":"1","name":"a\u0300"},"arcs":[[0]]}`
	for name, text := range map[string]string{
		"TopoJSON with its type last":       fmt.Sprintf(`{"arcs":[%s],"bbox":[%s9],"objects":{%s},"type":"Topology"}`, square, strings.Repeat("9,", 5000), comuni),
		"TopoJSON with another object":      fmt.Sprintf(`{"arcs":[%s],"objects":{"a":{"type":"GeometryCollection","geometries":[]},%s,"z":{"type":"Polygon","properties":{"prov":"1"},"arcs":[[0]]}},"type":"Topology"}`, square, comuni),
		"TopoJSON in a collection":          fmt.Sprintf(`{"arcs":[%s],"objects":{"z":{"type":"GeometryCollection","geometries":[%s]}},"type":"Topology"}`, square, comuni[len(`"com":`):]),
		"GeoJSON with its type last":        fmt.Sprintf(`{"features":[{"geometry":{"coordinates":[%s],"type":"Polygon"},"properties":{"name":"à","code":"1"}}],"type":"FeatureCollection"}`, square),
		"GeoJSON that speaks of a Topology": fmt.Sprintf(`{"name":"Topology","features":[{"geometry":{"coordinates":[%s],"type":"Polygon"},"properties":{"name":"à","code":" 1\u00a0","note":"\"Topology\""}}]}`, square),
	} {
		t.Run(name, func(t *testing.T) {
			areas, err := Read(strings.NewReader(text), ReadOptions{})
			if err != nil || len(areas) != 1 || areas[0].Code != "1" || areas[0].Name != "à" {
				t.Errorf("read %v, error %v", areas, err)
			}
		})
	}
	for text, want := range map[string]string{
		"\xff\xfe{\x00}\x00":                         "UTF-16",
		"{\x00\"\x00t\x00y\x00p\x00e\x00\"\x00:\x00": "UTF-16",
		`{"objects":{},"arcs":[[`:                    "TopoJSON: il testo finisce prima",
		"\x00\x00\x27\x0a\x00\x00":                   "serve lo zip",
		"{\n\"features\":\"Vi\xf9\"}":                "il testo non è in UTF-8 dopo «\"features\":\"Vi» (riga 2, carattere 15)",
	} {
		want = strings.Replace(want, "» (riga", "»: salvare il file con la codifica UTF-8 (riga", 1)
		if _, err := Read(strings.NewReader(text), ReadOptions{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, want %q in it", text, err, want)
		}
	}
}

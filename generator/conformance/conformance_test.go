package conformance

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

const base = "https://example.org/ambiti/"

// sample is a small site in which everything is right.
func sample(t *testing.T) map[string]string {
	t.Helper()
	table := "codice,nome\n50083,Visconteo\n50007,«Città»\n"
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	entry, err := w.Create("a/a.csv")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(entry, table)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"dati/a/a.csv":     table,
		"dati/tutto.zip":   packed.String(),
		"dati/SHA256SUMS":  fmt.Sprintf("%x  dati/a/a.csv\n", sha256.Sum256([]byte(table))),
		"dati/a/a.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[9,45],[10,45],[10,46],[9,45]]]}}]}`,
		"api/v1/schema/ambito.json": `{"$id":"` + base + `s","$schema":"https://json-schema.org/draft/2020-12/schema",` +
			`"type":"object","required":["codice"],"properties":{"codice":{"type":"string"}}}`,
		"api/v1/ambiti/50083.json": `{"schema":"` + base + `s","codice":"50083"}`,
	}
}

func files(contents map[string]string) []File {
	var list []File
	for path, text := range contents {
		list = append(list, File{Path: path, Data: []byte(text)})
	}
	return list
}

func judged(t *testing.T, contents map[string]string, records ...Record) Report {
	t.Helper()
	report, err := Judge(files(contents), base, records)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func checkOf(r Report, standard, program string) Check {
	for _, s := range r.Standards {
		for _, c := range s.Checks {
			if s.ID == standard && strings.Contains(c.Program, program) {
				return c
			}
		}
	}
	return Check{}
}

func TestTheChecksOfThisBuildCountWhatTheyRead(t *testing.T) {
	report := judged(t, sample(t))
	for standard, want := range map[string][2]int{"csv": {1, 6}, "json": {3, 3}, "json-schema": {2, 1}, "geojson": {1, 1}, "zip": {1, 1}, "sha-256": {1, 1}} {
		c := checkOf(report, standard, "")
		if c.Outcome != Passed || [2]int{c.Files, c.Compared} != want {
			t.Errorf("%s: %q with %d files and %d %s, want %v", standard, c.Outcome, c.Files, c.Compared, c.Unit, want)
		}
	}
}

func TestAFileThatBreaksAStandardStopsTheBuild(t *testing.T) {
	for _, broken := range []struct{ path, from, to, fault string }{
		{"dati/a/a.csv", "50083,Visconteo", "50083", "wrong number of fields"},
		{"dati/a/a.csv", "«", "\xab", "non è in UTF-8"},
		{"dati/a/a.csv", "codice", "\uFEFFcodice", "(BOM)"},
		{"dati/a/a.csv", "Visconteo", "Viscontea", "dati/tutto.zip: «a/a.csv» non è il file pubblicato"},
		{"dati/a/a.csv", "Visconteo", "Viscontea", "«dati/a/a.csv» non c’è o ha un’altra impronta"},
		{"dati/SHA256SUMS", "a.csv", "b.csv", "«dati/a/b.csv» non c’è"},
		{"dati/tutto.zip", "Visconteo", "Viscontea", "dati/tutto.zip"},
		{"dati/a/a.geojson", "[10,46],[9,45]]", "[10,46],[9,46]]", "un anello non è chiuso"},
		{"dati/a/a.geojson", "[10,45],[10,46]", "[10,46],[10,45]", "gira nel verso sbagliato"},
		{"dati/a/a.geojson", "[9,45],[10,45],[10,46],[9,45]", "[500009,45],[500010,45],[500010,46],[500009,45]", "non sono longitudini"},
		{"dati/a/a.geojson", "Polygon", "Point", "la geometria è «Point»"},
		{"api/v1/ambiti/50083.json", `"50083"`, `50083`, "got number, want string"},
		{"api/v1/ambiti/50083.json", `"codice"`, `"codica"`, "missing property"},
		{"api/v1/ambiti/50083.json", base + "s", base + "x", "manca lo schema"},
		{"api/v1/ambiti/50083.json", "}", "", "non è JSON"},
		{"api/v1/schema/ambito.json", `"object"`, `"oggetto"`, "ambito.json"},
	} {
		site := sample(t)
		text := strings.ReplaceAll(site[broken.path], broken.from, broken.to)
		if broken.path == "dati/tutto.zip" { // one bit of what is packed
			data := []byte(text)
			data[40] ^= 1
			text = string(data)
		}
		site[broken.path] = text
		_, err := Judge(files(site), base, nil)
		if err == nil || !strings.Contains(err.Error(), broken.fault) {
			t.Errorf("%s with %q: %v, want %q", broken.path, broken.to, err, broken.fault)
		}
	}
}

func TestTheProofOfAnotherProgramHoldsForFilesOfTheSameShape(t *testing.T) {
	ttl := "<" + base + "dati/#a> <http://purl.org/dc/terms/title> \"Città\"@it .\n"
	site := sample(t)
	site["dati/catalogo.ttl"] = ttl
	stale := checkOf(judged(t, site), "dcat-ap-it", "shacl")
	if stale.Outcome != Stale || stale.Files != 0 || stale.Digest == "" {
		t.Errorf("no record: %+v", stale)
	}
	record := Record{Proof: "shacl", Program: "rdf-validate-shacl 0.6.5", Files: 1, Compared: 7, Digest: stale.Digest}
	for _, c := range []struct {
		name, ttl string
		want      Outcome
	}{
		{"the same file", ttl, Proved},
		{"another title", strings.Replace(ttl, "Città", "Paesi", 1), Proved},
		{"another language", strings.Replace(ttl, "@it", "@de", 1), Stale},
		{"another property", strings.Replace(ttl, "title", "description", 1), Stale},
		{"no file", "", Stale},
	} {
		if site["dati/catalogo.ttl"] = c.ttl; c.ttl == "" {
			delete(site, "dati/catalogo.ttl")
		}
		got := checkOf(judged(t, site, record), "dcat-ap-it", "shacl")
		if got.Outcome != c.want || got.Outcome == Proved && (got.Compared != 7 || got.Program != record.Program) || got.Outcome == Stale && got.Files != 0 {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// A value is no part of the shape, nor is how many there are; a column, a member, an element or a type is.
func TestTheShapeOfAFileIsWhatAProgramJudges(t *testing.T) {
	for _, c := range []struct{ ending, file, same, other string }{
		{".csv", "codice,valore\na,1\nb,2.5\n", "codice,valore\nc,3\nd,4\nd,5\n", "codice,valore\na,1\nb,\n"},
		{".csv", "codice,valore\na,1\n", "codice,valore\nx,80.50\n", "codice,valore\na,\"1,5\"\n"},
		{".csv", "codice,valore\na,1\n", "codice,valore\nb,1\n", "codice,numero\na,1\n"},
		{".json", `{"nome":"a","lista":[1,2]}`, `{"lista":[3],"nome":"b"}`, `{"nome":null,"lista":[1]}`},
		{".geojson", `{"type":"Polygon","coordinates":[[1,2]]}`, `{"type":"Polygon","coordinates":[[3,4],[5,6]]}`, `{"type":"MultiPolygon","coordinates":[[1,2]]}`},
		{".json", `{"required":["a"]}`, `{"required":["a","a"]}`, `{"required":["b"]}`},
		{".xml", `<a b="1"><c>x</c></a>`, `<a b="2"><c>y</c><c/></a>`, `<a d="1"><c>x</c></a>`},
		{".xml", `<c r="A1" t="s"/>`, `<c r="A22" t="s"/>`, `<c r="B1" t="s"/>`},
		{".xml", `<c r="A1" t="s"/>`, `<c r="A2" t="s"/>`, `<c r="A1" t="n"/>`},
		{".ttl", "<#a> <p> \"x\"^^<date> .\n", "<#b> <p> \"y\"^^<date> .\n", "<#a> <p> \"x\" .\n"},
		{".ttl", "<#a> <p> <dati/> .\n", "<#b> <p> <altro/> .\n", "<#a> <p> <http://vocabolario> .\n"},
		{"", strings.Repeat("0", 64) + "  a.csv\n", strings.Repeat("1", 64) + "  b.csv\n", strings.Repeat("0", 63) + "  a.csv\n"},
		{".txt", "a", "a", "b"},
	} {
		of := func(text string) shape {
			s := shape{}
			if err := s.add(c.ending, []byte(text)); err != nil {
				t.Fatalf("%s %s: %v", c.ending, text, err)
			}
			return s
		}
		if !maps.Equal(of(c.file), of(c.same)) {
			t.Errorf("%s: %s and %s have another shape", c.ending, c.file, c.same)
		}
		if maps.Equal(of(c.file), of(c.other)) {
			t.Errorf("%s: %s and %s have the same shape", c.ending, c.file, c.other)
		}
	}
}

func TestEveryCheckIsExplainedAndCanBeRepeated(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range standards() {
		if seen[s.ID] || s.ID == "" || s.Name == "" || s.Meaning == "" || s.Covers == "" || !strings.HasPrefix(s.Address, "https://") || len(s.checks) == 0 {
			t.Errorf("%q is not whole or there twice", s.ID)
		}
		seen[s.ID] = true
		for _, c := range s.checks {
			told := c.Outcome == Gated || c.Outcome == Untold
			if c.Text == "" || c.Program == "" || c.Command == "" || told == (c.run != nil || c.Proof != "") || (c.Proof == "") != (len(c.Patterns) == 0) || (c.Unit == "") != told {
				t.Errorf("%s: %+v", s.ID, c.Check)
			}
		}
	}
}

func TestAFaultyRecordIsALocatedError(t *testing.T) {
	project := fstest.MapFS{"data/conformita/prove.csv": {Data: []byte("prova,programma,numero_file,confronti,impronta\nshacl,x,0,tre,ab\n")}}
	_, err := ReadRecords(project)
	for _, want := range []string{"prove.csv:2:3: «0»", "prove.csv:2:4: «tre»"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

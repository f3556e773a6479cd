package conformance

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
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
		{"dati/a/a.csv", "«", "\xab", "is no UTF-8"},
		{"dati/a/a.csv", "codice", "\uFEFFcodice", "byte order mark"},
		{"dati/a/a.csv", "Visconteo", "Viscontea", "dati/tutto.zip: a/a.csv is not the published file"},
		{"dati/a/a.csv", "Visconteo", "Viscontea", "dati/a/a.csv is not there or has another digest"},
		{"dati/SHA256SUMS", "a.csv", "b.csv", "dati/a/b.csv is not there"},
		{"dati/tutto.zip", "Visconteo", "Viscontea", "dati/tutto.zip"},
		{"dati/a/a.geojson", "[10,46],[9,45]]", "[10,46],[9,46]]", "a ring is not closed"},
		{"dati/a/a.geojson", "[10,45],[10,46]", "[10,46],[10,45]", "turns the wrong way"},
		{"dati/a/a.geojson", "[9,45],[10,45],[10,46],[9,45]", "[500009,45],[500010,45],[500010,46],[500009,45]", "no longitudes"},
		{"dati/a/a.geojson", "Polygon", "Point", "is no area"},
		{"api/v1/ambiti/50083.json", `"50083"`, `50083`, "got number, want string"},
		{"api/v1/ambiti/50083.json", `"codice"`, `"codica"`, "missing property"},
		{"api/v1/ambiti/50083.json", base + "s", base + "x", "no schema"},
		{"api/v1/ambiti/50083.json", "}", "", "is no JSON"},
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

func TestTheProofOfAnotherProgramHoldsForTheSameFilesOnly(t *testing.T) {
	site := sample(t)
	site["dati/catalogo.ttl"] = "<" + base + "dati/> a <x> ."
	neutral := sha256.Sum256([]byte("<dati/> a <x> ."))
	list := sha256.Sum256(fmt.Appendf(nil, "%x  dati/catalogo.ttl\n", neutral))
	record := Record{Proof: "shacl", Program: "rdf-validate-shacl 0.6.5", Patterns: []string{"dati/catalogo.ttl"}, Files: 1, Compared: 7, Digest: fmt.Sprintf("%x", list)}

	if c := checkOf(judged(t, site, record), "dcat-ap-it", "shacl"); c.Outcome != Proved || c.Compared != 7 || c.Program != record.Program {
		t.Errorf("the same file: %+v", c)
	}
	if c := checkOf(judged(t, site), "dcat-ap-it", "shacl"); c.Outcome != Stale || c.Files != 0 {
		t.Errorf("no record: %+v", c)
	}
	site["dati/catalogo.ttl"] += "\n"
	if c := checkOf(judged(t, site, record), "dcat-ap-it", "shacl"); c.Outcome != Stale || c.Files != 0 || c.Compared != 0 {
		t.Errorf("another file: %+v", c)
	}
	delete(site, "dati/catalogo.ttl")
	if c := checkOf(judged(t, site, record), "dcat-ap-it", "shacl"); c.Outcome != Stale {
		t.Errorf("no file: %+v", c)
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
			if c.Text == "" || c.Program == "" || c.Command == "" || told == (c.run != nil || c.proof != "") || (c.Unit == "") != told {
				t.Errorf("%s: %+v", s.ID, c.Check)
			}
		}
	}
}

func TestAFaultyRecordIsALocatedError(t *testing.T) {
	project := fstest.MapFS{"data/conformita/prove.csv": {Data: []byte("prova,programma,file,numero_file,confronti,impronta\nshacl,x,[,0,tre,ab\n")}}
	_, err := ReadRecords(project)
	for _, want := range []string{"prove.csv:2:3: «[»", "prove.csv:2:4: «0»", "prove.csv:2:5: «tre»"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

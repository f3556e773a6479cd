package metadata

import (
	"os"
	"slices"
	"sync"
	"testing"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// committed is the release of the project's own sources, made once.
var committed = sync.OnceValues(func() (opendata.Release, error) {
	project := os.DirFS("../..")
	c, err := catalogue.Load(project)
	if err != nil {
		return opendata.Release{}, err
	}
	file, err := project.Open("data/territorio/comuni.topojson")
	if err != nil {
		return opendata.Release{}, err
	}
	defer file.Close()
	comuni, err := geo.ReadTopoJSON(file, geo.ReadOptions{Extra: "codice_catastale"})
	if err != nil {
		return opendata.Release{}, err
	}
	c.Measure(comuni.Area)
	c = c.On(c.Latest())
	drawn := atlas.New(c, comuni)
	return opendata.Build(c, audit.Findings(c), opendata.Boundaries{Pieces: drawn.Pieces, Comuni: drawn.Comuni, Ambiti: drawn.Ambiti, ATS: drawn.ATS, ASST: drawn.ASST})
})

func release(t testing.TB) opendata.Release {
	t.Helper()
	r, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func describe(t testing.TB, r opendata.Release) map[string][]byte {
	t.Helper()
	files, err := Describe(r, example.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	r.Metadata = files
	catalogue, err := Catalogue(r, example)
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := Manifest(slices.Concat(r.Files, files, catalogue))
	if err != nil {
		t.Fatal(err)
	}
	return byPath(slices.Concat(files, catalogue, manifest))
}

func byPath(files []opendata.File) map[string][]byte {
	data := map[string][]byte{}
	for _, f := range files {
		data[f.Path] = f.Data
	}
	return data
}

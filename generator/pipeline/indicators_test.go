package pipeline

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"ambitilombardia/generator/finder"
)

// An indicator of each level is added in data files alone (testdata/corpus/indicatori.txtar): it gets all that the site has for
// one. The places are those of the small region.
func TestAnIndicatorInDataFilesAloneGetsEverything(t *testing.T) {
	t.Parallel()
	project := smallProject(t)
	figures := project["data/indicatori/iscritti/valori.csv"]
	figures.Data = append(figures.Data, "03,2022,12000\n"...) // which the places do not make: a doubt
	root := smallRoot(t, project)
	site, err := Render(Options{Root: root})
	must(t, err)
	read := func(name string) string {
		t.Helper()
		text, err := fs.ReadFile(site, name)
		if err != nil {
			t.Error(err)
		}
		return string(text)
	}
	index, sets := read("indicatori/index.html"), read("dati/index.html")
	files, err := fs.Glob(site, "confronta/*.json") // which /confronta/ asks for
	must(t, err)
	compared := ""
	for _, name := range files {
		compared += read(name)
	}
	searched, sitemap, pack, catalogue := read(finder.SearchPath), read("sitemap.xml"), read("dati/datapackage.json"), read("dati/catalogo.ttl")
	if picture, page := read("mappa/iscritti.svg"), read("mappa/iscritti/index.html"); !strings.Contains(picture, "Rozzano: 410") || !strings.Contains(page, "mappa/iscritti.svg") {
		t.Error("the map of all Comuni does not show the figures of an indicator that has them")
	}
	for _, x := range []struct {
		id, name, place, figure string
		compared                string // what /confronta/ has of it; empty: its places are not compared
	}{
		{"iscritti", "Bambini iscritti", "comuni/015189-rozzano", "410", "iscritti-ambiti"},
		{"iscritti", "Bambini iscritti", "ambiti/50083-visconteo-sud-milano", "530", "530"},
		{"iscritti", "Bambini iscritti", "asst/708-melegnano-e-della-martesana", "530", ""},
		{"iscritti", "Bambini iscritti", "ats/321-citta-di-milano", "9.630", "9.630"},
		{"iscritti-km2", "Bambini per chilometro", "ats/321-citta-di-milano", "", ""},
		{"01-posti-nido", "Posti nei nidi", "ambiti/50083-visconteo-sud-milano", "12,5", "12,5"},
		{"letti-asst", "Letti per abitante", "asst/708-melegnano-e-della-martesana", "3,1", ""},
		{"medici-ats", "Medici per abitante", "ats/321-citta-di-milano", "0,9", "0,9"},
	} {
		page := read("indicatori/" + x.id + "/index.html")
		for what, mark := range map[string]string{"a map": "<svg class=\"map-canvas", "a table that sorts": "data-sortable", "the dots": "chart-dots", "its source": "Un ente"} {
			if !strings.Contains(plainHTML(page), plainHTML(mark)) {
				t.Errorf("%s: the page has not %s", x.id, what)
			}
		}
		if strings.Contains(strings.SplitN(page, "<main", 2)[1], "Allegato C") {
			t.Errorf("%s: the page speaks of Allegato C", x.id)
		}
		if own := read(x.place + "/index.html"); !strings.Contains(own, x.name) || !strings.Contains(own, x.figure) {
			t.Errorf("%s: %s does not say %s", x.id, x.place, x.figure)
		}
		if !strings.Contains(index, x.name) || !strings.Contains(sets, x.name) {
			t.Errorf("%s is not in the lists of the indicators and of the datasets", x.id)
		}
		if !strings.Contains(compared, x.compared) {
			t.Errorf("%s: %s is not compared", x.id, x.compared)
		}
		for _, name := range []string{
			"dati/" + x.id + "/index.html", "dati/" + x.id + "/" + x.id + ".csv", "dati/" + x.id + "/" + x.id + ".xlsx", "dati/" + x.id + "/" + x.id + ".json",
			"dati/" + x.id + "/" + x.id + ".parquet", "dati/" + x.id + "/" + x.id + ".csv-metadata.json",
			"indicatori/" + x.id + "/anteprima.png", "incorpora/indicatori/" + x.id + "/index.html",
		} {
			read(name)
		}
		var document struct {
			ID     string `json:"indicatore"`
			Values []struct {
				Level string `json:"livello"`
			} `json:"valori"`
		}
		must(t, json.Unmarshal([]byte(read("api/v1/indicatori/"+x.id+".json")), &document))
		if document.ID != x.id || len(document.Values) == 0 {
			t.Errorf("%s: the document of the API is %+v", x.id, document)
		}
		if !strings.Contains(pack, `"name": "`+x.id+`"`) || !strings.Contains(catalogue, "dati/"+x.id+"/") || !strings.Contains(sitemap, "/indicatori/"+x.id+"/") {
			t.Errorf("%s is not described", x.id)
		}
		if !strings.Contains(searched, x.name) {
			t.Errorf("%s is not found by who searches", x.id)
		}
		if set := read("dati/" + x.id + "/index.html"); !strings.Contains(set, "/indicatori/"+x.id+"/") || !strings.Contains(plainHTML(set), "temporalCoverage:2") {
			t.Errorf("%s: search engines are not told of which years it is, nor of its page", x.id)
		}
	}
	const doubt = "somma-iscritti-03-2022"
	if !strings.Contains(read("qualita/index.html"), doubt) || !strings.Contains(read("indicatori/iscritti/index.html"), doubt) || !strings.Contains(read("dati/segnalazioni/segnalazioni.csv"), doubt) {
		t.Error("nobody doubts a total that the places do not make")
	}
	if page := read("indicatori/01-posti-nido/index.html"); !strings.Contains(page, "2021") || !strings.Contains(page, "11,5") || !strings.Contains(page, "12,5") {
		t.Error("the page of an indicator of two years has not both")
	}
}

// plainHTML takes the quotes away that a page may leave out.
func plainHTML(text string) string { return strings.ReplaceAll(text, `"`, "") }

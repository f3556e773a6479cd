package site

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// topology is the boundaries of the committed sources, read once.
var topology = sync.OnceValues(func() (*geo.Topology, error) {
	file, err := os.Open("../../data/territorio/comuni.topojson")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return geo.ReadTopoJSON(file, geo.ReadOptions{Extra: "codice_catastale"})
})

// madeSite is what the committed sources make.
type madeSite struct {
	view      View
	catalogue *catalogue.Catalogue
}

// committed is made once for all tests.
var committed = sync.OnceValues(func() (madeSite, error) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		return madeSite{}, err
	}
	comuni, err := topology()
	if err != nil {
		return madeSite{}, err
	}
	c.Measure(comuni.Area)
	c = c.On(c.Latest())
	a := atlas.New(c, comuni)
	release, err := opendata.Build(c, audit.Findings(c), opendata.Boundaries{Pieces: a.Pieces, Comuni: a.Comuni, Ambiti: a.Ambiti, ATS: a.ATS, ASST: a.ASST})
	if err != nil {
		return madeSite{}, err
	}
	maps, err := DrawMaps(c, a, func(int, int) {})
	if err != nil {
		return madeSite{}, err
	}
	view, err := NewView(c, audit.Findings(c), a, release, maps)
	return madeSite{view, c}, err
})

func newView(t *testing.T) (View, *catalogue.Catalogue) {
	t.Helper()
	made, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	return made.view, made.catalogue
}

// alive leaves out the pages of what is no more.
func alive(pages []Page) []Page {
	return slices.DeleteFunc(slices.Clone(pages), func(p Page) bool { return p.Layout != "" })
}

func TestTheViewHasAPageForEverything(t *testing.T) {
	view, c := newView(t)
	for _, section := range []struct {
		name   string
		things int
	}{
		{"ambiti", len(c.Ambiti)}, {"ats", len(c.ATS)}, {"asst", len(c.ASST) + 1}, {"comuni", len(c.Comuni) + 7 + len(view.Lists.Letters)}, {"spesa", len(c.Spending.Tables)},
		{"indicatori", len(c.Indicators)},
		{"incorpora", len(c.Ambiti) + len(c.ATS) + len(c.ASST) + len(c.Spending.Tables) + len(c.Indicators) + 3}, // the region, the search field, and the ASST that is no more
	} {
		if got := len(view.Pages[section.name]); got != section.things {
			t.Errorf("%s: %d pages, want %d", section.name, got, section.things)
		}
	}
	listed := 0
	for _, letter := range view.Lists.Letters {
		listed += len(letter.Comuni)
	}
	if want := len(c.Comuni) + 7; listed != want { // with those that are no more
		t.Errorf("the list A-Z has %d Comuni, want %d", listed, want)
	}
	maps := view.Maps.Pages
	if len(maps["ambiti"]) != len(c.Ambiti) || len(maps["ats"]) != len(c.ATS) || len(maps["asst"]) != len(c.ASST) {
		t.Errorf("maps of %d Ambiti, %d ATS, %d ASST", len(maps["ambiti"]), len(maps["ats"]), len(maps["asst"]))
	}
}

func TestPagesHaveAShortDescriptionAndAnAddressOfTheirOwn(t *testing.T) {
	view, _ := newView(t)
	for _, section := range []string{"ambiti", "ats", "asst", "comuni"} {
		pages := view.Pages[section]
		var paths, titles []string
		for _, page := range pages {
			paths, titles = append(paths, page.Path), append(titles, page.Title)
			if n := utf8.RuneCountInString(page.Description); n < 50 || n > 160 {
				t.Errorf("%s: the description has %d characters: %s", page.Path, n, page.Description)
			}
			if page.Layout == letterLayout { // it has no code
				continue
			}
			code, _, _ := strings.Cut(page.Path, "-")
			if want := "/" + code + "/"; page.Aliases[0] != want {
				t.Errorf("%s: aliases %v, want %s", page.Path, page.Aliases, want)
			}
		}
		for _, all := range [][]string{paths, titles} {
			slices.Sort(all)
			if n := len(all); len(slices.Compact(all)) != n {
				t.Errorf("%s: two pages have the same address or title", section)
			}
		}
	}
}

func TestAnAmbitoPageSaysWhatTheSourcesSay(t *testing.T) {
	view, c := newView(t)
	page := func(code string) ambitoPage {
		i := slices.IndexFunc(c.Ambiti, func(a catalogue.Ambito) bool { return string(a.Code) == code })
		return view.Pages["ambiti"][i].Params.(ambitoPage)
	}
	visconteo := page("50083")
	if visconteo.NationalCode != "lom_64" || visconteo.ATS.Code != "321" || visconteo.ASST == nil || visconteo.ASST.Code != "708" {
		t.Errorf("Visconteo Sud Milano: %+v", visconteo)
	}
	if names := namesOf(visconteo.Comuni); !slices.Contains(names, "Rozzano") || !slices.IsSorted(names) {
		t.Errorf("its Comuni: %v", names)
	}
	if len(visconteo.Neighbours) == 0 || len(visconteo.Downloads) != 5 {
		t.Errorf("%d neighbours, %d downloads", len(visconteo.Neighbours), len(visconteo.Downloads))
	}
	total := 0
	for _, comune := range visconteo.Comuni {
		if comune.Evidence.Meaning == "" || len(visconteo.Sources[comune.Source-1]) == 0 {
			t.Errorf("%s does not say how sure it is", comune.Name)
		}
		total++
	}
	if total != len(c.Members("50083")) {
		t.Errorf("%d Comuni, want %d", total, len(c.Members("50083")))
	}
	if milano := page("50007"); milano.ASST != nil || milano.ASSTMissing == "" {
		t.Errorf("Milano Città has no ASST, and a reason: %+v", milano)
	}
	if oglioPo := page("50097"); len(oglioPo.Corrections) != 1 || oglioPo.Corrections[0].Printed != "CREMONA/ MANTOVA" {
		t.Errorf("Oglio Po's correction: %+v", oglioPo.Corrections)
	}
}

// A Comune of an Ambito whose ASST was corrected must say so: its reader asks which ASST serves it.
func TestAComuneSharesTheCorrectionsOfItsAmbito(t *testing.T) {
	view, c := newView(t)
	for i, comune := range c.Comuni {
		params := view.Pages["comuni"][i].Params.(comunePage)
		if got, want := len(params.Corrections), len(c.CorrectionsOf(comune.Ambito)); got != want {
			t.Errorf("%s shows %d corrections, want %d", comune.Name, got, want)
		}
	}
}

func TestLinksAreRelativeToTheRootOfTheSite(t *testing.T) {
	view, _ := newView(t)
	for _, group := range view.Lists.ATS {
		for _, row := range group.Rows {
			if strings.HasPrefix(row.URL, "/") || !strings.HasSuffix(row.URL, "/") {
				t.Errorf("%s would not work in a sub-folder", row.URL)
			}
		}
	}
}

func namesOf(rows []comuneRow) []string {
	var names []string
	for _, row := range rows {
		names = append(names, row.Name)
	}
	return names
}

// Every section has what the program does not write: its index, and the templates of its index and of its pages.
func TestEverySectionHasItsIndexAndItsTemplates(t *testing.T) {
	for _, section := range Sections() {
		for _, file := range []string{"content/" + section + "/_index.md", "layouts/" + section + "/section.html", "layouts/" + section + "/page.html"} {
			if _, err := os.Stat("../../" + file); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestEveryPageMadeHasAnAddressThatTheSiteMustHave(t *testing.T) {
	view, c := newView(t)
	made := 0
	addresses := Addresses(c, opendata.Release{})
	for section, pages := range view.Pages {
		if section == "dati" || section == "qualita" {
			continue // its addresses are those of the downloads, and those to which the marks of figures lead
		}
		for _, page := range pages {
			made++
			if !slices.Contains(addresses, "/"+page.Path+"/") {
				t.Errorf("nothing asks for %s", page.Path)
			}
		}
	}
	pictures := len(view.Cards.List)
	for _, card := range view.Cards.List {
		if card.Drawing != "" {
			pictures++
		}
	}
	if want := made + pictures + len(view.Drawn); len(addresses) != want {
		t.Errorf("%d addresses, want %d", len(addresses), want)
	}
}

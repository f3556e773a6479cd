package site

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// overlay is a project in which some files are others.
type overlay struct {
	fs.FS
	other fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.other[name]; ok {
		return o.other.Open(name)
	}
	return o.FS.Open(name)
}

// changed gives what the page of all changes shows of the committed tables with more rows in variazioni.csv, once all have
// come into force, and its maps.
func changed(t *testing.T, rows string) (variations, map[string]pairOfMaps) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	project := os.DirFS("../..")
	const table = "data/variazioni/variazioni.csv"
	text, err := fs.ReadFile(project, table)
	must(err)
	c, err := catalogue.LoadRegion(overlay{project, fstest.MapFS{table: {Data: append(text, rows...)}}})
	must(err)
	file, err := project.Open("data/territorio/comuni.topojson")
	must(err)
	defer file.Close()
	pieces, err := geo.ReadTopoJSON(file, geo.ReadOptions{Extra: "codice_catastale"})
	must(err)
	c = c.On(c.Latest())
	b := &builder{catalogue: c, atlas: atlas.New(c, pieces), links: linksOf(c)}
	b.maps.Changed = map[string]pairOfMaps{}
	for _, plan := range b.changedPlans() {
		before, err := b.changedMap(plan, plan.before, "Prima")
		must(err)
		after, err := b.changedMap(plan, plan.after, "Dopo")
		must(err)
		b.maps.Changed[plan.anchor] = pairOfMaps{before, after}
	}
	return b.variations(), b.maps.Changed
}

func areaNames(m mapDrawing) string {
	var names []string
	for _, area := range m.Areas {
		names = append(names, area.Name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func TestTheLineOfTimeTellsWhatHasChangedSinceTheAct(t *testing.T) {
	v, maps := changed(t, "")
	var got []string
	for _, m := range v.Moments {
		got = append(got, m.Day.ISO+" "+m.Title)
	}
	want := []string{"2026-01-31 Lirio", "2024-01-01 Ronago e Uggiate-Trevano", "2023-11-18 Albaredo Arnaboldi e Campospinoso",
		"2023-01-01 ASST Monza", "2023-01-01 Bardello, Bregano e Malgesso"}
	if !slices.Equal(got, want) {
		t.Errorf("moments\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	merged := maps[v.Moments[4].Events[0].Maps]
	if before, after := areaNames(merged.Before), areaNames(merged.After); before != "Bardello, Bregano, Malgesso" || after != "Bardello con Malgesso e Bregano" {
		t.Errorf("the maps show %q, then %q", before, after)
	}
	if merged.Before.Width != merged.After.Width || merged.Before.Height != merged.After.Height {
		t.Error("before and after are not drawn alike")
	}
	if lirio := v.Moments[0]; len(lirio.Events[0].Undecided) == 0 || len(lirio.Ambiti) != 2 {
		t.Errorf("Lirio lies in two Ambiti, and nobody has said which serves it: %+v", lirio)
	}
	if monza := v.Moments[3].Events[0]; monza.Maps != "" {
		t.Error("an ASST that ended without heir has changed no area")
	}
	if old := maps[v.Moments[2].Events[0].Maps].Before; areaNames(old) != "Albaredo Arnaboldi, Campospinoso" {
		t.Errorf("before, a renamed Comune bears its old name: %s", areaNames(old))
	}
}

// A decree that unites two Ambiti, moves a Comune and renames an ASST needs rows in data files only.
func TestATrialDecreeIsToldWithItsMaps(t *testing.T) {
	const decree = "dgr-2167-2024,documentata,una prova,\n"
	v, maps := changed(t, "2027-03-08,ambito,50032,unione,50200,Ovest,,"+decree+"2027-03-08,ambito,50061,unione,50200,,,"+decree+
		"2027-03-08,comune,015159,passaggio di Ambito,50007,,,"+decree+"2027-03-08,asst,705,cambio di nome,,Ovest Grande,,"+decree)
	first := v.Moments[0]
	if first.Day.Text != "8 marzo 2027" || len(first.Events) != 3 {
		t.Fatalf("%s has %d events, want one moment of three", first.Day.Text, len(first.Events))
	}
	var shown []string
	for _, e := range first.Events {
		if pair, ok := maps[e.Maps]; ok {
			shown = append(shown, areaNames(pair.Before)+" → "+areaNames(pair.After))
		}
	}
	want := []string{"Abbiategrasso, Magentino → Ovest", "Milano Città, Visconteo Sud Milano → Milano Città, Visconteo Sud Milano"}
	if !slices.Equal(shown, want) {
		t.Errorf("the maps show\n%s\nwant\n%s", strings.Join(shown, "\n"), strings.Join(want, "\n"))
	}
	if moved := maps[first.Events[len(first.Events)-1].Maps]; moved.Before.Areas[0].D == moved.After.Areas[0].D {
		t.Error("the border between the two Ambiti has not moved")
	}
}

package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ambitilombardia/generator/source"
)

const (
	allegatoB  = "data/allegato-b/allegato-b.csv"
	rettifiche = "data/allegato-b/rettifiche.csv"
	comuni     = "data/territorio/comuni.csv"
	poverty    = "content/macroaree/a-poverta-e-lavoro.md"
	housing    = "content/macroaree/b-casa.md"
)

// edit replaces a text that a file holds; an empty old text empties the file, an absent file is made.
type edit struct{ file, old, new string }

// region gives the small region of testdata with some edits.
func region(t testing.TB, edits ...edit) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/region.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, e := range edits {
		text := ""
		if f, ok := files[e.file]; ok {
			text = string(f.Data)
		}
		if !strings.Contains(text, e.old) {
			t.Fatalf("%s does not hold %q", e.file, e.old)
		}
		if e.old == "" {
			text = e.new
		}
		files[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1))}
	}
	return files
}

func load(files fstest.MapFS) (*Catalogue, []string) {
	var errs source.Errors
	c := read(files, &errs, aboutRegion, aboutPages)
	if err := errs.Err(); err != nil {
		return c, strings.Split(err.Error(), "\n")
	}
	return c, nil
}

func TestASmallRegionLoads(t *testing.T) {
	c, errs := load(region(t))
	if errs != nil {
		t.Fatal(errs)
	}
	if got := []int{len(c.Printed), len(c.Corrections), len(c.ATS), len(c.ASST), len(c.Ambiti), len(c.Comuni), len(c.Macroaree)}; !slices.Equal(got, []int{4, 1, 2, 3, 4, 6, 10}) {
		t.Errorf("counts %v", got)
	}
	if got := c.Printed[1].Get("denominazione_ats"); got != "ATS CITTA' DI MILANO" {
		t.Errorf("the printed name was changed to %q", got)
	}
	ats, _ := c.FindATS("321")
	if ats.Printed != "CITTA' DI MILANO" || ats.Name() != "ATS Città di Milano" || ats.Slug() != "321-citta-di-milano" {
		t.Errorf("ATS %+v, %s, %s", ats, ats.Name(), ats.Slug())
	}
	asst, ok := c.FindASST("708")
	if !ok || asst.ATS != "321" || asst.Slug() != "708-melegnano-e-della-martesana" {
		t.Errorf("ASST %+v", asst)
	}
	milano, ok := c.FindAmbito("50007")
	if !ok || milano.ASST != "" || milano.Register != "lom_49" || milano.Slug() != "50007-milano-citta" {
		t.Errorf("Milano %+v", milano)
	}
	var names []string
	for _, m := range c.Members("50083") {
		names = append(names, m.Name)
	}
	if !slices.Equal(names, []string{"Opera", "Rozzano"}) {
		t.Errorf("the Comuni of an Ambito are in the alphabet's order: got %q", names)
	}
	if got := c.Members("50048"); got[0].Code != "020002" || got[1].Code != "020063" {
		t.Errorf("Comuni of one name are in the order of their codes: got %v", got)
	}
	if got := c.Comuni[0]; got.Code != "015146" || got.Province.Name() != "Milano" || got.Evidence.String() != "documentata" || got.Row != 2 {
		t.Errorf("first Comune %+v", got)
	}
	if got := c.AmbitiOfASST("708"); len(got) != 1 || got[0].Code != "50083" {
		t.Errorf("Ambiti of ASST 708: %v", got)
	}
	if got := c.ASSTOfATS("327"); len(got) != 2 || got[0].Code != "724" {
		t.Errorf("ASST of ATS 327: %v", got)
	}
	if got := c.CorrectionsOf("50083"); len(got) != 1 || got[0].Reason != "Il codice ha due nomi." || len(c.CorrectionsOf("50006")) != 0 {
		t.Errorf("corrections of 50083: %v", got)
	}
	a := c.Macroaree[0]
	if a.Letter != "A" || a.Page != "a-poverta-e-lavoro" || !slices.Equal(a.KeyPoints, []string{"Nuovi poveri", "Giovani"}) {
		t.Errorf("macroarea %+v", a)
	}
	if _, ok := c.FindATS("999"); ok {
		t.Error("an ATS that is not there was found")
	}
	if _, ok := c.FindASST(""); ok {
		t.Error("the empty code is an ASST")
	}
	if _, ok := c.FindAmbito("50099"); ok {
		t.Error("an Ambito that is not there was found")
	}
}

func TestMovingAComuneIsOneCell(t *testing.T) {
	c, errs := load(region(t, edit{comuni, "015159,Opera,MI,50083", "015159,Opera,MI,50006"}))
	if errs != nil || len(c.Members("50083")) != 1 || len(c.Members("50006")) != 2 {
		t.Errorf("errors %v, members %v and %v", errs, c.Members("50083"), c.Members("50006"))
	}
}

func TestFaultsInAllFilesAreToldTogether(t *testing.T) {
	files := region(t, edit{allegatoB, "lom_49", "lom49"}, edit{rettifiche, "Il codice ha due nomi.", ""}, edit{comuni, "MI,50007", "MM,50070"}, edit{poverty, "lettera: A", "lettera: 1"})
	delete(files, housing)
	_, got := load(files)
	var places []string
	for _, line := range got {
		place, _, _ := strings.Cut(line, ": ")
		places = append(places, place)
	}
	want := []string{rettifiche + ":2:5", allegatoB + ":2:7", comuni + ":2:3", comuni + ":2:4", poverty + ":2:10", "content/macroaree"}
	if !slices.Equal(places, want) {
		t.Errorf("places %q, want %q", places, want)
	}
	for file := range files {
		if strings.HasPrefix(file, "content/") {
			delete(files, file)
		}
	}
	if _, got := load(files); !slices.Contains(got, "content/macroaree: mancano le macroaree A, B, C, D, E, F, G, H, I, J: ci si aspettava una pagina per ogni lettera da A a J") {
		t.Errorf("a site without macroareas: %q", got)
	}
	if _, err := Load(os.DirFS(t.TempDir())); err == nil || !source.IsInput(err) {
		t.Errorf("an empty folder: %v", err)
	}
}

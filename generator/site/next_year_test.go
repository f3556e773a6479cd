package site

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// later is the committed project with rows and definitions added to Allegato C, as an official would add them.
type later struct {
	fs.FS
	changed fstest.MapFS
}

func (p later) Open(name string) (fs.File, error) {
	if _, ok := p.changed[name]; ok {
		return p.changed.Open(name)
	}
	return p.FS.Open(name)
}

func withRows(t *testing.T, definition, rows string) later {
	t.Helper()
	base := os.DirFS("../..")
	p := later{FS: base, changed: fstest.MapFS{}}
	for name, more := range map[string]string{"data/allegato-c/tabelle.yaml": definition, "data/allegato-c/allegato-c.csv": rows} {
		text, err := fs.ReadFile(base, name)
		if err != nil {
			t.Fatal(err)
		}
		p.changed[name] = &fstest.MapFile{Data: []byte(strings.TrimRight(string(text), "\n") + "\n" + more)}
	}
	return p
}

const inventedIndicator = `
  - id: "assistenti_sociali"
    numero: "Indicatore 1"
    titolo: "Quanti assistenti sociali ci sono in ogni Ambito"
    didascalia: ""
    tema: "personale"
    livello: "ambito"
    anni: ["2024", "2025"]
    unita: ["eur_procapite"]
    misure:
      - {id: "valore", etichetta: "Valore", stampata: ""}
    cosa_misura: "Un indicatore inventato per la prova."
    numeratore: "x"
    denominatore: "y"
    universo: "z"
    esclusioni: []
    come_leggerla: "a"
    come_non_leggerla: "b"
    legami: []
    intestazione_stampata: false
    attribuzione: ""
    fonte: "f"
    note: []
`

func TestAnInventedIndicatorOfTheAmbitiNeedsNoCode(t *testing.T) {
	c, err := catalogue.Load(withRows(t, inventedIndicator, ambitoRows(t)))
	if err != nil {
		t.Fatal(err)
	}
	view, release := viewOf(t, c)
	page := spendingPageOf(t, view, "assistenti-sociali")
	want := "Nel 2025 si va da 1,50 euro per abitante (" + c.Ambiti[0].Name + ") a 91,50 (" + c.Ambiti[90].Name + ")"
	if got := plainBlanks(page.Headline.Text); got != want {
		t.Errorf("the title is %q, want %q", got, want)
	}
	if n := len(page.Table.Rows); n != len(c.Ambiti) {
		t.Errorf("%d rows, want %d", n, len(c.Ambiti))
	}
	if page.Map == nil || len(page.Map.Areas) != len(c.Ambiti) || page.Map.Areas[0].Value == "" {
		t.Errorf("the map is %+v", page.Map)
	}
	if n := len(page.Chart.Rows); n != len(c.Ambiti) {
		t.Errorf("the picture has %d panels, want %d", n, len(c.Ambiti))
	}
	last := view.Spending.Themes[len(view.Spending.Themes)-1]
	if last.Title != "Personale" || last.Tables[0].Code != "Indicatore 1" {
		t.Errorf("the last theme of /spesa/ is %+v", last)
	}
	item := view.Pages["ambiti"][0].Params.(ambitoPage).Spending.Items[0]
	if item.Own != c.Ambiti[0].Name || len(item.Places) != 1 || item.Groups[0].Rows[1].Figures[0].Text == "" {
		t.Errorf("the page of the first Ambito shows %+v", item)
	}
	rows := 0
	for _, d := range release.Datasets {
		if d.ID != "spesa-sociale" {
			continue
		}
		for _, row := range d.Rows {
			if row[0] == "assistenti_sociali" {
				rows++
			}
		}
	}
	if rows != 2*len(c.Ambiti) {
		t.Errorf("%d rows to download, want %d", rows, 2*len(c.Ambiti))
	}
}

// ambitoRows invents two years of an indicator for every Ambito: 1.50, 2.50 and so on in the act's order.
func ambitoRows(t *testing.T) string {
	_, c := newView(t)
	var rows strings.Builder
	for i, a := range c.Ambiti {
		for _, year := range []string{"2024", "2025"} {
			rows.WriteString("assistenti_sociali," + string(a.Code) + "," + year + ",valore," + whole(i+1) + ".50,eur_procapite\n")
		}
	}
	return rows.String()
}

func viewOf(t *testing.T, c *catalogue.Catalogue) (View, opendata.Release) {
	t.Helper()
	file, err := os.Open("../../data/territorio/comuni.topojson")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	comuni, err := geo.ReadTopoJSON(file, geo.ReadOptions{Extra: "codice_catastale"})
	if err != nil {
		t.Fatal(err)
	}
	a := atlas.New(c, comuni)
	release, err := opendata.Build(c, audit.Findings(c), opendata.Boundaries{Pieces: a.Pieces, Comuni: a.Comuni, Ambiti: a.Ambiti, ATS: a.ATS, ASST: a.ASST})
	if err != nil {
		t.Fatal(err)
	}
	maps, err := DrawMaps(c, a, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	view, err := NewView(c, audit.Findings(c), a, release, maps)
	if err != nil {
		t.Fatal(err)
	}
	return view, release
}

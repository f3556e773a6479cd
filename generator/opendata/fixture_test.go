package opendata

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"

	"github.com/paulmach/orb"
)

// committed loads the project's own sources once, with all that has changed since the act.
var committed = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		return nil, err
	}
	return c.On(c.Latest()), nil
})

func loadCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// squares gives every Comune a square of a hundredth of a degree, side by side, and unites them as the site does.
func squares(t testing.TB, c *catalogue.Catalogue) Boundaries {
	t.Helper()
	b, err := united(c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func united(c *catalogue.Catalogue) (Boundaries, error) {
	const perRow, side = 40, 0.01
	var areas []geo.Area
	for i, m := range c.AtAct().Comuni {
		west, south := 9+side*float64(i%perRow), 45+side*float64(i/perRow)
		east, north := 9+side*float64(i%perRow+1), 45+side*float64(i/perRow+1)
		square := orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
		areas = append(areas, geo.Area{Code: string(m.Code), Name: m.Name, Geometry: orb.MultiPolygon{square.ToPolygon()}})
	}
	pieces, err := geo.Build(areas)
	if err != nil {
		return Boundaries{}, err
	}
	of := map[string]catalogue.Piece{}
	for _, p := range c.Pieces {
		of[string(p.Code)] = p
	}
	unite := func(code func(catalogue.Piece, catalogue.Ambito) string) *geo.Topology {
		return pieces.Dissolve(func(piece string) (string, bool) {
			ambito, _ := c.FindAmbito(of[piece].Ambito)
			group := code(of[piece], ambito)
			return group, group != ""
		})
	}
	return Boundaries{
		Pieces: pieces,
		Comuni: unite(func(p catalogue.Piece, _ catalogue.Ambito) string { return string(p.Comune) }),
		Ambiti: unite(func(p catalogue.Piece, _ catalogue.Ambito) string { return string(p.Ambito) }),
		ATS:    unite(func(_ catalogue.Piece, a catalogue.Ambito) string { return string(a.ATS) }),
		ASST:   unite(func(_ catalogue.Piece, a catalogue.Ambito) string { return string(a.ASST) }),
	}, nil
}

// release makes the release of the committed sources.
func release() (Release, error) {
	c, err := committed()
	if err != nil {
		return Release{}, err
	}
	b, err := united(c)
	if err != nil {
		return Release{}, err
	}
	return Build(c, audit.Findings(c), b)
}

var released = sync.OnceValues(release)

// build gives that release, which is made once: a test that changed it would change it for all.
func build(t testing.TB) Release {
	t.Helper()
	r, err := released()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// hostile is what nobody should find in a table and somebody will.
func hostile() Dataset {
	d := Dataset{
		ID: "ostile", Title: "Prova", Description: "Prova", Licence: ccBy,
		Columns: []Column{
			{Name: "codice", Type: String, Meaning: "Codice.", Key: true},
			{Name: "testo", Type: String, Meaning: "Testo.", Missing: missing(catalogue.NotReported, "Manca.")},
			{Name: "intero", Type: Integer, Meaning: "Intero.", Missing: missing(catalogue.NotReported, "Manca.")},
			{Name: "valore", Type: Number, Unit: "€", Meaning: "Valore.", Missing: missing(catalogue.NotReported, "Manca.")},
		},
	}
	for i, text := range []string{
		"=1+1", "+39 02 1234", "-x", "@SUM(A1:A9)", "\t=1+1", "'=1+1", "''@x", "'Ndrangheta", "", "<script>alert(1)</script>", "a & b",
		`"virgolette"`, `=HYPERLINK("http://example.org","x")`, "due\nrighe", "una, due; tre", "\u202Edestra a sinistra\u202C",
		"\u2028", "_x0041_", " spazi ", "012001", "1E5", "TRUE", "30/2", "Cantù", "d’Adda", "😀", "---", "\\.", "#N/A",
	} {
		numbers := [][2]string{{"0", "80.50"}, {"-12", "-0.5"}, {"", ""}, {"123456789012345", "0.001"}, {"7", "12345.6700"}}[i%5]
		d.Rows = append(d.Rows, []string{fmt.Sprintf("%03d", i), text, numbers[0], numbers[1]})
	}
	return d
}

// tables are the datasets, the extracts and the hostile one.
func tables(t testing.TB) []Dataset {
	t.Helper()
	c := loadCatalogue(t)
	b := squares(t, c)
	sets := append(datasets(c, audit.Findings(c), b), hostile())
	for _, p := range extracts(c, audit.Findings(c), b) {
		sets = append(sets, p.Dataset)
	}
	for _, d := range sets {
		if err := d.check(); err != nil {
			t.Fatal(err)
		}
	}
	return sets
}

// maps are the geographic datasets and the extracts.
func maps(t testing.TB) []Dataset {
	t.Helper()
	c := loadCatalogue(t)
	b := squares(t, c)
	sets := []Dataset{confiniAmbiti(c, b.Ambiti), confiniATS(c, b.ATS), confiniASST(c, b.ASST)}
	for _, p := range extracts(c, nil, b) {
		if p.Areas != nil {
			sets = append(sets, p.Dataset)
		}
	}
	for _, d := range sets {
		if err := d.check(); err != nil {
			t.Fatal(err)
		}
	}
	return sets
}

func names(d Dataset) []string {
	var names []string
	for _, c := range d.Columns {
		names = append(names, c.Name)
	}
	return names
}

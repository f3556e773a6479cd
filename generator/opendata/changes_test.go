package opendata

import (
	"bytes"
	"slices"
	"testing"

	"ambitilombardia/generator/catalogue"
)

// Who quoted the list of 2021 finds it as it was, on whatever day the site is made; and the list of today, taken back to that
// day, is the same to the byte.
func TestTheComuniOfTheActStayAsTheyWere(t *testing.T) {
	today := loadCatalogue(t)
	b := squares(t, today)
	csv := func(d Dataset) []byte {
		data, err := EncodeCSV(d)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	frozen := csv(comuni2021(today, b.Pieces))
	for _, day := range []catalogue.Date{"2021-01-01", "2023-06-30", "2030-01-01"} {
		if !bytes.Equal(csv(comuni2021(today.On(day), b.Pieces)), frozen) {
			t.Errorf("on %s it is another", day)
		}
	}
	if !bytes.Equal(csv(withASSTDoubt(today.On("2021-01-01"), comuni(today.On("2021-01-01"), b.Pieces))), frozen) {
		t.Error("the Comuni of 1 January 2021 are others")
	}
	if bytes.Equal(csv(comuni(today, b.Comuni)), frozen) {
		t.Error("the Comuni of today are the same")
	}
}

func TestACodeOfTheActLeadsToTheCodeOfToday(t *testing.T) {
	d := corrispondenze(loadCatalogue(t))
	row := func(thing, code string) []string {
		i := slices.IndexFunc(d.Rows, func(row []string) bool { return row[0] == thing && row[1] == code })
		return d.Rows[i]
	}
	for _, want := range [][]string{
		{"comune", "012009", "Bardello", "012144", "Bardello con Malgesso e Bregano", joined, "2023-01-01"},
		{"comune", "018026", "Campospinoso", "018026", "Campospinoso Albaredo", renamed, "2023-11-18"},
		{"comune", "015189", "Rozzano", "015189", "Rozzano", unchanged, ""},
		{"asst", "716", "ASST Monza", "", "", ended, "2023-01-01"},
		{"ambito", "50098", "Broni e Casteggio", "50098", "Broni e Casteggio", unchanged, ""},
	} {
		if got := row(want[0], want[1]); !slices.Equal(got[:7], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, code := range []string{"50098", "50064"} { // Lirio, in Montalto Pavese: nobody has said who serves it
		if got := row("ambito", code)[7]; got == "" {
			t.Errorf("the Ambito %s has no note about the ground of Lirio", code)
		}
	}
}

// Who joins an old list by its names finds those that a merger has dropped since the act, too.
func TestNamesDroppedSinceTheActAreAmongTheFormer(t *testing.T) {
	c := loadCatalogue(t)
	has := func(c *catalogue.Catalogue, row ...string) bool {
		return slices.ContainsFunc(nomiPrecedenti(c).Rows, func(r []string) bool { return slices.Equal(r[:4], row) && r[4] != "" })
	}
	today := c.On(c.Latest())
	for _, p := range today.Pieces {
		m, _ := today.FindComune(p.Comune)
		if m.Name != p.Name && !has(today, p.Name, string(m.Code), m.Name, formerName) {
			t.Errorf("nothing says that %s is %s now", p.Name, m.Name)
		}
	}
	if !has(today, "Bregano", "012144", "Bardello con Malgesso e Bregano", formerName) || has(c.AtAct(), "Bregano", "012144", "Bardello con Malgesso e Bregano", formerName) {
		t.Error("Bregano is a name of the act's day that was dropped in 2023")
	}
}

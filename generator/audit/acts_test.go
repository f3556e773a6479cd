package audit

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestAnActThatLacksSomethingSaysWhat(t *testing.T) {
	whole := catalogue.Act{ID: "lr-1", Name: "la legge 1", Number: "1", Date: "2022-01-31", Title: "Titolo", URL: "https://www.esempio.it/"}
	lacking := catalogue.Act{ID: "dgr", Name: "la delibera", Date: "2021", Title: "Titolo", URL: "https://www.esempio.it/"}
	found := incompleteActs(&catalogue.Catalogue{Acts: []catalogue.Act{whole, lacking}})
	if len(found) != 1 || found[0].ID != "atto-dgr" || !strings.Contains(found[0].Sentence, "La delibera: nessuna fonte letta ne dà il numero e il giorno.") || len(found[0].Cells) != 2 {
		t.Errorf("found %+v", found)
	}
}

// What the act says of its own tables and figures does not change with a later decree.
func TestFindingsAboutTheActDoNotFollowItsChanges(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	ids := func(c *catalogue.Catalogue) (ids []string) {
		for _, f := range Findings(c) {
			if f.Cells[0].Dataset != "comuni" && f.Cells[0].Dataset != "ambiti" {
				ids = append(ids, f.ID+f.Sentence)
			}
		}
		return ids
	}
	if then, now := ids(c), ids(c.On(c.Latest())); len(then) < 50 || !slices.Equal(then, now) {
		t.Errorf("%d findings then, %d now", len(then), len(now))
	}
}

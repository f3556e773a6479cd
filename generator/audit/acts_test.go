package audit

import (
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestAnActThatLacksSomethingSaysWhat(t *testing.T) {
	whole := catalogue.Act{ID: "lr-1", Name: "la legge 1", Number: "1", Date: "2022-01-31", Title: "Titolo", URL: "https://www.esempio.it/"}
	lacking := catalogue.Act{ID: "dgr", Name: "la delibera", Date: "2021", Title: "Titolo", URL: "https://www.esempio.it/"}
	found := incompleteActs(&catalogue.Catalogue{Acts: []catalogue.Act{whole, lacking}})
	if len(found) != 1 || found[0].ID != "atto-dgr" || !strings.Contains(found[0].Sentence, "il numero e il giorno: è la delibera") || len(found[0].Cells) != 2 {
		t.Errorf("found %+v", found)
	}
}

package finder

import (
	"encoding/json"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// SearchPath is the address of the second file: what is found besides the Comuni.
const SearchPath = "cerca/indice.json"

// Thing is a page that the search finds.
type Thing struct {
	Kind  string // as a reader sees it, «Ambito»
	Title string
	Path  string
	Words []string // by which people look for it besides its title
}

// Things lists what can be found besides Comuni and places, in the order in which /cerca/ shows it.
func Things(c *catalogue.Catalogue, datasets []opendata.Dataset) []Thing {
	var things []Thing
	for _, e := range c.Entries {
		things = append(things, Thing{"Argomento", e.Title, e.Page, e.Words})
	}
	for _, a := range c.Ambiti {
		things = append(things, Thing{"Ambito", "Ambito " + a.Name, a.Path(), []string{string(a.Code), string(a.Register)}})
	}
	for _, a := range c.ATS {
		things = append(things, Thing{"ATS", a.Name(), a.Path(), []string{string(a.Code)}})
	}
	for _, a := range c.ASST {
		things = append(things, Thing{"ASST", a.Name(), a.Path(), []string{string(a.Code)}})
	}
	for _, m := range c.Macroaree {
		things = append(things, Thing{"Macroarea", m.Title, m.Path(), nil})
	}
	for _, t := range c.Spending.Tables {
		things = append(things, Thing{"Tabella", t.Title, t.Path(), []string{t.Number}})
	}
	for _, i := range c.Indicators {
		things = append(things, Thing{"Indicatore", i.Title, i.Path(), nil})
	}
	for _, d := range datasets {
		things = append(things, Thing{"Dati", "Dati: " + d.Title, d.Path(), nil})
	}
	return things
}

// searchIndex is the file. Comuni stand in it by their place in the first one.
type searchIndex struct {
	Names  []standIn  `json:"nomi"`
	Codes  []string   `json:"codici"` // of each Comune, with blanks between them: ISTAT's, the cadastral one, the postal ones
	Things [][]string `json:"voci"`   // title, address, kind, and the other words
}

// SearchIndex writes the file. Cadastral gives the cadastral code of a Comune.
func SearchIndex(c *catalogue.Catalogue, cadastral func(string) string, things []Thing) ([]byte, error) {
	x := searchIndex{Names: []standIn{}, Codes: make([]string, len(c.Comuni)), Things: [][]string{}}
	at := places(c)
	comuni := map[string]bool{}
	for _, m := range c.Comuni {
		comuni[catalogue.SortKey(m.Name)] = true
	}
	for i, m := range c.Comuni {
		x.Codes[i] = strings.TrimSpace(string(m.Code) + " " + cadastral(string(m.Code)))
	}
	for _, l := range slices.Concat(c.Localities, c.Landmarks) {
		if i, ok := at[l.Comune]; ok && !comuni[catalogue.SortKey(l.Name)] { // the name of a Comune is that Comune
			x.Names = append(x.Names, standIn{l.Name, i, ", nel Comune di "})
		}
	}
	for _, p := range c.PostalCodes {
		if i, ok := at[p.Comune]; ok {
			x.Codes[i] += " " + string(p.CAP)
		}
	}
	for _, t := range things {
		x.Things = append(x.Things, append([]string{t.Title, t.Path, t.Kind}, t.Words...))
	}
	return json.Marshal(x)
}

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
		things = append(things, Thing{"Dati", d.Title, d.Path(), []string{d.ID}})
	}
	return things
}

// searchIndex is the file. Comuni stand in it by their place in the first file.
type searchIndex struct {
	Cadastral []string         `json:"catastali"` // of each Comune, empty where none is known
	Places    []place          `json:"luoghi"`
	CAP       map[string][]int `json:"cap"`
	Kinds     []string         `json:"tipi"`
	Things    []thing          `json:"voci"`
}

// place is a hamlet, a quarter or another place, and its Comune.
type place [2]any

// thing is a page: the place of its kind, its title, its address, and its other words.
type thing [4]any

// SearchIndex writes the file. Cadastral gives the cadastral code of a Comune.
func SearchIndex(c *catalogue.Catalogue, cadastral func(string) string, things []Thing) ([]byte, error) {
	x := searchIndex{Cadastral: []string{}, Places: []place{}, CAP: map[string][]int{}, Kinds: []string{}, Things: []thing{}}
	at := map[catalogue.ISTATCode]int{}
	for i, m := range c.Comuni {
		at[m.Code] = i
		x.Cadastral = append(x.Cadastral, cadastral(string(m.Code)))
	}
	for _, l := range c.Localities {
		if i, ok := at[l.Comune]; ok {
			x.Places = append(x.Places, place{l.Name, i})
		}
	}
	for _, p := range c.PostalCodes {
		if i, ok := at[p.Comune]; ok {
			x.CAP[string(p.CAP)] = append(x.CAP[string(p.CAP)], i)
		}
	}
	for _, t := range things {
		kind := slices.Index(x.Kinds, t.Kind)
		if kind < 0 {
			kind = len(x.Kinds)
			x.Kinds = append(x.Kinds, t.Kind)
		}
		x.Things = append(x.Things, thing{kind, t.Title, t.Path, strings.Join(t.Words, "|")})
	}
	return json.Marshal(x)
}

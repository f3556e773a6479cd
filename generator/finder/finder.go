// Package finder writes the index with which the search field of every page turns the name of a Comune into its Ambito,
// ATS and ASST. In goes the catalogue, out comes one JSON file, small because it says everything once and names it by
// its place: a Comune points at its Ambito, an Ambito at its ATS and ASST.
//
// The file is for the site's own script (assets/js/field.js), which loads it when the field is first used. Programs of
// others find the same in the API and in the downloads, described.
package finder

import (
	"encoding/json"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// Path is the address of the index under the root of the site.
const Path = "comuni/indice.json"

// index is the file. Addresses are relative to the root of the site; that of a Comune is what
// its Path gives, which assets/js/slug.js makes in the same way out of code and name.
type index struct {
	Provinces map[string]catalogue.Province `json:"province"` // by the first three digits of the ISTAT code
	Evidence  []string                      `json:"evidenza"` // how sure an Ambito is, as a reader sees it
	ATS       []authority                   `json:"ats"`
	ASST      []authority                   `json:"asst"`
	Ambiti    []ambito                      `json:"ambiti"`
	Comuni    []row                         `json:"comuni"` // by ISTAT code
	Names     []standIn                     `json:"nomi"`
	Slugs     map[string]string             `json:"indirizzi"` // by ISTAT code, where the name does not make the address
}

// authority is an ATS or an ASST.
type authority struct {
	Name string `json:"nome"`
	URL  string `json:"indirizzo"`
}

type ambito struct {
	Name string `json:"nome"`
	URL  string `json:"indirizzo"`
	ATS  int    `json:"ats"`
	ASST []int  `json:"asst"`                // none, or more than one where the table does not choose
	Note string `json:"nota_asst,omitempty"` // what to say then
}

// row is a Comune: ISTAT code, name, place of its Ambito, place of its evidence.
type row [4]any

// standIn is what stands for a Comune: what is typed, «Osmate» or «Linate», the place of the Comune, and what stands between
// the two: «, oggi » or «, nel Comune di ».
type standIn [3]any

// Index writes the file.
func Index(c *catalogue.Catalogue) ([]byte, error) {
	x := index{Provinces: map[string]catalogue.Province{}, Names: []standIn{}, Slugs: map[string]string{}}
	for _, ats := range c.ATS {
		x.ATS = append(x.ATS, authority{ats.Name(), ats.Path()})
	}
	for _, asst := range c.ASST {
		x.ASST = append(x.ASST, authority{asst.Name(), asst.Path()})
	}
	place := map[catalogue.AmbitoCode]int{}
	for i, a := range c.Ambiti {
		place[a.Code] = i
		entry := ambito{
			Name: a.Name,
			URL:  a.Path(),
			ATS:  slices.IndexFunc(c.ATS, func(ats catalogue.ATS) bool { return ats.Code == a.ATS }),
			ASST: []int{},
			Note: c.ASSTDoubt(a),
		}
		for i, asst := range c.ASST {
			if asst.Code == a.ASST || slices.Contains(c.SharedASST(a), asst) {
				entry.ASST = append(entry.ASST, i)
			}
		}
		switch {
		case len(entry.ASST) == 0:
			entry.Note = c.NoASST(a)
		case entry.Note != "":
			entry.Note = ". " + entry.Note // after the names
		}
		x.Ambiti = append(x.Ambiti, entry)
	}
	for _, m := range c.Comuni {
		x.Provinces[string(m.Code[:3])] = m.Province
		x.Comuni = append(x.Comuni, row{m.Code, m.Name, place[m.Ambito], x.evidence(c, m)})
		if m.Slug() != catalogue.Slug(string(m.Code), m.Name) {
			x.Slugs[string(m.Code)] = m.Slug()
		}
	}
	at := places(c)
	for _, f := range c.Former {
		x.Names = append(x.Names, standIn{f.Name, at[f.Comune], ", oggi "})
	}
	for _, s := range c.Spellings {
		x.Names = append(x.Names, standIn{s.Name, at[s.Comune], ", cioè "})
	}
	for _, change := range c.Changes {
		if change.Thing == catalogue.AComune && (change.Ends() || change.Kind == catalogue.Renamed) {
			now := catalogue.ISTATCode(c.Heirs(catalogue.AComune, change.Code)[0])
			x.Names = append(x.Names, standIn{change.Name, at[now], " (" + change.Day.Until() + "), oggi "})
		}
	}
	return json.Marshal(x)
}

// places gives the place of each Comune in the file.
func places(c *catalogue.Catalogue) map[catalogue.ISTATCode]int {
	at := map[catalogue.ISTATCode]int{}
	for i, m := range c.Comuni {
		at[m.Code] = i
	}
	return at
}

// evidence gives the place of what is said of how sure the Ambito of a Comune is: its grade, and what nobody has decided.
func (x *index) evidence(c *catalogue.Catalogue, m catalogue.Comune) int {
	words := strings.Join(append([]string{"(appartenenza " + m.Evidence.Label() + ")"}, c.Undecided(catalogue.AComune, string(m.Code))...), ". ")
	at := slices.Index(x.Evidence, words)
	if at < 0 {
		at = len(x.Evidence)
		x.Evidence = append(x.Evidence, words)
	}
	return at
}

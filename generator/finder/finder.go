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
	Evidence  []string                      `json:"evidenza"` // the grades as a reader sees them
	ATS       []authority                   `json:"ats"`
	ASST      []authority                   `json:"asst"`
	Ambiti    []ambito                      `json:"ambiti"`
	Comuni    []row                         `json:"comuni"` // by ISTAT code
	Former    []other                       `json:"precedenti"`
	Spellings []other                       `json:"altri_nomi"`
	Dropped   []dropped                     `json:"cessati"`
	Slugs     map[string]string             `json:"indirizzi"`  // by ISTAT code, where the name does not make the address
	Undecided map[string]string             `json:"non_deciso"` // by ISTAT code: what nobody has said of the Ambito of a part
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

// other is a name of the past, or another way of writing one, and the ISTAT code of the Comune of today.
type other [2]string

// dropped is a name that a Comune had after the act: the name, the ISTAT code of the Comune of today, and until when.
type dropped [3]string

// Index writes the file.
func Index(c *catalogue.Catalogue) ([]byte, error) {
	x := index{Provinces: map[string]catalogue.Province{}, Former: []other{}, Spellings: []other{}, Dropped: []dropped{}, Slugs: map[string]string{},
		Undecided: map[string]string{}}
	for _, level := range catalogue.EvidenceLevels() {
		x.Evidence = append(x.Evidence, level.Label())
	}
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
		if len(entry.ASST) == 0 {
			entry.Note = c.NoASST(a)
		}
		x.Ambiti = append(x.Ambiti, entry)
	}
	for _, m := range c.Comuni {
		x.Provinces[string(m.Code[:3])] = m.Province
		x.Comuni = append(x.Comuni, row{m.Code, m.Name, place[m.Ambito], slices.Index(x.Evidence, m.Evidence.Label())})
		if m.Slug() != catalogue.Slug(string(m.Code), m.Name) {
			x.Slugs[string(m.Code)] = m.Slug()
		}
		if open := c.Undecided(catalogue.AComune, string(m.Code)); len(open) > 0 {
			x.Undecided[string(m.Code)] = strings.Join(open, " ")
		}
	}
	for _, f := range c.Former {
		x.Former = append(x.Former, other{f.Name, string(f.Comune)})
	}
	for _, s := range c.Spellings {
		x.Spellings = append(x.Spellings, other{s.Name, string(s.Comune)})
	}
	for _, change := range c.Changes {
		if change.Thing == catalogue.AComune && (change.Ends() || change.Kind == catalogue.Renamed) {
			x.Dropped = append(x.Dropped, dropped{change.Name, c.Heirs(catalogue.AComune, change.Code)[0], change.Day.Until()})
		}
	}
	return json.Marshal(x)
}

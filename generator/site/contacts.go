package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
)

// contact is how to reach a body. What is empty is not known.
type contact struct {
	Name     string `json:"name"` // «Comune di Rozzano»
	Site     string `json:"site"`
	Host     string `json:"host"` // what a link to the site shows, «comune.rozzano.mi.it»
	PEC      string `json:"pec"`
	Street   string `json:"street"`
	CAP      string `json:"cap"`
	Locality string `json:"locality"`
	Province string `json:"province"`
	Note     string `json:"note"`
	Source   string `json:"source"` // who says so, and when: to end a sentence
	Old      string `json:"old"`    // what to say where that was long ago, else empty
}

// body is what has to do with the services of an Ambito.
type body struct {
	contact
	Role       string  `json:"role"`  // «capofila»
	Dated      string  `json:"dated"` // «fonte del 2019, da verificare»
	Certain    bool    `json:"certain"`
	AmbitoSite string  `json:"ambito_site"`
	AmbitoHost string  `json:"ambito_host"`
	Sources    []piece `json:"sources"`
}

// running is what is known of who runs the services of an Ambito.
type running struct {
	Known  bool   `json:"known"` // a source says which body runs them
	Bodies []body `json:"bodies"`
}

// contactOf gives how to reach a Comune, an ATS or an ASST; nil where nothing is known.
func (b *builder) contactOf(of catalogue.Thing, code, name string) *contact {
	known, ok := b.catalogue.ContactOf(of, code)
	if !ok {
		return nil
	}
	c := newContact(known, name)
	from := b.catalogue.ContactsSource
	c.Source = "IndicePA, " + catalogue.Date(from.Date).Words()
	if b.catalogue.IsOld(from.Date) {
		c.Old = oldContact
	}
	return &c
}

// oldContact is said of what is older than twelve months.
const oldContact = "Questi recapiti hanno più di dodici mesi: controllali prima di usarli."

func newContact(known catalogue.Contact, name string) contact {
	return contact{Name: typographic(name), Site: known.Site, Host: host(known.Site), PEC: known.PEC, Street: typographic(known.Street),
		CAP: string(known.CAP), Note: typographic(known.Note)}
}

// host is an address of the web as a reader says it.
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	name, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(name, "www.")
}

// comuneContact adds where the town hall is.
func (b *builder) comuneContact(m catalogue.Comune) *contact {
	c := b.contactOf(catalogue.AComune, string(m.Code), catalogue.ComuneBody(m.Name))
	if c != nil {
		c.Locality, c.Province = m.Name, string(m.Province)
	}
	return c
}

// serving is who serves a Comune or an Ambito, and how to reach them.
type serving struct {
	Running     running  `json:"running"`
	ATSContact  *contact `json:"ats_contact"`
	ASSTContact *contact `json:"asst_contact"` // null also where the table names more than one
}

func (b *builder) serving(a catalogue.Ambito) serving {
	s := serving{Running: b.running(a.Code), ATSContact: b.contactOf(catalogue.AnATS, string(a.ATS), b.links.ats[a.ATS].Name)}
	if asst := b.links.asst[a.ASST]; asst != nil && len(b.sharedASST(a)) == 0 {
		s.ASSTContact = b.contactOf(catalogue.AnASST, asst.Code, asst.Name)
	}
	return s
}

// running says who runs the services of an Ambito, as far as a source proves it.
func (b *builder) running(code catalogue.AmbitoCode) running {
	var r running
	for _, known := range b.catalogue.BodiesOf(code) {
		x := body{contact: newContact(known.Contact, known.Name), Role: typographic(known.Role), Certain: known.Runs && !known.Unsure(),
			AmbitoSite: known.AmbitoSite, AmbitoHost: host(known.AmbitoSite), Sources: pieces(known.Source)}
		if x.AmbitoSite == x.Site {
			x.AmbitoSite = ""
		}
		switch {
		case known.Year == "":
			x.Dated = "fonte senza data, da verificare"
		case known.Unsure():
			x.Dated = "fonte del " + known.Year + ", da verificare"
		case b.catalogue.IsOld(known.Year):
			x.Dated = "fonte del " + known.Year + ", di più di dodici mesi fa"
		default:
			x.Dated = "fonte del " + known.Year
		}
		r.Known = r.Known || known.Runs
		r.Bodies = append(r.Bodies, x)
	}
	return r
}

package catalogue

import (
	"time"
)

// Contact is how to reach a public body: addresses of the body, never of a person. What the source does not give is empty.
type Contact struct {
	IPA    string // its code in the index of public bodies (IndicePA)
	Site   string // its official site
	PEC    string // its certified mail
	Street string // of its seat, «Piazza Garibaldi, 14»
	CAP    CAP    // of its seat
	Note   string // what to know of these, a sentence
}

// Body is a public body that has to do with the services of an Ambito, in one role.
type Body struct {
	Ambito     AmbitoCode
	Name       string
	Kind       string // «Azienda speciale consortile»
	Role       string // what the source says of it and nothing else: «capofila»
	Runs       bool   // the role means that it runs the Piano di Zona or the services
	AmbitoSite string // the Ambito's own site
	Source     string
	Year       string // of the source, empty where it has no date
	Contact
}

// firstSureYear is that of the act: what an older source says of an Ambito may be about another one.
const firstSureYear = "2021"

// Unsure tells that the role is to be verified: its source is older than the act, or has no date.
func (b Body) Unsure() bool { return b.Year < firstSureYear }

// ContactOf gives how to reach a Comune, an ATS or an ASST.
func (c *Catalogue) ContactOf(of Thing, code string) (Contact, bool) {
	contact, ok := c.contacts[key{of, code}]
	return contact, ok
}

// BodiesOf gives those known of an Ambito: first those that run its services.
func (c *Catalogue) BodiesOf(code AmbitoCode) []Body {
	of := keep(c.Bodies, func(b Body) bool { return b.Ambito == code })
	return append(keep(of, func(b Body) bool { return b.Runs }), keep(of, func(b Body) bool { return !b.Runs })...)
}

// IsOld tells whether what held on a date, a day or a year, is older than twelve months on the day of the catalogue.
func (c *Catalogue) IsOld(date string) bool {
	if yearForm.Matches(date) {
		date += "-12-31"
	}
	day, err := time.Parse(time.DateOnly, date)
	return err == nil && Date(day.AddDate(1, 0, 0).Format(time.DateOnly)) < c.Day
}

// ComuneBody names a Comune as the body to which one writes, «Comune di Rozzano», «Comune di Agra».
func ComuneBody(name string) string { return "Comune di " + name }

package catalogue

import (
	"slices"
	"testing"
)

func TestTheCommittedContactsAreThoseOfTheDay(t *testing.T) {
	today := committed(t).On("2026-12-01")
	for _, m := range today.Comuni {
		if contact, ok := today.ContactOf(AComune, string(m.Code)); !ok || contact.PEC == "" {
			t.Errorf("%s has no certified mail", m.Name)
		}
		if !slices.ContainsFunc(today.PostalCodes, func(p PostalCode) bool { return p.Comune == m.Code }) {
			t.Errorf("%s has no postal code", m.Name)
		}
	}
	for _, a := range today.ATS {
		if contact, _ := today.ContactOf(AnATS, string(a.Code)); contact.Site == "" || contact.PEC == "" {
			t.Errorf("%s has no site or no certified mail", a.Name())
		}
	}
	if got := len(today.Localities); got != 956 {
		t.Errorf("%d localities, want 956", got)
	}
	if got := len(today.Landmarks); got != 7 { // the Comuni of an airport
		t.Errorf("%d Comuni with a landmark, want 7", got)
	}
	known := 0
	for _, a := range today.Ambiti {
		if len(today.BodiesOf(a.Code)) > 0 {
			known++
		}
	}
	if known != 67 {
		t.Errorf("of %d Ambiti a body is known, want 67", known)
	}
}

// A Comune that ends takes its contact with it; its postal codes and hamlets go to what comes after it.
func TestContactsFollowTheComuni(t *testing.T) {
	act := committed(t)
	act.PostalCodes = append(act.PostalCodes, PostalCode{CAP: "21020", Comune: "012009"}) // Bardello, until 2022
	act.contacts[key{AComune, "012009"}] = Contact{Site: "https://example.org/"}
	if _, there := act.On("2022-12-31").ContactOf(AComune, "012009"); !there {
		t.Error("before the merger Bardello has its contact")
	}
	after := act.On("2023-01-01")
	if _, there := after.ContactOf(AComune, "012009"); there {
		t.Error("after the merger there is still the contact of Bardello")
	}
	last := after.PostalCodes[len(after.PostalCodes)-1]
	if last.CAP != "21020" || last.Comune != "012144" {
		t.Errorf("the postal code of Bardello went to %+v", last)
	}
}

func TestWhatIsOldOrUnsureOfAContact(t *testing.T) {
	c := &Catalogue{Day: "2026-12-01"}
	for date, old := range map[string]bool{"2026-08-18": false, "2025-12-01": false, "2025-11-30": true, "2025": false, "2024": true, "": false} {
		if c.IsOld(date) != old {
			t.Errorf("%q is old: %v, want %v", date, !old, old)
		}
	}
	for year, unsure := range map[string]bool{"": true, "2020": true, "2021": false, "2026": false} {
		if (Body{Year: year}).Unsure() != unsure {
			t.Errorf("a source of %q is unsure: %v, want %v", year, !unsure, unsure)
		}
	}
}

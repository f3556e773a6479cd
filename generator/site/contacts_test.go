package site

import (
	"os"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestWhoRunsAnAmbitoIsSaidAsFarAsASourceProvesIt(t *testing.T) {
	all, err := catalogue.LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{catalogue: all.On("2026-12-01")}
	for code, want := range map[catalogue.AmbitoCode]struct {
		known bool
		dated string // of the first body
	}{
		"50006": {true, "fonte del 2025"},
		"50013": {true, "fonte del 2019, da verificare"},
		"50017": {false, "fonte senza data, da verificare"}, // only a site
		"50023": {true, "fonte del 2022, di più di dodici mesi fa"},
		"50083": {false, ""},
	} {
		got, dated := b.running(code), ""
		if len(got.Bodies) > 0 {
			dated = got.Bodies[0].Dated
		}
		if got.Known != want.known || dated != want.dated {
			t.Errorf("%s: known %v, %q; want %v, %q", code, got.Known, dated, want.known, want.dated)
		}
	}
	masate, _ := b.catalogue.FindComune("015136")
	if c := b.comuneContact(masate); c == nil || c.Note == "" || c.Host != "unione.basianomasate.mi.it" || c.Old != "" {
		t.Errorf("the contact of Masate is %+v", c)
	}
	b.catalogue = all.On("2027-09-01")
	if c := b.comuneContact(masate); c.Old == "" {
		t.Error("after twelve months a contact does not say that it is old")
	}
}

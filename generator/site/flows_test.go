package site

import (
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// monthsOf gives what an Ambito and an ATS read in the list of a month.
func monthsOf(t *testing.T, name string) (ambito, ats []flowDue) {
	t.Helper()
	flows := (&builder{catalogue: &catalogue.Catalogue{Flows: []catalogue.Flow{
		{ID: "spesa", Name: "Spesa", Dimension: catalogue.Accounting, Ambito: catalogue.MustSend, ATS: catalogue.Perhaps,
			Deliveries: []catalogue.Delivery{{Name: "unico", Months: []int{7, 8}, Span: true, Printed: make([]string, 4)}}},
		{ID: "fondo", Name: "Fondo", Dimension: catalogue.Accounting, Ambito: catalogue.Perhaps, ATS: catalogue.MustSend, Deliveries: []catalogue.Delivery{
			{Name: "provvisorio", Months: []int{4, 7}, Day: catalogue.LastDay, Printed: make([]string, 4)},
			{Name: "definitivo", Months: []int{5, 8}, Day: 20, Printed: make([]string, 4)}}},
		{ID: "piani", Name: "Piani", Dimension: catalogue.Accounting, Ambito: catalogue.NeedNot, ATS: catalogue.MustSend,
			Deliveries: []catalogue.Delivery{{Name: "unico", Months: []int{7}, Until: "2023-07-31", Printed: make([]string, 4)}}},
		{ID: "archivio", Name: "Archivio", Dimension: catalogue.Management, Ambito: catalogue.MustSend, ATS: catalogue.NeedNot, Period: "a ogni variazione"},
	}}, release: opendata.Release{}}).flows()
	if len(flows.Ended) != 1 || len(flows.Always) != 1 || len(flows.Calendar) != 4 || len(flows.Groups) != 3 {
		t.Errorf("%d ended, %d at any time, %d rows, %d groups", len(flows.Ended), len(flows.Always), len(flows.Calendar), len(flows.Groups))
	}
	for _, m := range flows.Months {
		if m.Name == name {
			return m.Ambito, m.ATS
		}
	}
	t.Fatalf("no month %s", name)
	return nil, nil
}

func TestWhoMustSendWhatInAMonth(t *testing.T) {
	said := func(list []flowDue) (texts []string) {
		for _, d := range list {
			text := d.Name + " " + d.Delivery + " " + d.Until
			if d.Unsure {
				text += "?"
			}
			texts = append(texts, text)
		}
		return texts
	}
	for month, want := range map[string][2][]string{
		"luglio": {{"Spesa  da luglio ad agosto", "Fondo provvisorio entro la fine del mese?"}, {"Fondo provvisorio entro la fine del mese", "Spesa  da luglio ad agosto?"}},
		"agosto": {{"Spesa  da luglio ad agosto", "Fondo definitivo entro il 20?"}, {"Fondo definitivo entro il 20", "Spesa  da luglio ad agosto?"}},
		"marzo":  {},
	} {
		ambito, ats := monthsOf(t, month)
		for i, got := range [][]string{said(ambito), said(ats)} {
			if len(got) != len(want[i]) {
				t.Errorf("%s: %q, want %q", month, got, want[i])
				continue
			}
			for n := range got {
				if got[n] != want[i][n] {
					t.Errorf("%s: «%s», want «%s»", month, got[n], want[i][n])
				}
			}
		}
	}
}

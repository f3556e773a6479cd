package site

import (
	"fmt"
	"os"
	"testing"

	"ambitilombardia/generator/catalogue"
)

// Both readings of the act, reckoned: what one Ambito receives, before and after, and what two and three do.
func TestThePremiumIsReckonedInBothReadings(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	view := (&builder{catalogue: c}).premium()
	var got []string
	for _, r := range view.Readings {
		for _, e := range r.Examples {
			got = append(got, fmt.Sprint(r.ID, ", ", e.Aims, ": ", e.How, " = ", e.Each, ", ", e.Advance, " + ", e.Balance, " ", e.Groups))
		}
	}
	want := []string{
		"in_aggiunta, 2 obiettivi: 2 × 20.000 = 40.000, 8.000 + 32.000 [80.000 120.000]",
		"in_aggiunta, 3 obiettivi: 2 × 20.000 + 50.000 = 90.000, 18.000 + 72.000 [180.000 270.000]",
		"in_aggiunta, 4 obiettivi: 2 × 20.000 + 50.000 = 90.000, 18.000 + 72.000 [180.000 270.000]",
		"al_posto, 2 obiettivi: 2 × 20.000 = 40.000, 8.000 + 32.000 [80.000 120.000]",
		"al_posto, 3 obiettivi: 50.000 = 50.000, 10.000 + 40.000 [100.000 150.000]",
		"al_posto, 4 obiettivi: 50.000 = 50.000, 10.000 + 40.000 [100.000 150.000]",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What happened once is told once, in the order of time, and what is doubtful about it is marked.
func TestStepsAreToldOnceInTheOrderOfTime(t *testing.T) {
	steps := planSteps([]catalogue.Step{
		{ID: "firma", From: "2021-12-31", Text: "Firma."}, {ID: "questionario", From: "2020-07-08", To: "2020-09-18", Text: "Domande."},
		{ID: "questionario", From: "2020-08", To: "2020-09", Text: "Domande."},
	}, &notes{})
	if got, want := fmt.Sprint(steps), "[{8 luglio 2020 – 18 settembre 2020 Domande. []} {31 dicembre 2021 Firma. []}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

package site

import (
	"ambitilombardia/generator/audit"
	"strconv"
	"strings"
	"testing"
)

func TestADatasetsPageTellsWhatAReaderHasToKnow(t *testing.T) {
	view, c := newView(t)
	for _, d := range view.Lists.Datasets {
		if d.ID == "ambiti" && d.Updated != day(c.ChangesSource.Transcribed) || d.Updated.Text == "" || len(d.Coverage) == 0 || d.Source == "" {
			t.Errorf("%s: updated %q, coverage %q, source %q", d.ID, d.Updated.Text, d.Coverage, d.Source)
		}
		if want := strconv.Itoa(len(d.Preview)); len(d.Preview) != previewRows && d.Rows != want || len(d.Preview[0]) != len(d.Columns) {
			t.Errorf("%s: %d of %s rows shown, want %d as wide as the columns", d.ID, len(d.Preview), d.Rows, previewRows)
		}
		catalogued := false
		for _, m := range d.Metadata {
			catalogued = catalogued || strings.HasPrefix(m.URL, "dati/catalogo.")
		}
		if catalogued != (d.Credit == "") {
			t.Errorf("%s: in the catalogue %v, boundaries %v", d.ID, catalogued, d.Credit != "")
		}
	}
}

// The counts on the page of a dataset are those of the findings published about its cells.
func TestADatasetsPageCountsTheFindingsAboutIt(t *testing.T) {
	view, _ := newView(t)
	published := 0
	for _, severity := range view.Quality.Severities {
		for _, set := range severity.Subjects {
			if set.URL == audit.PagePath(audit.OfSpending, audit.Severity(severity.ID)) {
				published += len(set.Findings)
			}
		}
	}
	counted := 0
	for _, d := range view.Lists.Datasets {
		if d.ID != "spesa-sociale" {
			continue
		}
		for _, words := range d.Findings {
			number, _, _ := strings.Cut(words, " ")
			n, err := strconv.Atoi(number)
			if err != nil {
				t.Fatalf("%q does not begin with a count", words)
			}
			counted += n
		}
	}
	if counted != published || counted == 0 {
		t.Errorf("the page counts %d findings, %d are published", counted, published)
	}
}

func TestWhatAColumnAdmitsIsShown(t *testing.T) {
	view, _ := newView(t)
	shown := map[string]column{}
	for _, d := range view.Lists.Datasets {
		for _, c := range d.Columns {
			shown[d.ID+"."+c.Name] = c
		}
	}
	for name, want := range map[string]column{
		"comuni.evidenza":           {Allowed: "documentata, dedotta, nota, dubbia"},
		"segnalazioni.gravita":      {Allowed: "discrepanza, dubbio, nota"},
		"ambiti.codice_ambito":      {Form: "[0-9]{5}", Key: true},
		"ambiti.codice_asst":        {Form: "[0-9]{3}", Empty: "non_riportato: Nessuna fonte indica un’ASST per questo giorno."},
		"confini-ambiti.area_km2":   {Unit: "km²"},
		"comuni.denominazione_asst": {Empty: "non_riportato: Nessuna fonte indica un’ASST per questo giorno."},
	} {
		got := shown[name]
		if got.Allowed != want.Allowed || got.Form != want.Form || got.Empty != want.Empty || got.Unit != want.Unit || got.Key != want.Key {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

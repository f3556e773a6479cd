package api

import (
	"encoding/json"
	"slices"
	"testing"

	"ambitilombardia/generator/catalogue"

	"ambitilombardia/generator/audit"
)

func TestEveryFigureHasItsPrintedDigitsOrItsReason(t *testing.T) {
	for _, table := range input(t).Catalogue.Spending.Tables {
		var d struct {
			Righe        []struct{ Chiave string }
			Motivi       []struct{ Motivo string }
			Osservazioni []struct {
				Chiave, Riga, Misura, Unita string
				Anno, Motivo                *string
				Valore                      *json.Number
			}
		}
		read(t, "spesa/"+table.ID+".json", &d)
		if len(d.Osservazioni) != len(table.Observations) || len(d.Righe) != len(table.Rows) {
			t.Fatalf("%s: %d figures in %d rows", table.ID, len(d.Osservazioni), len(d.Righe))
		}
		for i, o := range table.Observations {
			got := d.Osservazioni[i]
			year := ""
			if got.Anno != nil {
				year = *got.Anno
			}
			if got.Chiave != o.Row.Key || got.Riga != o.Row.Label || year != o.Year || got.Misura != o.Measure.ID || got.Unita != o.Measure.Unit.ID {
				t.Errorf("%s, figure %d: %+v, want that of %s", table.ID, i, got, o.Pos)
			}
			if value, ok := o.Value(); ok && (got.Valore == nil || string(*got.Valore) != value.String() || got.Motivo != nil) {
				t.Errorf("%s: %v with reason %v, want %s", o.Pos, got.Valore, got.Motivo, value)
			}
			if why, missing := o.Missing(); missing && (got.Valore != nil || got.Motivo == nil || *got.Motivo != string(why)) {
				t.Errorf("%s: %v with reason %v, want none because of %s", o.Pos, got.Valore, got.Motivo, string(why))
			}
		}
	}
}

// Each finding about a figure is named beside it, and each name beside a figure is explained in the same document.
func TestFindingsStandBesideTheirFigures(t *testing.T) {
	in := input(t)
	beside := map[string]bool{}
	for _, table := range in.Catalogue.Spending.Tables {
		var d struct {
			Segnalazioni []struct{ ID string }
			Osservazioni []struct {
				Segnalazioni []string `json:"id_segnalazioni"`
			}
		}
		read(t, "spesa/"+table.ID+".json", &d)
		explained := map[string]bool{}
		for _, f := range d.Segnalazioni {
			explained[f.ID] = true
		}
		for i, o := range table.Observations {
			for _, id := range d.Osservazioni[i].Segnalazioni {
				beside[id+"\x00"+o.Pos.String()] = true
				if !explained[id] {
					t.Errorf("%s names %s and does not explain it", table.ID, id)
				}
			}
		}
	}
	want := 0
	for _, table := range in.Catalogue.Spending.Tables {
		for _, o := range table.Observations {
			for _, f := range in.Findings {
				if slices.Contains(f.Cells, audit.SpendingCell(o)) {
					want++
					if !beside[f.ID+"\x00"+o.Pos.String()] {
						t.Errorf("%s does not stand beside %s", f.ID, o.Pos)
					}
				}
			}
		}
	}
	if want == 0 || want != len(beside) {
		t.Errorf("%d findings stand beside figures, want %d", len(beside), want)
	}
}

func TestTheReasonsAreOneList(t *testing.T) {
	var d struct {
		Reasons []reason `json:"elementi"`
	}
	read(t, "motivi-assenza.json", &d)
	if len(d.Reasons) != len(catalogue.Reasons()) {
		t.Fatalf("%d reasons, want %d", len(d.Reasons), len(catalogue.Reasons()))
	}
	for i, r := range catalogue.Reasons() {
		if want := (reason{r, r.Label(), r.Definition()}); d.Reasons[i] != want {
			t.Errorf("reason %+v, want %+v", d.Reasons[i], want)
		}
	}
	schema, err := schemaFor[observation]()
	if err != nil {
		t.Fatal(err)
	}
	if got := schema.Properties["motivo"].Enum; len(got) != len(catalogue.Reasons())+1 || got[len(got)-1] != nil {
		t.Errorf("the schema of a reason that may be missing admits %v", got)
	}
}

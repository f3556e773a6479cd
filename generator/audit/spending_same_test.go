package audit

import (
	"slices"
	"testing"
)

// Two totals that differ cast doubt on themselves, and on a part only where it alone makes the difference.
func TestWhatIsInDoubtWhereTwoTotalsDiffer(t *testing.T) {
	for name, test := range map[string]struct {
		here, there string
		want        []Cell
	}{
		"printed totals": {
			"REGIONE LOMBARDIA|2018|30.0|5.0", "REGIONE LOMBARDIA|2018|31.0|5.0",
			[]Cell{{"tab_1", "REGIONE LOMBARDIA", "2018 gestione_singola"}, {"tab_2", "REGIONE LOMBARDIA", "2018 gestione_singola"}},
		},
		"a total made of rows, of which one is as large as the difference": {
			"REGIONE LOMBARDIA|2018|30.0|5.0", "COMUNE|2018|30.0|5.0\nAZIENDA|2018|1.5|0.0",
			[]Cell{{"tab_1", "REGIONE LOMBARDIA", "2018 gestione_singola"}, {"tab_2", "AZIENDA", "2018 gestione_singola"}},
		},
		"a total made of rows, of which none is": {
			"REGIONE LOMBARDIA|2018|30.0|5.0", "COMUNE|2018|20.0|5.0\nAZIENDA|2018|11.5|0.0",
			[]Cell{{"tab_1", "REGIONE LOMBARDIA", "2018 gestione_singola"}, {Dataset: "tab_2"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := invented(t, "",
				sheet{id: "tab_1", level: "ats", measures: amounts, links: "{con: tab_2, tipo: stesso_totale}", cells: test.here},
				sheet{id: "tab_2", level: "capofila", measures: amounts, links: "{con: tab_1, tipo: stesso_totale}", cells: test.there})
			found := sameTotals(c)
			if len(found) != 1 || !slices.Equal(found[0].Cells, test.want) {
				t.Errorf("found %+v, want one about %v", found, test.want)
			}
		})
	}
}

// Grafico 8 and Tab. 1 differ by less than a thousandth: what the region spent in each way is not in doubt for that.
func TestADifferenceOfSumsLeavesTheirPartsAlone(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Findings(c) {
		for _, cell := range f.Cells {
			if f.CastsDoubt() && cell.Dataset == "tab_1" && cell.Row == "REGIONE LOMBARDIA" {
				t.Errorf("%s casts doubt on %v", f.ID, cell)
			}
		}
		if want := []Cell{{Dataset: "graf_8"}, {Dataset: "tab_1"}}; f.ID == "stesso-totale-graf-8-tab-1" && !slices.Equal(f.Cells, want) {
			t.Errorf("%s is about %v, want %v", f.ID, f.Cells, want)
		}
	}
}

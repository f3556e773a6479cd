package audit

import (
	"slices"
	"strings"
	"testing"
)

// The strongest findings about the act's own figures, each worked out by hand as well. Whoever corrects a figure in the
// sources changes this list on purpose.
func TestTheCommittedTables(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Finding{}
	for _, f := range Findings(c) {
		found[f.ID] = f
	}
	for _, want := range []struct {
		id                string
		severity          Severity
		printed, computed string
		cells             []Cell
	}{
		{"media-fuori-tab-11-1-totale-2018-max", Discrepancy, "36.05 | 24.10", "",
			[]Cell{{"tab_11_1", "REGIONE LOMBARDIA", "2018 media"}, {"tab_11_1", "REGIONE LOMBARDIA", "2018 max"}}},
		{"estremo-regionale-tab-11-1-min-2018", Discrepancy, "10.74", "0.80",
			[]Cell{{"tab_11_1", "REGIONE LOMBARDIA", "2018 min"}, {"tab_11_1", "ATS PAVIA", "2018 min"}}},
		{"estremo-regionale-tab-11-1-max-2018", Discrepancy, "24.10", "100.00", nil},
		{"estremo-regionale-tab-10-1-min-2018", Discrepancy, "0.51", "0.23",
			[]Cell{{"tab_10_1", "REGIONE LOMBARDIA", "2018 min"}, {"tab_10_1", "ATS CITTA' METROPOLITANA DI MILANO", "2018 min"}}},
		{"complessivo-fuori-tab-11-1-totale-2018-max", Discrepancy, "40.51 | 24.10", "", nil},
		{"stessi-ambiti-tab-14-1-tab-10-1-min-2018", Discrepancy, "0.00 | 0.23", "", nil},
		{"trasferimenti-tab-10-tab-11-totale", Discrepancy, "8.26 | 42.37 | 9.62 | 45.19 | 9.81 | 40.51",
			"109.1 | 123.2 | 132.1 | 87.3 | 103.6 | 108.7", nil},
		{"stesso-totale-tab-15-tab-11-valore", Discrepancy, "", "44.02 | 46.18 | 42.92 | 42.37 | 45.19 | 40.51", nil},
		{"stesso-totale-tab-14-tab-10-valore", Doubt, "", "8.41 | 9.94 | 9.99 | 8.26 | 9.62 | 9.81", nil}, // Tab. 14 leaves Ambiti out
		{"stesso-totale-graf-8-tab-1", Doubt, "", "1526.1 | 1508.7 | 1526.5 | 1510.2", nil},               // funds, not costs
		{"trasferimenti-tab-10-tab-11-323", Doubt, "59.25 | 30.55 | 61.50 | 32.76 | 59.68 | 32.48", "13.6 | 15.0 | 12.7 | 6.1 | 6.6 | 6.8", nil},
		{"popolazione-graf-12-323-2017", Doubt, "", "337000 | 298800", nil},
		{"popolazione-graf-12-322-2017", Doubt, "", "1435300 | 1472700", nil},
		{"fuori-scala-graf-14-018110-2018-valore", Doubt, "5.51", "188.09", []Cell{{"graf_14", "Pavia", "2018 valore"}}},
		{"media-regionale-tab-10-1-media-2018", Note, "20.66", "20.46", nil}, // without Milano, Busto Arsizio and Campione it is 20.67
		{"media-regionale-tab-11-1-media-2018", Doubt, "36.05", "36.92", nil},
		{"non-confrontabili-graf-12-graf-14", Note, "", "gestione_singola + gestione_associata | gestione_singola", nil},
		{"affermazione-tab-5-azienda", Note, "30.6", "30.6", nil},
		{"affermazione-tab-11-1-un-ambito", Doubt, "100.00 | 100.00", "100.00 | 100.00", nil},
		{"salto-tab-13-017029", Doubt, "100.00 | 51.17", "", nil},
		{"affermazione-tab-13-raddoppiati", Discrepancy, "92.81 | 40.66", "0.44",
			[]Cell{{"tab_13", "Cremona", "2016 valore"}, {"tab_13", "Cremona", "2018 valore"}}},
		{"affermazione-graf-12-scendono", Discrepancy, "127.60 | 141.74", "14.14", nil},
		{"conta-ambiti-tab-5", Note, "98", "91", []Cell{{"tab_5", "TOTALE", "n_ambiti"}}},
		{"mancanti-tab-3-perso-nel-testo", Note, "", "", nil},
	} {
		got, ok := found[want.id]
		switch {
		case !ok:
			t.Errorf("%s is not found", want.id)
		case got.Severity != want.severity || got.Printed != want.printed || got.Computed != want.computed:
			t.Errorf("%s: %s, printed %q, computed %q; want %s, %q, %q", want.id, got.Severity, got.Printed, got.Computed,
				want.severity, want.printed, want.computed)
		case want.cells != nil && !slices.Equal(got.Cells, want.cells):
			t.Errorf("%s: cells %q, want %q", want.id, got.Cells, want.cells)
		}
	}
}

// What the act gets right must not be told: 54 shares of Tab. 2, the totals of Tab. 1 and 6, the 99.9 of Tab. 5.
func TestTheCommittedTablesAreFreeOfFalseAlarms(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range slices.Concat(totalsAgainstRows(c), sharesOfAmounts(c), partsOfAWhole(c), impossiblePercentages(c)) {
		t.Errorf("%s: %s", f.ID, f.Sentence)
	}
}

func TestFindingsAreAlwaysInTheSameOrder(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	if first, second := idsOf(Findings(c)), idsOf(Findings(c)); !slices.Equal(first, second) {
		t.Errorf("%q, then %q", first, second)
	}
}

// Ids are addresses on /qualita/, and sentences are quoted as they are.
func TestFindingsAreSentences(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range Findings(c) {
		if seen[f.ID] {
			t.Errorf("%s is there twice", f.ID)
		}
		seen[f.ID] = true
		if first := f.Sentence[:1]; strings.ToUpper(first) != first || !strings.HasSuffix(f.Sentence, ".") {
			t.Errorf("%s: not a sentence: %s", f.ID, f.Sentence)
		}
		if strings.Contains(f.Sentence, "  ") || strings.Contains(f.Sentence, "%!") {
			t.Errorf("%s: badly put together: %s", f.ID, f.Sentence)
		}
		if len(f.Cells) == 0 {
			t.Errorf("%s concerns no cell", f.ID)
		}
	}
}

func BenchmarkFindings(b *testing.B) {
	c, err := committed()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Findings(c)
	}
}

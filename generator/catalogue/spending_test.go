package catalogue

import (
	"cmp"
	"math/big"
	"testing"
)

func TestADecimalKeepsItsPrintedDigits(t *testing.T) {
	for _, test := range []struct {
		text, italian string
		decimals      int
		value         *big.Rat
	}{
		{"80.50", "80,50", 2, big.NewRat(161, 2)},
		{"1320.4", "1.320,4", 1, big.NewRat(13204, 10)},
		{"1234567", "1.234.567", 0, big.NewRat(1234567, 1)},
		{"123", "123", 0, big.NewRat(123, 1)},
		{"0.00", "0,00", 2, new(big.Rat)},
		{"-1234.5", "−1.234,5", 1, big.NewRat(-12345, 10)},
		{"0.1", "0,1", 1, big.NewRat(1, 10)}, // a float would not be exact
	} {
		d, err := ParseDecimal(test.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if d.String() != test.text || d.Italian() != test.italian || d.Decimals() != test.decimals || d.Rat().Cmp(test.value) != 0 {
			t.Errorf("%s: %s, %s, %d decimals, %s", test.text, d, d.Italian(), d.Decimals(), d.Rat())
		}
	}
	for _, text := range []string{"", "1,5", "1.", ".5", "01", "1e3", "+1", "1 000", "NaN", "0x1", "1/3", "--1", "١"} {
		if d, err := ParseDecimal(text); err == nil {
			t.Errorf("%q was taken for %s", text, d)
		}
	}
}

func TestDecimalsAreComparedExactly(t *testing.T) {
	ordered := []string{"-10.5", "-1", "0", "0.1", "0.10000000000000000001", "9", "10", "9007199254740992", "9007199254740993"}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := (Decimal{a}).Cmp(Decimal{b}); got != cmp.Compare(i, j) {
				t.Errorf("%s beside %s: %d", a, b, got)
			}
		}
	}
	if (Decimal{"80.50"}).Cmp(Decimal{"80.5"}) != 0 || (Decimal{"-0.0"}).Cmp(Decimal{}) != 0 {
		t.Error("other digits of one value differ")
	}
}

func TestRoundGoesAwayFromZeroAtTheHalf(t *testing.T) {
	for _, test := range []struct {
		value    *big.Rat
		decimals int
		want     string
	}{
		{big.NewRat(1, 3), 2, "0.33"}, {big.NewRat(5, 1000), 2, "0.01"}, {big.NewRat(-5, 1000), 2, "-0.01"}, {big.NewRat(99999, 100), 1, "1000.0"},
	} {
		if got := Round(test.value, test.decimals).String(); got != test.want {
			t.Errorf("%s to %d decimals: %s, want %s", test.value, test.decimals, got, test.want)
		}
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, seed := range []string{"80.50", "1.320,4", "-0", "00", "9.", "1e9"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDecimal(text)
		if err != nil {
			return
		}
		if d.String() != text {
			t.Errorf("%q became %q", text, d)
		}
		if again := Round(d.Rat(), d.Decimals()).String(); again != text && d.Rat().Sign() != 0 {
			t.Errorf("%q has the value %q", text, again)
		}
	})
}

// One row under two printed names is one row: the tables join by key.
func TestRowsJoinAcrossTables(t *testing.T) {
	c, err := Load(project)
	if err != nil {
		t.Fatal(err)
	}
	cell := func(table, row, year, measure string) string {
		tab, _ := c.Spending.Table(table)
		o, ok := tab.At(row, year, measure)
		value, has := o.Value()
		if !ok || !has {
			t.Errorf("%s has no value for %s %s %s", table, row, year, measure)
		}
		return value.String()
	}
	for _, test := range []struct{ table, row, year, measure, want string }{
		{"tab_6", "azienda_consorzio", "2018", "gestione_associata", "144.85"}, // printed AZ. SPECIALE CONSORT./CONSORZIO
		{"tab_15", "azienda_consorzio", "2018", "valore", "55.73"},             // printed AZIENDA SPECIALE CONSORTILE/CONSORZIO
		{"tab_5", "totale", "", "n_ambiti", "98"},
		{"graf_12", "328", "2018", "valore", "80.50"},
		{"tab_1", "321", "2016", "gestione_singola", "638.5"},
		{"graf_14", "015146", "2018", "valore", "249.21"},
		{"tab_8", "comune", "2018", "min_gestione_singola", "50.0"},
	} {
		if got := cell(test.table, test.row, test.year, test.measure); got != test.want {
			t.Errorf("%s %s %s %s is %s, want %s", test.table, test.row, test.year, test.measure, got, test.want)
		}
	}
	lost, _ := c.Spending.Table("tab_3")
	o, ok := lost.At("019036", "2016", "gestione_singola")
	if reason, missing := o.Missing(); !ok || !missing || reason != LostInText {
		t.Errorf("Cremona in Tab. 3: %+v", o)
	}
	if _, ok := o.Value(); ok {
		t.Error("a missing value has a value")
	}
}

func TestAMeasureSaysItsStatistic(t *testing.T) {
	for id, want := range map[string][2]string{
		"valore": {"", "valore"}, "min": {"min", "valore"}, "media_gestione_singola": {"media", "gestione_singola"},
		"max_gestione_associata": {"max", "gestione_associata"}, "minori": {"", "minori"}, "n_ambiti": {"", "n_ambiti"},
	} {
		if s, of := (Measure{ID: id}).Statistic(); string(s) != want[0] || of != want[1] {
			t.Errorf("%s is the %q of %q, want %q", id, s, of, want)
		}
	}
}

// A row of an indicator at Ambito level may bear the Ambito's code or its name; a name that two places share is refused.
func TestRowsOfEachLevelFindTheirPlace(t *testing.T) {
	c, err := Load(project)
	if err != nil {
		t.Fatal(err)
	}
	named := []namedRow{{ID: yamlText{Text: "totale"}, Label: yamlText{Text: "Lombardia"}, Printed: []yamlText{{Text: "REGIONE LOMBARDIA"}}}}
	for _, test := range []struct {
		level             Level
		label, key, shown string
	}{
		{LevelATS, "ATS CITTA' METROPOLITANA DI MILANO", "321", "ATS Città Metropolitana di Milano"},
		{LevelATS, "REGIONE LOMBARDIA", "totale", "Lombardia"},
		{LevelAmbito, "50083", "50083", "Visconteo Sud Milano"},
		{LevelAmbito, "Visconteo Sud Milano", "50083", "Visconteo Sud Milano"},
		{LevelComune, "Monza", "108033", "Monza"},
		{LevelService, "Anziani | Servizi di Assistenza Domiciliare", "anziani-servizi-di-assistenza-domiciliare", "Servizi di Assistenza Domiciliare"},
		{LevelPosition, "3", "3", "Posizione 3"},
	} {
		row, err := c.findRow(test.level, test.label, named)
		if err != nil || row.Key != test.key || row.Name != test.shown || row.Label != test.label || row.Total != (test.key == "totale") {
			t.Errorf("%s «%s»: %+v, %v", test.level, test.label, row, err)
		}
	}
	c.Comuni = append(c.Comuni, Comune{Code: "108999", Name: "Monza"})
	for _, wrong := range []struct {
		level Level
		label string
	}{{LevelATS, "INSUBRIA"}, {LevelAmbito, "Visconteo"}, {LevelComune, "MONZA"}, {LevelComune, "Monza"}, {LevelLead, "UNIONE"}, {"strada", "x"}} {
		if row, err := c.findRow(wrong.level, wrong.label, named); err == nil {
			t.Errorf("%s «%s» was taken for %+v", wrong.level, wrong.label, row)
		}
	}
}

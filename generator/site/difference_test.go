package site

import (
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func decimalOf(t *testing.T, text string) catalogue.Decimal {
	t.Helper()
	d, err := catalogue.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADifferenceIsSaidByAFixedRule(t *testing.T) {
	for _, test := range []struct {
		base, figure    string
		kind            catalogue.UnitKind
		signed, against string
	}{
		{"100", "100", catalogue.PerHead, "0,0 %", "È circa come in Lombardia"},
		{"100", "101.99", catalogue.PerHead, "+2,0 %", "È circa come in Lombardia"},
		{"100", "98", catalogue.PerHead, "−2,0 %", "È poco meno che in Lombardia: il 2,0 % in meno"},
		{"100", "108.1", catalogue.PerHead, "+8,1 %", "È poco più che in Lombardia: l’8,1 % in più"},
		{"160.57", "133.57", catalogue.PerHead, "−17 %", "È il 17 % in meno che in Lombardia"},
		{"160.57", "200.11", catalogue.Ratio, "+25 %", "È il 25 % in più che in Lombardia"},
		{"100", "230", catalogue.PerHead, "+130 %", "È 2,3 volte il valore della Lombardia"},
		{"100", "0", catalogue.PerHead, "−100 %", "È il 100 % in meno che in Lombardia"},
		{"13.5", "16.6", catalogue.Share, "+3,1 punti", "Sono 3,1 punti percentuali in più che in Lombardia"},
		{"16.6", "16.0", catalogue.Share, "−0,6 punti", "È circa come in Lombardia"},
		{"0", "12", catalogue.Share, "+12,0 punti", "Sono 12,0 punti percentuali in più che in Lombardia"},
	} {
		d, ok := from(decimalOf(t, test.base), decimalOf(t, test.figure), catalogue.Unit{Kind: test.kind})
		if !ok || plainBlanks(d.signed()) != test.signed || plainBlanks(d.against("Lombardia")) != test.against {
			t.Errorf("from %s to %s: %v %q, %q", test.base, test.figure, ok, d.signed(), d.against("Lombardia"))
		}
	}
	for _, base := range []string{"0", "-3"} {
		if _, ok := from(decimalOf(t, base), decimalOf(t, "12"), catalogue.Unit{Kind: catalogue.PerHead}); ok {
			t.Errorf("a per cent of %s", base)
		}
	}
}

// The figures of Grafico 12 as the act prints them, and what is said of each.
func TestAPlaceSaysItsGapToTheRegionAndItsChange(t *testing.T) {
	view, _ := newView(t)
	for prefix, want := range map[string]string{
		"321-": "È il 25 % in più che in Lombardia. Dal 2016 al 2018 sale dello 0,8 %, dopo un calo nel 2017.",
		"326-": "È il 12 % in meno che in Lombardia. Dal 2016 al 2018 sale del 16 %.",
		"324-": "È poco meno che in Lombardia: il 2,2 % in meno. Dal 2016 al 2018 sale del 15 %.",
		"328-": "È il 50 % in meno che in Lombardia, ma il conto usa un dato dubbio. Dal 2016 al 2018 scende del 6,0 %, dopo un rialzo nel 2017, ma il conto usa un dato dubbio.",
	} {
		got := plainBlanks(placeOf(t, authorityOf(t, view, prefix).Spending, "Grafico 12").Text)
		if !strings.HasSuffix(got, ". "+want) {
			t.Errorf("%s: %q, want %q at its end", prefix, got, want)
		}
	}
}

func TestAPlaceSaysNoGapWhereFiguresAddUpAndNoChangeWhereOneIsMissing(t *testing.T) {
	view, _ := newView(t)
	for table, words := range map[string]string{"Tab. 1": "che in Lombardia", "Tab. 3": "che in Lombardia"} {
		for _, page := range alive(view.Pages["ats"]) {
			for _, item := range page.Params.(authorityPage).Spending.Items {
				for _, place := range item.Places {
					if item.Table.Code == table && strings.Contains(place.Text, words) {
						t.Errorf("%s, %s: %q", page.Path, table, place.Text)
					}
				}
			}
		}
	}
	unit := catalogue.Unit{Kind: catalogue.PerHead}
	table := catalogue.Table{Years: []string{"2016", "2018"}, Measures: []catalogue.Measure{{ID: "valore", Unit: unit}}}
	if _, ok := growth(table, catalogue.Row{Key: "321"}, table.Measures[0]); ok {
		t.Error("a change of figures that are not there")
	}
}

package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

const (
	amounts = "gestione_singola:milioni_eur,gestione_associata:milioni_eur"
	shares  = "gestione_singola:%,gestione_associata:%"
	both    = "gestione_singola, gestione_associata"
)

// Each rule finds the fault of a small table and is silent once one value is set right; often the right value is one
// that only rounding separates from what is reckoned.
var ruleTests = []struct {
	name   string
	rule   func(*catalogue.Catalogue) []Finding
	sheets []sheet
	claims string
	want   []string  // ids
	mend   [2]string // of cells or claims: what is replaced, by what
}{
	{
		name: "a total that its rows do not make", rule: totalsAgainstRows,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:milioni_eur", cells: `
			ATS PAVIA|2018|10.0
			ATS BRESCIA|2018|20.0
			REGIONE LOMBARDIA|2018|30.2`}},
		want: []string{"totale-tab-1-valore-2018"},
		mend: [2]string{"30.2", "30.1"}, // 29.9 to 30.1 meets 30.05 to 30.15
	},
	{
		name: "a count that its rows do not make has no rounding", rule: totalsAgainstRows,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:n", cells: `
			ATS PAVIA||10
			ATS BRESCIA||20
			REGIONE LOMBARDIA||31`}},
		want: []string{"totale-tab-1-valore"},
		mend: [2]string{"31", "30"},
	},
	{
		name: "shares that do not make the printed 100", rule: totalsAgainstRows,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:%", cells: `
			ATS PAVIA||57.1
			ATS BRESCIA||42.6
			REGIONE LOMBARDIA||100.0`}},
		want: []string{"totale-tab-1-valore"},
		mend: [2]string{"42.6", "42.8"}, // 99.9 is rounding
	},
	{
		name: "a regional percentage that is not the weighted one", rule: totalsAgainstRows,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: amounts, cells: `
				ATS PAVIA|2018|100.0|1.0
				ATS BRESCIA|2018|300.0|1.0
				REGIONE LOMBARDIA|2018|400.0|2.0`},
			{id: "tab_2", level: "ats", measures: "valore:%", links: "{con: tab_1, tipo: percentuali_di, misure: [gestione_singola]}", cells: `
				ATS PAVIA|2018|10.0
				ATS BRESCIA|2018|20.0
				REGIONE LOMBARDIA|2018|15.0`}, // the plain mean; weighted it is 17.5
		},
		want: []string{"totale-tab-2-valore-2018"},
		mend: [2]string{"15.0", "17.5"},
	},
	{
		name: "two tables with another total", rule: sameTotals,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "valore:milioni_eur", links: "{con: tab_2, tipo: stesso_totale}", cells: `
				ATS PAVIA|2018|30.0
				REGIONE LOMBARDIA|2018|30.0`},
			{id: "tab_2", level: "capofila", measures: "valore:milioni_eur", links: "{con: tab_1, tipo: stesso_totale}", cells: `
				COMUNE|2018|10.02
				AZIENDA|2018|20.05`},
		},
		want: []string{"stesso-totale-tab-1-tab-2-valore"},
		mend: [2]string{"20.05", "20.03"},
	},
	{
		name: "means of Ambiti beside values of the whole", rule: meansThatAreNotOverall,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "valore:%", links: "{con: tab_2, tipo: estremi}", cells: "ATS PAVIA|2018|40.0"},
			{id: "tab_2", level: "ats", measures: "media:%,min:%,max:%", cells: "ATS PAVIA|2018|40.2|10.0|60.0"},
		},
		want: []string{"media-non-complesso-tab-2-tab-1"},
		mend: [2]string{"40.2", "40.1"}, // which rounding cannot tell from 40.0
	},
	{
		name: "shares that do not follow from the amounts", rule: sharesOfAmounts,
		sheets: []sheet{
			{id: "tab_1", level: "capofila", measures: amounts, whole: both, cells: "AZIENDA|2018|20.0|10.0"},
			{id: "tab_2", level: "capofila", measures: shares, whole: both, links: "{con: tab_1, tipo: quote}", cells: "AZ.|2018|66.7|33.0"},
		},
		want: []string{"quota-tab-2-azienda-2018-gestione-associata"},
		mend: [2]string{"33.0", "33.2"}, // 33.3 ± 0.1
	},
	{
		name: "parts that do not make 100", rule: partsOfAWhole,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: shares, whole: both, cells: "ATS PAVIA|2018|66.7|33.0"}},
		want:   []string{"cento-tab-1-328-2018-gestione-singola"},
		mend:   [2]string{"33.0", "33.2"},
	},
	{
		name: "the least of one part and the greatest of the other do not make 100", rule: partsOfAWhole,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "min_gestione_singola:%,max_gestione_associata:%", whole: both,
			cells: "ATS PAVIA|2018|40.9|58.1"}},
		want: []string{"cento-tab-1-328-2018-min-gestione-singola"},
		mend: [2]string{"58.1", "59.1"},
	},
	{
		name: "more than 100 per cent", rule: impossiblePercentages,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:%", cells: "ATS PAVIA|2018|100.01"}},
		want:   []string{"percentuale-tab-1-328-2018-valore"},
		mend:   [2]string{"100.01", "100.00"},
	},
	{
		name: "a mean above the maximum", rule: meansBetweenExtremes,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "media:%,min:%,max:%", cells: "ATS PAVIA|2018|36.2|10.7|36.0"}},
		want:   []string{"media-fuori-tab-1-328-2018-max"},
		mend:   [2]string{"36.2", "36.1"},
	},
	{
		name: "a mean below the minimum", rule: meansBetweenExtremes,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "media:%,min:%,max:%", cells: "ATS PAVIA|2018|10.0|10.7|36.0"}},
		want:   []string{"media-fuori-tab-1-328-2018-min"},
		mend:   [2]string{"10.0", "10.7"},
	},
	{
		name: "a regional minimum that no part has", rule: extremesOfTheRegion,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "media:%,min:%,max:%", cells: `
			ATS PAVIA|2018|10.00|0.23|20.00
			ATS BRESCIA|2018|10.00|0.51|30.00
			REGIONE LOMBARDIA|2018|10.00|0.51|30.00`}},
		want: []string{"estremo-regionale-tab-1-min-2018"},
		mend: [2]string{"REGIONE LOMBARDIA|2018|10.00|0.51", "REGIONE LOMBARDIA|2018|10.00|0.23"},
	},
	{
		name: "an overall value outside its Ambiti", rule: overallBetweenExtremes,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "valore:%", cells: "ATS PAVIA|2018|40.5"},
			{id: "tab_2", level: "ats", measures: "media:%,min:%,max:%", links: "{con: tab_1, tipo: estremi}", cells: "ATS PAVIA|2018|20.0|10.0|40.3"},
		},
		want: []string{"complessivo-fuori-tab-2-328-2018-max"},
		mend: [2]string{"40.3", "40.4"},
	},
	{
		name: "the same Ambiti with other extremes", rule: extremesOfTheSameAmbiti,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "media:%,min:%,max:%", cells: "ATS PAVIA|2018|9.00|0.23|56.69"},
			{id: "tab_2", level: "capofila", measures: "media:%,min:%,max:%", links: "{con: tab_1, tipo: stessi_ambiti}", cells: "COMUNE|2018|9.00|0.00|56.69"},
		},
		want: []string{"stessi-ambiti-tab-2-tab-1-min-2018"},
		mend: [2]string{"0.00", "0.23"},
	},
	{
		name: "a population that jumps", rule: populations,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "valore:milioni_eur", cells: "ATS MONTAGNA|2016|43.00\nATS MONTAGNA|2017|44.60"},
			{id: "tab_2", level: "ats", measures: "valore:eur_procapite", links: "{con: tab_1, tipo: procapite}", cells: "ATS MONTAGNA|2016|127.60\nATS MONTAGNA|2017|149.26"},
		},
		want: []string{"popolazione-tab-2-323-2017"},
		mend: [2]string{"127.60", "143.90"},
	},
	{
		name: "populations that do not add up", rule: populations,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: "valore:milioni_eur", cells: "ATS PAVIA|2016|50.0\nATS BRESCIA|2016|50.0\nREGIONE LOMBARDIA|2016|100.0"},
			{id: "tab_2", level: "ats", measures: "valore:eur_procapite", links: "{con: tab_1, tipo: procapite}", cells: "ATS PAVIA|2016|100.00\nATS BRESCIA|2016|100.00\nREGIONE LOMBARDIA|2016|101.00"},
		},
		want: []string{"popolazione-tab-2-somma-2016"},
		mend: [2]string{"101.00", "100.02"},
	},
	{
		name: "transfers that do not arrive", rule: transfersSeenTwice,
		sheets: []sheet{
			{id: "tab_1", level: "ats", measures: amounts, cells: "REGIONE LOMBARDIA|2018|1000.0|200.0"},
			{id: "tab_2", level: "ats", measures: "valore:%", cells: "REGIONE LOMBARDIA|2018|10.00",
				links: "{con: tab_1, tipo: percentuali_di, misure: [gestione_singola]}, {con: tab_3, tipo: stessi_trasferimenti}"},
			{id: "tab_3", level: "ats", measures: "valore:%", cells: "REGIONE LOMBARDIA|2018|40.00",
				links: "{con: tab_1, tipo: percentuali_di, misure: [gestione_associata]}, {con: tab_2, tipo: stessi_trasferimenti}"},
		},
		want: []string{"trasferimenti-tab-2-tab-3-totale"},
		mend: [2]string{"40.00", "46.00"}, // 92 of 100 millions
	},
	{
		name: "a value that doubles in a year", rule: jumps,
		sheets: []sheet{{id: "tab_1", level: "comune", measures: "valore:milioni_eur", cells: "Pavia|2017|1.0\nPavia|2018|2.2"}},
		want:   []string{"salto-tab-1-018110"},
		mend:   [2]string{"2.2", "1.9"}, // rounding leaves it open whether it is 1.8 times
	},
	{
		name: "a percentage that halves by more than five points", rule: jumps,
		sheets: []sheet{{id: "tab_1", level: "comune", measures: shares, whole: both, cells: "Pavia|2017|80.0|20.0\nPavia|2018|91.0|9.0"}},
		want:   []string{"salto-tab-1-018110"},
		mend:   [2]string{"80.0|20.0\nPavia|2018|91.0|9.0", "99.3|0.7\nPavia|2018|97.7|2.3"},
	},
	{
		name: "a city out of scale", rule: outliers,
		sheets: []sheet{{id: "tab_1", level: "comune", measures: "valore:eur_procapite", cells: `
			Bergamo|2018|203.79
			Brescia|2018|212.05
			Como|2018|245.41
			Cremona|2018|197.33
			Lecco|2018|160.72
			Lodi|2018|178.85
			Pavia|2018|5.51
			Sondrio|2018|78.93`}},
		want: []string{"fuori-scala-tab-1-018110-2018-valore"},
		mend: [2]string{"5.51", "64.98"},
	},
	{
		name: "an Ambito far from the mean of its group", rule: farFromTheMean,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "media:eur_procapite,min:eur_procapite,max:eur_procapite", cells: "ATS BERGAMO|2018|381.93|7.04|"}},
		want:   []string{"lontano-dalla-media-tab-1-325-2018-min"},
		mend:   [2]string{"7.04", "34.29"},
	},
	{
		name: "a caption in another unit", rule: captionsInAnotherUnit,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:%", caption: "Spesa (in milioni di euro)", cells: "ATS PAVIA|2018|1.0"}},
		want:   []string{"didascalia-tab-1-milioni-eur"},
		mend:   [2]string{"Spesa (in milioni di euro)", "Spesa"},
	},
	{
		name: "another number of Ambiti than in the catalogue", rule: countsOfAmbiti,
		sheets: []sheet{{id: "tab_1", level: "capofila", measures: "n_ambiti:n", cells: "COMUNE||98\nREGIONE LOMBARDIA||98"}},
		want:   []string{"conta-ambiti-tab-1"},
		mend:   [2]string{"98", "91"},
	},
	{
		name: "a regional mean that those of the ATS do not make", rule: meansOfTheRegion,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "media:%", cells: "ATS CITTA' METROPOLITANA DI MILANO|2018|10.0\nATS INSUBRIA|2018|10.0\nATS MONTAGNA|2018|10.0\nATS BRIANZA|2018|10.0\nATS BERGAMO|2018|10.0\nATS BRESCIA|2018|10.0\nATS VAL PADANA|2018|10.0\nATS PAVIA|2018|10.0\nREGIONE LOMBARDIA|2018|12.0"}},
		want:   []string{"media-regionale-tab-1-media-2018"},
		mend:   [2]string{"12.0", "10.0"},
	},
	{
		name: "a missing value", rule: missingValues,
		sheets: []sheet{{id: "tab_1", level: "ats", measures: "valore:%", cells: "ATS PAVIA|2018|"}},
		want:   []string{"mancanti-tab-1-perso-nel-testo"},
		mend:   [2]string{"2018|", "2018|0.0"},
	},
}

func TestEachRuleFindsItsFaultAndNoOther(t *testing.T) {
	for _, test := range ruleTests {
		t.Run(test.name, func(t *testing.T) {
			if got := idsOf(test.rule(invented(t, test.claims, test.sheets...))); !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
			mended := slices.Clone(test.sheets)
			for i := range mended {
				mended[i].cells = strings.ReplaceAll(mended[i].cells, test.mend[0], test.mend[1])
				mended[i].caption = strings.ReplaceAll(mended[i].caption, test.mend[0], test.mend[1])
			}
			if got := idsOf(test.rule(invented(t, test.claims, mended...))); len(got) > 0 {
				t.Errorf("found %q in the mended table", got)
			}
		})
	}
}

// Declared exclusions can explain a difference in one direction only.
func TestExclusionsTurnADiscrepancyIntoADoubt(t *testing.T) {
	sheets := []sheet{
		{id: "tab_1", level: "ats", measures: "media:%,min:%,max:%", cells: "ATS PAVIA|2018|9.00|0.23|56.69"},
		{id: "tab_2", level: "capofila", measures: "media:%,min:%,max:%", excludes: "Milano", links: "{con: tab_1, tipo: stessi_ambiti}", cells: "COMUNE|2018|9.00|0.50|56.69"},
	}
	for minimum, want := range map[string]Severity{"0.50": Doubt, "0.00": Discrepancy} {
		sheets[1].cells = "COMUNE|2018|9.00|" + minimum + "|56.69"
		found := extremesOfTheSameAmbiti(invented(t, "", sheets...))
		if len(found) != 1 || found[0].Severity != want {
			t.Errorf("minimum %s: %v, want one of severity %s", minimum, found, want)
		}
	}
}

// Eight peers much alike and one at 60 % of them: unlike, but nobody need ring up.
func TestAlikePeersDoNotMakeAnOutlier(t *testing.T) {
	alike := sheet{id: "tab_1", level: "ats", measures: "valore:eur_procapite", cells: `
		ATS CITTA' METROPOLITANA DI MILANO|2018|141.00
		ATS INSUBRIA|2018|133.57
		ATS MONTAGNA|2018|141.74
		ATS BRIANZA|2018|139.06
		ATS BERGAMO|2018|142.87
		ATS BRESCIA|2018|140.93
		ATS VAL PADANA|2018|138.41
		ATS PAVIA|2018|80.50`}
	if got := idsOf(outliers(invented(t, "", alike))); len(got) > 0 {
		t.Errorf("found %q", got)
	}
	alike.cells = strings.Replace(alike.cells, "80.50", "40.50", 1)
	if got := idsOf(outliers(invented(t, "", alike))); len(got) != 1 {
		t.Errorf("found %q, want the one at less than a third", got)
	}
	alike.cells = strings.Replace(alike.cells, "40.50", "480.50", 1)
	if got := idsOf(outliers(invented(t, "", alike))); len(got) != 1 {
		t.Errorf("found %q, want the one at more than three times", got)
	}
}

func TestMissingPartsSilenceARule(t *testing.T) {
	c := invented(t, "", sheet{id: "tab_1", level: "ats", measures: "valore:milioni_eur", cells: "ATS PAVIA|2018|\nATS BRESCIA|2018|20.0\nREGIONE LOMBARDIA|2018|50.0"})
	if got := idsOf(totalsAgainstRows(c)); len(got) > 0 {
		t.Errorf("found %q, though a part is missing", got)
	}
}

func idsOf(findings []Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.ID)
	}
	return ids
}

func TestTablesOfOtherPartsOfTheSpendingAreNotToBeCompared(t *testing.T) {
	told := func(measures string) []Finding {
		return notComparable(invented(t, "  []",
			sheet{id: "tab_1", level: "ats", measures: "valore:eur_procapite", links: "{con: tab_3, tipo: procapite}", cells: "ATS PAVIA|2018|1.0"},
			sheet{id: "tab_2", level: "ats", measures: "valore:eur_procapite", links: "{con: tab_3, tipo: procapite, misure: [" + measures + "]}", cells: "ATS PAVIA|2018|1.0"},
			sheet{id: "tab_3", level: "ats", measures: "sola:milioni_eur,insieme:milioni_eur", cells: "ATS PAVIA|2018|1.0|1.0"}))
	}
	want := "Nella Tab. 1 e nella Tab. 2 i valori sono in euro per abitante, ma non si possono confrontare: " +
		"i primi contano la misura sola e la misura insieme, i secondi la misura sola."
	if found := told("sola"); len(found) != 1 || found[0].Sentence != want {
		t.Errorf("found %v, want %s", found, want)
	}
	if found := told("sola, insieme"); len(found) > 0 {
		t.Errorf("of the same parts: %v", found)
	}
}

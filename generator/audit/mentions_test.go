package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestWhatTheActNamesInTwoWays(t *testing.T) {
	day := func(year, month, day int, printed string) catalogue.WrittenDate {
		return catalogue.WrittenDate{Year: year, Month: month, Day: day, Printed: printed}
	}
	act := func(number string, date catalogue.WrittenDate, place string) catalogue.Mention {
		return catalogue.Mention{Thing: "la delibera 76/2017", Printed: "DGR " + number, Number: number, Date: date, Place: place}
	}
	named := func(name string) catalogue.Mention {
		return catalogue.Mention{Thing: "il fondo", Printed: name, Name: name, Place: "nella delibera"}
	}
	year, full := day(2017, 0, 0, "2017"), day(2017, 12, 28, "28/12/2017")
	for name, test := range map[string]struct {
		mentions []catalogue.Mention
		want     []string
	}{
		"alike, or one says less": {[]catalogue.Mention{act("X/76", full, "qui"), act("76", year, "là"), act("76", day(2017, 12, 28, "28 dicembre 2017"), "là"),
			act("X/76", catalogue.WrittenDate{}, "là")}, nil},
		"two numbers": {[]catalogue.Mention{act("X/76", full, "qui"), act("76", year, "qui"), act("XI/76", full, "là"), act("X/76", full, "altrove")},
			[]string{"Nell’atto si leggono due numeri per la delibera 76/2017: «X/76» (qui e altrove) e «XI/76» (là)."}},
		"two dates": {[]catalogue.Mention{act("76", full, "qui"), act("76", day(2017, 12, 29, "29.12.2017"), "là")},
			[]string{"Nell’atto si leggono due date per la delibera 76/2017: «28/12/2017» (qui) e «29.12.2017» (là)."}},
		"two years": {[]catalogue.Mention{act("76", year, "qui"), act("76", day(2018, 0, 0, "2018"), "là")},
			[]string{"Nell’atto si leggono due date per la delibera 76/2017: «2017» (qui) e «2018» (là)."}},
		"no year": {[]catalogue.Mention{act("76", catalogue.WrittenDate{}, "qui")},
			[]string{"Qui si legge «DGR 76», senza l’anno: il numero da solo non dice quale atto sia."}},
		"a name in other marks, or a part of it": {[]catalogue.Mention{named("Fondo Famiglia – emergenza COVID-19"), named("Fondo famiglia emergenza Covid-19"), named("Fondo famiglia")}, nil},
		"three names": {[]catalogue.Mention{named("PIPPS"), named("PIPSS"), named("PAAPS")},
			[]string{"Nell’atto si leggono tre nomi per il fondo: «PIPPS» (nella delibera), «PIPSS» (nella delibera) e «PAAPS» (nella delibera)."}},
	} {
		t.Run(name, func(t *testing.T) {
			c := &catalogue.Catalogue{Mentions: test.mentions}
			var got []string
			for _, rule := range mentionRules() {
				for _, f := range rule(c) {
					got = append(got, f.Sentence)
					if f.Severity != Note || f.CastsDoubt() {
						t.Errorf("%s is no note", f.ID)
					}
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

// Read in the act by hand as well: the tenth legislature's resolution of 2017, and the decree of August 2019.
func TestTheActNamesTheseInTwoWays(t *testing.T) {
	found := map[string]string{}
	for _, f := range mentionsInTwoWays(realRegion(t)) {
		found[f.ID] = f.Printed
	}
	for id, printed := range map[string]string{
		"richiamo-la-delibera-della-giunta-regionale-7631-2017-numero": "X/7631 | XI/7631",
		"richiamo-il-decreto-ministeriale-103-2019-data":               "22.08.2019 | 23.08.2019",
		"richiamo-il-dipartimento-delle-ats-per-lintegrazione-nome":    "PIPPS | PIPSS",
		"richiamo-il-sistema-che-raccoglie-i-flussi-smaf-nome":         "Modulo di acquisizione flussi | Sistema Modulare Acquisizione Flussi",
	} {
		if found[id] != printed {
			t.Errorf("%s: %q, want %q", id, found[id], printed)
		}
	}
}

package site

import "testing"

func TestNumbersAreWrittenAsItaliansDo(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{whole(1506), "1.506"},
		{whole(91), "91"},
		{decimal(23878.04, 1), "23.878,0"},
		{decimal(0.25, 2), "0,25"},
		{counted(1, "Comune", "Comuni"), "1 Comune"},
		{counted(1506, "Comune", "Comuni"), "1.506 Comuni"},
		{counted(0, "Comune", "Comuni"), "0 Comuni"},
		{day("2021-01-01").Text, "1° gennaio 2021"},
		{day("2026-11-23").Text, "23 novembre 2026"},
		{day("2016-2018").Text, "2016-2018"},
		{size(999), "999 byte"},
		{size(12_345), "12,3 kB"},
		{size(1_260_000), "1,3 MB"},
		{km2(144.44), "144,4"},
		{initialOf("agra"), "A"},
		{initialOf("1° maggio"), "#"},
		{noun(1, "Ambito", "Ambiti"), "Ambito"},
		{noun(2, "Ambito", "Ambiti"), "Ambiti"},
		{field("codice_asst"), "Codice dell’ASST"},
		{field("una colonna che non esiste"), ""},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

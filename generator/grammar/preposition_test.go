package grammar

import "testing"

func TestWith(t *testing.T) {
	for _, test := range []struct{ preposition, figure, want string }{
		{"da", "13,5 %", "dal 13,5 %"},
		{"a", "16,6\u00a0%", "al 16,6\u00a0%"},
		{"da", "8,26 % (dato dubbio)", "dall’8,26 % (dato dubbio)"},
		{"a", "81,9 %", "all’81,9 %"},
		{"da", "1,4 %", "dall’1,4 %"},
		{"a", "11,24 %", "all’11,24 %"},
		{"a", "100,00 %", "al 100,00 %"},
		{"da", "18 %", "dal 18 %"},
		{"di", "0,6 %", "dello 0,6 %"},
		{"da", "0,88 % (ATS Bergamo)", "dallo 0,88 % (ATS Bergamo)"},
		{"", "43 %", "il 43 %"},
		{"", "8 %", "l’8 %"},
		{"da", "80,50 euro", "da 80,50 euro"},
		{"a", "illeggibile nella fonte", "a illeggibile nella fonte"},
	} {
		if got := With(test.preposition, test.figure); got != test.want {
			t.Errorf("With(%q, %q) = %q, want %q", test.preposition, test.figure, got, test.want)
		}
	}
	if In("2016", "8 %") != "del 2016" || In("2016", "8 euro") != "nel 2016" {
		t.Error("the year of a per cent is «del 2016», of an amount «nel 2016»")
	}
}

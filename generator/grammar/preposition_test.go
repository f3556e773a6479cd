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
}

func TestFromToSaysALongUnitOnce(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"9,3 % (ATS Milano)", "49,5 % (ATS Montagna)", "dal 9,3 % (ATS Milano) al 49,5 % (ATS Montagna)"},
		{"8,1\u00a0milioni\u00a0di euro (ATS Pavia)", "64,9\u00a0milioni\u00a0di euro", "da 8,1\u00a0milioni\u00a0di euro (ATS Pavia) a 64,9"},
		{"80,50 euro (ATS Pavia, dato dubbio)", "200,11 euro (ATS Milano)", "da 80,50 euro (ATS Pavia, dato dubbio) a 200,11 (ATS Milano)"},
		{"12 (Comunità montana)", "56 (Comune)", "da 12 (Comunità montana) a 56 (Comune)"},
		{"1 euro", "2 metri", "da 1 euro a 2 metri"},
	} {
		if got := FromTo(test.from, test.to); got != test.want {
			t.Errorf("FromTo(%q, %q) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestCourse(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"13,5 %", "16,6 %", "dal 13,5 % del 2016 al 16,6 % del 2018"},
		{"206,1 milioni di euro", "268,4 milioni di euro", "da 206,1 milioni di euro nel 2016 a 268,4 nel 2018"},
		{"98", "91", "da 98 nel 2016 a 91 nel 2018"},
	} {
		if got := Course(test.from, "2016", test.to, "2018"); got != test.want {
			t.Errorf("Course(%q, %q) = %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, test := range []struct {
		preposition string
		names       []string
		want        string
	}{
		{"di", []string{"ATS Pavia"}, "dell’ATS Pavia"},
		{"", []string{"ATS Pavia"}, "l’ATS Pavia"},
		{"per", []string{"ASST Cremona"}, "per l’ASST Cremona"},
		{"dopo", []string{"Como"}, "dopo Como"},
		{"", []string{"Como", "Pavia"}, "Como e Pavia"},
		{"di", []string{"ATS Brianza", "ATS Montagna", "ATS Pavia"}, "delle ATS Brianza, Montagna e Pavia"},
		{"", []string{"ATS Brianza", "ATS Pavia"}, "le ATS Brianza e Pavia"},
		{"per", []string{"ATS Brianza", "ATS Pavia"}, "per le ATS Brianza e Pavia"},
		{"di", []string{"ATS Brianza", "Pavia"}, "di ATS Brianza e Pavia"},
	} {
		if got := Named(test.preposition, test.names...); got != test.want {
			t.Errorf("Named(%q, %q) = %q, want %q", test.preposition, test.names, got, test.want)
		}
	}
}

func TestThereAndCountAgreeWithWhatFollows(t *testing.T) {
	for figure, want := range map[string]string{"il 5,29 %": "c’è", "l’8 %": "c’è", "80,50 euro": "ci sono", "1 Comune": "c’è", "1.561,41 euro": "ci sono", "": "c’è"} {
		if got := There(figure); got != want {
			t.Errorf("%q: %s, want %s", figure, got, want)
		}
	}
	for n, want := range map[int]string{0: "zero", 2: "due", 10: "dieci", 11: "11", -1: "-1"} {
		if got := Count(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

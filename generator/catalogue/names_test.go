package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestASlugIsAnAddress(t *testing.T) {
	for _, test := range []struct {
		parts []string
		want  string
	}{
		{[]string{"50083", "Visconteo Sud Milano"}, "50083-visconteo-sud-milano"},
		{[]string{"321", "CITTA' METROPOLITANA DI MILANO"}, "321-citta-metropolitana-di-milano"},
		{[]string{"50085", "Campione d'Italia"}, "50085-campione-ditalia"},
		{[]string{"50085", "Campione d’Italia"}, "50085-campione-ditalia"},
		{[]string{"50067", "Cantù"}, "50067-cantu"},
		{[]string{"50067", "Cantu\u0300"}, "50067-cantu"},
		{[]string{"50010", "Garda - Salò - 11"}, "50010-garda-salo-11"},
		{[]string{"724", "CREMONA/ MANTOVA"}, "724-cremona-mantova"},
		{[]string{"../etc/passwd"}, "etc-passwd"},
		{[]string{"<b>a</b>"}, "b-a-b"},
		{[]string{"", "--", "a"}, "a"},
		{[]string{"日本"}, ""},
	} {
		if got := Slug(test.parts...); got != test.want {
			t.Errorf("Slug(%q) = %q, want %q", test.parts, got, test.want)
		}
	}
}

var address = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"CITTA' METROPOLITANA", "Cantù - 1", "-a--b-", "ﬁ İ ſ K", "\xff\x00‮", "..//"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		slug := Slug(text)
		if !address.MatchString(slug) {
			t.Errorf("Slug(%q) = %q is no address", text, slug)
		}
		if again := Slug(slug); again != slug {
			t.Errorf("Slug(%q) = %q, of that %q", text, slug, again)
		}
		if parts := Slug("50083", text); parts != strings.TrimRight("50083-"+slug, "-") {
			t.Errorf("Slug(50083, %q) = %q, the parts alone give %q", text, parts, slug)
		}
		readable(text)
	})
}

func TestPrintedNamesBecomeReadable(t *testing.T) {
	for printed, want := range map[string]string{
		"CITTA' METROPOLITANA DI MILANO": "Città Metropolitana di Milano",
		"VALTELLINA E DELL'ALTO LARIO":   "Valtellina e dell'Alto Lario",
		"PAPA GIOVANNI XXIII":            "Papa Giovanni XXIII",
		"SPEDALI CIVILI DI BRESCIA":      "Spedali Civili di Brescia",
		"CREMONA/ MANTOVA":               "Cremona/ Mantova",
		"DELLA BRIANZA":                  "Della Brianza",
		"FORLI'-CESENA":                  "Forlì-Cesena",
		"PIU' CITTA'":                    "Più Città",
		"":                               "",
	} {
		if got := readable(printed); got != want {
			t.Errorf("readable(%q) = %q, want %q", printed, got, want)
		}
	}
}

func TestAccentsAndApostrophesDoNotCountInTheOrder(t *testing.T) {
	comuni := []Comune{{Name: "Cantù", Code: "2"}, {Name: "Ca' d'Andrea"}, {Name: "Cadrezzate"}, {Name: "CANTU", Code: "1"}, {Name: "Almè"}}
	SortByName(comuni)
	var got []string
	for _, c := range comuni {
		got = append(got, c.Name)
	}
	if want := []string{"Almè", "Ca' d'Andrea", "Cadrezzate", "CANTU", "Cantù"}; !slices.Equal(got, want) {
		t.Errorf("order %q, want %q", got, want)
	}
}

func TestAHintIsOneSlipAway(t *testing.T) {
	known := map[string]bool{"50083": true, "50048": true, "tab_1": true}
	for text, want := range map[string]string{
		"50083": "50083", "50093": "50083", "5083": "50083", "500083": "50083", "50803": "50083", "5OO83": "50083", "50.083": "50083",
		"tab_l": "tab_1", "tab1": "tab_1",
		"50084": "", "": "", "5": "", "99999": "",
	} {
		if got, ok := nearest(text, known); got != want || ok != (want != "") {
			t.Errorf("nearest(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
}

func TestEvidenceIsOneOfFourWords(t *testing.T) {
	for _, level := range EvidenceLevels() {
		if got, err := ParseEvidence(level.String()); err != nil || got != level {
			t.Errorf("%s is read as %v, %v", level, got, err)
		}
	}
	if Evidence(0).String() != "" {
		t.Error("no evidence has a word")
	}
}

package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

// beside is a map by its borders, «015189-015159».
func beside(borders ...string) func(string) []string {
	return func(code string) []string {
		var codes []string
		for _, border := range borders {
			a, b, _ := strings.Cut(border, "-")
			switch code {
			case a:
				codes = append(codes, b)
			case b:
				codes = append(codes, a)
			}
		}
		return codes
	}
}

func TestAComuneApartFromItsAmbitoIsADoubt(t *testing.T) {
	const rozzano, opera, paullo, melzo = "015189", "015159", "015169", "015142"
	larger := edit{comuni, "015169,Paullo", "015070,Cerro,MI,50083,nota,una pagina\n015195,San Giuliano,MI,50083,nota,una pagina\n015169,Paullo"}
	for name, test := range map[string]struct {
		edits   []edit
		borders []string
		want    string // of the only finding
	}{
		"an Ambito of one piece": {nil, []string{rozzano + "-" + opera, opera + "-" + paullo}, ""},
		"a Comune among those of another Ambito": {nil, []string{opera + "-" + paullo},
			"staccato-015189 dubbio Il Comune di Rozzano (MI) non confina con nessun altro Comune dell’Ambito Rozzano."},
		"a Comune that one Ambito surrounds": {[]edit{larger},
			[]string{rozzano + "-" + opera, opera + "-015070", "015195-" + paullo},
			"staccato-015195 dubbio Il Comune di San Giuliano (MI) non confina con nessun altro Comune dell’Ambito Rozzano: tutti i Comuni intorno stanno nell’Ambito Paullo."},
		"a Comune among several Ambiti": {[]edit{larger},
			[]string{rozzano + "-" + opera, opera + "-015070", "015195-" + paullo, melzo + "-015195"},
			"staccato-015195 dubbio Il Comune di San Giuliano (MI) non confina con nessun altro Comune dell’Ambito Rozzano: i Comuni intorno stanno negli Ambiti Melzo e Paullo."},
		"an Ambito in two": {[]edit{larger, {comuni, "015169,Paullo", "015250,Zibido,MI,50083,nota,una pagina\n015169,Paullo"}},
			[]string{rozzano + "-" + opera, opera + "-015070", "015195-015250"},
			"staccato-015195 dubbio I Comuni di San Giuliano (MI) e Zibido (MI) non confinano con il resto dell’Ambito Rozzano: forse un Comune che sta fra gli uni e gli altri è stato messo per errore in un altro Ambito."},
	} {
		t.Run(name, func(t *testing.T) {
			var got string
			for _, f := range Detached(beside(test.borders...))(region(t, test.edits...)) {
				got += f.ID + " " + string(f.Severity) + " " + f.Sentence
			}
			if got != test.want {
				t.Errorf("found\n  %s\nwant\n  %s", got, test.want)
			}
		})
	}
}

func TestAComuneThatIsKnownToLieApartIsANote(t *testing.T) {
	c := region(t)
	c.Detached = []catalogue.Detached{{Comune: "015189", Ambito: "50083", Reason: "lo dice una pagina"}}
	got := Detached(beside())(c)
	want := "Il Comune di Rozzano (MI) non confina con nessun altro Comune dell’Ambito Rozzano, ma è così davvero: lo dice una pagina."
	if len(got) != 1 || got[0].Severity != Note || got[0].Sentence != want {
		t.Errorf("found %v, want %s", got, want)
	}
	cells := []Cell{{"ambiti", "50083", "codice_ambito"}, {"comuni", "015189", "codice_ambito"}}
	if !slices.Equal(got[0].Cells, cells) {
		t.Errorf("it is about %v, want %v", got[0].Cells, cells)
	}
	c.Detached[0].Ambito = "50041"
	if got := Detached(beside())(c); got[0].Severity != Doubt {
		t.Errorf("what holds for another Ambito makes it a note: %v", got)
	}
}

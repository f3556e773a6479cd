package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// newer is said of a file in which Comuni have merged that the list has.
const newer = "comuni.topojson: sembra più recente dell'elenco dei Comuni, che è quello della delibera: ci si aspettavano i confini dello stesso giorno; una fusione venuta dopo si scrive come riga di data/variazioni/variazioni.csv, che unisce i confini dei Comuni di prima"

func TestComuniAndBoundariesMustAgree(t *testing.T) {
	const drawn = "comuni.topojson"
	whole := []Area{{"015142", "Melzo"}, {"015159", "Opera"}, {"015169", "Paullo"}, {"015189", "Rozzano"}, {"017029", "Brescia"}, {"017075", "Gardone"}}
	with := func(code string, areas ...Area) []Area {
		return append(slices.DeleteFunc(slices.Clone(whole), func(a Area) bool { return a.Code == code }), areas...)
	}
	for name, test := range map[string]struct {
		areas []Area
		want  []string
	}{
		"the same Comuni":              {whole, nil},
		"the same in another order":    {with("015142", Area{"015142", "Melzo"}), nil},
		"a Comune without a border":    {with("015189"), []string{comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson: controllare il codice"}},
		"a border without a Comune":    {with("", Area{"015099", "Garbagnate"}), []string{comuni + ": manca il Comune 015099 Garbagnate, che ha i confini in comuni.topojson: ci si aspettava una riga"}},
		"a name in another way":        {with("015189", Area{"015189", "Rozano"}), nil},
		"a name with another word":     {with("017075", Area{"017075", "Gardone sul Mella"}), nil},
		"another name":                 {with("015189", Area{"015189", "Basiglio"}), []string{comuni + ":4:2: il Comune 015189 si chiama «Rozzano», in comuni.topojson «Basiglio»: ci si aspettava lo stesso nome"}},
		"the name of another Comune":   {with("015189", Area{"015189", "Opera"}), []string{comuni + ":4:2: il Comune 015189 si chiama «Rozzano», in comuni.topojson «Opera»: ci si aspettava lo stesso nome"}},
		"a changed code":               {with("015189", Area{"015250", "Rozzano"}), []string{comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson, dove c'è 015250 Rozzano: forse il codice è cambiato, o è scritto male"}},
		"a changed code and name":      {with("015189", Area{"015250", "Rozzanò"}), []string{comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson, dove c'è 015250 Rozzanò: forse il codice è cambiato, o è scritto male"}},
		"a merger that keeps the name": {with("015189", Area{"015250", "Rozzano con Basiglio"}), []string{comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson, dove c'è 015250 Rozzano con Basiglio: forse per una fusione", newer}},
		"one Comune for another one": {with("015189", Area{"015250", "Basiglio"}), []string{
			comuni + ": manca il Comune 015250 Basiglio, che ha i confini in comuni.topojson: ci si aspettava una riga",
			comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson: controllare il codice",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			err := Boundaries(region(t), drawn, test.areas, nil)
			var got []string
			if err != nil {
				got = strings.Split(err.Error(), "\n")
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("errors\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
			if err != nil && !source.IsInput(err) {
				t.Error("it is not told as a fault of the input")
			}
		})
	}
}

func TestANameWrittenInTwoWaysIsTold(t *testing.T) {
	found := TwoNames([]Area{{"015142", "Melzo"}, {"015159", "Opera"}, {"015189", "Rozano"}})(region(t))
	if len(found) != 1 || found[0].ID != "due-nomi-015189" || found[0].Printed != "Rozzano" || found[0].Computed != "Rozano" ||
		found[0].Cells[0] != (Cell{"comuni-2021", "015189", "comune"}) || !strings.Contains(found[0].Sentence, "«Rozano» nel file dei confini") {
		t.Errorf("found %+v", found)
	}
}

// The contacts and the localities come from others, who write some names in their own way; a name of another Comune is a slip.
func TestANameThatTheContactsWriteInAnotherWayIsTold(t *testing.T) {
	c := region(t)
	c.OtherSpellings = []catalogue.OtherName{{Name: "Rozzàno", Comune: "015189", Source: "l’elenco dei contatti"}, {Name: "Rozzàno", Comune: "015189", Source: "l’elenco delle località"}}
	found := namesElsewhere(c)
	if len(found) != 2 || found[0].ID == found[1].ID || found[0].Cells[0] != (Cell{"comuni", "015189", "comune"}) ||
		!strings.Contains(found[0].Sentence, "«Rozzano» nell’elenco dei Comuni, «Rozzàno» nell’elenco dei contatti.") {
		t.Errorf("found %+v", found)
	}
}

func TestANeighbourOfASimilarNameIsNoChangedCode(t *testing.T) {
	c := region(t, edit{comuni, "015159,Opera", "015159,Rozzana"})
	err := Boundaries(c, "comuni.topojson", []Area{{"015142", "Melzo"}, {"015159", "Rozzana"}, {"015169", "Paullo"}, {"017029", "Brescia"}, {"017075", "Gardone"}}, nil)
	if want := comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson: controllare il codice"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// After a merger under a new name only the ground tells where a Comune went.
func TestAMergedComuneIsFoundByItsGround(t *testing.T) {
	areas := []Area{{"015142", "Melzo"}, {"015250", "Borgo Nuovo"}, {"015169", "Paullo"}, {"017029", "Brescia"}, {"017075", "Gardone"}}
	successor := func(catalogue.ISTATCode) (Area, bool) { return areas[1], true }
	err := Boundaries(region(t), "comuni.topojson", areas, successor)
	want := comuni + ":4:1: il Comune 015189 Rozzano non ha confini in comuni.topojson, dove c'è 015250 Borgo Nuovo: il suo territorio ora sta lì, forse per una fusione\n" +
		comuni + ":5:1: il Comune 015159 Opera non ha confini in comuni.topojson, dove c'è 015250 Borgo Nuovo: il suo territorio ora sta lì, forse per una fusione\n" + newer
	if err == nil || err.Error() != want {
		t.Errorf("errors\n%v\nwant\n%s", err, want)
	}
}

package membership

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

func region(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func compare(t *testing.T, text string) Report {
	t.Helper()
	list, err := source.ReadList(fstest.MapFS{"elenco.csv": {Data: []byte(text)}}, "elenco.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compare(list, region(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAListIsUnderstoodWhateverItsShape(t *testing.T) {
	lists := []struct{ name, text string }{
		{"codes of the Region", "codice_istat,codice_ambito\n015189,50083\n015093,50083\n"},
		{"codes as numbers, of the register", "n;Istat;Ambito\n1;15189;LOM_64\n2;15093;lom_64\n"},
		{"names, in another order", "AMBITO\tCOMUNE\nVisconteo Sud Milano\tRozzano\nVisconteo Sud Milano\tComune di Cusago\n"},
		{"names as they come, under a title", "Elenco dei Comuni,\n,\nComune,Ambito\nROZZANO,Ambito territoriale di Visconteo - Sud Milano\n Cusago ,AMBITO VISCONTEO SUD MILANO\n"},
	}
	for _, list := range lists {
		t.Run(list.name, func(t *testing.T) {
			r := compare(t, list.text)
			if err := r.Unknown.Err(); err != nil {
				t.Error(err)
			}
			if n := len(r.Equal) + len(r.Different); n != 2 {
				t.Fatalf("%d Comuni of the list were recognised, want 2", n)
			}
			for _, row := range append(r.Equal, r.Different...) {
				if row.Ambito.Code != "50083" {
					t.Errorf("%s is in %s, want 50083", row.Comune.Name, row.Ambito.Code)
				}
			}
		})
	}
}

func TestAComuneAndAnAmbitoOfOneNameAreToldApart(t *testing.T) {
	r := compare(t, "ambito,comune\nCorsico,Corsico\nCorsico,Buccinasco\nCorsico,Assago\n")
	if len(r.Equal) != 3 || len(r.Unknown) > 0 {
		t.Errorf("equal %d, unknown %v; want 3 and none", len(r.Equal), r.Unknown.Err())
	}
}

func TestWhatDiffersIsMissingOrUnknownIsTold(t *testing.T) {
	r := compare(t, strings.Join([]string{"istat,comune,ambito",
		"015189,Rozzano,Corsico",              // in another Ambito
		"015036,Buccinasco,Corsico",           // as here
		"015011,Assago,Corsicco",              // a slip of the pen
		"015189,Rozzano,Visconteo Sud Milano", // twice, in two Ambiti
		"015074,Rozzano,Corsico",              // the name of another Comune
		"999999,Atlantide,Corsico", ""}, "\n"))
	if len(r.Equal) != 1 || len(r.Different) != 1 || r.Different[0].Comune.Name != "Rozzano" {
		t.Errorf("equal %v, different %v; want Buccinasco and Rozzano", r.Equal, r.Different)
	}
	if want := 1506 - 2; len(r.Missing) != want {
		t.Errorf("%d are missing, want %d", len(r.Missing), want)
	}
	told := r.Unknown.Err().Error()
	for _, want := range []string{
		"elenco.csv:4:3: «Corsicco» non è un Ambito dell’Allegato B; forse Corsico (50089)?",
		"elenco.csv:5: Rozzano sta già nell’Ambito Corsico (50089) (elenco.csv:2)",
		"elenco.csv:6:1: il codice 015074 è di",
		"elenco.csv:7:1: «999999» non è il codice di un Comune",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("missing: %s\nin:\n%s", want, told)
		}
	}
}

func TestAListWithoutAmbitiIsRefused(t *testing.T) {
	list, err := source.ReadList(fstest.MapFS{"elenco.csv": {Data: []byte("comune,abitanti\nRozzano,42000\nCorsico,35000\n")}}, "elenco.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Compare(list, region(t)); err == nil || !source.IsInput(err) {
		t.Errorf("the error is %v, want one of the input", err)
	}
}

func TestRewritingChangesTheRowsOfTheListAndNoOthers(t *testing.T) {
	before, err := os.ReadFile("../../data/territorio/comuni.csv")
	if err != nil {
		t.Fatal(err)
	}
	comuni, err := catalogue.ReadComuni(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	after, err := compare(t, "istat,ambito\n015189,50089\n").Rewrite(comuni, "Regione, elenco del 2027")
	if err != nil {
		t.Fatal(err)
	}
	old, now := strings.Split(string(before), "\n"), strings.Split(string(after), "\n")
	if len(old) != len(now) {
		t.Fatalf("%d rows, want %d", len(now), len(old))
	}
	for i := range old {
		want := old[i]
		if strings.HasPrefix(want, "015189,") {
			want = `015189,Rozzano,MI,50089,documentata,"Regione, elenco del 2027"`
		}
		if now[i] != want {
			t.Errorf("row %d is %s, want %s", i+1, now[i], want)
		}
	}
}

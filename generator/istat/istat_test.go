package istat

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

var areas = []catalogue.ISTATArea{
	{Code: "T03010", Name: "Distretto Isola Bergamasca", Ambito: "50004", Current: true},
	{Code: "T03119", Name: "Ambito Grumello del Monte", Ambito: "50047", Current: true},
	{Code: "T03006", Name: "Distretto di Grumello Del Monte", Ambito: "50047"},
}

var spending = map[string]string{"DATA_TYPE": "EXPMUN", "CATEG_OF_BENEFICIARIES": "FAM"}

func take(t *testing.T, text string) (Taken, string) {
	t.Helper()
	table, err := source.ReadList(fstest.MapFS{"export.csv": {Data: []byte(text)}}, "export.csv")
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(table)
	if err == nil {
		var taken Taken
		if taken, err = e.Take(spending, areas); err == nil {
			return taken, ""
		}
	}
	return Taken{}, err.Error()
}

// The same cells as ISTAT gives them: labels in columns of their own, codes alone in another order, both in one column.
var shapes = []string{
	"labels", "codes", "both",
}

func TestThreeShapesOfAnExportGiveTheSameFigures(t *testing.T) {
	want := []Figure{
		{Code: "03", Year: "2021", Value: "614077247"}, {Code: "03", Year: "2022", Value: "628884393"},
		{Code: "50004", Year: "2021", Value: "4688250"}, {Code: "50004", Year: "2022", Reason: catalogue.NotReported},
	}
	for _, shape := range shapes {
		text, err := os.ReadFile("testdata/" + shape + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		taken, errs := take(t, string(text))
		if errs != "" || !slices.Equal(taken.Figures, want) {
			t.Errorf("%s: %v, want %v\n%s", shape, taken.Figures, want, errs)
		}
		rows := 0
		for _, left := range taken.Left {
			rows += left.Rows
		}
		if rows != 4 || !strings.Contains(taken.Left[0].Why, "DATA_TYPE è «EXPTPOP»") || taken.Left[1].Why != "non è un Ambito della Lombardia" {
			t.Errorf("%s: left %+v", shape, taken.Left)
		}
	}
}

func TestWhatCouldBeEitherIsRefusedAtItsCell(t *testing.T) {
	const head = "REF_AREA,DATA_TYPE,CATEG_OF_BENEFICIARIES,TIME_PERIOD,OBS_VALUE\n"
	for text, want := range map[string]string{
		head + "T03999,EXPMUN,FAM,2021,5\n":                              "export.csv:2:1: «T03999» non è un codice della tabella dei codici dell'ISTAT",
		head + "TO3010,EXPMUN,FAM,2021,5\n":                              "export.csv:2:1: «TO3010» non è un codice della tabella dei codici dell'ISTAT (data/codici-esterni/istat-ambiti.csv); forse «T03010»?",
		head + "T03006,EXPMUN,FAM,2021,5\n":                              "export.csv:2:1: «T03006» è il codice di un Ambito com'era prima, Distretto di Grumello Del Monte: ci si aspettava quello in uso, T03119",
		head + "T03010,EXPMUN,FAM,2021,5\nT03010,EXPMUN,FAM,2021,6\n":    "export.csv:3:5: «T03010» ha già un valore per il 2021, 5 in export.csv:2:5",
		head + "T03010,EXPMUN,FAM,2021-Q1,5\n":                           "export.csv:2:4: «2021-Q1» non è un anno di quattro cifre",
		head + "T03010,EXPMUN,FAM,2021,:\n":                              "export.csv:2:5: «:» non è un numero con il punto per i decimali",
		"REF_AREA,DATA_TYPE,TIME_PERIOD,OBS_VALUE\nT03010,EXPMUN,2021,5": "export.csv:1: manca la colonna «CATEG_OF_BENEFICIARIES», che dice di quali cifre si tratta",
		"Territorio,Anno,Osservazione\nLecco,2021,5\n":                   "export.csv:1: manca la colonna «REF_AREA»",
		"REF_AREA,TIME_PERIOD\nT03010,2021\n":                            "export.csv:1: manca la colonna delle cifre",
	} {
		if _, got := take(t, text); !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func FuzzAnExportOfAnyBytes(f *testing.F) {
	for _, shape := range shapes {
		text, err := os.ReadFile("testdata/" + shape + ".csv")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := source.ReadList(fstest.MapFS{"export.csv": {Data: text}}, "export.csv")
		if err != nil {
			return
		}
		e, err := Read(table)
		if err != nil {
			return
		}
		taken, err := e.Take(spending, areas)
		for _, figure := range taken.Figures {
			if err == nil && (figure.Value == "") == (figure.Reason == "") {
				t.Errorf("%+v has not either a value or a reason", figure)
			}
		}
	})
}

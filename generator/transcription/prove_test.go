package transcription

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
)

// A small act with all the ways in which Allegato C prints figures: a total repeated in two tables, a row lost at a
// page break, dashes, an empty cell, an area printed once beside its rows, and two charts whose numbers follow the
// caption of the second.
const fixtureAct = `Parole prima delle tabelle, con un numero 12,5.

Tab. 1 – Spesa
 per tipo (in milioni)

Denominazione

Anno 2016 Anno 2017

da soli

insieme

da soli

insieme

NORD 1.020,4 6,1 985,9 52,7
TOTALE 86,5 13,5 84,8 15,2

La tabella 1 dice che nel 2016 il Nord arriva a 1.020,4.
Tab. 2 – Quote
Anno 2016 Anno 2017
da soli insieme da soli insieme
TOTALE 86,5 13,5 84,8 15,2

 Tab. 3 – Servizi
Anno 2016 da soli insieme
Minori Asili 98,7% 1,3%
Spese di
 gestione
Quote 100,0%  
Ufficio --- 80,0%

Grafico 1

Grafico 2

NORD
SUD
Anno 2016 1,50 2,50
Anno 2017 1,60 80,50
Spesa media 7,00 8,00
`

var fixtureTables = `unita:
  - {id: m, etichetta: milioni di euro, breve: mln, definizione: Milioni., natura: importo, euro: 1000000}
  - {id: "%", etichetta: per cento, breve: "%", definizione: Parti., natura: quota}
tabelle:
` + described("tab_1", "didascalia: \"Tab. 1 – Spesa per tipo (in milioni)\", intestazione_stampata: true, anni: ['2016', '2017'], misure: [{id: s, etichetta: S, stampata: da soli}, {id: a, etichetta: A, stampata: insieme}]") +
	described("tab_2", "didascalia: Tab. 2 – Quote, intestazione_stampata: true, anni: ['2016', '2017'], misure: [{id: s, etichetta: S, stampata: da soli}, {id: a, etichetta: A, stampata: insieme}]") +
	described("tab_3", "didascalia: Tab. 3 – Servizi, intestazione_stampata: true, anni: ['2016'], misure: [{id: s, etichetta: S, stampata: \"da soli\"}, {id: a, etichetta: A, stampata: insieme}]") +
	described("graf_1", "didascalia: Grafico 1, intestazione_stampata: true, anni: ['2016', '2017'], misure: [{id: v, etichetta: V, stampata: \"\"}]") +
	described("graf_2", "didascalia: Grafico 2, intestazione_stampata: false, anni: ['2016'], misure: [{id: media, etichetta: M, stampata: Spesa media}]")

// described gives a table all that a description has to have, and the proof does not ask for.
func described(id, fields string) string {
	number := map[string]string{"tab": "Tab. ", "graf": "Grafico "}[strings.Split(id, "_")[0]] + strings.Split(id, "_")[1]
	return "  - {id: " + id + ", numero: " + number + ", titolo: T, tema: gestione, livello: posizione, unita: [m, \"%\"], cosa_misura: x, numeratore: x, " +
		"denominatore: x, universo: x, come_leggerla: x, come_non_leggerla: x, fonte: x, " + fields + "}\n"
}

const fixtureCells = `tabella,riga,anno,misura,valore,unita
tab_1,NORD,2016,s,1020.4,m
tab_1,NORD,2016,a,6.1,m
tab_1,NORD,2017,s,985.9,m
tab_1,NORD,2017,a,52.7,m
tab_1,SUD,2016,s,,m
tab_1,SUD,2016,a,,m
tab_1,SUD,2017,s,,m
tab_1,SUD,2017,a,,m
tab_1,TOTALE,2016,s,86.5,m
tab_1,TOTALE,2016,a,13.5,m
tab_1,TOTALE,2017,s,84.8,m
tab_1,TOTALE,2017,a,15.2,m
tab_2,TOTALE,2016,s,86.5,m
tab_2,TOTALE,2016,a,13.5,m
tab_2,TOTALE,2017,s,84.8,m
tab_2,TOTALE,2017,a,15.2,m
tab_3,Minori | Asili,2016,s,98.7,%
tab_3,Minori | Asili,2016,a,1.3,%
tab_3,Spese di gestione | Quote,2016,s,100.0,%
tab_3,Spese di gestione | Quote,2016,a,,%
tab_3,Spese di gestione | Ufficio,2016,s,,%
tab_3,Spese di gestione | Ufficio,2016,a,80.0,%
graf_1,NORD,2016,v,1.50,m
graf_1,NORD,2017,v,1.60,m
graf_1,SUD,2016,v,2.50,m
graf_1,SUD,2017,v,80.50,m
graf_2,NORD,2016,media,7.00,m
graf_2,SUD,2016,media,8.00,m
`

const fixtureMissing = `tabella,riga,anno,misura,motivo
tab_1,SUD,2016,s,perso_nel_testo
tab_1,SUD,2016,a,perso_nel_testo
tab_1,SUD,2017,s,perso_nel_testo
tab_1,SUD,2017,a,perso_nel_testo
tab_3,Spese di gestione | Quote,2016,a,non_applicabile
tab_3,Spese di gestione | Ufficio,2016,s,non_riportato
`

const (
	tablesFile  = "data/allegato-c/tabelle.yaml"
	cellsFile   = "data/allegato-c/allegato-c.csv"
	missingFile = "data/allegato-c/mancanti.csv"
)

func fixture() map[string]string {
	return map[string]string{"act": fixtureAct, tablesFile: fixtureTables, cellsFile: fixtureCells, missingFile: fixtureMissing}
}

func proveFixture(files map[string]string) (Report, error) {
	data := fstest.MapFS{}
	for name, text := range files {
		data[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Prove(strings.NewReader(files["act"]), data)
}

func TestFaithfulTranscriptionIsProved(t *testing.T) {
	report, err := proveFixture(fixture())
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Faults.Err(); err != nil {
		t.Errorf("faults in a faithful transcription:\n%v", err)
	}
	want := []TableReport{
		{ID: "tab_1", Number: "Tab. 1", Cells: 12, Missing: 4, Lines: 2, Found: 2, Unique: 1, Lost: 1, Header: true},
		{ID: "tab_2", Number: "Tab. 2", Cells: 4, Lines: 1, Found: 1, Unique: 0, Header: true},
		{ID: "tab_3", Number: "Tab. 3", Cells: 6, Missing: 2, Lines: 3, Found: 3, Unique: 3, Header: true},
		{ID: "graf_1", Number: "Grafico 1", Cells: 4, Lines: 2, Found: 2, Unique: 2, Header: true},
		{ID: "graf_2", Number: "Grafico 2", Cells: 2, Lines: 1, Found: 1, Unique: 1},
	}
	if len(report.Tables) != len(want) {
		t.Fatalf("%d tables reported, want %d", len(report.Tables), len(want))
	}
	digests := map[string]bool{}
	for i := range want {
		digests[report.Tables[i].Digest] = true
		report.Tables[i].Digest = ""
		if report.Tables[i] != want[i] {
			t.Errorf("got  %+v\nwant %+v", report.Tables[i], want[i])
		}
	}
	if len(digests) != len(want) {
		t.Errorf("%d digests of %d tables", len(digests), len(want))
	}
	if total := "In tutto      28 celle,   6 senza valore; 9 righe cercate, 9 trovate, 7 uniche in tutto l'atto, 1 perse; 0 errori"; !strings.Contains(report.String(), total) {
		t.Errorf("the report does not end with %q:\n%s", total, report)
	}
}

func TestEverySlipIsFound(t *testing.T) {
	slips := []struct {
		name, file, old, new, want string
	}{
		{"wrong digit", cellsFile, "s,985.9", "s,985.8", "«NORD 1.020,4 6,1 985,8 52,7» si trova 0 volte"},
		{"zero cut off", cellsFile, "80.50", "80.5", "«Anno 2017 1,60 80,5» si trova 0 volte"},
		{"columns exchanged", cellsFile, "2016,s,1020.4,m\ntab_1,NORD,2016,a,6.1", "2016,s,6.1,m\ntab_1,NORD,2016,a,1020.4", "allegato-c.csv:2: tab_1: la riga stampata «NORD 6,1 1.020,4"},
		{"columns of a chart exchanged", cellsFile, "graf_1,NORD,2016,v,1.50,m\ngraf_1,NORD,2017,v,1.60,m\ngraf_1,SUD,2016,v,2.50,m\ngraf_1,SUD,2017,v,80.50,m",
			"graf_1,SUD,2016,v,1.50,m\ngraf_1,SUD,2017,v,1.60,m\ngraf_1,NORD,2016,v,2.50,m\ngraf_1,NORD,2017,v,80.50,m", "«SUD NORD» non si trova"},
		{"per cent forgotten", cellsFile, ",%", ",m", "«Minori Asili 98,7 1,3» si trova 0 volte"},
		{"row under another table", cellsFile, "tab_2,TOTALE,2016,s,86.5", "tab_2,TOTALE,2016,s,86.6", "tab_2: la riga stampata"},
		{"row forgotten", cellsFile, "tab_3,Minori | Asili,2016,s,98.7,%\ntab_3,Minori | Asili,2016,a,1.3,%\n", "", "dell'atto ha dei numeri che il file non riporta: «Minori Asili 98,7% 1,3%»"},
		{"empty cell in the wrong column", cellsFile, "Quote,2016,s,100.0,%\ntab_3,Spese di gestione | Quote,2016,a,,%", "Quote,2016,a,,%\ntab_3,Spese di gestione | Quote,2016,s,100.0,%", "«Quote  100,0%» si trova 0 volte"},
		{"area misspelt", cellsFile, "Spese di gestione |", "Spese di gestioni |", "il nome del gruppo «Spese di gestioni» si trova 0 volte"},
		{"years exchanged", tablesFile, "per tipo (in milioni)\", intestazione_stampata: true, anni: ['2016', '2017'], misure: [{id: s, etichetta: S, stampata: da soli}, {id: a, etichetta: A, stampata: insieme}]", "per tipo (in milioni)\", intestazione_stampata: true, anni: ['2016', '2017'], misure: [{id: s, etichetta: S, stampata: insieme}, {id: a, etichetta: A, stampata: da soli}]", "tab_1: l'intestazione è dichiarata stampata, ma"},
		{"header said to be absent", tablesFile, "Grafico 1, intestazione_stampata: true", "Grafico 1, intestazione_stampata: false", "graf_1: l'intestazione è dichiarata assente, ma «NORD SUD» si trova"},
		{"caption not of the act", tablesFile, "Tab. 2 – Quote", "Tab. 2 – Parti", "la didascalia «Tab. 2 – Parti» si trova 0 volte"},
		{"lost row that is not lost", "act", "TOTALE 86,5 13,5 84,8 15,2\n\nLa", "SUD 1,0 2,0 3,0 4,0\nTOTALE 86,5 13,5 84,8 15,2\n\nLa", "«SUD» è dato come illeggibile nella fonte, ma la riga 19"},
		{"line printed twice", "act", "Anno 2016 1,50 2,50", "Anno 2016 1,50 2,50\nAnno 2016 1,50 2,50", "«Anno 2016 1,50 2,50» si trova 2 volte"},
		{"numbers of a chart given to another", cellsFile, "media,7.00,m\ngraf_2,SUD,2016,media,8.00", "media,1.50,m\ngraf_2,SUD,2016,media,2.50",
			"graf_2: la riga 41 dell'atto è già di un'altra riga del file"},
		{"blocks of two charts exchanged", "act", "NORD\nSUD\nAnno 2016 1,50 2,50\nAnno 2017 1,60 80,50\nSpesa media 7,00 8,00", "Spesa media 7,00 8,00\nNORD\nSUD\nAnno 2016 1,50 2,50\nAnno 2017 1,60 80,50", "graf_2: i numeri stanno prima di quelli della tabella che lo precede"},
	}
	for _, slip := range slips {
		t.Run(slip.name, func(t *testing.T) {
			files := fixture()
			changed := strings.ReplaceAll(files[slip.file], slip.old, slip.new)
			if changed == files[slip.file] {
				t.Fatal("the fixture does not hold what this slip changes")
			}
			files[slip.file] = changed
			switch slip.name {
			case "area misspelt":
				files[missingFile] = strings.ReplaceAll(files[missingFile], slip.old, slip.new)
			case "numbers of a chart given to another":
				files[tablesFile] = strings.Replace(files[tablesFile], "Spesa media", "Anno 2016", 1)
			}
			report, err := proveFixture(files)
			if err != nil {
				t.Fatal(err)
			}
			if err := report.Faults.Err(); err == nil || !strings.Contains(err.Error(), slip.want) {
				t.Errorf("no fault says %q:\n%v", slip.want, err)
			}
		})
	}
}

func TestTablesThatCannotBeReadAreAnErrorThatSaysWhere(t *testing.T) {
	files := fixture()
	files[cellsFile] = strings.Replace(files[cellsFile], "m\ntab_1,NORD,2016,a,6.1", "m\ntab_1,NORD,2016,a,\"6,1\"", 1)
	if _, err := proveFixture(files); err == nil || !strings.Contains(err.Error(), cellsFile+":3:5: ") {
		t.Errorf("got %v, want an error at the cell", err)
	}
}

func TestTableOutsideTheActIsNotSought(t *testing.T) {
	files := fixture()
	files[tablesFile] += described("tab_99", "didascalia: \"\", anni: ['2024'], misure: [{id: v, etichetta: V}]")
	files[cellsFile] += "tab_99,NORD,2024,v,3.0,m\n"
	report, err := proveFixture(files)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Faults) != 0 || len(report.Tables) != 5 {
		t.Errorf("%d tables and faults %v, want the five of the act and no fault", len(report.Tables), report.Faults)
	}
}

func TestValuesAreWrittenAsTheActPrintsThem(t *testing.T) {
	files := fixture()
	project := fstest.MapFS{}
	files[cellsFile] = strings.Replace(files[cellsFile], "1020.4", "1234567.0", 1)
	for name, text := range files {
		project[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tables, err := catalogue.ReadTables(project)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ table, row, year, measure, want string }{
		{"tab_1", "NORD", "2016", "s", "1.234.567,0"},
		{"tab_3", "Minori | Asili", "2016", "s", "98,7%"},
		{"tab_3", "Spese di gestione | Ufficio", "2016", "s", "---"},
		{"tab_3", "Spese di gestione | Quote", "2016", "a", ""},
		{"graf_1", "SUD", "2017", "v", "80,50"},
	} {
		i := slices.IndexFunc(tables, func(table catalogue.Table) bool { return table.ID == test.table })
		all := tables[i].Observations
		at := slices.IndexFunc(all, func(o catalogue.Observation) bool {
			return o.Row.Label == test.row && o.Year == test.year && o.Measure.ID == test.measure
		})
		if got := asPrinted(all[at]); got != test.want {
			t.Errorf("%s of %s is printed %q, want %q", test.measure, test.row, got, test.want)
		}
	}
}

func TestTheTablesOfTheRepositoryCanBeRead(t *testing.T) {
	tables, err := catalogue.ReadTables(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if len(printedLines(table)) == 0 {
			t.Errorf("%s has no line to seek", table.ID)
		}
	}
}

func FuzzProve(f *testing.F) {
	f.Add(fixtureAct)
	f.Add("Tab. 2 – Quote\nTab. 2 –\nQuote")
	data := fstest.MapFS{}
	for name, text := range fixture() {
		data[name] = &fstest.MapFile{Data: []byte(text)}
	}
	f.Fuzz(func(t *testing.T, text string) {
		report, err := Prove(strings.NewReader(text), data)
		if err != nil {
			t.Fatalf("a text of the act is never unreadable: %v", err)
		}
		if text != fixtureAct && len(report.Faults) == 0 && !strings.Contains(text, "1.020,4 6,1 985,9 52,7") {
			t.Errorf("proved by a text without the figures: %q", text)
		}
	})
}

package exchange

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

const (
	comuni = "codice_istat,comune,codice_ambito,evidenza,fonte\n" +
		"012001,Agra,50072,dedotta,\"Verbania, elenco\"\n" +
		"015189,Rozzano,50083,documentata,\"senza bisogno di virgolette\"\n" +
		"015036,\"Buccinasco \"\"Più\"\"\",50089,documentata,=1+1\n"
	contacts = "codice_istat,sito,cap\r\n012001,http://www.comune.agra.va.it/,21010\r\n015189,,20089\r\n"
	figures  = "riga,anno,valore\nTotale,2016,80.50\nComuni,2016,7\nComuni,2017,\n"
)

func project() fstest.MapFS {
	return fstest.MapFS{
		"data/territorio/comuni.csv":         {Data: []byte(comuni)},
		"data/contatti/comuni.csv":           {Data: []byte(contacts)},
		"data/allegato-c/allegato-c.csv":     {Data: []byte(figures)},
		"data/indicatori/nidi/valori.csv":    {Data: []byte("codice,anno,valore\n50083,2022,1e3\n")},
		"data/allegato-b/trascrizione.csv":   {Data: []byte("x\n1\n")},
		"data/segnalazioni/segnalazioni.csv": {Data: []byte("x\n1\n")},
	}
}

var known = catalogue.Catalogue{
	Ambiti: []catalogue.Ambito{{Code: "50072"}, {Code: "50083"}, {Code: "50089"}},
	Comuni: []catalogue.Comune{{Province: "MI"}},
}

// edited writes the workbook of the project, changes it as a person would and gives what is read back.
func edited(t *testing.T, change func(*excelize.File) error) ([]Change, error) {
	t.Helper()
	data, err := Write(project(), &known)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := change(book); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return Read(project(), fstest.MapFS{"fonti.xlsx": {Data: out.Bytes()}}, "fonti.xlsx")
}

const members, calls, spending = "comuni (territorio)", "comuni (contatti)", "allegato-c"

// What people and programs do to a workbook without meaning to change a table.
func TestHabitsOfSpreadsheetsChangeNothing(t *testing.T) {
	for name, change := range map[string]func(*excelize.File) error{
		"it was only saved": func(*excelize.File) error { return nil },
		"a code became a number and lost its zero": func(b *excelize.File) error {
			return b.SetCellInt(members, "A2", 12001)
		},
		"a code became a text and lost its zero": func(b *excelize.File) error { return b.SetCellStr(calls, "A3", "15189") },
		"the sheets are in another order": func(b *excelize.File) error {
			return b.MoveSheet(spending, guideSheet)
		},
		"a sheet of notes was added":    func(b *excelize.File) error { _, err := b.NewSheet("Appunti"); return err },
		"the guide and the lists went":  func(b *excelize.File) error { b.DeleteSheet(guideSheet); return b.DeleteSheet(listsSheet) },
		"another sheet was left active": func(b *excelize.File) error { b.SetActiveSheet(2); return nil },
		"rows below the table were coloured": func(b *excelize.File) error {
			style, err := b.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
			if err != nil {
				return err
			}
			return b.SetCellStyle(members, "A5", "E40", style)
		},
		"empty texts were left below the table": func(b *excelize.File) error { return b.SetCellStr(members, "B9", "") },
		"a row was left empty between others":   func(b *excelize.File) error { return b.InsertRows(members, 3, 1) },
		"a sheet was hidden":                    func(b *excelize.File) error { return b.SetSheetVisible(members, false) },
	} {
		t.Run(name, func(t *testing.T) {
			if changes, err := edited(t, change); err != nil || len(changes) > 0 {
				t.Errorf("%+v, %v", changes, err)
			}
		})
	}
}

func TestAChangeKeepsTheBytesOfAllOtherRows(t *testing.T) {
	changes, err := edited(t, func(b *excelize.File) error {
		if err := b.SetCellStr(calls, "B3", "https://www.comune.rozzano.mi.it/"); err != nil {
			return err
		}
		return b.SetCellStr(members, "C2", "50089")
	})
	if err != nil || len(changes) != 2 {
		t.Fatalf("%+v, %v", changes, err)
	}
	for i, want := range []Change{
		{File: "data/contatti/comuni.csv", Added: 1, Removed: 1, Text: []byte(strings.Replace(contacts, "015189,,", "015189,https://www.comune.rozzano.mi.it/,", 1))},
		{File: "data/territorio/comuni.csv", Added: 1, Removed: 1, Text: []byte(strings.Replace(comuni, "50072", "50089", 1))},
	} {
		got := changes[i]
		if got.File != want.File || got.Added != want.Added || got.Removed != want.Removed || string(got.Text) != string(want.Text) {
			t.Errorf("%s: +%d -%d\n%s", got.File, got.Added, got.Removed, got.Text)
		}
	}
}

func TestRowsMayComeGoAndChangePlaces(t *testing.T) {
	for name, of := range map[string]struct {
		change         func(*excelize.File) error
		added, removed int
		text           string
	}{
		"a new row, its code a number": {func(b *excelize.File) error {
			return b.SetSheetRow(members, "A5", &[]any{15011, "Assago", 50089, "nota", ""})
		}, 1, 0, comuni + "015011,Assago,50089,nota,\n"},
		"a row less": {func(b *excelize.File) error { return b.RemoveRow(members, 3) }, 0, 1,
			strings.Replace(comuni, "015189,Rozzano,50083,documentata,\"senza bisogno di virgolette\"\n", "", 1)},
		"the same rows in another order": {func(b *excelize.File) error {
			if err := b.DuplicateRowTo(members, 2, 5); err != nil {
				return err
			}
			return b.RemoveRow(members, 2)
		}, 1, 0, "codice_istat,comune,codice_ambito,evidenza,fonte\n" + comuni[strings.Index(comuni, "015189"):] + "012001,Agra,50072,dedotta,\"Verbania, elenco\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			changes, err := edited(t, of.change)
			if err != nil || len(changes) != 1 {
				t.Fatalf("%+v, %v", changes, err)
			}
			if c := changes[0]; c.Added != of.added || c.Removed != of.removed || string(c.Text) != of.text {
				t.Errorf("+%d -%d\n%s", c.Added, c.Removed, c.Text)
			}
		})
	}
}

// All that is wrong, at once, where the person who wrote it finds it.
func TestErrorsAreNamedBySheetAndCell(t *testing.T) {
	_, err := edited(t, func(b *excelize.File) error {
		for _, do := range []error{
			b.SetCellFormula(members, "C3", "1+1"),
			b.SetCellFloat(spending, "C2", 80.5, -1, 64),
			b.SetCellStyle(spending, "C2", "C2", 0), // General: shows as many decimals as there are
			b.SetCellStr(calls, "C1", "codice postale"),
			b.DeleteSheet("nidi"),
		} {
			if do != nil {
				return do
			}
		}
		return nil
	})
	if err == nil || !source.IsInput(err) {
		t.Fatal(err)
	}
	for _, want := range []string{
		"foglio «comuni (territorio)», cella C3: la cella è una formula",
		"foglio «allegato-c», cella C2: la cifra è un numero senza un formato",
		"foglio «comuni (contatti)», cella C1: l'intestazione è «codice postale»",
		"fonti.xlsx: manca il foglio «nidi»",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in\n%v", want, err)
		}
	}
}

// What the loaders say of the proposed text is told at the cell of the sheet, also below a row that was left empty.
func TestWhatTheCatalogueRefusesIsToldAtItsCell(t *testing.T) {
	changes, err := edited(t, func(b *excelize.File) error {
		if err := b.InsertRows(members, 3, 2); err != nil {
			return err
		}
		return b.SetCellStr(members, "D5", "certa")
	})
	if err != nil || len(changes) != 1 {
		t.Fatalf("%+v, %v", changes, err)
	}
	refused := source.Errorf(source.Pos{File: "data/territorio/comuni.csv", Row: 3, Col: 4}, "«certa» non è un'evidenza")
	const want = "foglio «comuni (territorio)», cella D5: «certa» non è un'evidenza"
	if got := Locate(refused, changes); got.Error() != want {
		t.Errorf("%v", got)
	}
	elsewhere := source.Errorf(source.Pos{File: "hugo.toml"}, "altro")
	if got := Locate(elsewhere, changes); got.Error() != "hugo.toml: altro" {
		t.Errorf("%v", got)
	}
}

func TestLimitedValuesAreOfferedWhereTheTableHasNoOthers(t *testing.T) {
	data, err := Write(project(), &known)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	offered := map[string]string{}
	lists, err := book.GetDataValidations(members)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range lists {
		offered[v.Sqref[:1]] = v.Formula1
	}
	if want := map[string]string{"C": "Elenchi!$A$2:$A$4", "D": "Elenchi!$E$2:$E$5"}; !maps.Equal(offered, want) {
		t.Errorf("%v, want %v", offered, want)
	}
}

// Excel opens no workbook in which two sheets have one name, or a name of more than 31 characters, whatever their case.
func TestTheSheetsOfTheCommittedTablesHaveNamesOfTheirOwn(t *testing.T) {
	list, err := tables(os.DirFS("../.."))
	if err != nil || len(list) < 30 {
		t.Fatalf("%d tables, %v", len(list), err)
	}
	seen := []string{strings.ToLower(guideSheet), strings.ToLower(listsSheet)}
	for _, table := range list {
		name := strings.ToLower(table.sheet)
		if slices.Contains(seen, name) || len(name) > maxSheetName || strings.ContainsAny(name, `[]:*?/\`) {
			t.Errorf("%s has the sheet «%s»", table.File, table.sheet)
		}
		seen = append(seen, name)
	}
}

package forms

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

func load(t *testing.T) (*catalogue.Catalogue, []opendata.File) {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	files, err := Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return c, files
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func value(t *testing.T, book *excelize.File, sheet, cell string) string {
	t.Helper()
	text, err := book.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEveryAmbitoHasAWorkbookAndTheyAreLight(t *testing.T) {
	c, files := load(t)
	if len(files) != len(c.Ambiti)+1 {
		t.Fatalf("%d workbooks for %d Ambiti", len(files), len(c.Ambiti))
	}
	_, again := load(t)
	sum := 0
	for i, f := range files {
		if !bytes.Equal(f.Data, again[i].Data) {
			t.Errorf("%s: other bytes the second time", f.Path)
		}
		sum += len(f.Data)
	}
	if most := 40_000 * len(files); sum > most {
		t.Errorf("%d bytes in all, want at most %d", sum, most)
	}
}

func TestFactsOfAnAmbitoSayHowSureTheyAre(t *testing.T) {
	c, files := load(t)
	for code, want := range map[catalogue.AmbitoCode]map[int][2]string{
		"50083": {1: {"50083", "delibera"}, 3: {"ATS Città Metropolitana di Milano (321)", ""}, 4: {"ASST Melegnano e della Martesana (708)", ""}},
		"50007": {4: {"", "non indica un’ASST"}},
		"50097": {4: {"ASST Cremona (724); ASST Mantova (725)", "non dice quali Comuni"}},
		"50017": {6: {"77,453", "La somma dei Comuni. Fonte: ISTAT"}},
	} {
		a, _ := c.FindAmbito(code)
		var book *excelize.File
		for _, f := range files {
			if f.Path == a.PlanFormPath() {
				book = open(t, f.Data)
			}
		}
		for line, texts := range want {
			fact, help := value(t, book, coverSheet, fmt.Sprint("B", line+2)), value(t, book, coverSheet, fmt.Sprint("C", line+2))
			if texts[0] != fact && !strings.HasPrefix(fact, texts[0]+" ") || !strings.Contains(help, texts[1]) {
				t.Errorf("%s, line %d: «%s», «%s»; want %q", code, line, fact, help, texts)
			}
		}
		for _, m := range c.Members(code) {
			if list := value(t, book, coverSheet, "B7"); !strings.Contains(list, m.Name) || m.Evidence != catalogue.Documented != strings.Contains(list+",", m.Name+"*,") {
				t.Errorf("%s: %s (%v) in «%s»", code, m.Name, m.Evidence, list)
			}
		}
	}
}

// TestOnlyAnswersAreOpen wants every question with its help and one open cell, and all else protected.
func TestOnlyAnswersAreOpen(t *testing.T) {
	c, files := load(t)
	book := open(t, files[0].Data)
	locked := func(sheet, cell string) bool {
		id, err := book.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return style.Protection == nil || style.Protection.Locked
	}
	for form, sheets := range map[catalogue.PlanForm][]string{catalogue.DocumentForm: {"Documento"}, catalogue.OutcomeForm: {"Esito 1", "Esito 6"}, catalogue.GoalForm: {"Obiettivo 1", "Obiettivo 6"}} {
		for _, sheet := range sheets {
			if protection, err := book.GetSheetProtection(sheet); err != nil || !protection.FormatRows {
				t.Errorf("%s is not protected, or its rows cannot be made higher: %+v, %v", sheet, protection, err)
			}
			lists := map[string]string{}
			rules, err := book.GetDataValidations(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, rule := range rules {
				lists[rule.Sqref] = rule.Formula1
			}
			row := 2
			for _, q := range c.PlanForms[form] {
				cell := fmt.Sprint("B", row)
				if label := value(t, book, sheet, fmt.Sprint("A", row)); !strings.HasSuffix(label, q.Asked) || !locked(sheet, fmt.Sprint("A", row)) || locked(sheet, cell) {
					t.Errorf("%s, row %d: «%s», want «%s» locked with an open cell beside it", sheet, row, label, q.Asked)
				}
				if help := value(t, book, sheet, fmt.Sprint("C", row)); !strings.HasPrefix(help, q.Help) {
					t.Errorf("%s, row %d: help «%s»", sheet, row, help)
				}
				if want := map[catalogue.Answer]string{catalogue.YesNo: yesNoName, catalogue.Percent: shareName, catalogue.OneOfAreas: areaName, catalogue.Euros: "0"}[q.Answer]; lists[cell] != want {
					t.Errorf("%s %s: list «%s», want «%s»", sheet, cell, lists[cell], want)
				}
				row++
				if q.Follow == catalogue.SomeAreas {
					row += catalogue.MostAreas
				} else if q.Follow != "" {
					row++
				}
			}
		}
	}
	names, err := book.GetCols(listSheet)
	if err != nil || len(names) != 3 || len(names[1]) != 101 || names[1][85] != "85%" || names[2][9] == "" || names[2][10] != "" || !strings.HasPrefix(names[2][4], "E. Anziani") {
		t.Errorf("the lists are %q, %v", names, err)
	}
}

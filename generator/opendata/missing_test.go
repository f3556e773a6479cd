package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// Missing is never zero: whoever meets an empty cell, in any table, can learn why it is empty.
func TestEveryMissingValueHasAReasonOfTheList(t *testing.T) {
	c := loadCatalogue(t)
	empty := map[string]int{}
	for _, d := range datasets(c, audit.Findings(c), squares(t, c)) {
		for _, row := range d.Rows {
			for j, cell := range row {
				if cell != "" {
					continue
				}
				why := d.reasonOf(row, j)
				if !slices.Contains(catalogue.Reasons(), why) {
					t.Errorf("%s: %s of %q is empty for the reason %q", d.ID, d.Columns[j].Name, row, why)
				}
				empty[d.ID+" "+string(why)]++
			}
		}
	}
	// Two cells each of Milano Città and of Monza, and the empty cells of Allegato C (but for years and reasons, which are not values).
	if n := empty["ambiti non_riportato"]; n != 4 {
		t.Errorf("%d empty cells of the Ambiti, want 4", n)
	}
	if n := empty["spesa-sociale non_riportato"] + empty["spesa-sociale perso_nel_testo"]; n != 91 {
		t.Errorf("%d values of Allegato C not reported or lost, want 91", n)
	}
}

func TestTheReasonsOfSpendingAreThoseOfTheSource(t *testing.T) {
	c := loadCatalogue(t)
	d := spesaSociale(c)
	value, why := d.index("valore"), d.index(reasonColumn)
	i := 0
	for _, table := range c.Spending.Tables {
		for _, o := range table.Observations {
			reason, _ := o.Missing()
			if row := d.Rows[i]; row[why] != string(reason) || (row[value] == "") != (reason != "") {
				t.Errorf("%s: value %q, reason %q, want reason %q", o.Pos, row[value], row[why], reason)
			}
			i++
		}
	}
}

func TestAValueWithAReasonOrNeitherIsRefused(t *testing.T) {
	for name, cells := range map[string][2]string{
		"a value with a reason":     {"1.5", "non_riportato"},
		"neither":                   {"", ""},
		"a reason of no known code": {"", "boh"},
	} {
		d := spesaSociale(loadCatalogue(t))
		d.Rows = [][]string{{"tab_1", "A", "2016", "x", cells[0], "n", cells[1], "regione", "03", "X"}}
		if err := d.check(); err == nil || !strings.Contains(err.Error(), "riga 1") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryFormatHasTheReasons(t *testing.T) {
	d := spesaSociale(loadCatalogue(t))
	at := slices.IndexFunc(d.Rows, func(row []string) bool { return row[d.index(reasonColumn)] == "perso_nel_testo" })
	d.Rows = d.Rows[at : at+1]
	text, err := EncodeCSV(d)
	if err != nil || !strings.Contains(string(text), ",,milioni_eur,perso_nel_testo,") {
		t.Errorf("CSV: %s (%v)", text, err)
	}
	var rows []map[string]any
	if text, err = encodeJSON(d); err != nil || json.Unmarshal(text, &rows) != nil || rows[0]["valore"] != nil || rows[0][reasonColumn] != "perso_nel_testo" {
		t.Errorf("JSON: %s (%v)", text, err)
	}
	if text, err = encodeXLSX(d); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if cell, _ := book.GetCellValue(dataSheet, "G2"); cell != "perso_nel_testo" {
		t.Errorf("XLSX: the reason is %q", cell)
	}
	lines, err := book.GetRows(descriptionSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range catalogue.Reasons() {
		if !strings.Contains(fmt.Sprint(lines), string(r)+" "+r.Label()+". "+r.Definition()) {
			t.Errorf("XLSX: the second sheet does not explain %s", r)
		}
	}
}

func TestTheWorkbookHasTheDoubts(t *testing.T) {
	c := loadCatalogue(t)
	sets := datasets(c, audit.Findings(c), squares(t, c))
	d := sets[slices.IndexFunc(sets, func(d Dataset) bool { return d.ID == "comuni" })]
	text, err := encodeXLSX(d)
	if err != nil || len(d.Findings) == 0 {
		t.Fatalf("%d findings about the Comuni (%v)", len(d.Findings), err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	lines, err := book.GetRows(descriptionSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Findings {
		if !slices.ContainsFunc(lines, func(line []string) bool { return slices.Equal(line, []string{string(f.Severity), f.Sentence}) }) {
			t.Errorf("the second sheet does not say: %s", f.Sentence)
		}
	}
}

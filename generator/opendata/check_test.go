package opendata

import (
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestATableThatSomeFormatWouldSpoilIsRefused(t *testing.T) {
	for name, row := range map[string][]string{
		"a row too short":               {"a", "b"},
		"no key":                        {"", "testo", "1", "1"},
		"a key used twice":              {"000", "testo", "1", "1"},
		"a carriage return":             {"a", "due\r\nrighe", "1", "1"},
		"a null":                        {"a", "\x00", "1", "1"},
		"an escape":                     {"a", "\x1b[31m", "1", "1"},
		"not UTF-8":                     {"a", "citt\xe0", "1", "1"},
		"more than a cell holds":        {"a", strings.Repeat("x", 32_768), "1", "1"},
		"surrogates over the cell":      {"a", strings.Repeat("😀", 16_384), "1", "1"},
		"decimals in an integer":        {"a", "b", "1.5", "1"},
		"a formula for an integer":      {"a", "b", "=1", "1"},
		"an Italian decimal":            {"a", "b", "1", "80,50"},
		"an exponent":                   {"a", "b", "1", "1e5"},
		"a leading zero":                {"a", "b", "1", "012"},
		"a plus":                        {"a", "b", "1", "+1"},
		"infinity":                      {"a", "b", "1", "Inf"},
		"more digits than Excel keeps":  {"a", "b", "1234567890123456", "1"},
		"more decimals than Excel does": {"a", "b", "1", "0.1234567890123456"},
	} {
		d := hostile()
		d.Rows = append(d.Rows, row)
		if err := d.check(); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	empty := hostile()
	empty.Rows = nil
	if empty.check() == nil {
		t.Error("a table without rows is accepted")
	}
}

func TestRowsAndAreasGoTogether(t *testing.T) {
	c := loadCatalogue(t)
	d := confiniATS(c, squares(t, c).ATS)
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	short := d
	short.Rows = d.Rows[1:]
	if short.check() == nil {
		t.Error("an area without a row is accepted")
	}
	alone := d
	alone.Areas = d.by("codice_ats").part("321", "").Areas
	if alone.check() == nil {
		t.Error("a row without an area is accepted")
	}
}

// What the metadata promise about a column holds for every cell of it.
func TestACellThatBreaksItsColumnsPromiseIsRefused(t *testing.T) {
	for name, column := range map[string]Column{
		"a value outside the list":         {Name: "x", Type: String, Allowed: []string{"documentata", "nota"}},
		"a value of another form":          {Name: "x", Type: String, Pattern: "[0-9]{3}"},
		"a form for a part of the value":   {Name: "x", Type: String, Pattern: "[a-z]"},
		"an empty cell that means nothing": {Name: "x", Type: String},
	} {
		d := Dataset{ID: "prova", Columns: []Column{{Name: "codice", Type: String, Key: true}, column}}
		d.Rows = [][]string{{"1", "inventata"}}
		if name == "an empty cell that means nothing" {
			d.Rows[0][1] = ""
		}
		if d.check() == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestAColumnThatNobodyExplainsIsRefused(t *testing.T) {
	d := hostile()
	d.Columns = columns([]string{"codice"}, d.Columns, "codice", "testo", "intero", "valori")
	if err := d.check(); err == nil || !strings.Contains(err.Error(), "valori") {
		t.Errorf("error %v", err)
	}
}

// A project without a source that it need not have publishes no empty table of it.
func TestADatasetWithoutItsSourceIsLeftOut(t *testing.T) {
	c := *loadCatalogue(t)
	c.Spending.Provenance = catalogue.Provenance{}
	for _, d := range datasets(&c, nil, squares(t, &c)) {
		if d.ID == SpendingID {
			t.Error("it is there")
		}
	}
}

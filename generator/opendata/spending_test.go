package opendata

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// The download is the source again, cell by cell: the printed digits pass through unchanged.
func TestSpendingIsPublishedAsItIsKept(t *testing.T) {
	source, err := os.ReadFile("../../data/allegato-c/allegato-c.csv")
	if err != nil {
		t.Fatal(err)
	}
	d := spesaSociale(loadCatalogue(t))
	own := len(catalogue.SpendingColumns()) // what follows is not in the source
	d.Columns = d.Columns[:own]
	for i := range d.Rows {
		d.Rows[i] = d.Rows[i][:own]
	}
	published, err := EncodeCSV(d)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(text []byte) []string { return strings.Split(strings.TrimSpace(string(text)), "\n") }
	want, got := lines(source), lines(published)
	slices.Sort(want)
	slices.Sort(got)
	if len(got) < 900 || !slices.Equal(got, want) {
		t.Errorf("the download has %d lines that are not those of the source, %d", len(got), len(want))
	}
}

func TestTheDescriptionSaysWhyValuesAreMissing(t *testing.T) {
	c := loadCatalogue(t)
	d := spesaSociale(c)
	for _, reason := range []catalogue.Reason{catalogue.NotReported, catalogue.NotApplicable, catalogue.LostInText} {
		if !strings.Contains(d.Description, reason.Label()) {
			t.Errorf("the description does not name the reason %q", reason.Label())
		}
	}
}

// A finding that leads to no cell, or to another value, would mark the wrong figure.
func TestEveryFindingLeadsToItsCell(t *testing.T) {
	c := loadCatalogue(t)
	sets := datasets(c, audit.Findings(c), squares(t, c))
	find := func(id string) Dataset {
		return sets[slices.IndexFunc(sets, func(d Dataset) bool { return d.ID == id })]
	}
	findings := find("segnalazioni")
	cells, spending := 0, 0
	for _, f := range audit.Findings(c) {
		cells += len(f.Cells)
	}
	if len(findings.Rows) != cells {
		t.Errorf("%d rows for %d cells", len(findings.Rows), cells)
	}
	for _, row := range findings.Rows {
		cell := func(column string) string { return row[findings.index(column)] }
		if cell("riga") == "" {
			continue // a caption or a column as a whole
		}
		d := find(cell("raccolta"))
		values := newValues(d)
		key, column := []string{cell("riga")}, cell("colonna")
		if d.ID == SpendingID {
			spending++
			year, measure, ok := strings.Cut(column, " ")
			if !ok {
				year, measure = "", column
			}
			key, column = []string{cell("tabella"), cell("riga"), year, measure}, "valore"
		}
		if values.rows[strings.Join(key, "\x00")] == nil || d.index(column) < 0 {
			t.Errorf("%s: no cell %q %q in %s", cell("id"), key, column, d.ID)
		} else if got, why := values.at(key, column); got != cell("valore_stampato") || string(why) != cell(reasonColumn) {
			t.Errorf("%s: the cell holds %q %q, the finding says %q %q", cell("id"), got, why, cell("valore_stampato"), cell(reasonColumn))
		}
	}
	if spending < 100 {
		t.Errorf("only %d cells of the spending tables: the test proves little", spending)
	}
}

func TestTheColumnsOfSpendingAreThoseOfItsSource(t *testing.T) {
	if got, want := names(spesaSociale(loadCatalogue(t))), append(catalogue.SpendingColumns(), reasonColumn, "livello", "codice", "titolo"); !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
}

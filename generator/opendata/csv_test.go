package opendata

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// armed undoes disarm as the package documents it.
func armed(text string) string {
	if rest := strings.TrimLeft(text, "'"); rest != text && rest != "" && strings.ContainsRune("=+-@\t", rune(rest[0])) {
		return text[1:]
	}
	return text
}

func TestCSVReadAgainIsTheTable(t *testing.T) {
	for _, d := range tables(t) {
		data, err := EncodeCSV(d)
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(records[0], names(d)) || len(records) != len(d.Rows)+1 {
			t.Fatalf("%s: header %q, %d rows", d.ID, records[0], len(records)-1)
		}
		for i, record := range records[1:] {
			for j, cell := range record {
				if d.Columns[j].Type != String {
					if cell != d.Rows[i][j] {
						t.Errorf("%s: number %q, want %q", d.ID, cell, d.Rows[i][j])
					}
					continue
				}
				if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
					t.Errorf("%s: %q starts a formula", d.ID, cell)
				}
				if armed(cell) != d.Rows[i][j] {
					t.Errorf("%s: %q, want %q", d.ID, cell, d.Rows[i][j])
				}
			}
		}
		if bytes.ContainsRune(data, '\r') || bytes.HasPrefix(data, []byte("\uFEFF")) {
			t.Errorf("%s: CR or byte order mark", d.ID)
		}
	}
}

func TestOnlyWhatMayBeAFormulaIsGuarded(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Rozzano": "Rozzano", "-2.78": "-2.78", "-3": "-3", "'-3": "''-3", "=1+1": "'=1+1", "+39": "'+39", "-": "'-", "--1": "'--1",
		"-2.78|1.5": "'-2.78|1.5", "-2+cmd|' /C calc'!A0": "'-2+cmd|' /C calc'!A0", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "-1e5": "'-1e5",
	} {
		if got := disarm(text); got != want || armed(got) != text {
			t.Errorf("%q is written as %q and read again as %q, want %q", text, got, armed(got), want)
		}
	}
}

package opendata

import (
	"slices"
	"strings"
	"testing"
)

// Oglio Po has two ASST and one code, 724: wherever a row says 724 because of it, the row says the doubt too.
func TestTheDoubtAboutAnASSTTravelsWithItsCode(t *testing.T) {
	datasets := build(t).Datasets
	for _, test := range []struct {
		dataset string
		doubted []string // keys
		others  int
	}{
		{"ambiti", []string{"50097"}, 90},
		{"comuni", nil, 1474}, // all 27 of the Ambito
		{"confini-ambiti", []string{"50097"}, 90},
		{"asst", []string{"724", "725"}, 20},
		{"confini-asst", []string{"724", "725"}, 20},
	} {
		d := datasets[slices.IndexFunc(datasets, func(d Dataset) bool { return d.ID == test.dataset })]
		last := len(d.Columns) - 1
		if d.Columns[last].Name != "dubbio_asst" {
			t.Errorf("%s ends with %s", test.dataset, d.Columns[last].Name)
			continue
		}
		var doubted []string
		others := 0
		for _, row := range d.Rows {
			switch {
			case row[last] == "":
				others++
			case !strings.Contains(row[last], "ASST Cremona e ASST Mantova"):
				t.Errorf("%s: %s", test.dataset, row[last])
			default:
				doubted = append(doubted, d.keyOf(row))
			}
		}
		if others != test.others || test.doubted != nil && !slices.Equal(doubted, test.doubted) {
			t.Errorf("%s: %v are doubtful, %d are not", test.dataset, doubted, others)
		}
	}
}

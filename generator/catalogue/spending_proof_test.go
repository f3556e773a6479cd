package catalogue

import (
	"os"
	"testing"
)

// A slip in any one digit of any figure, each of nine ways, shows in the digest of its table.
func TestEveryDigitThatSlipsShows(t *testing.T) {
	c, err := LoadData(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	slips := 0
	for _, table := range c.Spending.Tables {
		if got := c.Spending.Proof(table); got != Proved {
			t.Errorf("%s: proof %d of the table as it is committed", table.ID, got)
		}
		for i, o := range table.Observations {
			for at, digit := range []byte(o.value.text) {
				for other := byte('0'); other <= '9' && digit != '.'; other++ {
					if other == digit {
						continue
					}
					text := []byte(o.value.text)
					text[at] = other
					table.Observations[i].value.text = string(text)
					if slips++; c.Spending.Proof(table) != Changed {
						t.Errorf("%s, %s: %s for %s is not seen", table.ID, o.Row.Label, text, o.value.text)
					}
				}
			}
			table.Observations[i].value = o.value
		}
	}
	t.Logf("%d slips", slips)
	if slips < 20_000 {
		t.Errorf("only %d slips were tried", slips)
	}
}

func TestTheDigestIsOfAllThatIsPrinted(t *testing.T) {
	cell := func(parts ...string) [][]string { return [][]string{parts} }
	seen := map[string]bool{}
	for _, p := range []Printed{
		{"Tab. 1", cell("PAVIA", "2016", "valore", "1", "n", "")},
		{"Tab. 2", cell("PAVIA", "2016", "valore", "1", "n", "")},
		{"Tab. 1", cell("LODI", "2016", "valore", "1", "n", "")},
		{"Tab. 1", cell("PAVIA", "2017", "valore", "1", "n", "")},
		{"Tab. 1", cell("PAVIA", "2016", "media", "1", "n", "")},
		{"Tab. 1", cell("PAVIA", "2016", "valore", "1", "%", "")},
		{"Tab. 1", cell("PAVIA", "2016", "valore", "1.0", "n", "")},
		{"Tab. 1", cell("PAVIA", "2016", "valore", "", "n", "perso_nel_testo")},
		{"Tab. 1", cell("PAVIA", "2016", "valore", "", "n", "non_riportato")},
		{"Tab. 1", nil},
	} {
		if seen[p.Digest()] {
			t.Errorf("%v has the digest of another", p)
		}
		seen[p.Digest()] = true
	}
}

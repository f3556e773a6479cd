package audit

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// disagreement is a key under which rows hold more than one value.
type disagreement struct {
	key    string
	values []string
	rows   []catalogue.PrintedRow
}

// disagreements gathers the printed rows by one column and keeps the keys that have several values in the other, with the rows
// that bear a value other than the most frequent one (all of them where none prevails).
func disagreements(rows []catalogue.PrintedRow, by, of string) []disagreement {
	var keys []string
	counts := map[string]map[string]int{}
	for _, row := range rows {
		key := row.Get(by)
		if key == "" {
			continue
		}
		if counts[key] == nil {
			counts[key] = map[string]int{}
			keys = append(keys, key)
		}
		counts[key][row.Get(of)]++
	}
	var found []disagreement
	for _, key := range keys {
		if len(counts[key]) < 2 {
			continue
		}
		g := disagreement{key: key}
		prevailing := prevailing(counts[key])
		for _, row := range rows {
			if row.Get(by) != key {
				continue
			}
			if value := row.Get(of); !slices.Contains(g.values, value) {
				g.values = append(g.values, value)
			}
			if row.Get(of) != prevailing {
				g.rows = append(g.rows, row)
			}
		}
		found = append(found, g)
	}
	return found
}

// prevailing gives the value counted more often than every other, or the empty string.
func prevailing(counts map[string]int) string {
	best, most, tied := "", 0, false
	for value, n := range counts {
		switch {
		case n > most:
			best, most, tied = value, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

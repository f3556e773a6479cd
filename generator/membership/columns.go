package membership

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// columns are the places in a list, from 0, of what is asked of it; none where it has no such column.
type columns struct{ comuneCode, comuneName, ambitoCode, ambitoName int }

const none = -1

// find recognises the columns by what stands in them: a column is one of codes or names if most of its values are. Comuni and
// Ambiti often have the same names; the column with more different ones is that of the Comuni.
func (k known) find(list source.Table) columns {
	taken := map[int]bool{}
	pick := func(is func(text string) bool) int {
		best, most := none, 0
		for i := range list.Columns {
			values := valuesOf(list, i)
			if n := count(values, is); !taken[i] && 2*n > len(values) && n > most {
				best, most = i, n
			}
		}
		taken[best] = best != none
		return best
	}
	var found columns
	found.comuneCode = pick(func(text string) bool { _, lombard := catalogue.ReadISTATCode(text); return lombard })
	found.ambitoCode = pick(func(text string) bool { _, ok := k.ambiti.coded(text); return ok })
	found.comuneName = pick(func(text string) bool { return len(k.comuni.named(text)) > 0 })
	found.ambitoName = pick(func(text string) bool { return len(k.ambiti.named(text)) > 0 })
	return found
}

// complete tells whether a list with these columns says of each Comune its Ambito.
func (c columns) complete() bool {
	return (c.comuneCode != none || c.comuneName != none) && (c.ambitoCode != none || c.ambitoName != none)
}

// valuesOf gives the different values of a column.
func valuesOf(list source.Table, column int) []string {
	var values []string
	for _, row := range list.Rows {
		if text := row.At(column).Text; text != "" {
			values = append(values, text)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

func count(texts []string, is func(string) bool) (n int) {
	for _, text := range texts {
		if is(text) {
			n++
		}
	}
	return n
}

package catalogue

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/source"
)

// unknown says that a cell names something that is not there, and which code was perhaps meant.
func unknown[K ~string, V any](errs *source.Errors, cell source.Value, what string, known map[K]V) {
	hint := ""
	if guess, ok := nearest(cell.Text, known); ok {
		hint = fmt.Sprintf("; forse %s?", guess)
	}
	errs.Addf(cell.Pos, "«%s» non è %s%s", cell.Text, what, hint)
}

// nearest gives the one code that differs from text in a single digit or in two neighbouring digits swapped. Where
// several do it gives none: a wrong hint is worse than no hint.
func nearest[K ~string, V any](text string, known map[K]V) (K, bool) {
	var found []K
	for code := range known {
		if oneSlip(text, string(code)) {
			found = append(found, code)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

// oneSlip tells whether a and b, of one length, differ by one wrong character or one swap of neighbours.
func oneSlip(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	var differ []int
	for i := range len(a) {
		if a[i] != b[i] {
			differ = append(differ, i)
		}
	}
	switch len(differ) {
	case 1:
		return true
	case 2:
		i, j := differ[0], differ[1]
		return j == i+1 && slices.Equal([]byte{a[i], a[j]}, []byte{b[j], b[i]})
	}
	return false
}

package catalogue

import (
	"fmt"

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

// nearest gives the one code that a slip of the pen makes out of text. Where several do it gives none: a wrong hint is
// worse than no hint.
func nearest[K ~string, V any](text string, known map[K]V) (K, bool) {
	if guess := K(tidy(text)); guess != "" {
		if _, ok := known[guess]; ok {
			return guess, true
		}
	}
	var found []K
	for code := range known {
		if OneSlip(text, string(code)) {
			found = append(found, code)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

// OneSlip tells whether a and b are equal, or one wrong, missing or added character or a swap of two neighbours makes
// the one out of the other (Damerau 1964).
func OneSlip(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return len(a) <= 1 && len(b) <= 1 || swapped
}

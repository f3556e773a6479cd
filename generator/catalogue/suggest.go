package catalogue

import (
	"fmt"

	"ambitilombardia/generator/source"
)

// unknown says that a cell names something that is not there, and which code was perhaps meant.
func unknown[K ~string, V any](errs *source.Errors, cell source.Value, what string, known map[K]V) {
	if cell.Text == "" {
		errs.Addf(cell.Pos, "la cella è vuota: ci si aspettava %s", what)
		return
	}
	hint := ""
	if guess, ok := nearest(cell.Text, known); ok {
		hint = fmt.Sprintf("; forse %s?", guess)
	}
	errs.Addf(cell.Pos, "«%s» non è %s%s", cell.Text, what, hint)
}

// Strangers says where tables name a Comune that comuni.csv lacks. Load lets them pass: where the boundaries know the
// Comune, it is comuni.csv that is wrong, and the one who compares the two has to say so first.
func (c *Catalogue) Strangers() error { return c.strangers.Err() }

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
		if source.OneSlip(text, string(code)) {
			found = append(found, code)
		}
	}
	if len(found) != 1 {
		return "", false
	}
	return found[0], true
}

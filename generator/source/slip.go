package source

import "strings"

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

// Perhaps is the end of a message about a text that is none of the words: the one that it is but for its case or one slip
// of the pen. Where several are near it is empty: a wrong hint is worse than no hint.
func Perhaps(text string, words []string) string {
	var found []string
	for _, word := range words {
		if len(word) > 2 && OneSlip(strings.ToLower(text), strings.ToLower(word)) {
			found = append(found, word)
		}
	}
	if text == "" || len(found) != 1 {
		return ""
	}
	return "; forse «" + found[0] + "»?"
}

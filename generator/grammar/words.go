package grammar

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins words as a sentence does, «2016, 2017 e 2018».
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " e " + words[len(words)-1]
}

// UpperFirst gives the word that begins a sentence its capital.
func UpperFirst(s string) string { return changeFirst(s, unicode.ToUpper) }

// LowerFirst takes the capital from a word that begins a label, unless it is an acronym or a term of art.
func LowerFirst(s string) string {
	if len(s) > 1 && unicode.IsUpper(rune(s[1])) || strings.HasPrefix(s, "Ambit") {
		return s
	}
	return changeFirst(s, unicode.ToLower)
}

func changeFirst(s string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(r)) + s[size:]
}

// There says of a figure that it is somewhere: «c’è» before an article, «il 5,29 %», else «ci sono», «80,50 euro».
func There(figure string) string {
	if figure != "" && figure[0] >= '0' && figure[0] <= '9' && !strings.HasPrefix(figure, "1 ") {
		return "ci sono"
	}
	return "c’è"
}

// Count writes how many things there are: in letters up to ten, as one reads it.
func Count(n int) string {
	letters := strings.Fields("zero uno due tre quattro cinque sei sette otto nove dieci")
	if n >= 0 && n < len(letters) {
		return letters[n]
	}
	return strconv.Itoa(n)
}

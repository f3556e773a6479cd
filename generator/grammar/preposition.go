// Package grammar writes what Italian grammar asks of a sentence that a program puts together: a figure goes in, and comes
// out with the preposition that fits it.
package grammar

import "regexp"

// perCent is a figure in per cent, «81,9 %»: it wants an article, where an amount wants none («da 206,1 milioni»).
var perCent = regexp.MustCompile(`^([0-9]+)[.,0-9]*[\s\x{a0}]%`)

// vowel is a number whose name begins with a vowel: one, eight, eleven and those that begin with eight.
var vowel = regexp.MustCompile(`^(1|11|8[0-9]*)$`)

// articulated gives, for each preposition, its forms before a consonant, a vowel and «zero».
var articulated = map[string][3]string{
	"a":  {"al ", "all’", "allo "},
	"da": {"dal ", "dall’", "dallo "},
	"di": {"del ", "dell’", "dello "},
	"":   {"il ", "l’", "lo "},
}

// With puts a preposition («a», «da», «di», or none for the bare article) before a figure: «dall’8,26 %», «da 80,50 euro».
func With(preposition, figure string) string {
	match := perCent.FindStringSubmatch(figure)
	forms := articulated[preposition]
	switch {
	case match == nil && preposition == "":
		return figure
	case match == nil:
		return preposition + " " + figure
	case match[1] == "0":
		return forms[2] + figure
	case vowel.MatchString(match[1]):
		return forms[1] + figure
	}
	return forms[0] + figure
}

// In says in which year a figure is, after With: «il 13,5 % del 2016», «206,1 milioni nel 2016».
func In(year, figure string) string {
	if perCent.MatchString(figure) {
		return "del " + year
	}
	return "nel " + year
}

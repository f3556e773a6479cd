// Package grammar writes what Italian grammar asks of a sentence that a program puts together: a figure or a name goes in, and
// comes out with the preposition or article that fits it.
package grammar

import (
	"cmp"
	"regexp"
	"strings"
)

// perCent is a figure in per cent, «81,9 %»: it wants an article, where an amount wants none («da 206,1 milioni»).
var perCent = regexp.MustCompile(`^([0-9]+)[.,0-9]*[\s\x{a0}]%`)

// amount is a figure with another unit and what is said of it in brackets, «80,50 euro (dato dubbio)».
var amount = regexp.MustCompile(`^([0-9.,]+)([\s\x{a0}][^(]+?)( \(.*)?$`)

// vowel is a number whose name begins with a vowel: one, eight, eleven and those that begin with eight.
var vowel = regexp.MustCompile(`^(1|11|8[0-9]*)$`)

// articulated gives, for each preposition, its forms before a consonant, a vowel and «zero».
var articulated = map[string][3]string{
	"a":  {"al ", "all’", "allo "},
	"da": {"dal ", "dall’", "dallo "},
	"di": {"del ", "dell’", "dello "},
	"in": {"nel ", "nell’", "nello "},
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

// FromTo says between which figures something lies, «dal 13,5 % al 16,6 %». A unit that is long is said once: «da 8,1 milioni
// di euro (ATS Pavia) a 64,9 (ATS Brianza)».
func FromTo(from, to string) string {
	return With("da", from) + " " + With("a", again(from, to))
}

// Course says how something went, «dal 13,5 % del 2016 al 16,6 % del 2018», «da 206,1 milioni nel 2016 a 268,4 nel 2018».
func Course(from, first, to, last string) string {
	to = again(from, to)
	return With("da", from) + " " + in(first, from) + " " + With("a", to) + " " + in(last, to)
}

// again is a figure as it is said after another: without the unit, where the other has named it.
func again(before, figure string) string {
	first, second := amount.FindStringSubmatch(before), amount.FindStringSubmatch(figure)
	if first == nil || second == nil || first[2] != second[2] || perCent.MatchString(figure) {
		return figure
	}
	return second[1] + second[3]
}

// in says in which year a figure is: «il 13,5 % del 2016», «206,1 milioni nel 2016».
func in(year, figure string) string {
	if perCent.MatchString(figure) {
		return "del " + year
	}
	return "nel " + year
}

// authority is a name that begins with what it is a name of, and wants an article: «ATS Pavia».
var authority = regexp.MustCompile(`^(ATS|ASST) (.+)`)

// several gives, for each preposition, its form before several authorities.
var several = map[string]string{"a": "alle", "da": "dalle", "di": "delle", "in": "nelle", "": "le"}

// Named puts a preposition, or only the article, before names: «dell’ATS Pavia», «di Como e Pavia», «per l’ATS Pavia», «delle ATS
// Brianza e Pavia».
func Named(preposition string, names ...string) string {
	kind, short := authorities(names)
	switch {
	case kind == "":
		return strings.TrimSpace(preposition + " " + List(names))
	case len(names) > 1:
		return cmp.Or(several[preposition], preposition+" le") + " " + kind + " " + List(short)
	}
	if forms, ok := articulated[preposition]; ok {
		return forms[1] + names[0]
	}
	return preposition + " l’" + names[0]
}

// authorities gives what all names are names of, «ATS», and the names without it; nothing where they are of several kinds.
func authorities(names []string) (kind string, short []string) {
	for i, name := range names {
		match := authority.FindStringSubmatch(name)
		if match == nil || i > 0 && match[1] != kind {
			return "", nil
		}
		kind, short = match[1], append(short, match[2])
	}
	return kind, short
}

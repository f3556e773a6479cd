package audit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// ActText is what the cells of a finding about the words of the act name as their dataset: they are in no table.
const ActText = "atto"

// mentionRules are the rules over what the act names.
func mentionRules() []Rule { return []Rule{mentionsInTwoWays, mentionsWithoutYear} }

// aspect is what may be written in two ways of what the act names.
type aspect struct {
	id, many string
	of       func(catalogue.Mention) string
	excludes func(a, b catalogue.Mention) bool
}

var aspects = []aspect{
	{"numero", "numeri", func(m catalogue.Mention) string { return m.Number }, func(a, b catalogue.Mention) bool { return otherNumber(a.Number, b.Number) }},
	{"data", "date", func(m catalogue.Mention) string { return m.Date.Printed }, func(a, b catalogue.Mention) bool { return a.Date.Excludes(b.Date) }},
	{"nome", "nomi", func(m catalogue.Mention) string { return m.Name }, func(a, b catalogue.Mention) bool { return otherName(a.Name, b.Name) }},
}

// mentionsInTwoWays notes what the act names with numbers, dates or names that exclude each other. One that says less (a
// year instead of a day, a number without its legislature, the beginning of a name) excludes nothing.
func mentionsInTwoWays(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, thing := range things(c) {
		for _, a := range aspects {
			ways := a.ways(thing)
			if len(ways) < 2 {
				continue
			}
			var words, printed []string
			for _, way := range ways {
				words = append(words, fmt.Sprintf("«%s» (%s)", a.of(way[0]), grammar.List(placesOf(way))))
				printed = append(printed, a.of(way[0]))
			}
			found = append(found, Finding{
				ID:       catalogue.Slug("richiamo", thing[0].Thing, a.id),
				Severity: Note,
				Cells:    []Cell{{Dataset: ActText, Column: a.id}},
				Printed:  strings.Join(printed, " | "),
				Sentence: sentence("nell’atto si leggono %s %s per %s: %s.", howMany(len(ways)), a.many, thing[0].Thing, grammar.List(words)),
				OfWords:  true,
			})
		}
	}
	return found
}

// ways groups the mentions of a thing that are written alike, and keeps the groups that exclude another.
func (a aspect) ways(thing []catalogue.Mention) [][]catalogue.Mention {
	var groups, out [][]catalogue.Mention
	for _, m := range thing {
		if a.of(m) == "" {
			continue
		}
		same := func(g []catalogue.Mention) bool { return letters(a.of(g[0])) == letters(a.of(m)) }
		if i := slices.IndexFunc(groups, same); i >= 0 {
			groups[i] = append(groups[i], m)
		} else {
			groups = append(groups, []catalogue.Mention{m})
		}
	}
	for _, g := range groups {
		if slices.ContainsFunc(groups, func(other []catalogue.Mention) bool { return a.excludes(g[0], other[0]) }) {
			out = append(out, g)
		}
	}
	return out
}

// mentionsWithoutYear notes an act of which no mention gives a year: numbers begin anew each year.
func mentionsWithoutYear(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, thing := range things(c) {
		first := thing[0]
		if first.Number == "" || slices.ContainsFunc(thing, func(m catalogue.Mention) bool { return m.Date.Year != 0 }) {
			continue
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("senza-anno", first.Thing),
			Severity: Note,
			Cells:    []Cell{{Dataset: ActText, Column: "data"}},
			Printed:  first.Printed,
			Sentence: sentence("%s si legge «%s», senza l’anno: il numero da solo non dice quale atto sia.", grammar.List(placesOf(thing)), first.Printed),
			OfWords:  true,
		})
	}
	return found
}

// things groups the mentions by what they are of, in the order of the act.
func things(c *catalogue.Catalogue) [][]catalogue.Mention {
	var all [][]catalogue.Mention
	for _, m := range c.Mentions {
		same := func(thing []catalogue.Mention) bool { return thing[0].Thing == m.Thing }
		if i := slices.IndexFunc(all, same); i >= 0 {
			all[i] = append(all[i], m)
		} else {
			all = append(all, []catalogue.Mention{m})
		}
	}
	return all
}

func placesOf(mentions []catalogue.Mention) []string {
	var places []string
	for _, m := range mentions {
		if !slices.Contains(places, m.Place) {
			places = append(places, m.Place)
		}
	}
	return places
}

// otherNumber tells numbers apart: «X/7631» and «XI/7631» are two, «7631» may be either.
func otherNumber(a, b string) bool {
	first, second := strings.Split(a, "/"), strings.Split(b, "/")
	for len(first) > 0 && len(second) > 0 {
		if first[len(first)-1] != second[len(second)-1] {
			return true
		}
		first, second = first[:len(first)-1], second[:len(second)-1]
	}
	return false
}

// otherName tells names apart: capitals, marks and blanks make no other name, nor does one that is part of the other.
func otherName(a, b string) bool {
	a, b = letters(a), letters(b)
	return !strings.Contains(a, b) && !strings.Contains(b, a)
}

// letters is a text without what may be written in another way: capitals, marks and blanks.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// howMany writes a small number in letters.
func howMany(n int) string {
	if words := []string{"due", "tre", "quattro", "cinque"}; n-2 < len(words) {
		return words[n-2]
	}
	return strconv.Itoa(n)
}

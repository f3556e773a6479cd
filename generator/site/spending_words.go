package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ambitilombardia/generator/catalogue"
)

// withUnit writes a figure with its unit, «80,50 %».
func withUnit(d catalogue.Decimal, u catalogue.Unit) string {
	if u.Short == "" {
		return d.Italian()
	}
	return d.Italian() + "\u00a0" + typographic(u.Short)
}

// shown writes a figure with its unit, or says that it is not there.
func shown(o catalogue.Observation) string {
	if d, ok := o.Value(); ok {
		return withUnit(d, o.Measure.Unit)
	}
	r, _ := o.Missing()
	return lowerFirst(r.Label)
}

// headline says what the figures of a table prove: a sentence for the title of its picture, and another, which may be
// empty, with the spread.
func (b *builder) headline(t catalogue.Table) (title, spread string) {
	if ranges := rangesOf(t); len(ranges) > 0 {
		return b.widest(t, ranges), ""
	}
	m := keyMeasure(t)
	spread = b.spread(t, m)
	if change := b.change(t, m); change != "" {
		return change, spread
	}
	return spread, ""
}

// keyMeasure is the one that a picture sorts by and a title speaks of: of several parts of a whole the last, else the
// first.
func keyMeasure(t catalogue.Table) catalogue.Measure {
	if len(t.Whole) > 0 {
		return t.Measures[len(t.Measures)-1]
	}
	return t.Measures[0]
}

// change compares the region's first and last figure; empty where it has not two.
func (b *builder) change(t catalogue.Table, m catalogue.Measure) string {
	total, ok := t.Total()
	if !ok || len(t.Years) < 2 {
		return ""
	}
	first, last := t.Years[0], t.Years[len(t.Years)-1]
	old, _ := t.At(total.Key, first, m.ID)
	now, _ := t.At(total.Key, last, m.ID)
	before, ok1 := old.Value()
	after, ok2 := now.Value()
	if !ok1 || !ok2 {
		return ""
	}
	return fmt.Sprintf("In %s %s %s da %s nel %s a %s nel %s", total.Name, subject(t, m), verb(before, after),
		b.said(old), first, b.said(now), last)
}

func verb(before, after catalogue.Decimal) string {
	switch after.Rat().Cmp(before.Rat()) {
	case 1:
		return "sale"
	case -1:
		return "scende"
	}
	return "resta uguale,"
}

// subject names what a sentence is about.
func subject(t catalogue.Table, m catalogue.Measure) string {
	if len(t.Measures) == 1 {
		return "il valore"
	}
	return "la voce «" + lowerFirst(typographic(m.Label)) + "»"
}

// spread names the lowest and the highest figure of the last year.
func (b *builder) spread(t catalogue.Table, m catalogue.Measure) string {
	year := lastPeriod(t)
	sorted := sortedRows(t, t.Parts(), year, m)
	sorted = slices.DeleteFunc(sorted, func(r catalogue.Row) bool { _, ok := value(t, r, year, m); return !ok })
	if len(sorted) < 2 {
		return ""
	}
	high, _ := t.At(sorted[0].Key, year, m.ID)
	low, _ := t.At(sorted[len(sorted)-1].Key, year, m.ID)
	of := " si va"
	if len(t.Measures) > 1 {
		of = " " + subject(t, m) + " va"
	}
	when := "Nel " + year
	if year == "" {
		when = "Nel periodo"
	}
	return fmt.Sprintf("%s%s da %s (%s) a %s (%s)", when, of, b.said(low), typographic(low.Row.Name), b.said(high), typographic(high.Row.Name))
}

// said writes a figure in a sentence, and says so if it may be wrong.
func (b *builder) said(o catalogue.Observation) string {
	text := shown(o)
	if b.doubtful(o) {
		text += ", valore segnalato,"
	}
	return text
}

// widest names the row in which lowest and highest are farthest from each other.
func (b *builder) widest(t catalogue.Table, ranges []statistics) string {
	year := lastPeriod(t)
	of := ranges[len(ranges)-1]
	var best *catalogue.Row
	distance := -1.0
	for _, r := range t.Parts() {
		low, ok1 := value(t, r, year, of.min)
		high, ok2 := value(t, r, year, of.max)
		if d := drawn(high) - drawn(low); ok1 && ok2 && d > distance {
			best, distance = &r, d
		}
	}
	if best == nil {
		return b.spread(t, of.mean)
	}
	low, _ := t.At(best.Key, year, of.min.ID)
	high, _ := t.At(best.Key, year, of.max.ID)
	return fmt.Sprintf("Nel %s la distanza maggiore fra gli Ambiti è nella riga «%s»: da %s a %s", year,
		typographic(best.Name), b.said(low), b.said(high))
}

func lastPeriod(t catalogue.Table) string {
	periods := t.Periods()
	return periods[len(periods)-1]
}

// sortedRows puts the rows with the highest figure first and those without one last.
func sortedRows(t catalogue.Table, rows []catalogue.Row, year string, m catalogue.Measure) []catalogue.Row {
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(x, y catalogue.Row) int {
		a, ok1 := value(t, x, year, m)
		b, ok2 := value(t, y, year, m)
		switch {
		case ok1 && ok2:
			return b.Rat().Cmp(a.Rat())
		case ok1:
			return -1
		case ok2:
			return 1
		}
		return 0
	})
	return sorted
}

// list joins words as a sentence does, «2016, 2017 e 2018».
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " e " + words[len(words)-1]
}

func upperFirst(s string) string { return changeFirst(s, unicode.ToUpper) }

// lowerFirst takes the capital from a word that begins a label, unless it is an acronym.
func lowerFirst(s string) string {
	if len(s) > 1 && unicode.IsUpper(rune(s[1])) {
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

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// withUnit writes a figure with its unit, «80,50 %».
func withUnit(figure string, u catalogue.Unit) string {
	if u.Short == "" {
		return figure
	}
	return figure + "\u00a0" + strings.Replace(typographic(u.Short), " ", "\u00a0", 1)
}

// shortUnit is the unit of a measure without what the name of the measure says already: the spending per head is 80,50 euro.
func shortUnit(m catalogue.Measure) catalogue.Unit {
	unit := m.Unit
	if short, person, ok := strings.Cut(unit.Short, " per "); ok && strings.HasSuffix(m.Label, " per "+person) {
		unit.Short = short
	}
	return unit
}

// shown writes a figure with its unit, or says that it is not there.
func shown(o catalogue.Observation) string {
	if d, ok := o.Value(); ok {
		return withUnit(d.Italian(), shortUnit(o.Measure))
	}
	r, _ := o.Missing()
	return grammar.LowerFirst(r.Label())
}

// sentences are written about a table; the marks of the figures in one are collected until it is closed.
type sentences struct {
	notes *notes
	table catalogue.Table
	marks []mark
}

// at says a figure with its unit, and whether it is doubtful.
func (w *sentences) at(row catalogue.Row, year string, m catalogue.Measure) string {
	return w.notes.about.told(w.marked(row, year, m))
}

// marked gives a figure, the marks of which go with the sentence.
func (w *sentences) marked(row catalogue.Row, year string, m catalogue.Measure) catalogue.Observation {
	o, _ := w.table.At(row.Key, year, m.ID)
	for _, mark := range w.notes.of(o) {
		if !slices.Contains(w.marks, mark) {
			w.marks = append(w.marks, mark)
		}
	}
	return o
}

// phrase closes a sentence.
func (w *sentences) phrase(format string, args ...any) phrase {
	p := phrase{Text: fmt.Sprintf(format, args...), Marks: w.marks}
	w.marks = nil
	return p
}

// headline says what the figures of a table prove: a sentence for the title of its picture, and another, which may be
// empty, with the spread.
func (n *notes) headline(t catalogue.Table) (title, spread phrase) {
	w := &sentences{notes: n, table: t}
	m := keyMeasure(t)
	if ranges := rangesOf(t); len(ranges) > 0 {
		if r, ok := widest(t, ranges[len(ranges)-1]); ok {
			return w.distance(r, ranges[len(ranges)-1]), phrase{}
		}
		m = ranges[len(ranges)-1].mean
	}
	change, ok := w.change(m)
	spread = w.spread(m)
	if !ok {
		return spread, phrase{}
	}
	return change, spread
}

// keyMeasure is the one that a picture sorts by and a title speaks of: of several parts of a whole the last, else the
// first.
func keyMeasure(t catalogue.Table) catalogue.Measure {
	if len(t.Whole) > 0 {
		return t.Measures[len(t.Measures)-1]
	}
	return t.Measures[0]
}

// change compares the region's first and last figure; false where it has not two.
func (w *sentences) change(m catalogue.Measure) (phrase, bool) {
	total, ok := w.table.Total()
	if !ok || len(w.table.Years) < 2 {
		return phrase{}, false
	}
	first, last := w.table.Years[0], w.table.Last()
	before, ok1 := w.table.Value(total, first, m)
	after, ok2 := w.table.Value(total, last, m)
	if !ok1 || !ok2 {
		return phrase{}, false
	}
	by := ""
	if d, ok := growth(w.table, total, m); ok && !d.none() {
		by = ": " + d.signed()
	}
	return w.phrase("In %s %s %s %s%s", total.Name, subject(m), verb(before, after), w.course(total, m), by), true
}

// course says how a row went from the first year to the last, «dal 13,5 % del 2016 al 16,6 % del 2018».
func (w *sentences) course(row catalogue.Row, m catalogue.Measure) string {
	first, last := w.table.Years[0], w.table.Last()
	return grammar.Course(w.at(row, first, m), first, w.at(row, last, m), last)
}

func verb(before, after catalogue.Decimal) string {
	switch after.Cmp(before) {
	case 1:
		return "sale"
	case -1:
		return "scende"
	}
	return "resta uguale,"
}

// subject names what a sentence is about, always in the feminine: «la spesa per abitante», and where the label is not
// feminine by its look, «la voce «numero di Ambiti»».
func subject(m catalogue.Measure) string {
	label := grammar.LowerFirst(typographic(m.Label))
	noun, _, _ := strings.Cut(label, " ")
	if noun == "parte" || strings.HasSuffix(noun, "a") && !strings.ContainsAny(label[:1], "aeiou") {
		return "la " + label
	}
	return oneVoice + "«" + label + "»"
}

// oneVoice stands before the label of a measure that is no feminine noun.
const oneVoice = "la voce "

// spread names the lowest and the highest figure of the last year.
func (w *sentences) spread(m catalogue.Measure) phrase {
	year := w.table.Last()
	e, ok := w.notes.about.extremes(w.table, year, m)
	if !ok {
		return w.lone(year, m)
	}
	of := subject(m) + " va"
	if len(w.table.Measures) == 1 && strings.HasPrefix(of, oneVoice) {
		of = "si va" // the only measure needs no name that says nothing
	}
	when := "Nel " + year
	if year == "" {
		when = "Nel periodo"
	}
	if year == "" && w.table.Indicator {
		when, of = "Si", "va" // it is about no time
	}
	return w.phrase("%s %s %s%s", when, of, grammar.FromTo(w.whose(e.low, year, m), w.whose(e.high, year, m)), w.leftOut(e, year, m))
}

// lone says the only figure of a measure, or that there is none.
func (w *sentences) lone(year string, m catalogue.Measure) phrase {
	rows := withValue(w.table, year, m)
	if len(rows) == 0 {
		return w.phrase("Nessuna cifra è arrivata fino a noi")
	}
	return w.phrase("C’è una cifra sola: %s", w.whose(rows[0], year, m))
}

// distance says how far apart lowest and highest of a row are.
func (w *sentences) distance(r catalogue.Row, s statistics) phrase {
	year := w.table.Last()
	when := "Nel " + year + " la"
	if year == "" {
		when = "La"
	}
	return w.phrase("%s distanza maggiore fra gli Ambiti è nella riga «%s»: %s", when, typographic(r.Name),
		grammar.FromTo(w.at(r, year, s.min), w.at(r, year, s.max)))
}

// widest gives the row in which lowest and highest are farthest from each other; false where no row has both.
func widest(t catalogue.Table, s statistics) (catalogue.Row, bool) {
	year := t.Last()
	var best catalogue.Row
	distance := -1.0
	for _, r := range t.Parts() {
		low, ok1 := t.Value(r, year, s.min)
		high, ok2 := t.Value(r, year, s.max)
		if d := high.Float() - low.Float(); ok1 && ok2 && d > distance {
			best, distance = r, d
		}
	}
	return best, distance >= 0
}

// withValue gives the rows that have a figure, the highest first.
func withValue(t catalogue.Table, year string, m catalogue.Measure) []catalogue.Row {
	var rows []catalogue.Row
	for _, r := range t.Ranked(year, m) {
		rows = append(rows, r.Row)
	}
	return rows
}

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	return s
}

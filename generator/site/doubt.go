package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// doubtWords go with a figure that may be wrong, in the same breath as the figure.
const doubtWords = "dato dubbio"

// fewDoubtful is how many rows in a hundred an extreme may leave out because their figures are doubtful: of more, what is left
// would no longer speak of the table, and the doubt is said beside the figures instead.
const fewDoubtful = 25

// doubtful tells whether a figure may be wrong.
func (a aboutCells) doubtful(o catalogue.Observation) bool {
	return slices.ContainsFunc(a[audit.SpendingCell(o)], audit.Finding.CastsDoubt)
}

func (a aboutCells) doubtfulAt(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure) bool {
	o, ok := t.At(r.Key, year, m.ID)
	return ok && a.doubtful(o)
}

// told writes a figure with its unit, and says if it is doubtful.
func (a aboutCells) told(o catalogue.Observation) string {
	if a.doubtful(o) {
		return shown(o) + " (" + doubtWords + ")"
	}
	return shown(o)
}

// extremes are the ends of what a table says of its rows in a year.
type extremes struct {
	low, high catalogue.Row
	left      []catalogue.Row // those that would be beyond the ends, were they not doubtful
}

// extremes finds the lowest and the highest row; false where there are not two. Doubtful figures are left out where they are
// few.
func (a aboutCells) extremes(t catalogue.Table, year string, m catalogue.Measure) (extremes, bool) {
	rows := withValue(t, year, m)
	doubtful := func(r catalogue.Row) bool { return a.doubtfulAt(t, r, year, m) }
	sound := slices.DeleteFunc(slices.Clone(rows), doubtful)
	if 100*(len(rows)-len(sound)) > fewDoubtful*len(rows) {
		sound = rows
	}
	if len(sound) < 2 {
		return extremes{}, false
	}
	e := extremes{low: sound[len(sound)-1], high: sound[0]}
	lowest, _ := t.Value(e.low, year, m)
	highest, _ := t.Value(e.high, year, m)
	for _, r := range rows {
		if d, _ := t.Value(r, year, m); d.Cmp(lowest) < 0 || d.Cmp(highest) > 0 {
			e.left = append(e.left, r)
		}
	}
	return e, true
}

// whose says a figure and whose it is, «80,50 € (ATS Pavia, dato dubbio)».
func (w *sentences) whose(r catalogue.Row, year string, m catalogue.Measure) string {
	o := w.marked(r, year, m)
	if w.notes.about.doubtful(o) {
		return fmt.Sprintf("%s (%s, %s)", shown(o), typographic(r.Name), doubtWords)
	}
	return fmt.Sprintf("%s (%s)", shown(o), typographic(r.Name))
}

// leftOut says which rows an extreme does not count, or nothing.
func (w *sentences) leftOut(e extremes, year string, m catalogue.Measure) string {
	var names []string
	for _, r := range e.left {
		o := w.marked(r, year, m)
		names = append(names, fmt.Sprintf("%s (%s, %s)", grammar.Named("", typographic(r.Name)), shown(o), doubtWords))
	}
	if len(names) == 0 {
		return ""
	}
	return ", senza contare " + grammar.List(names)
}

// rankDoubts says what in a rank is doubtful: the figure itself, or those of its peers.
func (a aboutCells) rankDoubts(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure, peers []catalogue.Row) string {
	words := ""
	if a.doubtfulAt(t, r, year, m) {
		words = ", ma è un " + doubtWords
	}
	var names []string
	for _, x := range peers {
		if x.Key != r.Key && a.doubtfulAt(t, x, year, m) {
			names = append(names, typographic(x.Name))
		}
	}
	switch len(names) {
	case 0:
		return words
	case 1:
		return words + "; fra gli altri valori è dubbio quello " + grammar.Named("di", names...)
	}
	return words + "; fra gli altri valori sono dubbi quelli " + grammar.Named("di", names...)
}

// classDoubt marks a class of a map of which every value is doubtful.
func (a aboutCells) classDoubt(t catalogue.Table, rows []catalogue.Row, year string, m catalogue.Measure) string {
	sound := func(r catalogue.Row) bool { return !a.doubtfulAt(t, r, year, m) }
	switch {
	case slices.ContainsFunc(rows, sound):
		return ""
	case len(rows) == 1:
		return doubtWords
	}
	return "dati dubbi"
}

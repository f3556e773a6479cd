package site

import (
	"fmt"
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// difference is how far a figure is from another: in per cent of it, or in percentage points where both are shares.
type difference struct {
	by     *big.Rat
	points bool
}

// from gives the difference of a figure from a base; false where a per cent of the base says nothing, because it is zero or
// below.
func from(base, figure catalogue.Decimal, u catalogue.Unit) (difference, bool) {
	by := new(big.Rat).Sub(figure.Rat(), base.Rat())
	if u.Kind == catalogue.Share {
		return difference{by, true}, true
	}
	if base.Rat().Sign() <= 0 {
		return difference{}, false
	}
	by.Quo(by, base.Rat())
	return difference{by: by.Mul(by, big.NewRat(100, 1))}, true
}

// size writes how much it is, «5,4 %», «25 %», «3,1 punti percentuali»: a decimal only where it is seen.
func (d difference) size() string { return d.number() + d.unit("\u00a0%", inPoints) }

// inPoints is the unit of a difference of shares.
const inPoints = " punti percentuali"

// signed writes it for a column of such, «+5,4 %», «−3,1 punti».
func (d difference) signed() string {
	sign := "+"
	switch {
	case d.none():
		sign = ""
	case d.by.Sign() < 0:
		sign = "−"
	}
	return sign + d.number() + d.unit("\u00a0%", " punti")
}

func (d difference) number() string {
	decimals := 1
	if !d.points && !d.below(10) {
		decimals = 0
	}
	return catalogue.Round(new(big.Rat).Abs(d.by), decimals).Italian()
}

func (d difference) unit(perCent, points string) string {
	if d.points {
		return points
	}
	return perCent
}

// none tells what would be written as nothing.
func (d difference) none() bool { return catalogue.Round(new(big.Rat).Abs(d.by), 1).Rat().Sign() == 0 }

// below tells whether it is less than so much, whatever its sign.
func (d difference) below(n int64) bool { return new(big.Rat).Abs(d.by).Cmp(big.NewRat(n, 1)) < 0 }

// How near a figure is to the region's is said by a fixed rule: within a point or two per cent it is about the same, within ten
// per cent a little more or less.
const (
	alikePoints  = 1
	alikePerCent = 2
	nearPerCent  = 10
)

// against says how a figure lies beside the region's, «È il 17 % in meno che in Lombardia».
func (d difference) against(region string) string {
	way := "in più"
	if d.by.Sign() < 0 {
		way = "in meno"
	}
	switch {
	case d.points && d.below(alikePoints), !d.points && d.below(alikePerCent):
		return "È circa come in " + region
	case d.points:
		return fmt.Sprintf("Sono %s %s che in %s", d.size(), way, region)
	case d.below(nearPerCent):
		return fmt.Sprintf("È poco %s che in %s: %s %s", way[len("in "):], region, grammar.With("", d.size()), way)
	case d.by.Cmp(big.NewRat(100, 1)) >= 0:
		times := new(big.Rat).Add(d.by, big.NewRat(100, 1))
		return fmt.Sprintf("È %s volte il valore della %s", catalogue.Round(times.Quo(times, big.NewRat(100, 1)), 1).Italian(), region)
	}
	return fmt.Sprintf("È %s %s che in %s", grammar.With("", d.size()), way, region)
}

// onDoubt goes with what is reckoned from a doubtful figure.
const onDoubt = ", ma il conto usa un " + doubtWords

// growth is how a row changed from the first year of a table to the last; false where one of the two figures is missing.
func growth(t catalogue.Table, r catalogue.Row, m catalogue.Measure) (difference, bool) {
	if len(t.Years) < 2 {
		return difference{}, false
	}
	before, ok1 := t.Value(r, t.Years[0], m)
	after, ok2 := t.Value(r, t.Last(), m)
	if !ok1 || !ok2 {
		return difference{}, false
	}
	return from(before, after, m.Unit)
}

// grown says how a row changed, «Dal 2016 al 2018 sale del 5,4 %, dopo un calo nel 2017»; false where it cannot be said.
func (w *sentences) grown(r catalogue.Row, m catalogue.Measure) (string, bool) {
	d, ok := growth(w.table, r, m)
	if !ok {
		return "", false
	}
	first, last := w.table.Years[0], w.table.Last()
	words := fmt.Sprintf("Dal %s al %s ", first, last)
	switch {
	case d.none():
		words += "è quasi uguale"
	case d.by.Sign() > 0:
		words += "sale " + grammar.With("di", d.size())
	default:
		words += "scende " + grammar.With("di", d.size())
	}
	words += w.turn(r, m)
	if w.uncertain(r, m, first, last) {
		words += onDoubt
	}
	return words, true
}

// uncertain tells whether one of the figures of a row is doubtful, and takes the marks of all.
func (w *sentences) uncertain(r catalogue.Row, m catalogue.Measure, years ...string) bool {
	doubtful := false
	for _, year := range years {
		doubtful = w.notes.about.doubtful(w.marked(r, year, m)) || doubtful
	}
	return doubtful
}

// turn says where a row was, between the first year and the last, below both or above both: what the two alone would hide.
func (w *sentences) turn(r catalogue.Row, m catalogue.Measure) string {
	t := w.table
	between := t.Years[1 : len(t.Years)-1]
	for _, turned := range []struct {
		sign  int
		words string
	}{{-1, "un calo"}, {1, "un rialzo"}} {
		beyond := slices.DeleteFunc(slices.Clone(between), func(year string) bool {
			return compared(t, r, m, year, t.Years[0]) != turned.sign || compared(t, r, m, year, t.Last()) != turned.sign
		})
		if len(beyond) > 0 {
			words := ", dopo " + turned.words + " nel " + grammar.List(beyond)
			if w.uncertain(r, m, beyond...) {
				words += " (" + doubtWords + ")"
			}
			return words
		}
	}
	return ""
}

// compared compares the figures of a row in two years; 0 where one of them is missing.
func compared(t catalogue.Table, r catalogue.Row, m catalogue.Measure, year, other string) int {
	a, ok1 := t.Value(r, year, m)
	b, ok2 := t.Value(r, other, m)
	if !ok1 || !ok2 {
		return 0
	}
	return a.Cmp(b)
}

// aside says how the last figure of a row lies beside the region's, which may stand in another table; false where there is no
// such, or where the figures add up to the region's.
func (b *builder) aside(w *sentences, r catalogue.Row, m catalogue.Measure) (string, bool) {
	t := w.table
	home, total, ok := b.regionOf(t)
	if !ok || m.Unit.Additive() {
		return "", false
	}
	own, ok1 := t.Value(r, t.Last(), m)
	region, ok2 := home.Value(total, t.Last(), m)
	if !ok1 || !ok2 {
		return "", false
	}
	d, ok := from(region, own, m.Unit)
	if !ok {
		return "", false
	}
	words := d.against(total.Name)
	beside := &sentences{notes: w.notes, table: home}
	if doubtful := w.uncertain(r, m, t.Last()); beside.uncertain(total, m, t.Last()) || doubtful {
		words += onDoubt
	}
	w.marks = append(w.marks, slices.DeleteFunc(beside.marks, func(x mark) bool { return slices.Contains(w.marks, x) })...)
	return words, true
}

// beside says, in sentences that follow others, how a row lies beside the region and how it changed.
func (b *builder) beside(w *sentences, r catalogue.Row, m catalogue.Measure) string {
	words := ""
	if aside, ok := b.aside(w, r, m); ok {
		words += " " + aside + "."
	}
	if grown, ok := w.grown(r, m); ok {
		words += " " + grown + "."
	}
	return words
}

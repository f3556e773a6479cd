package site

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"fmt"
)

// placeIndicators says what the indicators know of a place: the last figure of each and where it lies among its peers.
func (b *builder) placeIndicators(level catalogue.Level, key string) []indicatorFigure {
	var figures []indicatorFigure
	for _, i := range b.catalogue.Indicators {
		t, ok := i.Shown(level)
		if !ok {
			continue
		}
		o, ok := t.At(key, t.Last(), t.Measures[0].ID)
		if !ok {
			continue
		}
		n := &notes{about: b.about}
		f := indicatorFigure{link: link{Name: typographic(i.Title), Code: i.ID, URL: i.Path()}, Year: t.Last()}
		if why, missing := o.Missing(); missing {
			f.Why = typographic(why.Definition())
		} else {
			f.Value = b.about.told(o)
			f.Words = b.placeAmong(t, o, n)
		}
		f.Marks = n.of(o)
		figures = append(figures, f)
	}
	return figures
}

// placeAmong says where a figure lies among those of its peers, with the spread; nothing where it has no peers.
func (b *builder) placeAmong(t catalogue.Table, o catalogue.Observation, n *notes) phrase {
	r := b.ranks(t)
	own, ok := r.at[o.Row.Key]
	if !ok || r.count < 2 {
		return phrase{}
	}
	w := &sentences{notes: n, table: t}
	words := placeWords(own, r.count, levelWords[t.Level].many)
	if r.doubtful {
		words += b.about.rankDoubts(t, o.Row, t.Last(), t.Measures[0], withValue(t, t.Last(), t.Measures[0]))
	}
	if r.lost > 0 {
		words += fmt.Sprintf(" (degli altri manca il dato: %s)", whole(r.lost))
	}
	return w.phrase("%s. Si va %s.%s", words, grammar.FromTo(w.whose(r.low, t.Last(), t.Measures[0]), w.whose(r.high, t.Last(), t.Measures[0])),
		b.beside(w, o.Row, t.Measures[0]))
}

// placeWords says a place among a number of peers, whatever is counted: «12° valore su 91 Ambiti, dal più alto».
func placeWords(own catalogue.Ranked, peers int, many string) string {
	among := "su " + whole(peers) + " " + many
	words := fmt.Sprintf("%s° valore %s, dal più alto", whole(own.Place), among)
	switch {
	case own.Place == 1:
		words = "Valore più alto " + among
	case own.Place+own.Ties == peers:
		words = "Valore più basso " + among
	}
	if own.Ties > 0 {
		words += ", alla pari con " + counted(own.Ties, "altro", "altri")
	}
	return words
}

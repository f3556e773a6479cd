package audit

import (
	"fmt"
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// mostOfAChange is how much of the change of a whole a doubtful part has to make for the whole to be doubtful too. From one
// half on, the rest of the whole changed no more than the part did: what is said of the whole is then said of the part.
var mostOfAChange = big.NewRat(1, 2)

// partsInWholes follows a doubtful change of a part into what contains it. Where it makes most of the change of the whole,
// the whole is doubtful; where it merely lies in it, a note tells how much is at stake. A doubtful whole makes doubtful
// what is reckoned from it, and the items of the same spending that move with it and of which no table shows the
// part. The extremes of Ambiti among which the part has its own get a note.
func partsInWholes(c *catalogue.Catalogue) []Finding {
	var doubts, contained []stake
	for _, s := range stakes(c) {
		switch {
		case s.share != nil && s.share.Cmp(mostOfAChange) >= 0:
			doubts = append(doubts, s)
		case s.visible():
			contained = append(contained, s)
		}
	}
	items := itemsOf(c, doubts)
	var found []Finding
	for _, s := range doubts {
		found = append(found, s.doubt())
	}
	for _, s := range items {
		found = append(found, s.itemDoubt())
	}
	found = append(found, reckonedFrom(c, doubts)...)
	found = append(found, extremesAround(c, slices.Concat(doubts, items))...)
	return append(found, stakeNotes(c, append(contained, itemsInTheRegion(c, items)...))...)
}

// visible tells whether the stake would change the last printed digit of the whole.
func (s stake) visible() bool {
	moved := exactly(new(big.Rat).Add(s.after.printed.Rat(), s.moved))
	return !moved.meets(s.after.interval())
}

// doubt tells that the whole is doubtful because of the part.
func (s stake) doubt() Finding {
	var instead []catalogue.Decimal
	for _, end := range s.ends {
		value := new(big.Rat).Sub(s.after.printed.Rat(), s.moved)
		if end.Year == s.before.Year {
			value.Add(s.before.printed.Rat(), s.moved)
		}
		instead = append(instead, catalogue.Round(value, min(1, end.printed.Decimals())))
	}
	return Finding{
		ID:       catalogue.Slug("parte", s.after.Table, s.after.Row.Key, s.after.Year, s.after.Measure.ID, s.partAfter.Row.Key),
		Severity: Doubt,
		Cells:    cellsOf(s.ends...),
		Printed:  printedOf(s.ends...),
		Computed: plain(instead),
		Sentence: sentence("%s Il cambiamento viene soprattutto %s, dove il dato è già dubbio (%s). %s Con il dato dell’altro anno per %s si avrebbe circa %s%s.",
			s.course(), ofPart(s, "da"), s.partCourse(), s.doubtfulToo(), s.partAfter.Row.Name, italian(instead), s.estimate()),
	}
}

// course says how the whole changes, «Nel Grafico 12, nell’ATS Pavia si passa da 100,66 euro nel 2017 a 80,50 nel 2018.»
func (s stake) course() string {
	return in(s.whole) + ", " + place(s.whole, s.after.Row) + named(s.whole, s.after.Measure) + " si passa " + went(s.before, s.after) + "."
}

// partCourse says how the part changes.
func (s stake) partCourse() string { return s.part.Number + ": " + went(s.partBefore, s.partAfter) }

func went(before, after figure) string {
	return grammar.Course(before.said(), before.Year, after.said(), after.Year)
}

// ofPart says whose the part is, «del Comune di Pavia», «dell’ATS Pavia».
func ofPart(s stake, preposition string) string {
	if s.partAfter.Row.Comune != "" {
		return map[string]string{"da": "dal", "di": "del", "per": "per il"}[preposition] + " Comune di " + s.partAfter.Row.Name
	}
	return grammar.Named(preposition, s.partAfter.Row.Name)
}

func (s stake) estimate() string {
	if s.estimated {
		return " (stima con gli abitanti contati dall’ISTAT)"
	}
	return ""
}

// doubtfulToo says which of the two figures of the whole is doubtful.
func (s stake) doubtfulToo() string {
	if len(s.ends) == 1 {
		return "Perciò è dubbio anche " + s.ends[0].printed.Italian() + "."
	}
	return "Perciò sono dubbi anche " + s.before.printed.Italian() + " e " + s.after.printed.Italian() + ": non si sa quale dei due anni sia sbagliato."
}

// stakeNotes tells, once for each figure, which doubtful parts it contains and how much is at stake.
func stakeNotes(c *catalogue.Catalogue, all []stake) []Finding {
	var order []Cell
	ends, parts := map[Cell]figure{}, map[Cell][]string{}
	wholes := map[Cell]stake{}
	for _, s := range all {
		for _, end := range s.ends {
			cell := SpendingCell(end.Observation)
			if _, ok := ends[cell]; !ok {
				order = append(order, cell)
			}
			ends[cell], wholes[cell] = end, s
			moved := catalogue.Round(new(big.Rat).Abs(s.moved), end.printed.Decimals())
			parts[cell] = append(parts[cell], fmt.Sprintf("%s (%s) circa %s", ofPart(s, "per"), s.part.Number, grammar.With("", said(moved, end.Measure.Unit))))
		}
	}
	var found []Finding
	for _, cell := range order {
		end, s := ends[cell], wholes[cell]
		doubtful := "un dato dubbio"
		if len(parts[cell]) > 1 {
			doubtful = "dati dubbi"
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("comprende", end.Table, end.Row.Key, end.Year, end.Measure.ID),
			Severity: Note,
			OfParts:  true,
			Cells:    append([]Cell{cell}, sameElsewhere(c, s.whole, end)...),
			Printed:  end.printed.String(),
			Sentence: sentence("%s, %s%s il valore%s, %s, comprende %s. In gioco: %s.", in(s.whole), place(s.whole, end.Row), during(end.Year),
				named(s.whole, end.Measure), end.said(), doubtful, grammar.List(parts[cell])),
		})
	}
	return found
}

// sameElsewhere gives the cells in which other tables print the same total of the region.
func sameElsewhere(c *catalogue.Catalogue, t catalogue.Table, f figure) []Cell {
	var cells []Cell
	for _, p := range linked(c, catalogue.SameTotal) {
		total, ok := p.this.Total()
		if p.other.ID != t.ID || !f.Row.Total || !ok {
			continue
		}
		if same, ok := at(p.this, total, f.Year, f.Measure.ID); ok && same.interval().meets(f.interval()) {
			cells = append(cells, SpendingCell(same.Observation))
		}
	}
	return cells
}

// itemsOf finds the items of a doubtful spending that move as it does, at least as much: their part is not known, but that
// of the whole is.
func itemsOf(c *catalogue.Catalogue, doubts []stake) []stake {
	var out []stake
	for _, p := range linked(c, catalogue.ItemOf) {
		for _, s := range doubts {
			if s.after.Table != p.other.ID || shows(c, p.this, s.partAfter.Row) {
				continue
			}
			for _, m := range p.this.Statistics(catalogue.Overall) {
				before, ok1 := at(p.this, s.before.Row, s.before.Year, m.ID)
				after, ok2 := at(p.this, s.after.Row, s.after.Year, m.ID)
				if !ok1 || !ok2 || !follows(before, after, s.before, s.after) {
					continue
				}
				item := s
				item.whole, item.before, item.after, item.ends = p.this, before, after, nil
				for _, end := range s.ends {
					item.ends = append(item.ends, map[string]figure{before.Year: before, after.Year: after}[end.Year])
				}
				out = append(out, item)
			}
		}
	}
	return out
}

// itemsInTheRegion weighs doubtful items of places in the value per head of the region, by the residents.
func itemsInTheRegion(c *catalogue.Catalogue, items []stake) []stake {
	var out []stake
	for _, s := range items {
		total, ok := s.whole.Total()
		if !ok || s.after.Row.Total {
			continue
		}
		before, ok1 := at(s.whole, total, s.before.Year, s.before.Measure.ID)
		after, ok2 := at(s.whole, total, s.after.Year, s.after.Measure.ID)
		own, ok3 := c.Residents(s.after.Row)
		all, ok4 := c.Residents(total)
		if !ok1 || !ok2 || !ok3 || !ok4 || after.Measure.Unit.Kind != catalogue.PerHead {
			continue
		}
		moved := new(big.Rat).Sub(s.after.printed.Rat(), s.before.printed.Rat())
		inRegion := stake{
			whole: s.whole, part: s.whole, before: before, after: after, partBefore: s.before, partAfter: s.after,
			moved: moved.Mul(moved, big.NewRat(own, all)), estimated: true,
		}
		for _, end := range s.ends {
			inRegion.ends = append(inRegion.ends, map[string]figure{before.Year: before, after.Year: after}[end.Year])
		}
		out = append(out, inRegion)
	}
	return out
}

// shows tells whether a table of parts of t has a row of its own for a part.
func shows(c *catalogue.Catalogue, t catalogue.Table, part catalogue.Row) bool {
	return slices.ContainsFunc(linked(c, catalogue.PartOf), func(p pair) bool {
		_, ok := p.this.FindRow(part.Key)
		return ok && p.other.ID == t.ID
	})
}

// follows tells whether an item grows, or shrinks, by no smaller a factor than the whole.
func follows(before, after, wholeBefore, wholeAfter figure) bool {
	if before.printed.Rat().Sign() <= 0 || wholeBefore.printed.Rat().Sign() <= 0 {
		return false
	}
	own, all := ratio(after.printed.Rat(), before.printed.Rat()), ratio(wholeAfter.printed.Rat(), wholeBefore.printed.Rat())
	one := big.NewRat(1, 1)
	return all.Cmp(one) > 0 && own.Cmp(all) >= 0 || all.Cmp(one) < 0 && own.Cmp(all) <= 0
}

func (s stake) itemDoubt() Finding {
	return Finding{
		ID:       catalogue.Slug("voce", s.after.Table, s.after.Row.Key, s.after.Year, s.after.Measure.ID, s.partAfter.Row.Key),
		Severity: Doubt,
		Cells:    cellsOf(s.ends...),
		Printed:  printedOf(s.ends...),
		Sentence: sentence("%s È una voce della spesa sociale, che qui è dubbia per il dato %s (%s), e si muove nello stesso verso. %s",
			s.course(), ofPart(s, "di"), s.partCourse(), s.doubtfulToo()),
	}
}

// reckonedFrom finds what is reckoned from doubtful amounts: the shares of a whole, and what is per cent of it.
func reckonedFrom(c *catalogue.Catalogue, doubts []stake) []Finding {
	var found []Finding
	told := map[string]bool{}
	for _, p := range slices.Concat(linked(c, catalogue.SharesOf), linked(c, catalogue.PercentOf)) {
		for _, s := range doubts {
			if s.after.Table != p.other.ID || len(p.measures) > 0 && !slices.Contains(p.measures, s.after.Measure.ID) {
				continue
			}
			for _, end := range s.ends {
				var figures []figure
				for _, m := range p.this.Statistics(catalogue.Overall) {
					if f, ok := at(p.this, end.Row, end.Year, m.ID); ok && m.Unit.Kind == catalogue.Share {
						figures = append(figures, f)
					}
				}
				id := catalogue.Slug("dagli-importi", p.this.ID, end.Row.Key, end.Year, s.after.Measure.ID, s.partAfter.Row.Key)
				if len(figures) == 0 || told[id] {
					continue
				}
				told[id] = true
				found = append(found, Finding{
					ID:       id,
					Severity: Doubt,
					Cells:    cellsOf(figures...),
					Printed:  printedOf(figures...),
					Sentence: sentence("%s, %s%s %s da un importo %s, %s, dubbio per il dato %s.", in(p.this), place(p.this, end.Row),
						during(end.Year), there(figures), of(p.other), end.said(), ofPart(s, "di")),
				})
			}
		}
	}
	return found
}

// there says what is printed, «c’è il 5,29 %: si calcola», «ci sono l’81,5 % e il 18,5 %: si calcolano».
func there(figures []figure) string {
	var all []string
	for _, f := range figures {
		all = append(all, f.the())
	}
	if len(all) == 1 {
		return "c’è " + all[0] + ": si calcola"
	}
	return "ci sono " + grammar.List(all) + ": si calcolano"
}

// extremesAround notes mean and extremes of Ambiti one of which has the doubtful part.
func extremesAround(c *catalogue.Catalogue, doubts []stake) []Finding {
	var found []Finding
	told := map[Cell]bool{}
	for _, p := range linked(c, catalogue.ExtremesOf) {
		if len(quantities(p.this)) == 0 {
			continue // the link is seen from the side of the indicator
		}
		for _, s := range doubts {
			if !concerns(c, s, p.other) || s.after.Row.Total {
				continue
			}
			for _, end := range s.ends {
				var figures []figure
				for _, m := range p.this.Measures {
					if f, ok := at(p.this, end.Row, end.Year, m.ID); ok {
						figures = append(figures, f)
					}
				}
				if len(figures) == 0 || told[SpendingCell(figures[0].Observation)] {
					continue
				}
				told[SpendingCell(figures[0].Observation)] = true
				found = append(found, Finding{
					ID:       catalogue.Slug("fra-gli-ambiti", p.this.ID, end.Row.Key, end.Year),
					Severity: Note,
					Cells:    cellsOf(figures...),
					Printed:  printedOf(figures...),
					Sentence: sentence("%s, %s%s fra gli Ambiti c’è quello %s, dove il dato è dubbio: media ed estremi possono dipenderne.",
						titled(p.this), place(p.this, end.Row), during(end.Year), ofPart(s, "di")),
				})
			}
		}
	}
	return found
}

// concerns tells whether a doubt is about the figures of a table, or about amounts that they are per cent of.
func concerns(c *catalogue.Catalogue, s stake, t catalogue.Table) bool {
	return s.after.Table == t.ID || slices.ContainsFunc(t.Links, func(l catalogue.Link) bool {
		return l.Kind == catalogue.PercentOf && l.With == s.after.Table && slices.Contains(l.Measures, s.after.Measure.ID)
	})
}

func italian(numbers []catalogue.Decimal) string {
	var out []string
	for _, n := range numbers {
		out = append(out, n.Italian())
	}
	return grammar.List(out)
}

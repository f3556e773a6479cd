package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// around says in three sentences and one picture what is spent in the ATS of an Ambito, of which alone the act prints no
// figure: how much per head, how much in the years before, and how far apart its Ambiti are. Nil where no table tells.
func (b *builder) around(a catalogue.Ambito) *around {
	n := &notes{about: b.about, brief: true}
	t, _ := b.catalogue.Spending.Table("graf_12")
	own, ok := t.FindRow(string(a.ATS))
	total, hasTotal := t.Total()
	if !ok || !hasTotal || !hasValue(t, own) {
		return nil
	}
	ats := b.links.ats[a.ATS]
	m := keyMeasure(t)
	w := &sentences{notes: n, table: t}
	told := around{
		ATS: link{Name: ats.Name, Code: ats.Code, URL: ats.URL + "#spesa"},
		Text: []phrase{w.phrase("Nel %s %s è di %s in tutta %s e di %s in Lombardia.", t.Last(), subject(m), w.at(own, t.Last(), m),
			grammar.Named("", ats.Name), w.at(total, t.Last(), m))},
		Table: link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()},
		Chart: b.lineChart(t, []catalogue.Row{own, total}, m, "ats"),
	}
	if before, ok := w.before(own, m); ok {
		told.Text = append(told.Text, before)
	}
	if inside, ok := b.inside(n, string(a.ATS)); ok {
		told.Text = append(told.Text, inside)
	}
	told.Notes = n.forPlace()
	return &told
}

// before says what the figures of an ATS were in the years before the last; false where there are none.
func (w *sentences) before(own catalogue.Row, m catalogue.Measure) (phrase, bool) {
	var years []string
	for _, year := range w.table.Years[:max(0, len(w.table.Years)-1)] {
		years = append(years, "di "+w.at(own, year, m)+" nel "+year)
	}
	if len(years) == 0 {
		return phrase{}, false
	}
	return w.phrase("Nell’ATS era %s.", grammar.List(years)), true
}

// inside says how far apart the Ambiti of an ATS are; false where the table is not there, or has not both ends.
func (b *builder) inside(n *notes, ats string) (phrase, bool) {
	t, _ := b.catalogue.Spending.Table("tab_10_1")
	own, ok := t.FindRow(ats)
	ranges := rangesOf(t)
	if !ok || len(ranges) == 0 {
		return phrase{}, false
	}
	s, year := ranges[0], t.Last()
	_, low := t.Value(own, year, s.min)
	_, high := t.Value(own, year, s.max)
	if !low || !high {
		return phrase{}, false
	}
	w := &sentences{notes: n, table: t}
	when := strings.TrimSpace("nel " + year)
	return w.phrase("Fra gli Ambiti dell’ATS la parte di spesa che i Comuni versano al Piano di Zona va %s, %s: quanto sia in questo Ambito, l’atto non lo dice.",
		grammar.FromTo(w.at(own, year, s.min), w.at(own, year, s.max)), when), true
}

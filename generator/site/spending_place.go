package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
	"ambitilombardia/generator/grammar"
)

// standing says what the tables know of a place: its figures beside those of the region, and where they lie among those
// of its peers. Nil where no table names it.
func (b *builder) standing(key string, level catalogue.Level) *standing {
	n := &notes{about: b.about, brief: true}
	items := b.standingItems(key, level, n)
	if len(items) == 0 {
		return nil
	}
	return &standing{Items: items, Notes: n.forPlace(), Compare: compareURL(key)}
}

// standingItems gives what each table of a level says of a place, and how it lies among its peers.
func (b *builder) standingItems(key string, level catalogue.Level, n *notes) []standingItem {
	var items []standingItem
	for _, t := range b.catalogue.Spending.Tables {
		if t.Level != level {
			continue
		}
		if r, ok := t.FindRow(key); ok {
			items = append(items, standingItem{turnedTable: b.turned(t, n, r.Key), Own: typographic(r.Name), Places: b.places(t, r, n)})
		}
	}
	return items
}

// places tells of each measure of a table where the last figure of a row lies among those of its peers.
func (b *builder) places(t catalogue.Table, r catalogue.Row, n *notes) []place {
	var places []place
	for _, m := range t.Measures {
		if s, _ := m.Statistic(); s == catalogue.Overall && !slices.Contains(t.Whole[:max(0, len(t.Whole)-1)], m.ID) {
			if place, ok := b.place(t, r, t.Last(), m, n); ok {
				places = append(places, place)
			}
		}
	}
	return places
}

// turned makes columns of some rows of a table, by their keys, and sets the region's figures beside them.
func (b *builder) turned(t catalogue.Table, n *notes, keys ...string) turnedTable {
	turned := turnedTable{
		Table:   link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()},
		Unit:    unitNames(t),
		Columns: 1 + len(keys),
		Caution: typographic(t.HowNotToRead),
	}
	from, total, hasRegion := b.regionOf(t)
	if hasRegion {
		turned.Region = total.Name
		turned.Columns++
		if from.ID != t.ID {
			turned.From = &link{Name: typographic(from.Title), Code: from.Number, URL: from.Path()}
		}
	}
	for _, m := range t.Measures {
		for _, year := range t.Periods() {
			group, label := rowLabels(t, year, m)
			row := figureRow{Label: label}
			for _, key := range keys {
				row.Figures = append(row.Figures, n.figureAt(t, key, year, m))
			}
			if hasRegion {
				row.Figures = append(row.Figures, n.figureAt(from, total.Key, year, m))
			}
			turned.Groups = inGroup(turned.Groups, group, row)
		}
	}
	return turned
}

func (n *notes) figureAt(t catalogue.Table, row, year string, m catalogue.Measure) spendingFigure {
	o, ok := t.At(row, year, m.ID)
	if !ok {
		return spendingFigure{Missing: notNamed}
	}
	return n.figure(o)
}

// rowLabels says in which group a figure stands, if any, and as which row: a year of a measure, or a measure of the only
// year.
func rowLabels(t catalogue.Table, year string, m catalogue.Measure) (group, row string) {
	measure := grammar.UpperFirst(typographic(m.Label))
	switch {
	case len(t.Measures) == 1:
		return "", year
	case len(t.Periods()) == 1:
		return year, measure
	}
	return measure, year
}

// inGroup puts a row at the end of its group, which begins where the label changes.
func inGroup(groups []rowGroup, label string, row figureRow) []rowGroup {
	if last := len(groups) - 1; last >= 0 && groups[last].Label == label {
		groups[last].Rows = append(groups[last].Rows, row)
		return groups
	}
	return append(groups, rowGroup{Label: label, Rows: []figureRow{row}})
}

// regionOf finds where the region's figures to set beside those of a table are: in its own row, or in a table of the
// ATS that measures the same (theme, unit, measures, and the numerator where several do).
func (b *builder) regionOf(t catalogue.Table) (catalogue.Table, catalogue.Row, bool) {
	if total, ok := t.Total(); ok {
		return t, total, true
	}
	var same []catalogue.Table
	for _, other := range b.catalogue.Spending.Tables {
		if _, ok := other.Total(); ok && other.Level == catalogue.LevelATS && other.Theme == t.Theme && sameMeasures(other, t) {
			same = append(same, other)
		}
	}
	if len(same) > 1 {
		same = slices.DeleteFunc(same, func(x catalogue.Table) bool { return x.Numerator != t.Numerator })
	}
	if len(same) != 1 {
		return catalogue.Table{}, catalogue.Row{}, false
	}
	total, _ := same[0].Total()
	return same[0], total, true
}

func sameMeasures(a, b catalogue.Table) bool {
	return slices.EqualFunc(a.Measures, b.Measures, func(x, y catalogue.Measure) bool { return x.ID == y.ID && x.Unit == y.Unit })
}

// place tells where a figure lies among its peers. The spread goes with it: a rank alone says nothing of distances.
func (b *builder) place(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure, n *notes) (place, bool) {
	ranked := t.Ranked(year, m)
	i := slices.IndexFunc(ranked, func(x catalogue.Ranked) bool { return x.Key == r.Key })
	if i < 0 || len(ranked) < 2 {
		return place{}, false
	}
	peers := withValue(t, year, m)
	high, low := peers[0], peers[len(peers)-1]
	w := &sentences{notes: n, table: t}
	known := ordinal(ranked[i], len(peers), t.Level)
	if lost := len(t.Parts()) - len(peers); lost > 0 {
		known += fmt.Sprintf(" (di altre righe manca il dato: %d)", lost)
	}
	phrase := w.phrase("%s %s%s. Si va %s.%s", placeSubject(year, m), known, b.about.rankDoubts(t, r, year, m, peers),
		grammar.FromTo(w.whose(low, year, m), w.whose(high, year, m)), b.beside(w, r, m))
	return place{phrase: phrase, Row: b.strip(t, r, year, m, peers)}, true
}

func placeSubject(year string, m catalogue.Measure) string {
	if year != "" {
		return "Nel " + year + " " + subject(m)
	}
	return grammar.UpperFirst(subject(m))
}

// ordinal says a place among a number of peers in words.
func ordinal(own catalogue.Ranked, peers int, level catalogue.Level) string {
	among := fmt.Sprintf("su %s", whole(peers))
	switch level {
	case catalogue.LevelATS:
		among += " ATS"
	case catalogue.LevelAmbito:
		among += " Ambiti"
	case catalogue.LevelComune:
		among += " città"
	case catalogue.LevelASST:
		among += " ASST"
	}
	switch own.Ties {
	case 0:
	case 1:
		among += ", alla pari con un’altra"
	default:
		among += fmt.Sprintf(", alla pari con altre %s", whole(own.Ties))
	}
	switch {
	case own.Place == 1:
		return "è la più alta " + among
	case own.Place+own.Ties == peers:
		return "è la più bassa " + among
	}
	return fmt.Sprintf("è la %dª, dalla più alta, %s", own.Place, among)
}

// strip draws the spread of the peers, the highest first, with the place in evidence.
func (b *builder) strip(t catalogue.Table, r catalogue.Row, year string, m catalogue.Measure, peers []catalogue.Row) chartRow {
	text := func(r catalogue.Row) string {
		d, _ := t.Value(r, year, m)
		if b.about.doubtfulAt(t, r, year, m) {
			return d.Italian() + " (" + doubtWords + ")"
		}
		return d.Italian()
	}
	var all chart.Series
	for _, x := range peers {
		all = append(all, b.about.plottedAt(t, x, year, m))
	}
	own, low, high := b.about.plottedAt(t, r, year, m), text(peers[len(peers)-1]), text(peers[0])
	own.Text = text(r)
	return b.chartRow(r, "posto-"+t.Slug()+"-"+catalogue.Slug(m.ID), fmt.Sprintf("%s fra un minimo di %s e un massimo di %s", text(r), low, high),
		chart.Strip(own, all, "min "+low, "max "+high))
}

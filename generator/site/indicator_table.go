package site

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// fewPlaces is how many rows a table of an indicator shows in full; of more, the ends.
const (
	fewPlaces = 200
	endPlaces = 10
)

// placeTables gives the table of the level that the page is about, then those of the coarser levels.
func (b *builder) placeTables(i catalogue.Indicator, n *notes) []placeTable {
	var tables []placeTable
	levels := i.Levels()
	for _, level := range levels[slices.Index(levels, i.Main()):] {
		if level == catalogue.LevelRegion && len(tables) > 0 {
			continue // it is the last row of the others
		}
		t, _ := i.Shown(level)
		tables = append(tables, b.placeTable(t, n))
	}
	return tables
}

func (b *builder) placeTable(t catalogue.Table, n *notes) placeTable {
	m, words := t.Measures[0], levelWords[t.Level]
	p := placeTable{Level: words.id, Title: words.many, Head: words.one, Years: t.Periods()}
	if t.Level == catalogue.LevelAmbito {
		p.Of = "ATS"
	}
	if len(t.Years) == 0 {
		p.Years = []string{"Valore"}
	}
	ranks := b.ranks(t)
	var missing []catalogue.Observation
	rows := t.Sorted(t.Parts(), t.Last(), m)
	rows = slices.DeleteFunc(rows, func(r catalogue.Row) bool {
		bare := !hasValue(t, r)
		if bare {
			o, _ := t.At(r.Key, t.Last(), m.ID)
			missing = append(missing, o)
		}
		return bare
	})
	if len(rows) > fewPlaces {
		p.Shown = "Qui ci sono i " + whole(endPlaces) + " valori più alti e i " + whole(endPlaces) + " più bassi, su " + whole(len(rows)) + ". Tutti sono nella raccolta da scaricare."
		rows = slices.Concat(rows[:endPlaces], rows[len(rows)-endPlaces:])
	}
	if total, ok := t.Total(); ok {
		rows = append(rows, total)
	}
	for _, r := range rows {
		row := placeRow{link: link{Name: typographic(r.Name), Code: r.Label, URL: b.links.place(r)}, Total: r.Total, Of: b.atsOfRow(r)}
		if rank, ok := ranks.at[r.Key]; ok {
			row.Rank = whole(rank.Place)
		}
		for _, year := range t.Periods() {
			o, _ := t.At(r.Key, year, m.ID)
			row.Figures = append(row.Figures, n.figure(o))
		}
		p.Rows = append(p.Rows, row)
	}
	p.Missing = b.missingGroups(missing)
	return p
}

// atsOfRow gives the ATS that an Ambito lies in.
func (b *builder) atsOfRow(r catalogue.Row) *link {
	ambito, ok := b.catalogue.FindAmbito(r.Ambito)
	if !ok {
		return nil
	}
	ats := b.links.ats[ambito.ATS]
	return &ats
}

// missingGroups puts the places without a figure together by the reason.
func (b *builder) missingGroups(missing []catalogue.Observation) []missingGroup {
	var groups []missingGroup
	for _, o := range missing {
		why, _ := o.Missing()
		i := slices.IndexFunc(groups, func(g missingGroup) bool { return g.Term == why.Label() })
		if i < 0 {
			i = len(groups)
			groups = append(groups, missingGroup{term: term{why.Label(), typographic(why.Definition())}})
		}
		groups[i].Places = append(groups[i].Places, link{Name: typographic(o.Row.Name), Code: o.Row.Label, URL: b.links.place(o.Row)})
	}
	for i := range groups {
		groups[i].Count = whole(len(groups[i].Places))
		if len(groups[i].Places) > fewPlaces {
			groups[i].Places = nil // the download has them
		}
	}
	return groups
}

// ranking is the order of the places of a table by its last figures.
type ranking struct {
	at        map[string]catalogue.Ranked // by key
	low, high catalogue.Row
	count     int
	lost      int // without a figure
	doubtful  bool
}

// ranks ranks each table once: every place of a level asks for it.
func (b *builder) ranks(t catalogue.Table) ranking {
	if r, ok := b.ranked[t.ID][t.Level]; ok {
		return r
	}
	m, year := t.Measures[0], t.Last()
	r := ranking{at: map[string]catalogue.Ranked{}, lost: len(t.Parts())}
	for i, row := range t.Ranked(year, m) {
		if r.at[row.Key] = row; i == 0 {
			r.high = row.Row
		}
		r.low = row.Row
		r.count, r.lost = r.count+1, r.lost-1
		r.doubtful = r.doubtful || b.about.doubtfulAt(t, row.Row, year, m)
	}
	if b.ranked[t.ID] == nil {
		b.ranked[t.ID] = map[catalogue.Level]ranking{}
	}
	b.ranked[t.ID][t.Level] = r
	return r
}

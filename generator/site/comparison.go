package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

const comparisonURL = "confronta/"

// comparable are the kinds of places that the tables give figures of, and that are compared among themselves.
var comparable = []struct {
	level     catalogue.Level
	id, title string
}{
	{catalogue.LevelATS, "ats", "Le ATS"},
	{catalogue.LevelComune, "citta", "Le città"},
	{catalogue.LevelAmbito, "ambiti", "Gli Ambiti"},
}

// notNamed stands in the place of a figure where a table has no row for a place that another table has.
const notNamed = "la tabella non la nomina"

// comparison sets all places of a kind side by side, table by table. What the marks mean is where they lead: told here it would be
// a fifth of the page.
func (b *builder) comparison() comparison {
	n := &notes{about: b.about}
	var c comparison
	for _, kind := range comparable {
		tables := b.tablesOf(kind.level)
		k := comparedKind{ID: kind.id, Title: kind.title, Places: b.comparedPlaces(tables)}
		if kind.level == catalogue.LevelAmbito { // too many to stand side by side: a row for each
			k.Matrix = b.matrix(kind.level, n)
		}
		for _, t := range tables {
			k.Tables = append(k.Tables, b.comparedTable(t, k.Places, n))
		}
		if len(k.Places) == 0 && k.Matrix != nil {
			for _, row := range k.Matrix.Rows {
				if !row.Total {
					k.Places = append(k.Places, row.link)
				}
			}
		}
		if len(k.Tables) > 0 || k.Matrix != nil {
			c.Kinds = append(c.Kinds, k)
		}
	}
	return c
}

func (b *builder) tablesOf(level catalogue.Level) []catalogue.Table {
	var tables []catalogue.Table
	for _, t := range b.catalogue.Spending.Tables {
		if t.Level == level {
			tables = append(tables, t)
		}
	}
	return tables
}

// comparedPlaces gives all places that the tables name, by name.
func (b *builder) comparedPlaces(tables []catalogue.Table) []link {
	var places []link
	for _, t := range tables {
		for _, r := range t.Parts() {
			if url := b.links.place(r); url != "" && !slices.ContainsFunc(places, func(l link) bool { return l.Code == r.Key }) {
				places = append(places, link{Name: typographic(r.Name), Code: r.Key, URL: url})
			}
		}
	}
	slices.SortStableFunc(places, func(x, y link) int {
		return strings.Compare(catalogue.SortKey(x.Name), catalogue.SortKey(y.Name))
	})
	return places
}

func (b *builder) comparedTable(t catalogue.Table, places []link, n *notes) comparedTable {
	var keys []string
	for _, place := range places {
		keys = append(keys, place.Code)
	}
	return comparedTable{b.turned(t, n, keys...), t.Slug()}
}

// compareURL leads to the comparison with a place already chosen.
func compareURL(code string) string { return comparisonURL + "?a=" + code }

// comparedAt leads to the comparison that a table is part of; empty if it is in none.
func comparedAt(t catalogue.Table) string {
	for _, kind := range comparable {
		if t.Indicator {
			if t.Level == catalogue.LevelAmbito && kind.level == t.Level {
				return comparisonURL + "#" + kind.id
			}
			continue
		}
		if kind.level == t.Level {
			return comparisonURL + "#confronto-" + t.Slug()
		}
	}
	return ""
}

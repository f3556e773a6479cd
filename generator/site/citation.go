package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// A citation says of which years the data are and which act has them, before the day of the page: figures of 2016-2018 do
// not become those of the year in which a site shows them.

// act names the resolution, with its number and date once the table of acts has them: its text does not.
func (b *builder) act() string {
	const kind = "delibera regionale"
	if act, ok := b.catalogue.FindAct(b.catalogue.Act.Act); ok {
		return act.Cited(kind)
	}
	return kind + " del " + b.catalogue.Act.Date
}

// dated says it for the sources of a dataset.
func (b *builder) dated(sources []catalogue.Provenance) string {
	words := make([]string, len(sources))
	for i, p := range sources {
		if p.Owner != "" { // not of the act
			words[i] = "dati " + day(p.Date).Text + ", " + typographic(p.Source)
			continue
		}
		switch p {
		case b.catalogue.Act:
			words[i] = "codici e nomi dalla " + b.act() + " (Allegato B)"
		case b.catalogue.Spending.Provenance:
			words[i] = "dati " + p.Date + ", " + b.act() + " (Allegato C)"
		case b.catalogue.Membership:
			words[i] = "Comuni di ogni Ambito al " + day(p.Date).Text
		case b.catalogue.Boundaries:
			words[i] = "confini al " + day(p.Date).Text
		case b.catalogue.ChangesSource:
			words[i] = "variazioni fino al " + b.catalogue.Day.Words()
		default:
			words[i] = b.act() + " (" + p.Section + ")"
		}
	}
	return strings.Join(words, "; ")
}

// datedTable says it for one table of Allegato C. A table without years is about the whole period.
func (b *builder) datedTable(t catalogue.Table) string {
	period := b.spendingYears()
	if len(t.Years) > 0 {
		period = slices.Min(t.Years)
		if last := slices.Max(t.Years); last != period {
			period += "-" + last
		}
	}
	return "dati " + period + ", " + b.act() + " (Allegato C, " + t.Number + ")"
}

// datedMap says it for a map.
func (b *builder) datedMap() string {
	return "Comuni e confini al " + b.catalogue.Day.Words()
}

package audit

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// in says where a table is, «nella Tab. 11.1», «nel Grafico 12», «in “Indicatore 3”».
func in(t catalogue.Table) string { return articled(t, "nella ", "nel ", "in ") }

// of says whose, «della Tab. 11.1», «del Grafico 12», «di “Indicatore 3”».
func of(t catalogue.Table) string { return articled(t, "della ", "del ", "di ") }

// articled puts the preposition that goes with a table, a chart, or anything else that is not of the act.
func articled(t catalogue.Table, table, chart, other string) string {
	switch {
	case strings.HasPrefix(t.Number, "Tab"):
		return table + t.Number
	case strings.HasPrefix(t.Number, "Graf"):
		return chart + t.Number
	}
	return other + "«" + t.Number + "»"
}

// place says whose figure it is: «in Lombardia», «nell’ATS Insubria», «a Bergamo».
func place(t catalogue.Table, row catalogue.Row) string {
	switch {
	case row.Total:
		return "in Lombardia"
	case row.ATS != "":
		return "nell’" + row.Name
	case row.Ambito != "":
		return "nell’Ambito " + row.Name
	case row.Comune != "":
		return "a " + row.Name
	case t.Level == catalogue.LevelLead:
		return "negli Ambiti con capofila «" + row.Name + "»"
	case t.Level == catalogue.LevelPosition:
		return "nella posizione " + row.Label
	}
	return "per «" + row.Name + "»"
}

// during says when, «nel 2018», or nothing.
func during(year string) string {
	if year == "" {
		return ""
	}
	return " nel " + year
}

// named says which measure it is, where the table has several.
func named(t catalogue.Table, m catalogue.Measure) string {
	if len(t.Measures) < 2 {
		return ""
	}
	return " (" + grammar.LowerFirst(m.Label) + ")"
}

// sentence makes the one sentence of a finding. A per cent sign stays on the line of its number.
func sentence(format string, args ...any) string {
	return strings.ReplaceAll(grammar.UpperFirst(fmt.Sprintf(format, args...)), " %", "\u00a0%")
}

// plain writes numbers for a file.
func plain(numbers []catalogue.Decimal) string {
	var out []string
	for _, n := range numbers {
		out = append(out, n.String())
	}
	return strings.Join(out, " | ")
}

// yearly writes a number for each year: «8,26 nel 2016 e 9,62 nel 2017».
func yearly(numbers []catalogue.Decimal, years []string) string {
	var out []string
	for i, n := range numbers {
		out = append(out, n.Italian()+during(years[i]))
	}
	return grammar.List(out)
}

// whoGives says where the region's figure comes from.
func whoGives(t catalogue.Table) string {
	if _, ok := t.Total(); ok {
		return in(t) + " c’è"
	}
	return "le righe " + of(t) + " danno insieme"
}

// titled says where a table is and what it is about.
func titled(t catalogue.Table) string { return in(t) + " («" + t.Title + "»)" }

package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// spendingTable makes the table twin: each figure of the table once, in the act's order.
func (b *builder) spendingTable(t catalogue.Table, n *notes) spendingTable {
	twin := spendingTable{Caption: passport(t), Marks: n.ofTable(t)}
	several := len(t.Measures) > 1
	for _, year := range t.Periods() {
		if several && len(t.Periods()) > 1 {
			twin.Groups = append(twin.Groups, spendingColumns{Name: year, Span: len(t.Measures)})
		}
		for _, m := range t.Measures {
			head := m.Label
			if !several && year != "" {
				head = year
			}
			if len(unitsOf(t)) > 1 {
				head += " (" + m.Unit.Label + ")"
			}
			twin.Columns = append(twin.Columns, typographic(head))
		}
	}
	for _, r := range t.Rows {
		row := b.spendingRow(r)
		for _, year := range t.Periods() {
			for _, m := range t.Measures {
				o, _ := t.At(r.Key, year, m.ID) // a table is a full grid
				row.Figures = append(row.Figures, n.figure(o))
			}
		}
		twin.Rows = append(twin.Rows, row)
	}
	return twin
}

// passport says in words what every figure of a table is: with the names of its row and of its column nothing is left
// open.
func passport(t catalogue.Table) string {
	words := []string{t.Number + " dell’Allegato C"}
	words = append(words, grammar.LowerFirst(valuesOf(unitsOf(t)...)))
	switch len(t.Years) {
	case 0:
		words = append(words, "un solo dato per tutto il periodo")
	case 1:
		words = append(words, "anno "+t.Years[0])
	default:
		words = append(words, "anni "+grammar.List(t.Years))
	}
	return strings.Join(words, ", ") + ". Ogni cifra è scritta con tutti i decimali stampati."
}

func (b *builder) spendingRow(r catalogue.Row) spendingRow {
	row := spendingRow{
		Anchor: rowAnchor(r), Name: typographic(r.Name), URL: b.links.place(r), Total: r.Total, Aside: typographic(r.Group),
	}
	printed := r.Label
	if catalogue.Slug(printed) != catalogue.Slug(r.Group, r.Name) && r.Ambito == "" {
		row.Printed = typographic(printed)
	}
	return row
}

// figure is a figure as it is shown, with its marks.
func (n *notes) figure(o catalogue.Observation) spendingFigure {
	f := spendingFigure{Marks: n.of(o)}
	if d, ok := o.Value(); ok {
		f.Text = d.Italian()
	} else if r, missing := o.Missing(); missing {
		f.Missing = grammar.LowerFirst(r.Label())
	}
	return f
}

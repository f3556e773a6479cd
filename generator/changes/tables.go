package changes

import (
	"fmt"
	"slices"
	"strings"
)

// Table is a dataset as it was published.
type Table struct {
	ID, Title string
	Columns   []string
	Key       []int // the columns that together tell the rows apart; none: the whole row does
	Rows      [][]string
}

// tables counts the rows that are different in each dataset: of what the other subjects tell in words too, this is the sum.
// Nothing is said where sources were read, which have no datasets.
func (p pair) tables() []Change {
	if p.old.Tables == nil || p.new.Tables == nil {
		return nil
	}
	id := func(t Table) string { return t.ID }
	old, new := by(p.old.Tables, id), by(p.new.Tables, id)
	var list []Change
	for _, b := range p.new.Tables {
		a, there := old[b.ID]
		if !there {
			list = append(list, table(TableAdded, b, fmt.Sprintf("La raccolta «%s» è nuova: ha %s.", b.Title, count(len(b.Rows), "riga", "righe"))))
			continue
		}
		list = append(list, changedTable(a, b)...)
	}
	for _, a := range p.old.Tables {
		if _, there := new[a.ID]; !there {
			list = append(list, table(TableRemoved, a, fmt.Sprintf("La raccolta «%s» non si aggiorna più.", a.Title)))
		}
	}
	return list
}

func changedTable(a, b Table) []Change {
	var list []Change
	if arrived := without(b.Columns, a.Columns); len(arrived) > 0 {
		list = append(list, table(TableColumns, b, fmt.Sprintf("La raccolta «%s» ha %s: %s.", b.Title, count(len(arrived), "colonna nuova", "colonne nuove"), strings.Join(arrived, ", "))))
	}
	if gone := without(a.Columns, b.Columns); len(gone) > 0 {
		list = append(list, table(TableColumns, b, fmt.Sprintf("La raccolta «%s» non ha più %s: %s.", b.Title, count(len(gone), "colonna", "colonne"), strings.Join(gone, ", "))))
	}
	shared := without(b.Columns, without(b.Columns, a.Columns))
	before, after := by(a.cells(shared), keyOfCells), by(b.cells(shared), keyOfCells)
	added, removed, changed := 0, 0, 0
	for key, row := range after {
		if old, there := before[key]; !there {
			added++
		} else if !slices.Equal(old.cells, row.cells) {
			changed++
		}
	}
	for key := range before {
		if _, there := after[key]; !there {
			removed++
		}
	}
	if rows := countRows(added, removed, changed); rows != "" {
		list = append(list, table(TableChanged, b, fmt.Sprintf("Raccolta «%s», %s: %s.", b.Title, count(len(b.Rows), "riga", "righe"), rows)))
	}
	return list
}

func table(kind Kind, t Table, words string) Change {
	return Change{Kind: kind, Code: t.ID, Name: t.Title, Words: words}
}

// keyedCells are some cells of a row, and what tells it apart.
type keyedCells struct {
	key   string
	cells []string
}

func keyOfCells(c keyedCells) string { return c.key }

// cells gives of each row those of some columns.
func (t Table) cells(columns []string) []keyedCells {
	rows := make([]keyedCells, len(t.Rows))
	for i, row := range t.Rows {
		for _, name := range columns {
			rows[i].cells = append(rows[i].cells, row[slices.Index(t.Columns, name)])
		}
		rows[i].key = t.keyOf(row)
		if t.Key == nil {
			rows[i].key = strings.Join(rows[i].cells, "\x00")
		}
	}
	return rows
}

// keyOf joins the cells that tell a row apart.
func (t Table) keyOf(row []string) string {
	var key []string
	for _, at := range t.Key {
		key = append(key, row[at])
	}
	return strings.Join(key, "\x00")
}

// countRows says how many rows are different, and how; nothing where none is.
func countRows(added, removed, changed int) string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{added, "nuova", "nuove"}, {removed, "tolta", "tolte"}, {changed, "cambiata", "cambiate"}} {
		if part.n > 0 {
			parts = append(parts, count(part.n, part.one, part.many))
		}
	}
	return strings.Join(parts, ", ")
}

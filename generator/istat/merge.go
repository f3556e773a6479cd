package istat

import (
	"cmp"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// Merged is what the figures of an indicator become with those of an export.
type Merged struct {
	Rows                []catalogue.ImportRow // by code and year
	New, Changed, Equal int
}

// Merge puts the figures of an export among those that an indicator has. In each year every place of the list has a row: where
// there is no figure yet, with the reason that it has not been collected.
func (t Taken) Merge(rows []catalogue.ImportRow, places []string) Merged {
	type cell struct{ code, year string }
	known := map[cell]catalogue.ImportRow{}
	years := map[string]bool{}
	for _, row := range rows {
		known[cell{row.Code, row.Year}] = row
		years[row.Year] = true
	}
	var m Merged
	for _, f := range t.Figures {
		row := catalogue.ImportRow{Code: f.Code, Year: f.Year, Value: f.Value, Reason: string(f.Reason)}
		before, there := known[cell{f.Code, f.Year}]
		switch {
		case there && before == row:
			m.Equal++
		case there && before.Value != "":
			m.Changed++
		default:
			m.New++
		}
		known[cell{f.Code, f.Year}] = row
		years[f.Year] = true
	}
	for year := range years {
		for _, code := range places {
			if _, there := known[cell{code, year}]; !there {
				known[cell{code, year}] = catalogue.ImportRow{Code: code, Year: year, Reason: string(catalogue.NotCollected)}
			}
		}
	}
	for _, row := range known {
		m.Rows = append(m.Rows, row)
	}
	slices.SortFunc(m.Rows, func(a, b catalogue.ImportRow) int {
		return cmp.Or(cmp.Compare(len(a.Code), len(b.Code)), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Year, b.Year))
	})
	return m
}

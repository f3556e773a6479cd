package opendata

import (
	"path"
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// extracts are parts of the datasets, each beside the page that it belongs to: the Comuni of an Ambito, the Ambiti of an
// ATS or an ASST, and the outline of each; the figures of a table of the spending.
func extracts(c *catalogue.Catalogue, findings []audit.Finding, b Boundaries) []product {
	var (
		products []product
		ambiti   = withASSTDoubt(c, confiniAmbiti(c, b.Ambiti))

		comuniOfAmbito = withASSTDoubt(c, bounded(c, comuni(c, b.Comuni), b.Comuni)).by("codice_ambito")
		outlineOf      = ambiti.by("codice_ambito")
		ambitiOfATS    = ambiti.by("codice_ats")
		ambitiOfASST   = ambiti.by("codice_asst")
		outlineOfATS   = confiniATS(c, b.ATS).by("codice_ats")
		outlineOfASST  = withASSTDoubt(c, confiniASST(c, b.ASST)).by("codice_asst")

		table = append(tableFormats(), geoJSON)
		shape = []format{geoJSON}
	)
	for _, a := range c.Ambiti {
		folder, code := a.Path(), string(a.Code)
		products = append(products,
			product{comuniOfAmbito.part(code, "Comuni dell’Ambito "+a.Name), folder, "comuni", table},
			product{outlineOf.part(code, "Confine dell’Ambito "+a.Name), folder, "confine", shape})
	}
	for _, a := range c.ATS {
		folder, code := a.Path(), string(a.Code)
		products = append(products,
			product{ambitiOfATS.part(code, "Ambiti dell’"+a.Name()), folder, "ambiti", table},
			product{outlineOfATS.part(code, "Confine dell’"+a.Name()), folder, "confine", shape})
	}
	for _, a := range c.ASST {
		folder, code := a.Path(), string(a.Code)
		products = append(products,
			product{ambitiOfASST.part(code, "Ambiti dell’"+a.Name()), folder, "ambiti", table},
			product{outlineOfASST.part(code, "Confine dell’"+a.Name()), folder, "confine", shape})
	}
	return append(products, spendingTables(c, findings)...)
}

// spendingTables gives each table of the spending, with what is doubtful about it.
func spendingTables(c *catalogue.Catalogue, findings []audit.Finding) []product {
	var products []product
	figures := spesaSociale(c).by("tabella")
	for _, t := range c.Spending.Tables {
		part := figures.part(t.ID, t.Number+": "+t.Title)
		part.Description = partOf(figures.Dataset) + t.WhatIsMeasured
		part.Findings = slices.DeleteFunc(slices.Clone(findings), func(f audit.Finding) bool {
			return !slices.ContainsFunc(f.Cells, func(cell audit.Cell) bool { return cell.Dataset == t.ID })
		})
		products = append(products, product{part, t.Path(), path.Base(t.Path()), []format{csvTable, xlsx}})
	}
	return products
}

// extractsOfEnded gives the extracts of what is no more, as they were on its last day: others have their addresses.
func extractsOfEnded(c *catalogue.Catalogue, findings []audit.Finding, on func(*catalogue.Catalogue) Boundaries) []product {
	var products []product
	made := map[catalogue.Date][]product{} // by day: several things end together
	for _, end := range c.Ended {
		if end.Thing == catalogue.AComune || on == nil {
			continue
		}
		last := end.Last[0].Day.Before()
		if _, known := made[last]; !known {
			before := c.On(last)
			made[last] = extracts(before, findings, on(before))
		}
		for _, p := range made[last] {
			if p.folder == end.Path() {
				p.Title += ", " + end.Last[0].Day.Until()
				products = append(products, p)
			}
		}
	}
	return products
}

// divided is a dataset with its rows by their value in one column.
type divided struct {
	Dataset
	rows map[string][][]string
}

func (d Dataset) by(column string) divided {
	rows, i := map[string][][]string{}, d.index(column)
	for _, row := range d.Rows {
		rows[row[i]] = append(rows[row[i]], row)
	}
	return divided{d, rows}
}

// part keeps the rows with one value, and their areas if there are any.
func (d divided) part(value, title string) Dataset {
	part := d.Dataset
	part.Title, part.Description = title, partOf(d.Dataset)+d.Description
	part.Rows = d.rows[value]
	if d.Areas == nil {
		return part
	}
	keys := make([]string, len(part.Rows))
	for i, row := range part.Rows {
		keys[i] = d.keyOf(row)
	}
	part.Areas = d.Areas.Select(keys)
	return part
}

func partOf(d Dataset) string { return "Una parte della raccolta «" + d.Title + "». " }

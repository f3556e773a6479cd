package opendata

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// extracts are parts of the datasets, each beside the page that it belongs to: the Comuni of an Ambito, the Ambiti of an
// ATS or an ASST, and the outline of each.
func extracts(c *catalogue.Catalogue, b Boundaries) []product {
	var (
		products []product
		comuni   = bounded(c, comuni(c, b.Comuni), b.Comuni)
		ambiti   = confiniAmbiti(c, b.Ambiti)
		ats      = confiniATS(c, b.ATS)
		asst     = confiniASST(c, b.ASST)
		table    = append(tableFormats(), geoJSON)
		shape    = []format{geoJSON}
	)
	for _, a := range c.Ambiti {
		folder, code := "ambiti/"+a.Slug(), string(a.Code)
		products = append(products,
			product{comuni.part("codice_ambito", code, "Comuni dell’Ambito "+a.Name), folder, "comuni", table},
			product{ambiti.part("codice_ambito", code, "Confine dell’Ambito "+a.Name), folder, "confine", shape})
	}
	for _, a := range c.ATS {
		folder, code := "ats/"+a.Slug(), string(a.Code)
		products = append(products,
			product{ambiti.part("codice_ats", code, "Ambiti dell’"+a.Name()), folder, "ambiti", table},
			product{ats.part("codice_ats", code, "Confine dell’"+a.Name()), folder, "confine", shape})
	}
	for _, a := range c.ASST {
		folder, code := "asst/"+a.Slug(), string(a.Code)
		products = append(products,
			product{ambiti.part("codice_asst", code, "Ambiti dell’"+a.Name()), folder, "ambiti", table},
			product{asst.part("codice_asst", code, "Confine dell’"+a.Name()), folder, "confine", shape})
	}
	return products
}

// part keeps the rows of a geographic dataset with this value in this column, and their areas.
func (d Dataset) part(column, value, title string) Dataset {
	i := d.index(column)
	d.Title, d.Description = title, "Una parte della raccolta «"+d.Title+"». "+d.Description
	d.Rows = slices.DeleteFunc(slices.Clone(d.Rows), func(row []string) bool { return row[i] != value })
	wanted := make(map[string]bool, len(d.Rows))
	for _, row := range d.Rows {
		wanted[d.keyOf(row)] = true
	}
	d.Areas = d.Areas.Dissolve(func(code string) (string, bool) { return code, wanted[code] })
	return d
}

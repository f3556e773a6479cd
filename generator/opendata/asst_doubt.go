package opendata

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// withASSTDoubt gives a dataset its last column, what is doubtful about the ASST of a row. Where the coding table names two for an
// Ambito and one code, the code alone would pass for certain.
func withASSTDoubt(c *catalogue.Catalogue, d Dataset) Dataset {
	d.Columns = append(slices.Clone(d.Columns), columns(nil, nil, "dubbio_asst")...)
	doubts := doubtsByCode(c)
	code := d.index("codice_ambito")
	if code < 0 {
		code = d.index("codice_asst")
	}
	rows := make([][]string, len(d.Rows))
	for i, row := range d.Rows {
		rows[i] = append(slices.Clone(row), doubts[row[code]])
	}
	d.Rows = rows
	return d
}

// doubtsByCode says it of an Ambito, and of an ASST whose Ambiti and Comuni are counted.
func doubtsByCode(c *catalogue.Catalogue) map[string]string {
	doubts := map[string]string{}
	for _, a := range c.Ambiti {
		doubts[string(a.Code)] = c.ASSTDoubt(a)
	}
	for _, asst := range c.ASST {
		var sentences []string
		for _, sharing := range c.SharingWith(asst) {
			sentences = append(sentences, "Ambito "+sharing.Ambito.Name+". "+sharing.Words)
		}
		doubts[string(asst.Code)] = strings.Join(sentences, " ")
	}
	return doubts
}

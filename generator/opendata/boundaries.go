package opendata

import (
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

func confiniAmbiti(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := bounded(c, ambiti(c), areas)
	d.ID, d.Title = "confini-ambiti", "Confini degli Ambiti"
	d.Sources = append(d.Sources, c.Membership) // which Comuni are joined
	d.Description = "Il territorio di ogni Ambito, ottenuto unendo i suoi Comuni, con codici, nomi e superficie. " + boundariesNote
	return d
}

func confiniATS(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := bounded(c, ats(c), areas)
	d.ID, d.Title = "confini-ats", "Confini delle ATS"
	d.Description = "Il territorio di ogni ATS (agenzia di tutela della salute), ottenuto unendo i Comuni dei suoi Ambiti, con codice, " +
		"nome e superficie. " + boundariesNote
	return d
}

func confiniASST(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := bounded(c, asst(c), areas)
	d.ID, d.Title = "confini-asst", "Confini delle ASST"
	d.Description = "Il territorio di ogni ASST (azienda socio sanitaria territoriale), ottenuto unendo i Comuni dei suoi Ambiti, con " +
		"codici, nomi e superficie. L’Ambito di Milano Città non c’è: l’Allegato B non gli assegna un’ASST. " + boundariesNote
	return d
}

func confiniComuni(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := bounded(c, comuni(c, areas), areas)
	d.ID, d.Title = "confini-comuni", "Confini dei Comuni"
	d.Description = "Il territorio di ogni Comune, con l’Ambito, l’ATS (agenzia di tutela della salute) e l’ASST (azienda socio sanitaria " +
		"territoriale) a cui appartiene. " + boundariesNote
	return d
}

const boundariesNote = "I confini sono semplificati e non hanno valore legale. I file CSV, XLSX, JSON e Parquet contengono gli stessi dati senza il disegno."

// bounded makes a table geographic: rows in the order of the areas, each with its surface, and the credit line that
// whoever uses the boundaries owes.
func bounded(c *catalogue.Catalogue, d Dataset, areas *geo.Topology) Dataset {
	d.Sources = append([]catalogue.Provenance{c.Boundaries}, d.Sources...)
	d.Credit = c.Credit()
	d.Areas, d.Valid = areas, c.Day
	d.Own = true // the shapes are ISTAT's, joined and generalised by this project
	rows := make([][]string, len(d.Rows))
	for i, row := range d.Rows {
		surface := strconv.FormatFloat(areas.Area(d.keyOf(row)), 'f', 2, 64)
		rows[i] = append(slices.Clone(row), surface)
	}
	slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(d.keyOf(a), d.keyOf(b)) })
	d.Rows = rows
	d.Columns = append(d.Columns, columns(nil, nil, "area_km2")...)
	return d
}

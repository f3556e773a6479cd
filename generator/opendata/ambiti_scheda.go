package opendata

import (
	"strconv"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// ambitiScheda has one wide row for each Ambito, for those who want no joins.
func ambitiScheda(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	people, year, populationSources := residents(c)
	unknown := missing(catalogue.NotReported, "Non sappiamo quanti abitanti ha.")
	d := Dataset{
		ID:    "ambiti-scheda",
		Title: "Ambiti in una riga",
		Description: "Di ogni Ambito, in una riga sola: codici, ATS (agenzia di tutela della salute), ASST (azienda socio sanitaria territoriale), quanti " +
			"Comuni, superficie, abitanti con il loro anno, un punto al suo interno e il sito. Serve a chi non vuole unire più tabelle.",
		Sources: append(withChanges(c, c.Act, c.Membership, c.Boundaries, c.BodiesSource), populationSources...),
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"codice_ambito"}, []Column{
			{Name: "abitanti", Type: Integer, Meaning: "Quante persone ci abitano: la somma dei suoi Comuni.", Missing: unknown},
			{Name: "anno_abitanti", Type: String, Meaning: "L’anno degli abitanti.", Pattern: catalogue.YearForm().Pattern(), Missing: unknown},
			{Name: "longitudine", Type: Number, Unit: "gradi", Meaning: "Longitudine (WGS84) di un punto dentro l’Ambito, il più lontano dal confine."},
			{Name: "latitudine", Type: Number, Unit: "gradi", Meaning: "Latitudine (WGS84) dello stesso punto."},
		}, "codice_ambito", "denominazione_ambito", "codice_registro_nazionale", "codice_ats", "nome_ats", "codice_asst", "nome_asst",
			"numero_comuni", "area_km2", "abitanti", "anno_abitanti", "longitudine", "latitudine", "sito_ambito"),
	}
	for _, a := range c.Ambiti {
		ats, _ := c.FindATS(a.ATS)
		asst, asstName := "", ""
		if found, ok := c.FindASST(a.ASST); ok {
			asst, asstName = string(found.Code), found.Name()
		}
		point, _ := areas.LabelPoint(string(a.Code))
		here, when := people(a), ""
		if here != "" {
			when = year
		}
		d.Rows = append(d.Rows, []string{string(a.Code), a.Name, string(a.Register), string(a.ATS), ats.Name(), asst, asstName,
			strconv.Itoa(len(c.Members(a.Code))), fixed(areas.Area(string(a.Code)), 2), here, when, fixed(point[0], 4), fixed(point[1], 4), siteOf(c, a)})
	}
	return d
}

func siteOf(c *catalogue.Catalogue, a catalogue.Ambito) string {
	for _, b := range c.BodiesOf(a.Code) {
		if b.AmbitoSite != "" {
			return b.AmbitoSite
		}
	}
	return ""
}

func fixed(value float64, decimals int) string { return strconv.FormatFloat(value, 'f', decimals, 64) }

// residents gives how many people live in an Ambito, in which year, and who says so.
func residents(c *catalogue.Catalogue) (people func(catalogue.Ambito) string, year string, sources []catalogue.Provenance) {
	population, ok := c.Indicator(catalogue.PopulationID)
	if table, there := population.Table(catalogue.LevelAmbito); ok && there {
		year, sources = table.Last(), population.Sources
	}
	return func(a catalogue.Ambito) string {
		n, known := c.Residents(catalogue.Row{Key: string(a.Code), Ambito: a.Code})
		if !known {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}, year, sources
}

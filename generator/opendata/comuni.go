package opendata

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// comuni takes the cadastral codes from the boundaries, where they are the extra text of each Comune.
func comuni(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := Dataset{
		ID:    "comuni",
		Title: "Comuni",
		Description: "I Comuni della Lombardia " + asOf(c) + ", con l’Ambito, l’ATS (agenzia di tutela della salute) e l’ASST (azienda " +
			"socio sanitaria territoriale) di ognuno. L’elenco non è ufficiale: ogni riga dice quanto è sicura e da dove viene.",
		Sources: withChanges(c, c.Membership, c.Act),
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"codice_istat"}, []Column{
			{Name: "codice_catastale", Type: String, Meaning: "Codice catastale del Comune, quello che è anche nel codice fiscale: una lettera e tre cifre.", Pattern: catalogue.CadastralCode("").Form().Pattern(), Missing: missing(catalogue.NotReported, "Nessuna fonte letta dà il codice catastale del Comune.")},
			{Name: "evidenza", Type: String, Meaning: "Quanto è sicuro che il Comune stia in questo Ambito. Dal più al meno sicuro: documentata, dedotta, nota (senza documento), dubbia.", Allowed: evidenceNames()},
		}, "codice_istat", "comune", "provincia", "codice_ambito", "evidenza", "fonte",
			"denominazione_ambito", "codice_ats", "denominazione_ats", "codice_asst", "denominazione_asst", "codice_catastale"),
	}
	for _, m := range c.Comuni {
		ambito, _ := c.FindAmbito(m.Ambito)
		ats, _ := c.FindATS(ambito.ATS)
		asst, _ := c.FindASST(ambito.ASST)
		d.Rows = append(d.Rows, []string{
			string(m.Code), m.Name, string(m.Province), string(m.Ambito), m.Evidence.String(), m.Source,
			ambito.Name, string(ambito.ATS), ats.Printed, string(ambito.ASST), asst.Printed,
			areas.Extra(string(m.Code)),
		})
	}
	return d
}

// comuni2021 is the same as it was on the day of the act's tables, whatever has changed since.
func comuni2021(c *catalogue.Catalogue, pieces *geo.Topology) Dataset {
	d := withASSTDoubt(c.AtAct(), comuni(c.AtAct(), pieces))
	d.ID, d.Title = Comuni2021ID, "Comuni al tempo dell’atto"
	d.refer("allegato-b", "codice_ambito")
	d.refer("", "codice_ats", "codice_asst", "codice_istat")
	d.Description += " Questa raccolta resta com’è: che cosa è cambiato dopo è nella raccolta «Variazioni»."
	return d
}

// Comuni2021ID is the dataset of the Comuni of the act.
const Comuni2021ID = "comuni-2021"

// asOf says for which day a table holds.
func asOf(c *catalogue.Catalogue) string { return "al " + c.Day.Words() }

// withChanges adds where the changes come from, once something has changed.
func withChanges(c *catalogue.Catalogue, sources ...catalogue.Provenance) []catalogue.Provenance {
	if len(c.Changes) > 0 {
		sources = append(sources, c.ChangesSource)
	}
	return sources
}

// evidenceNames are the words for how sure a membership is, from the surest.
func evidenceNames() []string {
	var names []string
	for _, level := range catalogue.EvidenceLevels() {
		names = append(names, level.String())
	}
	return names
}

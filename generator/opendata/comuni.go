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
		Description: "I Comuni della Lombardia al 1° gennaio 2021, con l’Ambito, l’ATS (agenzia di tutela della salute) e l’ASST (azienda " +
			"socio sanitaria territoriale) di ognuno. L’elenco non è ufficiale: ogni riga dice quanto è sicura e da dove viene.",
		Sources: []catalogue.Provenance{c.Membership, c.Act},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"codice_istat"}, []Column{
			{Name: "codice_catastale", Type: String, Meaning: "Codice catastale del Comune, quello che è anche nel codice fiscale: una lettera e tre cifre.", Pattern: catalogue.CadastralCode("").Form().Pattern(), Missing: missing(catalogue.NotReported, "Il file dei confini non dà il codice catastale del Comune.")},
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

// evidenceNames are the words for how sure a membership is, from the surest.
func evidenceNames() []string {
	var names []string
	for _, level := range catalogue.EvidenceLevels() {
		names = append(names, level.String())
	}
	return names
}

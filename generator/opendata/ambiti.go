package opendata

import "ambitilombardia/generator/catalogue"

func allegatoB(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "allegato-b",
		Title: "Allegato B, come è stampato",
		Description: "La tabella dei codici dell’Allegato B, riga per riga e nel suo ordine, anche dove la stampa si contraddice. " +
			"Per lavorare con i codici usa la raccolta «Ambiti», che ha i valori corretti.",
		Sources: []catalogue.Provenance{c.Act},
		Licence: ccBy,
		Columns: columns([]string{"codice_ambito"}, nil, catalogue.AllegatoBColumns()...),
	}
	d.refer("", "codice_ambito", "codice_ats", "codice_asst")
	d.require("codice_registro_nazionale")
	for _, row := range c.Printed {
		d.Rows = append(d.Rows, row.Cells)
	}
	return d
}

func ambiti(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "ambiti",
		Title: "Ambiti",
		Description: "Gli Ambiti territoriali della Lombardia " + asOf(c) + ", con i loro codici, l’ATS (agenzia di tutela della salute) e l’ASST " +
			"(azienda socio sanitaria territoriale). Le colonne sono quelle dell’Allegato B. Qualche valore stampato è corretto: il sito dice quale e perché.",
		Sources: withChanges(c, c.Act),
		Licence: ccBy,
		Columns: columns([]string{"codice_ambito"}, nil, catalogue.AllegatoBColumns()...),
	}
	for _, a := range c.Ambiti {
		ats, _ := c.FindATS(a.ATS)
		asst, _ := c.FindASST(a.ASST) // none for Milano Città: its cells stay empty
		d.Rows = append(d.Rows, []string{
			string(a.ATS), ats.Printed, string(a.ASST), asst.Printed, string(a.Code), a.Name, string(a.Register),
		})
	}
	return d
}

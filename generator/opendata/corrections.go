package opendata

import "ambitilombardia/generator/catalogue"

func rettifiche(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "rettifiche",
		Title: "Rettifiche dell’Allegato B",
		Description: "Ogni cella della tabella dei codici in cui questo sito usa un valore diverso da quello stampato, con il motivo. " +
			"La raccolta «Allegato B, come è stampato» ha i valori di prima, «Ambiti» quelli usati.",
		Sources: []catalogue.Provenance{c.Act},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"codice_ambito", "campo"}, []Column{
			{Name: "campo", Type: String, Meaning: "La colonna dell’Allegato B.", Allowed: catalogue.AllegatoBColumns()},
			{Name: "valore_stampato", Type: String, Meaning: "Che cosa c’è nella cella.", Missing: missing(catalogue.NotReported, "Nell’atto la cella è vuota.")},
			{Name: "valore_usato", Type: String, Meaning: "Il valore che usa questo sito.", Missing: missing(catalogue.NotReported, "Il sito lascia la cella vuota.")},
			{Name: "motivo", Type: String, Meaning: "Perché il valore è diverso."},
		}, "codice_ambito", "campo", "valore_stampato", "valore_usato", "motivo"),
	}
	for _, r := range c.Corrections {
		d.Rows = append(d.Rows, []string{string(r.Ambito), r.Field, r.Printed, r.Used, r.Reason})
	}
	return d
}

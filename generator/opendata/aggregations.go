package opendata

import "ambitilombardia/generator/catalogue"

func aggregazioni(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "aggregazioni",
		Title: "Aggregazioni di Ambiti, 2018-2020",
		Description: "Quali territori si sono uniti fra il 2018 e il 2020 per formare gli Ambiti di oggi: una riga per ogni territorio che " +
			"l’atto nomina. L’atto non dice in quale giorno, né quali Comuni avesse ogni Ambito di prima.",
		Sources: []catalogue.Provenance{c.Aggregations.Provenance},
		Licence: ccBy,
		Columns: columns([]string{"codice_ambito", "territorio_unito"}, []Column{
			{Name: "unisce", Type: String, Meaning: "Che cosa si è unito: «Ambiti», che diventano uno solo, o «Comuni», che entrano in un Ambito senza che un altro finisca."},
			{Name: "territorio_unito", Type: String, Meaning: "Nome dell’Ambito di prima, come è stampato. Per i Comuni, che l’atto non nomina, le sue parole."},
		}, "codice_ambito", "denominazione_ambito", "unisce", "territorio_unito"),
		Document: true,
	}
	d.allow("unisce", ids(catalogue.Unions(), func(u catalogue.Union) string { return string(u) }))
	d.refer("allegato-b", "codice_ambito")
	for _, a := range c.Aggregations.List {
		ambito, _ := c.AtAct().FindAmbito(a.Ambito)
		for _, part := range a.Parts {
			d.Rows = append(d.Rows, []string{string(a.Ambito), ambito.Name, string(a.Unites), part})
		}
	}
	return d
}

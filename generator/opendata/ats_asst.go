package opendata

import (
	"strconv"

	"ambitilombardia/generator/catalogue"
)

func ats(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:          "ats",
		Title:       "ATS",
		Description: "Le ATS (agenzie di tutela della salute) della Lombardia " + asOf(c) + ", con quante ASST, quanti Ambiti e quanti Comuni ha ognuna.",
		Sources:     withChanges(c, c.Act, c.Membership),
		Licence:     ccBy,
		Columns: columns([]string{"codice_ats"}, []Column{
			{Name: "numero_asst", Type: Integer, Meaning: "Quante ASST (aziende socio sanitarie territoriali) hanno Ambiti nell’ATS."},
		}, "codice_ats", "denominazione_ats", "nome_ats", "numero_asst", "numero_ambiti",
			"numero_comuni"),
	}
	for _, a := range c.ATS {
		ambiti := c.AmbitiOfATS(a.Code)
		d.Rows = append(d.Rows, []string{
			string(a.Code), a.Printed, a.Name(), strconv.Itoa(len(c.ASSTOfATS(a.Code))), strconv.Itoa(len(ambiti)),
			countMembers(c, ambiti),
		})
	}
	return d
}

func asst(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "asst",
		Title: "ASST",
		Description: "Le ASST (aziende socio sanitarie territoriali) della Lombardia " + asOf(c) + ", con l’ATS (agenzia di tutela della salute) in cui " +
			"si trovano e con quanti Ambiti e quanti Comuni ha ognuna.",
		Sources: withChanges(c, c.Act, c.Membership),
		Licence: ccBy,
		Columns: columns([]string{"codice_asst"}, nil, "codice_asst", "denominazione_asst", "nome_asst", "codice_ats", "denominazione_ats",
			"numero_ambiti", "numero_comuni"),
	}
	d.require("denominazione_asst")
	d.require("nome_asst")
	for _, a := range c.ASST {
		ats, _ := c.FindATS(a.ATS)
		ambiti := c.AmbitiOfASST(a.Code)
		d.Rows = append(d.Rows, []string{
			string(a.Code), a.Printed, a.Name(), string(a.ATS), ats.Printed, strconv.Itoa(len(ambiti)), countMembers(c, ambiti),
		})
	}
	return d
}

func countMembers(c *catalogue.Catalogue, ambiti []catalogue.Ambito) string {
	n := 0
	for _, a := range ambiti {
		n += len(c.Members(a.Code))
	}
	return strconv.Itoa(n)
}

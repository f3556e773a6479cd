package opendata

import (
	"strconv"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

func allegatoB(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "allegato-b",
		Title: "Allegato B, come è stampato",
		Description: "La tabella dei codici dell’allegato B, riga per riga e nel suo ordine, anche dove la stampa si contraddice. " +
			"Per lavorare con i codici usa la raccolta «Ambiti», che ha i valori corretti.",
		Sources: []catalogue.Provenance{c.Act},
		Licence: ccBy,
		Columns: columns([]string{"codice_ambito"}, catalogue.AllegatoBColumns()...),
	}
	for _, row := range c.Printed {
		d.Rows = append(d.Rows, row.Cells)
	}
	return d
}

func ambiti(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "ambiti",
		Title: "Ambiti",
		Description: "Gli Ambiti territoriali della Lombardia con i loro codici, l’ATS (agenzia di tutela della salute) e l’ASST " +
			"(azienda socio sanitaria territoriale). Le colonne sono quelle dell’allegato B. Qualche valore stampato è corretto: il sito dice quale e perché.",
		Sources: []catalogue.Provenance{c.Act},
		Licence: ccBy,
		Columns: columns([]string{"codice_ambito"}, catalogue.AllegatoBColumns()...),
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

func ats(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:          "ats",
		Title:       "ATS",
		Description: "Le ATS (agenzie di tutela della salute) della Lombardia, con quante ASST, quanti Ambiti e quanti Comuni ha ognuna.",
		Sources:     []catalogue.Provenance{c.Act, c.Membership},
		Licence:     ccBy,
		Columns: columns([]string{"codice_ats"}, "codice_ats", "denominazione_ats", "nome_ats", "numero_asst", "numero_ambiti",
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
		Description: "Le ASST (aziende socio sanitarie territoriali) della Lombardia, con l’ATS (agenzia di tutela della salute) in cui " +
			"si trovano e con quanti Ambiti e quanti Comuni ha ognuna.",
		Sources: []catalogue.Provenance{c.Act, c.Membership},
		Licence: ccBy,
		Columns: columns([]string{"codice_asst"}, "codice_asst", "denominazione_asst", "nome_asst", "codice_ats", "denominazione_ats",
			"numero_ambiti", "numero_comuni"),
	}
	d.require("denominazione_asst")
	for _, a := range c.ASST {
		ats, _ := c.FindATS(a.ATS)
		ambiti := c.AmbitiOfASST(a.Code)
		d.Rows = append(d.Rows, []string{
			string(a.Code), a.Printed, a.Name(), string(a.ATS), ats.Printed, strconv.Itoa(len(ambiti)), countMembers(c, ambiti),
		})
	}
	return d
}

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
		Columns: columns([]string{"codice_istat"}, "codice_istat", "comune", "provincia", "codice_ambito", "evidenza", "fonte",
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

func macroaree(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "macroaree",
		Title: "Macroaree",
		Description: "I temi su cui gli Ambiti lavorano nel triennio 2021-2023 e i punti chiave di ognuno. Ogni punto chiave è una riga: " +
			"lettera e titolo della macroarea si ripetono.",
		Sources: []catalogue.Provenance{{
			Title:       "Macroaree di programmazione",
			Source:      c.Act.Source,
			Section:     "Allegato A, paragrafo 5.3, e Appendice 1",
			Date:        c.Act.Date,
			Transcribed: c.Act.Transcribed,
		}},
		Licence: ccBy,
		Columns: columns([]string{"lettera", "punto_chiave"}, "lettera", "titolo", "punto_chiave"),
	}
	for _, m := range c.Macroaree {
		for _, point := range m.KeyPoints {
			d.Rows = append(d.Rows, []string{m.Letter, m.Title, point})
		}
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

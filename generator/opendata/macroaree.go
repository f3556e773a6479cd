package opendata

import "ambitilombardia/generator/catalogue"

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
		Columns: columns([]string{"lettera", "punto_chiave"}, []Column{
			{Name: "lettera", Type: String, Meaning: "Lettera della macroarea nell’Allegato A, da " + catalogue.FirstLetter + " a " + catalogue.LastLetter + ".", Pattern: catalogue.LetterForm().Pattern()},
			{Name: "punto_chiave", Type: String, Meaning: "Un punto chiave della macroarea: uno per riga."},
		}, "lettera", "titolo", "punto_chiave"),
	}
	for _, m := range c.Macroaree {
		for _, point := range m.KeyPoints {
			d.Rows = append(d.Rows, []string{m.Letter, m.Title, point})
		}
	}
	return d
}

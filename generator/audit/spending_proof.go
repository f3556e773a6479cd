package audit

import "ambitilombardia/generator/catalogue"

// changedSinceProof finds the tables of the act that are no longer as they were when its text bore them out: a single
// digit that slipped may contradict no other figure.
func changedSinceProof(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		found = append(found, unproved(c.Spending.Proof(t), t.ID, Cell{Dataset: t.ID}, "i dati "+of(t), "un valore, una riga o il titolo")...)
	}
	for _, t := range c.Passages() {
		found = append(found, unproved(c.PassagesProof(t), t.ID, Cell{Dataset: ActText, Column: t.ID}, passagesHold(t.ID), "un passo o un numero")...)
	}
	return found
}

// passagesHold says what the passages of a table are about.
func passagesHold(id string) string {
	return "i passi " + map[string]string{
		"richiami":                        "in cui l’atto nomina leggi, uffici e fondi",
		"aggregazioni":                    "dell’atto sugli Ambiti che si sono uniti",
		"aggregazioni/conteggi":           "in cui l’atto conta gli Ambiti di prima e di dopo",
		"programmazione/sezioni":          "con cui si aprono le parti dell’atto",
		"programmazione/accordi":          "dell’atto sugli Accordi di Programma",
		"programmazione/obiettivi":        "dell’atto sugli obiettivi dei progetti",
		"programmazione/progetti":         "dell’atto sui progetti del 2018-2020",
		"programmazione/cifre":            "da cui vengono i numeri sui Piani di Zona",
		"programmazione/premialita":       "dell’atto sul premio",
		"programmazione/risorse":          "dell’atto sulle fonti di denaro",
		"programmazione/tappe":            "dell’atto sulle date dei Piani di Zona",
		"programmazione/flussi/passi":     "dell’atto sui flussi di dati",
		"programmazione/flussi/invii":     "del calendario dei flussi di dati",
		"programmazione/moduli/documento": "dell’atto sulle parti del Piano di Zona",
		"programmazione/moduli/esiti":     "della Tabella 2 dell’atto",
		"programmazione/moduli/obiettivi": "della Tabella 3 dell’atto",
	}[id]
}

// unproved tells of what was never proved, or has changed since.
func unproved(proof catalogue.Proof, id string, cell Cell, what, part string) []Finding {
	f := Finding{ID: catalogue.Slug("trascrizione", id), Severity: Note, Cells: []Cell{cell}}
	switch proof {
	case catalogue.NotProved:
		f.Sentence = sentence("%s non sono ancora stati confrontati con il testo dell’atto.", what)
	case catalogue.Changed:
		f.Severity = Doubt
		f.Sentence = sentence("%s non sono più quelli che abbiamo confrontato con il testo dell’atto: dopo è cambiato %s.", what, part)
	default:
		return nil
	}
	return []Finding{f}
}

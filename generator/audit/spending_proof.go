package audit

import "ambitilombardia/generator/catalogue"

// changedSinceProof finds the tables of the act that are no longer as they were when its text bore them out: a single
// digit that slipped may contradict no other figure.
func changedSinceProof(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		found = append(found, unproved(c.Spending.Proof(t), t.ID, Cell{Dataset: t.ID}, "i dati "+of(t), "un valore, una riga o il titolo")...)
	}
	return append(found, unproved(c.MentionsProof(), catalogue.MentionsID, Cell{Dataset: ActText, Column: catalogue.MentionsID},
		"i passi in cui l’atto nomina leggi, uffici e fondi", "un passo")...)
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

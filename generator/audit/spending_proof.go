package audit

import "ambitilombardia/generator/catalogue"

// changedSinceProof finds the tables of the act that are no longer as they were when its text bore them out: a single
// digit that slipped may contradict no other figure.
func changedSinceProof(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, t := range c.Spending.Tables {
		severity, says := Note, "non sono ancora stati confrontati con il testo dell’atto"
		switch c.Spending.Proof(t) {
		case catalogue.Proved:
			continue
		case catalogue.Changed:
			severity = Doubt
			says = "non sono più quelli che abbiamo confrontato con il testo dell’atto: dopo è cambiato un valore, una riga o il titolo"
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("trascrizione", t.ID),
			Severity: severity,
			Cells:    []Cell{{Dataset: t.ID}},
			Sentence: sentence("i dati %s %s.", of(t), says),
		})
	}
	return found
}

package audit

import (
	"fmt"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// ofActs says what an act lacks, by the column of its table, and how the dataset calls that column.
var ofActs = map[string]struct{ words, column string }{
	"numero":    {"il numero", "numero_atto"},
	"data":      {"il giorno", "data_atto"},
	"titolo":    {"il titolo", "titolo_atto"},
	"indirizzo": {"un indirizzo con il testo", "indirizzo"},
}

// incompleteActs notes the acts of which no source gives all: who holds them can fill in a cell.
func incompleteActs(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, act := range c.Acts {
		f := Finding{ID: catalogue.Slug("atto", string(act.ID)), Severity: Note}
		var words []string
		for _, column := range act.Lacks() {
			words = append(words, ofActs[column].words)
			f.Cells = append(f.Cells, Cell{Dataset: "atti", Row: string(act.ID), Column: ofActs[column].column})
		}
		if len(words) > 0 {
			f.Sentence = fmt.Sprintf("%s: nessuna fonte letta ne dà %s.", grammar.UpperFirst(act.Name), grammar.List(words))
			found = append(found, f)
		}
	}
	return found
}

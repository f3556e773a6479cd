package api

import (
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/opendata"
)

// findingRef is a finding beside what it concerns.
type findingRef struct {
	ID       string         `json:"id" jsonschema:"Nome della segnalazione."`
	Severity audit.Severity `json:"gravita" jsonschema:"Gravità: discrepanza se due cose dell’atto si escludono, dubbio se un valore può essere sbagliato, nota se c’è solo da sapere qualcosa."`
	Sentence string         `json:"frase" jsonschema:"La segnalazione in una frase."`
	Page     address        `json:"pagina" jsonschema:"Indirizzo della segnalazione nel sito."`
}

type finding struct {
	findingRef
	Printed  *string `json:"valore_stampato" jsonschema:"Che cosa dice la fonte. Più valori sono divisi da «|». È null se non c’è un valore solo da citare."`
	Computed *string `json:"valore_calcolato" jsonschema:"Il valore che risulta dai conti. Più valori sono divisi da «|». È null se non c’è."`
	Cells    []cell  `json:"celle" jsonschema:"Le celle che la segnalazione tocca."`
}

// cell names a value of a dataset.
type cell struct {
	Dataset string  `json:"raccolta" jsonschema:"La raccolta di questo sito in cui sta la cella; «atto» se la segnalazione riguarda le parole dell’atto, che non sono in una raccolta."`
	Table   *string `json:"tabella" jsonschema:"Tabella o grafico dell’Allegato C. È null per le altre raccolte."`
	Row     *string `json:"riga" jsonschema:"Per l’Allegato C il nome della riga, come è stampato; per le altre raccolte il codice. È null se riguarda tutta la tabella."`
	Column  *string `json:"colonna" jsonschema:"La colonna della cella. Per l’Allegato C l’anno e la misura, «2018 min», o la sola misura. È null se riguarda tutta la tabella."`
}

func (b *builder) findingRef(f audit.Finding) findingRef {
	return findingRef{f.ID, f.Severity, f.Sentence, b.page(f.Path())}
}

func (b *builder) findingRefs(found []audit.Finding) []findingRef { return listOf(found, b.findingRef) }

func (b *builder) findingList(k kind) []document[list[finding]] {
	return listDocument(b, k, b.page("qualita/"), listOf(b.in.Findings, func(f audit.Finding) finding {
		return finding{b.findingRef(f), optional(f.Printed), optional(f.Computed), listOf(f.Cells, b.cell)}
	}))
}

func (b *builder) cell(c audit.Cell) cell {
	if _, ok := b.Spending.Table(c.Dataset); ok {
		return cell{opendata.SpendingID, optional(c.Dataset), optional(c.Row), optional(c.Column)}
	}
	return cell{c.Dataset, nil, optional(c.Row), optional(c.Column)}
}

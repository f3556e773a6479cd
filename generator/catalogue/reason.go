package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// Reason says why a value is missing. There is one list of reasons, for every source and every format.
type Reason string

// The reasons, as they are written in mancanti.csv and in the downloads.
const (
	NotReported   Reason = "non_riportato"
	NotApplicable Reason = "non_applicabile"
	LostInText    Reason = "perso_nel_testo"
	// Together is that of a figure which the source gives for several places as one.
	Together Reason = "pubblicata_insieme"
	// NotCollected is that of a figure which the source has and this project does not have yet.
	NotCollected Reason = "non_ancora_raccolto"
	// PartMissing is that of a sum or a ratio of which a part is missing.
	PartMissing Reason = "manca_una_parte"
)

// Reasons lists the reasons in the order in which readers see them.
func Reasons() []Reason {
	return []Reason{NotReported, NotApplicable, LostInText, Together, NotCollected, PartMissing}
}

// ParseReason accepts the words of the list.
func ParseReason(text string) (Reason, error) {
	if r := Reason(text); slices.Contains(Reasons(), r) {
		return r, nil
	}
	var words []string
	for _, r := range Reasons() {
		words = append(words, string(r))
	}
	return "", fmt.Errorf("«%s» non è un motivo: ci si aspettava uno fra %s%s", text, strings.Join(words, ", "), source.Perhaps(text, words))
}

// Label is the reason in two or three words, as a reader sees it.
func (r Reason) Label() string {
	return map[Reason]string{
		NotReported: "Non riportato", NotApplicable: "Non applicabile", LostInText: "Illeggibile nella fonte",
		Together: "Pubblicata insieme", NotCollected: "Non ancora raccolto", PartMissing: "Manca una parte",
	}[r]
}

// Definition says in a sentence what the reason means.
func (r Reason) Definition() string {
	return map[Reason]string{
		NotReported:   "La fonte non dà il valore: al suo posto stampa dei trattini, oppure non ha quel dato.",
		NotApplicable: "Qui un valore non avrebbe senso: per esempio la voce sta tutta in un’altra colonna, o la riga parla d’altro.",
		LostInText:    "Il valore è nell’atto, ma nel testo di cui disponiamo non si legge.",
		Together:      "La fonte dà una cifra sola per più Comuni insieme: quanto spetti a ognuno non si sa.",
		NotCollected:  "La fonte ha il valore, ma non lo abbiamo ancora raccolto.",
		PartMissing:   "Il valore si calcola da altri valori, e almeno uno di quelli manca.",
	}[r]
}

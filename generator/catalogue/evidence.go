package catalogue

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/source"
)

// Evidence says how far the membership of a Comune can be trusted, from the surest to the least sure.
type Evidence int

// The levels of evidence; the zero value is none of them, so that it cannot be forgotten.
const (
	Documented Evidence = iota + 1 // documentata
	Deduced                        // dedotta
	Known                          // nota
	Doubtful                       // dubbia
)

// EvidenceLevels lists the levels from the surest to the least sure.
func EvidenceLevels() []Evidence { return []Evidence{Documented, Deduced, Known, Doubtful} }

var evidenceNames = [...]string{Documented: "documentata", Deduced: "dedotta", Known: "nota", Doubtful: "dubbia"}

// String gives the word of comuni.csv.
func (e Evidence) String() string { return evidenceNames[e] }

// grades says each level to a reader: the name of the grade; how a sentence that states the membership begins, and the mood
// of its verb; what the grade means.
var grades = [...]struct{ label, opening, verb, meaning string }{
	Documented: {"documentata", "", "sta", "Abbiamo letto una pagina che mette questo Comune in questo Ambito."},
	Deduced: {"dedotta", "Secondo le nostre ricerche ", "sta",
		"La pagina letta parla di più Ambiti insieme o di un distretto che coincide con l’Ambito: la divisione è nostra."},
	Known: {"senza documento", "Secondo le nostre ricerche ", "sta",
		"Lo si sa sul territorio, o il conto torna con un numero letto in una pagina. Ma non abbiamo letto una pagina che nomini il Comune."},
	Doubtful: {"dubbia", "Non è sicuro che ", "stia", "Non ne siamo sicuri: il Comune può avere cambiato Ambito."},
}

// Label is the name of the grade that a reader sees. The word of comuni.csv may be another: «nota» reads as a note.
func (e Evidence) Label() string { return grades[e].label }

// Meaning explains the grade in a sentence or two.
func (e Evidence) Meaning() string { return grades[e].meaning }

// Claim gives the words between which the name of a Comune stands in the sentence that states its Ambito: «Secondo le
// nostre ricerche » and «sta». The opening is empty where a document says so.
func (e Evidence) Claim() (opening, verb string) { return grades[e].opening, grades[e].verb }

// ParseEvidence accepts the four words of comuni.csv.
func ParseEvidence(text string) (Evidence, error) {
	for _, level := range EvidenceLevels() {
		if level.String() == text {
			return level, nil
		}
	}
	if text == "" {
		return 0, fmt.Errorf("la cella è vuota: ci si aspettava una fra %s", strings.Join(evidenceNames[1:], ", "))
	}
	return 0, fmt.Errorf("«%s» non è un'evidenza: ci si aspettava una fra %s%s", text, strings.Join(evidenceNames[1:], ", "),
		source.Perhaps(text, evidenceNames[1:]))
}

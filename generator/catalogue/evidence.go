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

package conformance

import (
	"encoding/json"
	"fmt"
)

// Report is every standard with its checks. Its JSON is published beside the page.
type Report struct {
	Standards []Standard `json:"norme"`
}

// Standard is a rule that others wrote and that some of the files follow.
type Standard struct {
	ID      string  `json:"id"`
	Name    string  `json:"nome"`
	Meaning string  `json:"significato"` // what it is, in plain words
	Covers  string  `json:"riguarda"`    // what on this site follows it
	Address string  `json:"indirizzo"`   // where its authors publish it
	Checks  []Check `json:"controlli"`
}

// Check is one way to judge the files, with what came out of it.
type Check struct {
	Text     string  `json:"controllo"`
	Program  string  `json:"programma"` // who judges, with its version where it is known
	Outcome  Outcome `json:"esito"`
	Files    int     `json:"file"`      // how many were looked at; 0 where no result is claimed
	Compared int     `json:"confronti"` // how many things in them, of the kind that Unit names
	Unit     string  `json:"unita"`     // «celle»
	Command  string  `json:"comando"`   // with which anyone repeats it

	// Of a check by another program: under which name its result is recorded, which files it looks at (path.Match, with
	// stars only), and the digest of their shape in this build.
	Proof    string   `json:"prova,omitempty"`
	Patterns []string `json:"modelli,omitempty"`
	Digest   string   `json:"impronta_struttura,omitempty"`
}

// Outcome is what a report may claim of a check.
type Outcome string

// The outcomes.
const (
	Passed Outcome = "superato"                                // by this build, on these files
	Proved Outcome = "superato su file della stessa struttura" // by another program, on files of the same shape
	Stale  Outcome = "da ripetere"                             // the files have another shape than at the recorded proof, or there is none
	Gated  Outcome = "condizione per pubblicare"               // whoever reads this knows that it was passed
	Untold Outcome = "esito non registrato"                    // only the command tells
)

// Path is where the report is published for programs, beside the page.
const Path = "conformita/conformita.json"

// Encode writes the report for programs.
func (r Report) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("scrittura del rapporto sugli standard: %w", err)
	}
	return append(text, '\n'), nil
}

// Count tells how many checks have an outcome.
func (r Report) Count(outcome Outcome) int {
	n := 0
	for _, s := range r.Standards {
		for _, c := range s.Checks {
			if c.Outcome == outcome {
				n++
			}
		}
	}
	return n
}

package catalogue

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"

	"ambitilombardia/generator/source"
)

// ProofFile is where «ambiti transcription» keeps what it has proved, in data/allegato-c.
const ProofFile = "trascrizione.csv"

// ProofColumns is its header: a table and the digest that it had.
func ProofColumns() []string { return []string{"tabella", "sha256"} }

// Printed is what the act prints of a table, as far as its digest goes.
type Printed struct {
	Caption string
	Cells   [][]string // in the order of the file: row, year, measure, value, unit, and why there is no value
}

// Digest is the SHA-256 of a table, in hexadecimal. No text of the sources holds a character below the blank, so that two
// of them part the cells and the lines without a doubt.
func (p Printed) Digest() string {
	var text strings.Builder
	text.WriteString(p.Caption)
	for _, cell := range p.Cells {
		text.WriteString("\x1e" + strings.Join(cell, "\x1f"))
	}
	sum := sha256.Sum256([]byte(text.String()))
	return hex.EncodeToString(sum[:])
}

// Printed gives what the act prints of the table, if it is of the act.
func (t Table) Printed() Printed {
	p := Printed{Caption: t.Caption}
	for _, o := range t.Observations {
		p.Cells = append(p.Cells, []string{o.Row.Label, o.Year, o.Measure.ID, o.value.text, o.Measure.Unit.ID, string(o.reason)})
	}
	return p
}

// loadProof reads the digests of the tables that were proved. A project need not have been proved.
func (c *Catalogue) loadProof(project fs.FS, errs *source.Errors) {
	name := strings.TrimSuffix(spendingFolder+ProofFile, ".csv")
	if found, _ := fs.Glob(project, name+".*"); len(found) == 0 {
		return
	}
	table, err := source.ReadTable(project, name, ProofColumns())
	errs.Add(spendingFolder+ProofFile, err)
	c.Spending.Proved = map[string]string{}
	for _, row := range table.Rows {
		c.Spending.Proved[row.Get("tabella").Text] = row.Get("sha256").Text
	}
}

// Proof says whether a table is as it was when the act's text bore it out.
type Proof int

// The answers.
const (
	Proved    Proof = iota // as it was, or not of the act
	NotProved              // never held against the act
	Changed                // something of it has changed since
)

// Proof holds a table against the digest that it had.
func (s Spending) Proof(t Table) Proof {
	if t.Caption == "" {
		return Proved
	}
	return s.proof(t.ID, t.Printed().Digest())
}

func (s Spending) proof(id, digest string) Proof {
	switch proved, ok := s.Proved[id]; {
	case !ok:
		return NotProved
	case proved != digest:
		return Changed
	}
	return Proved
}

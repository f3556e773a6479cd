package transcription

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Report is the outcome of the proof.
type Report struct {
	Tables       []TableReport
	Mentions     PassageReport
	Aggregations PassageReport
	Planning     PassageReport
	Guidelines   PassageReport
	Faults       source.Errors // none when the proof succeeds
}

// TableReport counts what was sought and found for one table.
type TableReport struct {
	ID, Number     string
	Digest         string // of what the table was, see catalogue.Printed
	Cells, Missing int
	Lines          int  // sought, as printed
	Found          int  // once in the table's stretch of the act
	Unique         int  // of these, once in the whole act
	Lost           int  // not sought: the text does not keep them
	Header         bool // the names of the columns stand before the figures
}

// Proved writes the table of the digests, for trascrizione.csv; what has faults has proved nothing.
func (r Report) Proved() ([]byte, error) {
	if len(r.Faults) > 0 {
		return nil, r.Faults.Err()
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Write(catalogue.ProofColumns())
	for _, t := range r.Tables {
		w.Write([]string{t.ID, t.Digest})
	}
	for _, t := range slices.Concat(r.Mentions.Proved, r.Aggregations.Proved, r.Guidelines.Proved, r.Planning.Proved) {
		w.Write([]string{t.ID, t.Printed.Digest()})
	}
	w.Flush()
	return text.Bytes(), w.Error()
}

// of tells whether the report is of table t.
func (r TableReport) of(t catalogue.Table) bool { return r.ID == t.ID }

// String says where the proof stands, one line for each table and a total.
func (r Report) String() string {
	var b strings.Builder
	var sum TableReport
	for _, t := range r.Tables {
		header := "con intestazione"
		if !t.Header {
			header = "senza intestazione"
		}
		fmt.Fprintf(&b, "%-11s %4d celle, %3d senza valore; %2d righe cercate, %2d trovate, %2d uniche in tutto l'atto, %2d perse; %s\n",
			t.Number, t.Cells, t.Missing, t.Lines, t.Found, t.Unique, t.Lost, header)
		sum = TableReport{Cells: sum.Cells + t.Cells, Missing: sum.Missing + t.Missing, Lines: sum.Lines + t.Lines,
			Found: sum.Found + t.Found, Unique: sum.Unique + t.Unique, Lost: sum.Lost + t.Lost}
	}
	if r.Mentions.Sought > 0 {
		fmt.Fprintf(&b, "Richiami    %4d cercati, %d trovati\n", r.Mentions.Sought, r.Mentions.Found)
	}
	if r.Aggregations.Sought > 0 {
		fmt.Fprintf(&b, "Aggregazioni %3d cercate, %d trovate\n", r.Aggregations.Sought, r.Aggregations.Found)
	}
	if r.Planning.Sought > 0 {
		fmt.Fprintf(&b, "Flussi e moduli %d passi e righe cercati, %d trovati\n", r.Planning.Sought, r.Planning.Found)
	}
	if r.Guidelines.Sought > 0 {
		fmt.Fprintf(&b, "Linee di indirizzo %d passi cercati, %d trovati\n", r.Guidelines.Sought, r.Guidelines.Found)
	}
	fmt.Fprintf(&b, "In tutto    %4d celle, %3d senza valore; %d righe cercate, %d trovate, %d uniche in tutto l'atto, %d perse; %d errori\n",
		sum.Cells, sum.Missing, sum.Lines, sum.Found, sum.Unique, sum.Lost, len(r.Faults))
	return b.String()
}

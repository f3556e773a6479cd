package audit

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// KnownFile is where «ambiti check --accept» keeps the findings of which somebody took note.
const KnownFile = knownName + ".csv"

const knownName = "data/segnalazioni/segnalazioni"

var knownColumns = []string{"id", "gravita", "frase"}

// Known is what is kept of a finding.
type Known struct {
	ID       string
	Severity Severity
	Sentence string
}

// News is how the findings differ from those that are known. One whose sentence or severity is another is in both lists.
type News struct{ Came, Went []Known }

// known is the finding as it is kept, without the blanks that a table of the sources may not hold.
func (f Finding) known() Known {
	return Known{f.ID, f.Severity, strings.ReplaceAll(f.Sentence, "\u00a0", " ")}
}

// ReadKnown reads the findings that are known; false where nobody has taken note of any.
func ReadKnown(project fs.FS) ([]Known, bool, error) {
	if found, _ := fs.Glob(project, knownName+".*"); len(found) == 0 {
		return nil, false, nil
	}
	table, err := source.ReadTable(project, knownName, knownColumns)
	var known []Known
	for _, row := range table.Rows {
		known = append(known, Known{row.Get("id").Text, Severity(row.Get("gravita").Text), row.Get("frase").Text})
	}
	return known, true, err
}

// WriteKnown gives the table that ReadKnown reads, in the order of the findings.
func WriteKnown(findings []Finding) ([]byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Write(knownColumns)
	for _, f := range findings {
		k := f.known()
		w.Write([]string{k.ID, string(k.Severity), k.Sentence})
	}
	w.Flush()
	return text.Bytes(), w.Error()
}

// Compare holds the findings against those that are known.
func Compare(known []Known, findings []Finding) News {
	var now []Known
	for _, f := range findings {
		now = append(now, f.known())
	}
	lacking := func(list, from []Known) []Known {
		return slices.DeleteFunc(slices.Clone(list), func(k Known) bool { return slices.Contains(from, k) })
	}
	return News{Came: lacking(now, known), Went: lacking(known, now)}
}

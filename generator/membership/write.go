package membership

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Write tells the report: for what the columns were taken, then what is equal, different, missing and unknown.
func (r Report) Write(w io.Writer) error {
	var b strings.Builder
	for _, c := range r.Columns {
		meaning := c.Meaning
		if meaning == "" {
			meaning = "non serve"
		}
		fmt.Fprintf(&b, "colonna «%s»: %s\n", source.Shorten(c.Title), meaning)
	}
	fmt.Fprintf(&b, "uguali       %d\n", len(r.Equal))
	fmt.Fprintf(&b, "diversi      %d\n", len(r.Different))
	for _, row := range r.Different {
		here, _ := r.catalogue.FindAmbito(row.Comune.Ambito)
		fmt.Fprintf(&b, "  %s: qui nell’Ambito %s, nell’elenco in %s (%s)\n", comuneNamed(row.Comune), named(here), named(row.Ambito), row.Pos)
	}
	fmt.Fprintf(&b, "mancanti     %d\n", len(r.Missing))
	r.writeMissing(&b)
	fmt.Fprintf(&b, "sconosciuti  %d\n", len(r.Unknown))
	for _, read := range r.Read {
		fmt.Fprintf(&b, "nome         %s\n", read)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeMissing names the Comuni that are missing from the Ambiti that the list has, and counts the Ambiti that it does not have at all.
func (r Report) writeMissing(b *strings.Builder) {
	missing := map[catalogue.AmbitoCode][]string{}
	for _, m := range r.Missing {
		missing[m.Ambito] = append(missing[m.Ambito], comuneNamed(m))
	}
	absent := 0
	for _, a := range r.catalogue.Ambiti {
		switch names := missing[a.Code]; {
		case len(names) == len(r.catalogue.Members(a.Code)):
			absent++
		case len(names) > 0:
			fmt.Fprintf(b, "  dell’Ambito %s: %s\n", named(a), strings.Join(names, ", "))
		}
	}
	if absent > 0 {
		fmt.Fprintf(b, "  tutti quelli di %d Ambiti\n", absent)
	}
}

// Rewrite gives the text of comuni.csv in which each Comune of the list stands in the Ambito that the list says, as documented
// by the list, whose name is the new source. The other rows stay as they are.
func (r Report) Rewrite(comuni source.Table, listName string) ([]byte, error) {
	said := map[string]Row{}
	for _, row := range append(r.Equal[:len(r.Equal):len(r.Equal)], r.Different...) {
		said[string(row.Comune.Code)] = row
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Write(comuni.Columns)
	for _, row := range comuni.Rows {
		if by, ok := said[row.Get("codice_istat").Text]; ok {
			row = row.With("codice_ambito", source.Value{Text: string(by.Ambito.Code)}).
				With("evidenza", source.Value{Text: catalogue.Documented.String()}).
				With("fonte", source.Value{Text: listName})
		}
		w.Write(row.Cells())
	}
	w.Flush()
	return text.Bytes(), w.Error()
}

package changes

import (
	"fmt"
	"io"
	"strings"

	"ambitilombardia/generator/opendata"
)

// Write tells what is different, by subject and one difference a line.
func Write(w io.Writer, r Report) error {
	var b strings.Builder
	switch n := r.Count(); n {
	case 0:
		b.WriteString("Nessuna differenza.\n")
	default:
		fmt.Fprintf(&b, "%s.\n", count(n, "differenza", "differenze"))
	}
	for _, s := range r.Sections {
		fmt.Fprintf(&b, "\n%s\n", s.Title)
		for _, line := range s.Lines() {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	if r.Partial {
		b.WriteString("\nLe macroaree non sono confrontate: almeno una delle due cartelle non le contiene.\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Lines tell the changes, each in a sentence. Those that only differ in the Comune share one.
func (s Section) Lines() []string {
	var lines []string
	for i := 0; i < len(s.Changes); {
		names := sameGroup(s.Changes[i:])
		line := s.Changes[i].Words
		if len(names) > 1 {
			line = fmt.Sprintf("%s passano %s: %s.", s.Changes[i].group, count(len(names), "Comune", "Comuni"), strings.Join(names, ", "))
		}
		lines = append(lines, line)
		i += len(names)
	}
	return lines
}

// sameGroup names what the first changes have in common one sentence for: at least one name.
func sameGroup(changes []Change) []string {
	names := []string{changes[0].Name}
	for _, c := range changes[1:] {
		if c.group == "" || c.group != changes[0].group {
			break
		}
		names = append(names, c.Name)
	}
	return names
}

// Dataset gives the differences as a table, one a row.
func (r Report) Dataset() opendata.Dataset {
	d := opendata.Dataset{ID: "differenze"}
	for _, name := range []string{"tipo", "codice", "nome", "tabella", "riga", "anno", "misura", "campo", "prima", "dopo", "frase"} {
		d.Columns = append(d.Columns, opendata.Column{Name: name, Type: opendata.String})
	}
	for _, s := range r.Sections {
		for _, c := range s.Changes {
			d.Rows = append(d.Rows, []string{string(c.Kind), c.Code, c.Name, c.Cell.Table, c.Cell.Row, c.Cell.Year, c.Cell.Measure, c.Field,
				c.Old, c.New, c.Words})
		}
	}
	return d
}

package membership

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Report is how a list and the project agree.
type Report struct {
	Columns   []Column
	Equal     []Row
	Different []Row
	Read      []string           // names that are written in another way here, and whose they were taken to be
	Missing   []catalogue.Comune // of the project, that the list does not have
	Unknown   source.Errors      // rows that cannot be used, each with its place
	catalogue *catalogue.Catalogue
}

// Column says for what a column of the list was taken; the meaning of one that was not used is empty.
type Column struct{ Title, Meaning string }

// Row is a Comune as both lists have it.
type Row struct {
	Comune catalogue.Comune // of the project
	Ambito catalogue.Ambito // of the list
	source.Pos
}

// Compare reads a list. It is an error if no column says which Comune, or none which Ambito.
func Compare(list source.Table, c *catalogue.Catalogue) (Report, error) {
	k := known{comuniOf(c), ambitiOf(c)}
	at := k.find(list)
	r := Report{Columns: at.say(list.Columns), catalogue: c}
	if !at.complete() {
		return r, source.Errorf(source.Pos{File: list.File, Row: 1}, "non si capisce quale colonna dica il Comune e quale l’Ambito: "+
			"ci si aspettava almeno una colonna con i codici ISTAT o i nomi dei Comuni della Lombardia, e una con i codici o i nomi dei 91 Ambiti")
	}
	listed := map[catalogue.ISTATCode]Row{}
	for _, line := range list.Rows {
		row, ok := k.read(line, at, &r)
		before, twice := listed[row.Comune.Code]
		switch {
		case !ok:
		case !twice:
			listed[row.Comune.Code] = row
		case before.Ambito.Code != row.Ambito.Code:
			r.Unknown.Addf(row.Pos, "%s sta già nell’Ambito %s (%s): ci si aspettava un solo Ambito", row.Comune.Name, named(before.Ambito), before.Pos)
		}
	}
	for _, m := range c.Comuni {
		switch row, ok := listed[m.Code]; {
		case !ok:
			r.Missing = append(r.Missing, m)
		case row.Ambito.Code == m.Ambito:
			r.Equal = append(r.Equal, row)
		default:
			r.Different = append(r.Different, row)
		}
	}
	slices.Sort(r.Read)
	r.Read = slices.Compact(r.Read)
	return r, nil
}

// known is what the project has.
type known struct {
	comuni register[catalogue.Comune]
	ambiti register[catalogue.Ambito]
}

// read understands one line of the list. What it cannot use goes among the unknown.
func (k known) read(line source.Row, at columns, r *Report) (Row, bool) {
	before := len(r.Unknown)
	row := Row{Comune: k.comune(line, at, r), Ambito: k.ambito(line, at, r), Pos: line.Pos}
	return row, len(r.Unknown) == before
}

func (k known) comune(line source.Row, at columns, r *Report) catalogue.Comune {
	code, name := cell(line, at.comuneCode), cell(line, at.comuneName)
	if code.Text != "" {
		found, ok := k.comuni.coded(code.Text)
		if !ok {
			r.Unknown.Addf(code.Pos, "«%s» non è il codice di un Comune della Lombardia al 1° gennaio 2021%s", code.Text, k.comuni.perhaps(name.Text, comuneNamed))
			return found
		}
		if same := k.comuni.named(name.Text); len(same) > 0 && !slices.ContainsFunc(same, func(m catalogue.Comune) bool { return m.Code == found.Code }) {
			r.Unknown.Addf(code.Pos, "il codice %s è di %s, ma il nome scritto è «%s»: uno dei due è sbagliato", code.Text, found.Name, name.Text)
		}
		return found
	}
	return resolve(k.comuni, name, line, "un Comune della Lombardia al 1° gennaio 2021", comuneNamed, r)
}

func (k known) ambito(line source.Row, at columns, r *Report) catalogue.Ambito {
	code, name := cell(line, at.ambitoCode), cell(line, at.ambitoName)
	if code.Text != "" {
		found, ok := k.ambiti.coded(code.Text)
		if !ok {
			r.Unknown.Addf(code.Pos, "«%s» non è il codice di un Ambito%s", code.Text, k.ambiti.perhaps(name.Text, named))
		}
		return found
	}
	return resolve(k.ambiti, name, line, "un Ambito dell’Allegato B", named, r)
}

// resolve finds the one thing of a name, and notes how a name that is written in another way was read.
func resolve[T any](things register[T], name source.Value, line source.Row, what string, call func(T) string, r *Report) (thing T) {
	switch found := things.named(name.Text); {
	case name.Text == "":
		r.Unknown.Addf(cmp.Or(name.Pos, line.Pos), "la cella è vuota: ci si aspettava %s", what)
	case len(found) == 0:
		r.Unknown.Addf(name.Pos, "«%s» non è %s%s", source.Shorten(name.Text), what, things.perhaps(name.Text, call))
	case len(found) > 1:
		r.Unknown.Addf(name.Pos, "«%s» può essere %s: ci si aspettava anche il codice", source.Shorten(name.Text), strings.Join(calls(found, call), " o "))
	default:
		if said := call(found[0]); !strings.HasPrefix(catalogue.SortKey(said), catalogue.SortKey(name.Text)+" (") {
			r.Read = append(r.Read, fmt.Sprintf("«%s» è letto come %s", name.Text, said))
		}
		return found[0]
	}
	return thing
}

func calls[T any](things []T, call func(T) string) []string {
	var names []string
	for _, thing := range things {
		names = append(names, call(thing))
	}
	return names
}

// cell gives the cell of a column, nothing where the list has no such column.
func cell(line source.Row, column int) source.Value {
	if column == none {
		return source.Value{}
	}
	return line.At(column)
}

func named(a catalogue.Ambito) string { return fmt.Sprintf("%s (%s)", a.Name, a.Code) }

func comuneNamed(m catalogue.Comune) string { return fmt.Sprintf("%s (%s)", m.Name, m.Code) }

// say tells for what each column was taken.
func (c columns) say(titles []string) []Column {
	said := make([]Column, len(titles))
	for i, title := range titles {
		said[i].Title = title
	}
	for _, role := range []struct {
		column  int
		meaning string
	}{
		{c.comuneCode, "codice ISTAT del Comune"}, {c.comuneName, "nome del Comune"},
		{c.ambitoCode, "codice dell’Ambito"}, {c.ambitoName, "nome dell’Ambito"},
	} {
		if role.column != none {
			said[role.column].Meaning = role.meaning
		}
	}
	return said
}

package source

import (
	"slices"
	"strings"
)

// checkHeader wants exactly the columns in their order, and tells one slip as one error: a column that is missing does not
// make all that follow it wrong.
func checkHeader(file string, columns []string, header record) error {
	got := header.cells
	if slices.Equal(got, columns) {
		return nil
	}
	at := func(i int) Pos { return Pos{File: file, Row: header.row, Col: i + 1} }
	expected := "«" + strings.Join(columns, ",") + "»"
	if len(got) > len(columns) && slices.Equal(got[:len(columns)], columns) {
		return extraColumns(at(len(columns)), got[len(columns):], len(columns))
	}
	var errs Errors
	missing := slices.DeleteFunc(slices.Clone(columns), func(want string) bool { return slices.Contains(got, want) })
	whole := len(missing)
	for i, title := range got {
		place := slices.Index(missing, columnAt(columns, i))
		hint := Perhaps(title, missing)
		switch {
		case slices.Contains(columns, title):
			if slices.Index(got, title) < i {
				errs.Addf(at(i), "la colonna «%s» c'è già: tenerne una sola", title)
			}
			continue
		case hint != "":
			errs.Addf(at(i), "l'intestazione è «%s»%s", Shorten(title), hint)
			missing = slices.DeleteFunc(missing, func(want string) bool { return hint == Perhaps(title, []string{want}) })
			whole = 0 // a header it is, if a bad one
		case place >= 0:
			errs.Addf(at(i), "l'intestazione è «%s», ci si aspettava «%s»", Shorten(title), missing[place])
			missing = slices.Delete(missing, place, place+1)
		case title == "":
			errs.Addf(at(i), "la colonna non ha intestazione: ci si aspettava %s", expected)
		default:
			errs.Addf(at(i), "la colonna «%s» non è prevista: ci si aspettava %s", Shorten(title), expected)
		}
	}
	if whole == len(columns) || len(errs) > len(columns) {
		return Errorf(Pos{File: file, Row: header.row}, "la prima riga non è quella delle intestazioni: ci si aspettava %s", expected)
	}
	for _, want := range missing {
		errs.Addf(at(slices.Index(columns, want)), "manca la colonna «%s»: ci si aspettava %s", want, expected)
	}
	if len(errs) == 0 {
		errs.Addf(Pos{File: file, Row: header.row}, "le colonne sono in un altro ordine: ci si aspettava %s", expected)
	}
	return errs.Err()
}

func extraColumns(pos Pos, extra []string, columns int) error {
	if len(extra) == 1 {
		return Errorf(pos, "c'è una colonna di troppo, «%s»: ci si aspettavano %d colonne", Shorten(extra[0]), columns)
	}
	if extra[0] == "" {
		return Errorf(pos, "ci sono %d colonne senza intestazione dopo l'ultima: ci si aspettavano %d colonne", len(extra), columns)
	}
	return Errorf(pos, "ci sono %d colonne di troppo, da «%s» in poi: ci si aspettavano %d colonne", len(extra), Shorten(extra[0]), columns)
}

// columnAt gives the name of a column, or nothing beyond the last.
func columnAt(columns []string, i int) string {
	if i >= len(columns) {
		return ""
	}
	return columns[i]
}

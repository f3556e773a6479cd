package changes

import (
	"cmp"
	"fmt"

	"ambitilombardia/generator/catalogue"
)

// figures gives the figures of the spending tables that are different, in the order of the tables.
func (p pair) figures() []Change {
	key := figureKey
	old, new := by(p.old.Figures, key), by(p.new.Figures, key)
	var list []Change
	for _, b := range p.new.Figures {
		a, there := old[key(b)]
		if !there {
			list = append(list, figure(FigureAdded, b, "valore", "", b.Value, fmt.Sprintf("%s: è nuovo, %s.", place(b), b.read())))
			continue
		}
		list = append(list, changedFigure(a, b)...)
	}
	for _, a := range p.old.Figures {
		if _, there := new[key(a)]; !there {
			list = append(list, figure(FigureRemoved, a, "valore", a.Value, "", fmt.Sprintf("%s: non c’è più, era %s.", place(a), a.read())))
		}
	}
	return list
}

func figureKey(f Figure) [4]string { return [4]string{f.Table, f.Row, f.Year, f.Measure} }

func changedFigure(a, b Figure) []Change {
	both := fmt.Sprintf("%s: prima %s, ora %s.", place(b), a.read(), b.read())
	var list []Change
	switch {
	case a.Value == b.Value:
	case b.Value == "":
		list = append(list, figure(FigureLost, b, "valore", a.Value, "", both))
	case a.Value == "":
		list = append(list, figure(FigureFound, b, "valore", "", b.Value, both))
	default:
		list = append(list, figure(FigureCorrected, b, "valore", a.Value, b.Value, both))
	}
	if a.Value == "" && b.Value == "" && a.Reason != b.Reason {
		list = append(list, figure(FigureReason, b, "motivo", a.Reason, b.Reason,
			fmt.Sprintf("%s: il valore manca per un altro motivo, prima «%s», ora «%s».", place(b), a.Reason, b.Reason)))
	}
	if cmp.Or(a.UnitID, a.Unit) != cmp.Or(b.UnitID, b.Unit) {
		list = append(list, figure(FigureUnit, b, "unita", a.Unit, b.Unit,
			fmt.Sprintf("%s: l’unità è un’altra, prima «%s», ora «%s».", place(b), a.Unit, b.Unit)))
	}
	return list
}

func figure(kind Kind, f Figure, field, old, new, words string) Change {
	return Change{Kind: kind, Cell: f, Field: field, Old: old, New: new, Words: words}
}

// place tells where a figure stands, «Tab. 10.1, Como, 2018, spesa gestita insieme».
func place(f Figure) string {
	year := "tutto il periodo"
	if f.Year != "" {
		year = f.Year
	}
	return fmt.Sprintf("%s, %s, %s, «%s»", f.Number, f.Row, year, f.Label)
}

// read tells the value as a reader reads it, or why there is none.
func (f Figure) read() string {
	if f.Value == "" {
		return fmt.Sprintf("manca («%s»)", f.Reason)
	}
	value := f.Value
	if d, err := catalogue.ParseDecimal(f.Value); err == nil {
		value = d.Italian()
	}
	return value + " (" + f.Unit + ")"
}

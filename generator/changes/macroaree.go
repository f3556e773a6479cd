package changes

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// macroaree gives the macroareas that are new, gone or have another title, and the key points that are different.
func (p pair) macroaree(partial bool) []Change {
	if partial {
		return nil
	}
	letter := func(m catalogue.Macroarea) string { return m.Letter }
	old, new := by(p.old.Macroaree, letter), by(p.new.Macroaree, letter)
	var list []Change
	for _, b := range p.new.Macroaree {
		a, there := old[b.Letter]
		if !there {
			list = append(list, macroarea(MacroareaAdded, b, "titolo", "", b.Title, "è nuova"))
			continue
		}
		if a.Title != b.Title {
			list = append(list, macroarea(MacroareaRenamed, b, "titolo", a.Title, b.Title, fmt.Sprintf("ha un altro titolo: prima «%s»", a.Title)))
		}
		list = append(list, points(a, b)...)
	}
	for _, a := range p.old.Macroaree {
		if _, there := new[a.Letter]; !there {
			list = append(list, macroarea(MacroareaRemoved, a, "titolo", a.Title, "", "non c’è più"))
		}
	}
	return list
}

// points compares the key points. As many new ones as are gone are taken for the same in other words, in their order.
func points(a, b catalogue.Macroarea) []Change {
	gone, arrived := without(a.KeyPoints, b.KeyPoints), without(b.KeyPoints, a.KeyPoints)
	if len(gone)+len(arrived) == 0 {
		if slices.Equal(a.KeyPoints, b.KeyPoints) {
			return nil
		}
		return []Change{macroarea(PointsReordered, b, "punto_chiave", "", "", "ha i punti chiave in un altro ordine")}
	}
	var list []Change
	if len(gone) == len(arrived) {
		for i := range gone {
			list = append(list, macroarea(PointChanged, b, "punto_chiave", gone[i], arrived[i],
				fmt.Sprintf("ha un punto chiave in altre parole: prima «%s», ora «%s»", gone[i], arrived[i])))
		}
		return list
	}
	for _, point := range gone {
		list = append(list, macroarea(PointRemoved, b, "punto_chiave", point, "", fmt.Sprintf("non ha più il punto chiave «%s»", point)))
	}
	for _, point := range arrived {
		list = append(list, macroarea(PointAdded, b, "punto_chiave", "", point, fmt.Sprintf("ha un nuovo punto chiave: «%s»", point)))
	}
	return list
}

func without(points, others []string) []string {
	return slices.DeleteFunc(slices.Clone(points), func(point string) bool { return slices.Contains(others, point) })
}

func macroarea(kind Kind, m catalogue.Macroarea, field, old, new, words string) Change {
	return Change{Kind: kind, Code: m.Letter, Name: m.Title, Field: field, Old: old, New: new,
		Words: fmt.Sprintf("La macroarea %s, «%s», %s.", m.Letter, m.Title, words)}
}

package changes

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// trust is an ATS or an ASST.
type trust struct{ code, printed, name string }

// trusts gives the ATS and the ASST that are new, gone or have another name. In which ATS an ASST lies is told by its
// Ambiti.
func (p pair) trusts() []Change {
	ats := func(a catalogue.ATS) trust { return trust{string(a.Code), a.Printed, a.Name()} }
	asst := func(a catalogue.ASST) trust { return trust{string(a.Code), a.Printed, a.Name()} }
	return slices.Concat(
		compareTrusts("ats", all(p.old.ATS, ats), all(p.new.ATS, ats)),
		compareTrusts("asst", all(p.old.ASST, asst), all(p.new.ASST, asst)),
	)
}

// compareTrusts makes the kinds out of what they are: ATSRemoved is «ats_tolta», ASSTRemoved «asst_tolta».
func compareTrusts(what string, old, new []trust) []Change {
	code := func(t trust) string { return t.code }
	before, after := by(old, code), by(new, code)
	var list []Change
	for _, a := range old {
		b, there := after[a.code]
		switch {
		case !there:
			list = append(list, Change{Kind: Kind(what + "_tolta"), Code: a.code, Name: a.printed,
				Words: fmt.Sprintf("L’%s (%s) non c’è più.", a.name, a.code)})
		case a.printed != b.printed:
			list = append(list, Change{Kind: Kind(what + "_rinominata"), Code: b.code, Name: b.printed,
				Field: "denominazione_" + what, Old: a.printed, New: b.printed,
				Words: fmt.Sprintf("L’%s (%s) ha un altro nome: prima «%s», ora «%s».", b.name, b.code, a.printed, b.printed)})
		}
	}
	for _, b := range new {
		if _, there := before[b.code]; !there {
			list = append(list, Change{Kind: Kind(what + "_aggiunta"), Code: b.code, Name: b.printed,
				Words: fmt.Sprintf("L’%s (%s) è nuova.", b.name, b.code)})
		}
	}
	return list
}

func all[T, U any](items []T, as func(T) U) []U {
	list := make([]U, len(items))
	for i, item := range items {
		list[i] = as(item)
	}
	return list
}

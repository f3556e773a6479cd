package changes

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// authority is an ATS or an ASST.
type authority struct{ code, printed, name string }

// authorities gives the ATS and the ASST that are new, gone or have another name. In which ATS an ASST lies is told by its
// Ambiti.
func (p pair) authorities() []Change {
	ats := func(a catalogue.ATS) authority { return authority{string(a.Code), a.Printed, a.Name()} }
	asst := func(a catalogue.ASST) authority { return authority{string(a.Code), a.Printed, a.Name()} }
	return slices.Concat(
		compareAuthorities("ats", all(p.old.ATS, ats), all(p.new.ATS, ats)),
		compareAuthorities("asst", all(p.old.ASST, asst), all(p.new.ASST, asst)),
	)
}

// compareAuthorities makes the kinds out of what they are: ATSRemoved is «ats_tolta», ASSTRemoved «asst_tolta».
func compareAuthorities(what string, old, new []authority) []Change {
	code := func(a authority) string { return a.code }
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

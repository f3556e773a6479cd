package catalogue

import (
	"cmp"
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

// refuseHomonyms refuses names whose pages nobody could tell apart: two Comuni of a province, two Ambiti, two ATS or two ASST of one
// name. The error is at the row that is to be looked at: the later one, or that of the code that fewer rows have.
func (c *Catalogue) refuseHomonyms(_ fs.FS, errs *source.Errors) {
	if len(*errs) > 0 {
		return // a code that is wrong is told by itself
	}
	comuni := map[[2]string]Comune{}
	for _, x := range c.Comuni {
		key := [2]string{x.Name, string(x.Province)}
		if first, twice := comuni[key]; twice {
			errs.Addf(x.Pos, "il Comune %s (%s) c'è già in %s, con il codice %s: due Comuni della stessa provincia non hanno lo stesso nome",
				x.Name, x.Province, first.Pos, first.Code)
		}
		comuni[key] = x
	}
	ambiti := map[string]Ambito{}
	for _, x := range c.Ambiti {
		if first, twice := ambiti[x.Name]; twice {
			errs.Addf(inColumn(x, "denominazione_ambito"), "l'Ambito %s si chiama «%s» come il %s, in %s: due Ambiti con lo stesso nome non si distinguono", x.Code, x.Name,
				first.Code, first.Pos)
		}
		ambiti[x.Name] = x
	}
	var ats, asst []trust
	for _, x := range c.ATS {
		ats = append(ats, trust{string(x.Code), x.Printed, c.AmbitiOfATS(x.Code)})
	}
	for _, x := range c.ASST {
		asst = append(asst, trust{string(x.Code), x.Printed, c.AmbitiOfASST(x.Code)})
	}
	homonymTrusts("l'ATS", "codice_ats", ats, errs)
	homonymTrusts("l'ASST", "codice_asst", asst, errs)
}

// trust is an ATS or an ASST.
type trust struct {
	code, name string
	ambiti     []Ambito
}

func homonymTrusts(what, column string, trusts []trust, errs *source.Errors) {
	slices.SortStableFunc(trusts, func(a, b trust) int { return cmp.Compare(len(b.ambiti), len(a.ambiti)) })
	first := map[string]trust{}
	for _, x := range trusts {
		shown := readable(x.name)
		other, twice := first[shown]
		if !twice {
			first[shown] = x
			continue
		}
		for _, ambito := range x.ambiti {
			errs.Addf(inColumn(ambito, column), "%s «%s» ha il codice %s in altre righe, qui %s: serve una rettifica", what, x.name, other.code, x.code)
		}
	}
}

// inColumn is the place of a cell of the row of an Ambito.
func inColumn(a Ambito, column string) source.Pos {
	pos := a.Pos
	pos.Col = slices.Index(AllegatoBColumns(), column) + 1
	return pos
}

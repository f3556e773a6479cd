package atlas

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// pairWidth is that of the maps of before and after, which stand side by side.
const pairWidth = 320

// Among draws some Ambiti on the ground of the ATS, close enough to show them all.
func (a *Atlas) Among(ambiti []catalogue.AmbitoCode) (*geo.Drawing, error) {
	var focus []string
	into := map[string]string{}
	for _, ambito := range a.catalogue.Ambiti {
		into[string(ambito.Code)] = string(ambito.ATS)
		if slices.Contains(ambiti, ambito.Code) {
			into[string(ambito.Code)] = string(ambito.Code)
			focus = append(focus, string(ambito.Code))
		}
	}
	return draw(a.Ambiti.Merge(into), closeUpWidth, pageUnits, focus)
}

// Ground draws pieces joined to areas, as they were on some day: into gives each the code of its area.
func (a *Atlas) Ground(into map[string]string, focus []string) (*geo.Drawing, error) {
	return draw(a.Pieces.Merge(into), pairWidth, pageUnits, focus)
}

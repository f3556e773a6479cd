package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// comunePage is the page of a Comune; its ISTAT code alone redirects to it.
func (b *builder) comunePage(c catalogue.Comune) Page {
	ambito, _ := b.FindAmbito(c.Ambito)
	params := ComunePage{
		ISTAT:       string(c.Code),
		Name:        c.Name,
		Province:    string(c.Province),
		Provname:    c.Province.Name(),
		Ambito:      b.ambiti[ambito.Code],
		ATS:         b.ats[ambito.ATS],
		ASST:        b.asst[ambito.ASST],
		AreaKm2:     km2(b.atlas.Comuni.Area(string(c.Code))),
		Evidence:    evidence(c.Evidence),
		Source:      c.Source,
		Alone:       len(b.Members(ambito.Code)) == 1,
		Map:         string(ambito.Code),
		Corrections: corrections(b.CorrectionsOf(ambito.Code)),
		Spending:    b.standing(string(c.Code), catalogue.LevelComune),
		Picture:     b.ambitoPicture(ambito),
	}
	if params.ASST == nil {
		params.ASSTMissing = catalogue.NoASST
	}
	for _, former := range b.FormerOf(c.Code) {
		params.Former = append(params.Former, former.Name)
		if !slices.Contains(params.FormerFrom, former.Source) {
			params.FormerFrom = append(params.FormerFrom, former.Source)
		}
	}
	return Page{
		Path:  c.Slug(),
		Title: fmt.Sprintf("%s (%s)", c.Name, c.Province),
		Description: fmt.Sprintf("%s (%s) sta nell’Ambito %s e nella %s. Mappa, codice ISTAT e fonte del dato.",
			c.Name, c.Province, ambito.Name, params.ATS.Name),
		Aliases: []string{"/" + c.CodePath() + "/"},
		Params:  params,
	}
}

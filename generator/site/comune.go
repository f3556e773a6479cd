package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// comunePage is the page of a Comune; its ISTAT code alone redirects to it.
func (b *builder) comunePage(c catalogue.Comune) Page {
	ambito, _ := b.catalogue.FindAmbito(c.Ambito)
	params := comunePage{
		ISTAT:       string(c.Code),
		Name:        c.Name,
		Province:    string(c.Province),
		Provname:    c.Province.Name(),
		Ambito:      b.links.ambiti[ambito.Code],
		ATS:         b.links.ats[ambito.ATS],
		ASST:        b.links.asst[ambito.ASST],
		AreaKm2:     km2(b.atlas.Comuni.Area(string(c.Code))),
		Evidence:    evidence(c.Evidence),
		Doubtful:    c.Evidence == catalogue.Doubtful,
		Source:      pieces(c.Source),
		SharedASST:  b.sharedASST(ambito),
		ASSTDoubt:   b.catalogue.ASSTDoubt(ambito),
		Alone:       len(b.catalogue.Members(ambito.Code)) == 1,
		Map:         string(ambito.Code),
		Corrections: corrections(b.catalogue.CorrectionsOf(ambito.Code)),
		History:     b.history(catalogue.AComune, string(c.Code)),
		Undecided:   b.catalogue.Undecided(catalogue.AComune, string(c.Code)),
		Spending:    b.standing(string(c.Code), catalogue.LevelComune),
		Indicators:  b.placeIndicators(catalogue.LevelComune, string(c.Code)),
		Picture:     b.ambitoPicture(ambito),
		Contact:     b.comuneContact(c),
		serving:     b.serving(ambito),
	}
	if params.ASST == nil {
		params.ASSTMissing = b.catalogue.NoASST(ambito)
	}
	params.Opening, params.Verb = c.Evidence.Claim()
	aliases := []string{"/" + c.CodePath() + "/"}
	aliases = append(aliases, renamed(c.Path(), string(c.Code), c.Name)...)
	for _, other := range b.catalogue.SpellingsOf(c.Code) {
		params.Spellings = append(params.Spellings, fmt.Sprintf("%s (%s)", other.Name, typographic(other.Source)))
		if other.Slug() != c.Slug() {
			aliases = append(aliases, "/comuni/"+other.Slug()+"/")
		}
	}
	for _, former := range b.catalogue.FormerOf(c.Code) {
		params.Former = append(params.Former, former.Name)
		if !slices.Contains(params.FormerFrom, typographic(former.Source)) {
			params.FormerFrom = append(params.FormerFrom, typographic(former.Source))
		}
	}
	return Page{
		Title: fmt.Sprintf("%s (%s)", c.Name, c.Province),
		Description: fmt.Sprintf("%s%s (%s) %s nell’Ambito %s, %s. Mappa, codice ISTAT e fonte.",
			params.Opening, c.Name, c.Province, params.Verb, ambito.Name, params.ATS.Name),
		Aliases: aliases,
		Params:  params,
	}
}

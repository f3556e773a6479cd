package site

import (
	"fmt"

	"ambitilombardia/generator/catalogue"
)

func (b *builder) atsPage(ats catalogue.ATS) Page {
	params := b.group(b.links.ats[ats.Code], b.catalogue.AmbitiOfATS(ats.Code), b.atlas.ATS.Area(string(ats.Code)))
	params.Kind, params.Meaning = "ats", meaningATS
	params.Embed = b.atsFrame(ats).embed()
	for _, asst := range b.catalogue.ASSTOfATS(ats.Code) {
		params.ASST = append(params.ASST, *b.links.asst[asst.Code])
	}
	params.Spending = b.standing(string(ats.Code), catalogue.LevelATS)
	return groupPage(ats.Slug(), ats.CodePath(), params)
}

func (b *builder) asstPage(asst catalogue.ASST) Page {
	params := b.group(*b.links.asst[asst.Code], b.catalogue.AmbitiOfASST(asst.Code), b.atlas.ASST.Area(string(asst.Code)))
	params.Kind, params.Meaning = "asst", meaningASST
	params.Embed = b.asstFrame(asst).embed()
	ats := b.links.ats[asst.ATS]
	params.ATS = &ats
	return groupPage(asst.Slug(), asst.CodePath(), params)
}

// group says what an ATS and an ASST have in common: some Ambiti and their sums.
func (b *builder) group(link Link, ambiti []catalogue.Ambito, area float64) GroupPage {
	params := GroupPage{
		Code:      link.Code,
		Name:      link.Name,
		Ambiti:    b.ambitoRows(ambiti),
		Downloads: b.extracts(link),
		Map:       link.Code,
		Picture:   groupPicture(link),
	}
	comuni := 0
	for _, a := range ambiti {
		comuni += len(b.catalogue.Members(a.Code))
		params.Corrections = append(params.Corrections, corrections(b.catalogue.CorrectionsOf(a.Code))...)
	}
	params.Totals = []Figure{
		{Value: whole(len(ambiti)), Label: noun(len(ambiti), "Ambito", "Ambiti")},
		{Value: whole(comuni), Label: noun(comuni, "Comune", "Comuni")},
		{Value: decimal(area, 1), Label: "km²"},
	}
	return params
}

func noun(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func groupPage(slug, codePath string, params GroupPage) Page {
	return Page{
		Path:  slug,
		Title: params.Name,
		Description: fmt.Sprintf("%s (%s): %s %s e %s %s. Mappa, elenco degli Ambiti e dati da scaricare.", params.Name,
			params.Meaning, params.Totals[0].Value, params.Totals[0].Label, params.Totals[1].Value, params.Totals[1].Label),
		Aliases: []string{"/" + codePath + "/"},
		Params:  params,
	}
}

// groupRow is an ATS or an ASST in a list.
func (b *builder) groupRow(link Link, ambiti []catalogue.Ambito, area float64) GroupRow {
	comuni := 0
	for _, a := range ambiti {
		comuni += len(b.catalogue.Members(a.Code))
	}
	return GroupRow{Link: link, Ambiti: whole(len(ambiti)), Comuni: whole(comuni), AreaKm2: km2(area)}
}

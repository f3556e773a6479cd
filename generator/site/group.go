package site

import (
	"fmt"

	"ambitilombardia/generator/catalogue"
)

func (b *builder) atsPage(ats catalogue.ATS) Page {
	link := b.links.ats[ats.Code]
	params := b.group(link, b.catalogue.AmbitiOfATS(ats.Code), b.atlas.ATS.Area(string(ats.Code)))
	params.Kind, params.Meaning = "ats", meaningATS
	for _, asst := range b.catalogue.ASSTOfATS(ats.Code) {
		params.ASST = append(params.ASST, *b.links.asst[asst.Code])
	}
	params.Spending = b.standing(string(ats.Code), catalogue.LevelATS)
	return b.groupPage(link, params, ats.CodePath(), b.catalogue.AmbitiOfATS(ats.Code))
}

func (b *builder) asstPage(asst catalogue.ASST) Page {
	link := *b.links.asst[asst.Code]
	params := b.group(link, b.catalogue.AmbitiOfASST(asst.Code), b.atlas.ASST.Area(string(asst.Code)))
	params.Kind, params.Meaning = "asst", meaningASST
	ats := b.links.ats[asst.ATS]
	params.ATS = &ats
	return b.groupPage(link, params, asst.CodePath(), b.catalogue.AmbitiOfASST(asst.Code))
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

func (b *builder) groupPage(link Link, params GroupPage, codePath string, ambiti []catalogue.Ambito) Page {
	frame := b.groupFrame(link, params.Kind)
	params.Embed = &frame.Embed
	return Page{
		Title: params.Name,
		Description: fmt.Sprintf("%s (%s): %s %s e %s %s. Mappa, elenco degli Ambiti e dati da scaricare.", params.Name,
			params.Meaning, params.Totals[0].Value, params.Totals[0].Label, params.Totals[1].Value, params.Totals[1].Label),
		Aliases: []string{"/" + codePath + "/"},
		Params:  params,
		frame:   &frame,
		card:    b.groupCard(link, params.Meaning, ambiti),
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

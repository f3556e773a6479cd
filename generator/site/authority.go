package site

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
)

func (b *builder) atsPage(ats catalogue.ATS) Page {
	link := b.links.ats[ats.Code]
	params := b.authority(link, b.catalogue.AmbitiOfATS(ats.Code), b.atlas.ATS.Area(string(ats.Code)))
	params.Kind, params.Meaning = "ats", meaningATS
	params.Contact = b.contactOf(catalogue.AnATS, link.Code, link.Name)
	for _, asst := range b.catalogue.ASSTOfATS(ats.Code) {
		params.ASST = append(params.ASST, *b.links.asst[asst.Code])
	}
	params.Spending = b.standing(string(ats.Code), catalogue.LevelATS)
	params.Indicators = b.placeIndicators(catalogue.LevelATS, string(ats.Code))
	params.History = b.history(catalogue.AnATS, string(ats.Code))
	return b.authorityPage(link, params, ats.CodePath(), b.catalogue.AmbitiOfATS(ats.Code))
}

func (b *builder) asstPage(asst catalogue.ASST) Page {
	link := *b.links.asst[asst.Code]
	params := b.authority(link, b.catalogue.AmbitiOfASST(asst.Code), b.atlas.ASST.Area(string(asst.Code)))
	params.Kind, params.Meaning = "asst", meaningASST
	params.Contact = b.contactOf(catalogue.AnASST, link.Code, link.Name)
	params.Indicators = b.placeIndicators(catalogue.LevelASST, string(asst.Code))
	ats := b.links.ats[asst.ATS]
	params.ATS = &ats
	for _, sharing := range b.catalogue.SharingWith(asst) {
		params.Shared = append(params.Shared, sharedAmbito{b.links.ambiti[sharing.Ambito.Code], sharing.Words})
	}
	params.History = b.history(catalogue.AnASST, string(asst.Code))
	return b.authorityPage(link, params, asst.CodePath(), b.catalogue.AmbitiOfASST(asst.Code))
}

// authority says what an ATS and an ASST have in common: some Ambiti and their sums.
func (b *builder) authority(link link, ambiti []catalogue.Ambito, area float64) authorityPage {
	params := authorityPage{
		Code:      link.Code,
		Name:      link.Name,
		Ambiti:    b.ambitoRows(ambiti),
		Downloads: b.extracts(link),
		Map:       link.Code,
		Picture:   authorityPicture(link),
	}
	comuni := 0
	for _, a := range ambiti {
		comuni += len(b.catalogue.Members(a.Code))
		params.Corrections = append(params.Corrections, corrections(b.catalogue.CorrectionsOf(a.Code))...)
	}
	params.Totals = []figure{
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

func (b *builder) authorityPage(link link, params authorityPage, codePath string, ambiti []catalogue.Ambito) Page {
	frame := b.authorityFrame(link, params.Kind)
	_, name, _ := strings.Cut(link.Name, " ") // without the acronym, as in the address
	params.Embed = &frame.Embed
	return Page{
		Title: params.Name,
		Description: fmt.Sprintf("%s (%s): %s %s e %s %s. Mappa, elenco degli Ambiti e dati da scaricare.", params.Name,
			params.Meaning, params.Totals[0].Value, params.Totals[0].Label, params.Totals[1].Value, params.Totals[1].Label),
		Aliases: append([]string{"/" + codePath + "/"}, renamed(link.URL, link.Code, name)...),
		Params:  params,
		frame:   &frame,
		card:    b.authorityCard(link, params.Meaning, ambiti),
	}
}

// authorityRow is an ATS or an ASST in a list.
func (b *builder) authorityRow(link link, ambiti []catalogue.Ambito, area float64) authorityRow {
	comuni := 0
	for _, a := range ambiti {
		comuni += len(b.catalogue.Members(a.Code))
	}
	return authorityRow{link: link, Ambiti: whole(len(ambiti)), Comuni: whole(comuni), AreaKm2: km2(area)}
}

package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// ambitoPage is the page of an Ambito; its code alone redirects to it.
func (b *builder) ambitoPage(a catalogue.Ambito) Page {
	frame := b.ambitoFrame(a)
	link := b.links.ambiti[a.Code]
	members := b.catalogue.Members(a.Code)
	params := ambitoPage{
		Code:         string(a.Code),
		NationalCode: string(a.Register),
		Name:         a.Name,
		ATS:          b.links.ats[a.ATS],
		ASST:         b.links.asst[a.ASST],
		AreaKm2:      km2(b.atlas.Ambiti.Area(string(a.Code))),
		Corrections:  corrections(b.catalogue.CorrectionsOf(a.Code)),
		SharedASST:   b.sharedASST(a),
		ASSTDoubt:    b.catalogue.ASSTDoubt(a),
		Born:         b.born(a.Code),
		Doubts:       append(b.doubts(a.Code), b.catalogue.Undecided(catalogue.AnAmbito, string(a.Code))...),
		History:      b.history(catalogue.AnAmbito, string(a.Code)),
		Evidence:     countEvidence(members),
		Neighbours:   b.neighbours(a.Code),
		Downloads:    append(b.extracts(link), b.planForm(a)...),
		Map:          string(a.Code),
		Spending:     b.standing(string(a.Code), catalogue.LevelAmbito),
		Around:       b.around(a),
		Indicators:   b.placeIndicators(catalogue.LevelAmbito, string(a.Code)),
		Picture:      b.ambitoPicture(a),
		Embed:        &frame.Embed,
		serving:      b.serving(a),
	}
	if params.ASST == nil {
		params.ASSTMissing = b.catalogue.NoASST(a)
	}
	var sources []string
	for _, c := range members {
		if !slices.Contains(sources, c.Source) {
			sources = append(sources, c.Source)
			params.Sources = append(params.Sources, pieces(c.Source))
		}
		params.Comuni = append(params.Comuni, comuneRow{
			link: b.links.comuni[c.Code], Province: string(c.Province), Evidence: evidence(c.Evidence),
			Source: slices.Index(sources, c.Source) + 1,
		})
	}
	return Page{
		Title: "Ambito " + a.Name,
		Description: fmt.Sprintf("Ambito %s (codice %s): %s, %s. Mappa, Ambiti vicini e dati da scaricare.",
			a.Name, a.Code, counted(len(members), "Comune", "Comuni"), params.ATS.Name),
		Aliases: append([]string{"/" + a.CodePath() + "/"}, renamed(a.Path(), string(a.Code), a.Name)...),
		Params:  params,
		frame:   &frame,
		card:    b.ambitoCard(a),
	}
}

// neighbours lists the Ambiti with a border in common, as the topology gives them.
func (b *builder) neighbours(code catalogue.AmbitoCode) []neighbour {
	var list []neighbour
	for _, n := range b.atlas.Ambiti.Neighbours(string(code)) {
		list = append(list, neighbour{link: b.links.ambiti[catalogue.AmbitoCode(n.Code)], BorderKm: decimal(n.Km, 1)})
	}
	return list
}

func km2(area float64) string { return decimal(area, 1) }

// ambitoRow is an Ambito in a table.
func (b *builder) ambitoRow(a catalogue.Ambito) ambitoRow {
	return ambitoRow{
		link:         b.links.ambiti[a.Code],
		NationalCode: string(a.Register),
		ATS:          b.links.ats[a.ATS],
		ASST:         b.links.asst[a.ASST],
		SharedASST:   b.sharedASST(a),
		Comuni:       whole(len(b.catalogue.Members(a.Code))),
		AreaKm2:      km2(b.atlas.Ambiti.Area(string(a.Code))),
	}
}

func (b *builder) ambitoRows(ambiti []catalogue.Ambito) []ambitoRow {
	var rows []ambitoRow
	for _, a := range ambiti {
		rows = append(rows, b.ambitoRow(a))
	}
	return rows
}

package site

import (
	"slices"
	"strconv"

	"ambitilombardia/generator/catalogue"
)

// lists says what the home and the index pages show.
func (b *builder) lists() lists {
	l := lists{
		Letters:  b.letters(),
		Members:  map[string][]link{},
		Datasets: b.datasets(),
		All:      b.all(),
		Metadata: b.metadata(),
		Updated:  day(b.release.Updated()),
		Changed:  corrections(b.catalogue.Corrections),
		Years:    b.spendingYears(),
		DataDate: b.catalogue.Day.Words(),
		Credit:   b.catalogue.Boundaries.Credit,
		Picture:  b.regionPicture(),
		Ended:    b.endedRows(),
	}
	for _, ambito := range b.catalogue.Ambiti {
		for _, comune := range b.catalogue.Members(ambito.Code) {
			l.Members[string(ambito.Code)] = append(l.Members[string(ambito.Code)], b.links.comuni[comune.Code])
		}
	}
	region := 0.0
	for _, ats := range b.catalogue.ATS {
		area := b.atlas.ATS.Area(string(ats.Code))
		region += area
		ambiti := b.catalogue.AmbitiOfATS(ats.Code)
		row := b.authorityRow(b.links.ats[ats.Code], ambiti, area)
		row.Contact = b.contactOf(catalogue.AnATS, string(ats.Code), ats.Name())
		l.ATS = append(l.ATS, atsGroup{
			authorityRow: row,
			Anchor:       "ats-" + string(ats.Code),
			Class:        b.family(ats.Code),
			Rows:         b.ambitoRows(ambiti),
		})
	}
	for _, asst := range b.catalogue.ASST {
		row := b.authorityRow(*b.links.asst[asst.Code], b.catalogue.AmbitiOfASST(asst.Code), b.atlas.ASST.Area(string(asst.Code)))
		ats := b.links.ats[asst.ATS]
		row.ATS, row.Contact = &ats, b.contactOf(catalogue.AnASST, string(asst.Code), asst.Name())
		l.ASST = append(l.ASST, row)
	}
	for _, level := range catalogue.EvidenceLevels() {
		l.Evidence = append(l.Evidence, evidence(level))
	}
	l.Figures = []figure{
		{Value: whole(len(b.catalogue.Ambiti)), Label: "Ambiti", URL: "ambiti/"},
		{Value: whole(len(b.catalogue.ATS)), Label: "ATS", URL: "ats/"},
		{Value: whole(len(b.catalogue.ASST)), Label: "ASST", URL: "asst/"},
		{Value: whole(len(b.catalogue.Comuni)), Label: "Comuni", URL: "comuni/"},
		{Value: decimal(region, 0), Label: "km²"},
	}
	return l
}

// families is how many colours the style sheet has for the ATS (assets/scss/components/_families.scss). Of more ATS than that, the first
// shares its colour with the one after the last, and so on: names and borders still tell them apart.
const families = 12

// family is the CSS class that gives the areas of an ATS their colour: the one of its position.
func (b *builder) family(code catalogue.ATSCode) string {
	position := slices.IndexFunc(b.catalogue.ATS, func(a catalogue.ATS) bool { return a.Code == code })
	if position < 0 {
		return ""
	}
	return "ats-" + strconv.Itoa(position%families+1)
}

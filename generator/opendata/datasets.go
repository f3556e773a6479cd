package opendata

import (
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// Boundaries are the areas of each level, by code.
type Boundaries struct {
	Comuni, Ambiti, ATS, ASST *geo.Topology
	Pieces                    *geo.Topology // the Comuni of the act

	On func(*catalogue.Catalogue) Boundaries // those of the catalogue of another day; nil: what has ended has no extracts
}

// datasets is the list of all datasets, in the order in which readers see them. A new one is a function that describes
// it and a line here. One that comes from sources which the project need not have, and has not, is left out.
func datasets(c *catalogue.Catalogue, findings []audit.Finding, b Boundaries) []Dataset {
	return withFindings(c, findings, slices.DeleteFunc(slices.Concat([]Dataset{
		withASSTDoubt(c, ambiti(c)),
		ambitiScheda(c, b.Ambiti),
		ats(c),
		withASSTDoubt(c, asst(c)),
		withASSTDoubt(c, comuni(c, b.Comuni)),
		macroaree(c),
		variazioni(c),
		corrispondenze(c),
		comuni2021(c, b.Pieces),
		aggregazioni(c),
		adp(c),
		progetti(c),
		premialita(c),
		risorse(c),
		spesaSociale(c),
		tabelleSpesa(c),
		withASSTDoubt(c, confiniAmbiti(c, b.Ambiti)),
		confiniATS(c, b.ATS),
		withASSTDoubt(c, confiniASST(c, b.ASST)),
		withASSTDoubt(c, confiniComuni(c, b.Comuni)),
		vicini(c, b),
		flussiInformativi(c),
		allegatoB(c),
		atti(c),
		rettifiche(c),
		nomiPrecedenti(c),
		contatti(c),
		codiciEsterni(c, b.Comuni),
	}, indicators(c), []Dataset{
		motiviAssenza(c),
	}), Dataset.hasNothing))
}

// PlanTables gives the tables of what the act says of unions of Ambiti, of plans and of flows of data. Unlike in a release, those
// of which a project has nothing are there too, without rows.
func PlanTables(c *catalogue.Catalogue) []Dataset {
	return []Dataset{aggregazioni(c), adp(c), progetti(c), premialita(c), risorse(c), flussiInformativi(c)}
}

// hasNothing tells a dataset whose sources, or rows, a project has not.
func (d Dataset) hasNothing() bool {
	return len(d.Rows) == 0 || !slices.ContainsFunc(d.Sources, func(p catalogue.Provenance) bool { return p.Title != "" })
}

// ccBy is the licence of everything that this project publishes.
var ccBy = Licence{
	Name: "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)",
	URL:  "https://creativecommons.org/licenses/by/4.0/deed.it",
}

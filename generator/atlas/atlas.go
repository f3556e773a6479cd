package atlas

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// Atlas is the catalogue's geography. Areas carry the codes of the catalogue.
type Atlas struct {
	Comuni *geo.Topology
	Ambiti *geo.Topology
	ATS    *geo.Topology
	ASST   *geo.Topology // the Comuni of an Ambito without ASST are in none

	catalogue *catalogue.Catalogue
	ambitoOf  map[string]catalogue.Ambito // by ISTAT code
}

// New dissolves the boundaries of the Comuni, which must be those of the catalogue: audit.Boundaries tells.
func New(c *catalogue.Catalogue, comuni *geo.Topology) *Atlas {
	a := &Atlas{catalogue: c, ambitoOf: map[string]catalogue.Ambito{}}
	names := map[string]string{} // the boundary file may write one in another way
	for _, ambito := range c.Ambiti {
		for _, comune := range c.Members(ambito.Code) {
			a.ambitoOf[string(comune.Code)] = ambito
			names[string(comune.Code)] = comune.Name
		}
	}
	a.Comuni = comuni.Rename(func(code string) string { return names[code] })
	a.Ambiti = a.dissolve(func(x catalogue.Ambito) string { return string(x.Code) }, a.ambitoName)
	a.ATS = a.dissolve(func(x catalogue.Ambito) string { return string(x.ATS) }, a.atsName)
	a.ASST = a.dissolve(func(x catalogue.Ambito) string { return string(x.ASST) }, a.asstName)
	return a
}

// dissolve joins the Comuni whose Ambiti have the same code, and leaves out those whose code is empty.
func (a *Atlas) dissolve(code func(catalogue.Ambito) string, name func(string) string) *geo.Topology {
	return a.Comuni.Dissolve(func(comune string) (string, bool) {
		group := code(a.ambitoOf[comune])
		return group, group != ""
	}).Rename(name)
}

func (a *Atlas) ambitoName(code string) string {
	ambito, _ := a.catalogue.FindAmbito(catalogue.AmbitoCode(code))
	return ambito.Name
}

func (a *Atlas) atsName(code string) string {
	ats, _ := a.catalogue.FindATS(catalogue.ATSCode(code))
	return ats.Name()
}

func (a *Atlas) asstName(code string) string {
	asst, _ := a.catalogue.FindASST(catalogue.ASSTCode(code))
	return asst.Name()
}

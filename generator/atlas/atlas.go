package atlas

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// Atlas is the catalogue's geography. Areas carry the codes of the catalogue.
type Atlas struct {
	Comuni *geo.Topology // with their cadastral codes as extra text
	Ambiti *geo.Topology
	ATS    *geo.Topology
	ASST   *geo.Topology // the Comuni of an Ambito without ASST are in none

	Pieces *geo.Topology // the Comuni of the act, of which all the others are made

	catalogue *catalogue.Catalogue
	pieces    map[string]catalogue.Piece // by code
}

// New dissolves the boundaries of the Comuni of the act, which must be those of the catalogue: audit.Boundaries tells. The
// ground of a Comune that came of others is theirs.
func New(c *catalogue.Catalogue, pieces *geo.Topology) *Atlas {
	a := &Atlas{catalogue: c, pieces: map[string]catalogue.Piece{}}
	for _, p := range c.Pieces {
		a.pieces[string(p.Code)] = p
	}
	a.Pieces = pieces.Rename(func(code string) string { return a.pieces[code].Name }) // the file may write one in another way
	a.Comuni = a.dissolve(func(p catalogue.Piece, _ catalogue.Ambito) string { return string(p.Comune) }, a.comuneName).WithExtra(a.cadastral)
	a.Ambiti = a.dissolve(func(_ catalogue.Piece, x catalogue.Ambito) string { return string(x.Code) }, a.ambitoName)
	a.ATS = a.dissolve(func(_ catalogue.Piece, x catalogue.Ambito) string { return string(x.ATS) }, a.atsName)
	a.ASST = a.dissolve(func(_ catalogue.Piece, x catalogue.Ambito) string { return string(x.ASST) }, a.asstName)
	return a
}

// dissolve joins the pieces that have the same code, and leaves out those whose code is empty.
func (a *Atlas) dissolve(code func(catalogue.Piece, catalogue.Ambito) string, name func(string) string) *geo.Topology {
	return a.Pieces.Dissolve(func(piece string) (string, bool) {
		p := a.pieces[piece]
		ambito, _ := a.catalogue.FindAmbito(p.Ambito)
		group := code(p, ambito)
		return group, group != ""
	}).Rename(name)
}

// cadastral gives the cadastral code of a Comune, as far as it is known.
func (a *Atlas) cadastral(code string) string {
	comune, _ := a.catalogue.FindComune(catalogue.ISTATCode(code))
	if comune.Cadastral != "" {
		return string(comune.Cadastral)
	}
	return a.Pieces.Extra(string(comune.Cadastre))
}

func (a *Atlas) comuneName(code string) string {
	comune, _ := a.catalogue.FindComune(catalogue.ISTATCode(code))
	return comune.Name
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

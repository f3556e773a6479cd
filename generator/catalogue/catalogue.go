package catalogue

import (
	"slices"

	"ambitilombardia/generator/source"
)

// ATS is a health protection agency (agenzia di tutela della salute).
type ATS struct {
	Code    ATSCode
	Printed string // the name in capitals as in the table, «INSUBRIA»
	Address string // the name in its address, where it has another now
}

// Name is the ATS's name as written in a sentence, «ATS Insubria».
func (a ATS) Name() string { return "ATS " + readable(a.Printed) }

// ASST is a hospital and community trust (azienda socio sanitaria territoriale).
type ASST struct {
	Code    ASSTCode
	Printed string
	ATS     ATSCode
	Address string // as that of an ATS
}

// Name is the ASST's name as written in a sentence, «ASST Valle Olona».
func (a ASST) Name() string { return "ASST " + readable(a.Printed) }

// NoASST is what a reader is told of an Ambito without ASST: that the coding table gives it none, or what has become of the one
// that it had.
func (c *Catalogue) NoASST(a Ambito) string {
	for _, end := range slices.Backward(c.Ended) {
		last := end.Last[0]
		if end.Thing == AnASST && last.NewCode == "" && slices.ContainsFunc(last.Ambiti, func(code AmbitoCode) bool {
			return slices.Contains(c.Heirs(AnAmbito, string(code)), string(a.Code))
		}) {
			return Event{end.Last}.Sentence()
		}
	}
	if was, ok := c.AtAct().FindAmbito(a.Code); ok && was.ASST == "" {
		return "La tabella della Regione non indica un’ASST per questo Ambito e non dice perché."
	}
	return "Gli Ambiti da cui questo è nato avevano ASST diverse. Nessuna fonte dice quale valga ora."
}

// Ambito is a social services district.
type Ambito struct {
	Code     AmbitoCode
	Register RegisterCode // its code in the national register
	Name     string
	ATS      ATSCode
	ASST     ASSTCode // empty where the table gives none
	Address  string   // as that of an ATS
	source.Pos
}

// Comune is a municipality.
type Comune struct {
	Code     ISTATCode
	Name     string
	Province Province
	Ambito   AmbitoCode
	Evidence Evidence
	Source   string // the page where the membership was read
	Address  string // as that of an ATS

	Cadastral CadastralCode // of one that was born after the act; else the boundaries have it
	Cadastre  ISTATCode     // under which they have it: its own code or an earlier one; empty of one made of several
	source.Pos
}

// Macroarea is one of the ten priority fields of the planning 2021-2023 (Allegato A, section 5.3).
type Macroarea struct {
	Letter    string // «A»
	Title     string
	KeyPoints []string
	Page      string         // the Markdown file's name without its ending
	Figures   []source.Value // ids of the tables of Allegato C and of the indicators that measure its subject
}

// FindATS gives the ATS with a code that stands in the catalogue.
func (c *Catalogue) FindATS(code ATSCode) (ATS, bool) {
	i, ok := c.byATS[code]
	if !ok {
		return ATS{}, false
	}
	return c.ATS[i], true
}

// FindASST gives the ASST with a code; the empty code, which some Ambiti have, finds nothing.
func (c *Catalogue) FindASST(code ASSTCode) (ASST, bool) {
	i, ok := c.byASST[code]
	if !ok {
		return ASST{}, false
	}
	return c.ASST[i], true
}

// FindAmbito gives the Ambito with a code.
func (c *Catalogue) FindAmbito(code AmbitoCode) (Ambito, bool) {
	i, ok := c.byAmbito[code]
	if !ok {
		return Ambito{}, false
	}
	return c.Ambiti[i], true
}

// Members gives the Comuni of an Ambito in the alphabet's order.
func (c *Catalogue) Members(code AmbitoCode) []Comune { return c.members[code] }

// AmbitiOfATS gives the Ambiti of an ATS in the act's order.
func (c *Catalogue) AmbitiOfATS(code ATSCode) []Ambito {
	return keep(c.Ambiti, func(a Ambito) bool { return a.ATS == code })
}

// AmbitiOfASST gives the Ambiti of an ASST in the act's order.
func (c *Catalogue) AmbitiOfASST(code ASSTCode) []Ambito {
	return keep(c.Ambiti, func(a Ambito) bool { return a.ASST == code })
}

// ASSTOfATS gives the ASST of an ATS by code.
func (c *Catalogue) ASSTOfATS(code ATSCode) []ASST {
	return keep(c.ASST, func(a ASST) bool { return a.ATS == code })
}

// CorrectionsOf gives the corrections to the row of an Ambito.
func (c *Catalogue) CorrectionsOf(code AmbitoCode) []Correction {
	return keep(c.Corrections, func(r Correction) bool { return r.Ambito == code })
}

func keep[T any](items []T, want func(T) bool) []T {
	var kept []T
	for _, item := range items {
		if want(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

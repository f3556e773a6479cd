package catalogue

import (
	"slices"
	"strings"
)

// SharedASST gives the ASST among which the coding table does not choose: for some Ambiti its cell holds two names. It
// gives none where the table names one, or where a later act has chosen.
func (c *Catalogue) SharedASST(a Ambito) []ASST {
	act := c.AtAct()
	var shared []ASST
	for _, row := range act.Printed {
		if row.Get("codice_ambito") != string(a.Code) || slices.ContainsFunc(c.Changes, func(x Change) bool { return x.Kind == ToASST && x.Code == string(a.Code) }) {
			continue
		}
		for name := range strings.SplitSeq(row.Get("denominazione_asst"), "/") {
			for _, asst := range keep(act.ASST, func(asst ASST) bool { return asst.Printed == strings.TrimSpace(name) }) {
				for _, heir := range c.Heirs(AnASST, string(asst.Code)) {
					now, _ := c.FindASST(ASSTCode(heir))
					shared = append(shared, now)
				}
			}
		}
	}
	if len(shared) < 2 {
		return nil
	}
	return shared
}

// ASSTDoubt is what a reader is told where the table names more than one ASST for an Ambito, else empty.
func (c *Catalogue) ASSTDoubt(a Ambito) string {
	shared := c.SharedASST(a)
	if len(shared) == 0 {
		return ""
	}
	return sharedWords(shared) + " Chiedi al tuo Comune."
}

// sharedWords say which ASST the table names for one Ambito, and that it does not choose among them.
func sharedWords(shared []ASST) string {
	names := make([]string, len(shared))
	for i, asst := range shared {
		names[i] = asst.Name()
	}
	return "La tabella della Regione scrive per questo Ambito più di un’ASST, " + strings.Join(names, " e ") +
		", e non dice quali Comuni stiano con l’una e quali con l’altra."
}

// Sharing is an Ambito for which the table names an ASST beside another, and what a reader of the ASST is told of it.
type Sharing struct {
	Ambito Ambito
	Words  string
}

// SharingWith gives the Ambiti of which the table does not say which Comuni are served by this ASST.
func (c *Catalogue) SharingWith(asst ASST) []Sharing {
	var list []Sharing
	for _, a := range c.Ambiti {
		shared := c.SharedASST(a)
		if !slices.Contains(shared, asst) {
			continue
		}
		where := "L’Ambito non è in questo elenco."
		if a.ASST == asst.Code {
			where = "Lo contiamo qui."
		} else if counted, ok := c.FindASST(a.ASST); ok {
			where = "L’Ambito non è in questo elenco: lo contiamo con l’" + counted.Name() + "."
		}
		list = append(list, Sharing{a, sharedWords(shared) + " " + where})
	}
	return list
}

package site

import (
	"ambitilombardia/generator/catalogue"
)

// The acronyms spelled out, as they are at their first use on a page.
const (
	meaningATS  = "agenzia di tutela della salute"
	meaningASST = "azienda socio sanitaria territoriale"
)

// evidence explains a level of evidence to a reader.
func evidence(level catalogue.Evidence) Evidence {
	e := Evidence{Level: level.String()}
	switch level {
	case catalogue.Documented:
		e.Label, e.Meaning = "Documentata", "Abbiamo letto una pagina che mette questo Comune in questo Ambito."
	case catalogue.Deduced:
		e.Label, e.Meaning = "Dedotta", "La pagina letta parla di più Ambiti insieme o di un distretto: la divisione è nostra."
	case catalogue.Known:
		e.Label, e.Meaning = "Nota", "È un fatto noto o il conto torna, ma non abbiamo letto una pagina che nomina il Comune."
	case catalogue.Doubtful:
		e.Label, e.Meaning = "Dubbia", "Non ne siamo sicuri: il Comune può avere cambiato Ambito."
	}
	return e
}

// fields gives the columns of the coding table names that a reader understands.
func field(column string) string {
	return map[string]string{
		"codice_ats":                "Codice dell’ATS",
		"denominazione_ats":         "Nome dell’ATS",
		"codice_asst":               "Codice dell’ASST",
		"denominazione_asst":        "Nome dell’ASST",
		"codice_ambito":             "Codice dell’Ambito",
		"denominazione_ambito":      "Nome dell’Ambito",
		"codice_registro_nazionale": "Codice nel registro nazionale",
	}[column]
}

package site

// The acronyms spelled out, as they are at their first use on a page.
const (
	meaningATS  = "agenzia di tutela della salute"
	meaningASST = "azienda socio sanitaria territoriale"
)

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

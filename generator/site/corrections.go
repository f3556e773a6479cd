package site

import "ambitilombardia/generator/catalogue"

func corrections(list []catalogue.Correction) []correction {
	var out []correction
	for _, c := range list {
		out = append(out, correction{
			Code: string(c.Ambito), Field: field(c.Field), Printed: c.Printed, Used: c.Used, Reason: typographic(c.Reason),
		})
	}
	return out
}

// field gives the columns of the coding table names that a reader understands.
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

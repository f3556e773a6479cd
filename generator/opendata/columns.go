package opendata

import "slices"

// vocabulary explains every column of every dataset, once: a name means the same wherever it stands.
var vocabulary = []Column{
	{Name: "codice_ats", Type: String, Meaning: "Codice dell’ATS (agenzia di tutela della salute): tre cifre."},
	{Name: "denominazione_ats", Type: String, Meaning: "Nome dell’ATS in lettere maiuscole, come nell’allegato B."},
	{Name: "nome_ats", Type: String, Meaning: "Nome dell’ATS come si scrive in una frase."},
	{Name: "codice_asst", Type: String, Meaning: "Codice dell’ASST (azienda socio sanitaria territoriale): tre cifre. Vuoto se l’allegato B non ne indica una, come per Milano Città."},
	{Name: "denominazione_asst", Type: String, Meaning: "Nome dell’ASST in lettere maiuscole, come nell’allegato B. Vuoto se l’allegato B non ne indica una."},
	{Name: "nome_asst", Type: String, Meaning: "Nome dell’ASST come si scrive in una frase."},
	{Name: "codice_ambito", Type: String, Meaning: "Codice regionale dell’Ambito: cinque cifre."},
	{Name: "denominazione_ambito", Type: String, Meaning: "Nome dell’Ambito, come nell’allegato B."},
	{Name: "codice_registro_nazionale", Type: String, Meaning: "Codice dell’Ambito nel registro nazionale: «lom_» e un numero."},
	{Name: "numero_asst", Type: Integer, Meaning: "Quante ASST (aziende socio sanitarie territoriali) l’allegato B indica per gli Ambiti dell’ATS."},
	{Name: "numero_ambiti", Type: Integer, Meaning: "Quanti Ambiti ne fanno parte secondo l’allegato B."},
	{Name: "numero_comuni", Type: Integer, Meaning: "Quanti Comuni ci sono in tutti i suoi Ambiti."},
	{Name: "codice_istat", Type: String, Meaning: "Codice ISTAT (istituto nazionale di statistica) del Comune: sei cifre, anche se comincia con zero."},
	{Name: "comune", Type: String, Meaning: "Nome del Comune al 1° gennaio 2021."},
	{Name: "provincia", Type: String, Meaning: "Sigla della provincia: due lettere."},
	{Name: "evidenza", Type: String, Meaning: "Quanto è sicuro che il Comune stia in questo Ambito. Dal più al meno sicuro: documentata, dedotta, nota, dubbia."},
	{Name: "fonte", Type: String, Meaning: "Dove abbiamo letto, o da che cosa abbiamo ricavato, l’Ambito del Comune."},
	{Name: "lettera", Type: String, Meaning: "Lettera della macroarea nell’allegato A, da A a J."},
	{Name: "titolo", Type: String, Meaning: "Titolo della macroarea."},
	{Name: "punto_chiave", Type: String, Meaning: "Un punto chiave della macroarea: uno per riga."},
	{Name: "area_km2", Type: Number, Unit: "km²", Meaning: "Superficie calcolata sui confini semplificati di questo sito: può essere un po’ diversa da quella ufficiale."},
}

// columns picks columns by name, in this order; those named as keys tell the rows apart.
func columns(keys []string, names ...string) []Column {
	picked := make([]Column, len(names))
	for i, name := range names {
		at := slices.IndexFunc(vocabulary, func(c Column) bool { return c.Name == name })
		if at >= 0 {
			picked[i] = vocabulary[at]
		}
		picked[i].Key = slices.Contains(keys, name)
	}
	return picked
}

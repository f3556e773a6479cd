package opendata

import (
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// vocabulary explains every column of every dataset, once: a name means the same wherever it stands.
func vocabulary() []Column {
	return []Column{
		{Name: "codice_ats", Type: String, Meaning: "Codice dell’ATS (agenzia di tutela della salute): tre cifre.", Pattern: catalogue.ATSCode("").Form().Pattern(), Refers: "ats"},
		{Name: "denominazione_ats", Type: String, Meaning: "Nome dell’ATS in lettere maiuscole, come nell’allegato B."},
		{Name: "nome_ats", Type: String, Meaning: "Nome dell’ATS come si scrive in una frase."},
		{Name: "codice_asst", Type: String, Meaning: "Codice dell’ASST (azienda socio sanitaria territoriale): tre cifre.", WhenEmpty: "Vuoto se l’allegato B non ne indica una, come per Milano Città.", Pattern: catalogue.ASSTCode("").Form().Pattern(), Refers: "asst", Missing: missing(catalogue.NotReported, "L’allegato B non indica una ASST.")},
		{Name: "denominazione_asst", Type: String, Meaning: "Nome dell’ASST in lettere maiuscole, come nell’allegato B.", WhenEmpty: "Vuoto se l’allegato B non ne indica una.", Missing: missing(catalogue.NotReported, "L’allegato B non indica una ASST.")},
		{Name: "nome_asst", Type: String, Meaning: "Nome dell’ASST come si scrive in una frase."},
		{Name: "codice_ambito", Type: String, Meaning: "Codice regionale dell’Ambito: cinque cifre.", Pattern: catalogue.AmbitoCode("").Form().Pattern(), Refers: "ambiti"},
		{Name: "denominazione_ambito", Type: String, Meaning: "Nome dell’Ambito, come nell’allegato B."},
		{Name: "codice_registro_nazionale", Type: String, Meaning: "Codice dell’Ambito nel registro nazionale: «lom_» e un numero.", Pattern: catalogue.RegisterCode("").Form().Pattern()},
		{Name: "numero_asst", Type: Integer, Meaning: "Quante ASST (aziende socio sanitarie territoriali) l’allegato B indica per gli Ambiti dell’ATS."},
		{Name: "numero_ambiti", Type: Integer, Meaning: "Quanti Ambiti ne fanno parte secondo l’allegato B."},
		{Name: "numero_comuni", Type: Integer, Meaning: "Quanti Comuni ci sono in tutti i suoi Ambiti."},
		{Name: "codice_istat", Type: String, Meaning: "Codice ISTAT (istituto nazionale di statistica) del Comune: sei cifre, anche se comincia con zero.", Pattern: catalogue.ISTATCode("").Form().Pattern(), Refers: "comuni"},
		{Name: "comune", Type: String, Meaning: "Nome del Comune al 1° gennaio 2021."},
		{Name: "codice_catastale", Type: String, Meaning: "Codice catastale del Comune, quello che è anche nel codice fiscale: una lettera e tre cifre.", Pattern: catalogue.CadastralCode("").Form().Pattern(), Missing: missing(catalogue.NotReported, "Il file dei confini non dà il codice catastale del Comune.")},
		{Name: "provincia", Type: String, Meaning: "Sigla della provincia: due lettere.", Pattern: catalogue.Province("").Form().Pattern()},
		{Name: "evidenza", Type: String, Meaning: "Quanto è sicuro che il Comune stia in questo Ambito. Dal più al meno sicuro: documentata, dedotta, nota (senza documento), dubbia.", Allowed: evidenceNames()},
		{Name: "fonte", Type: String, Meaning: "Dove abbiamo letto, o da che cosa abbiamo ricavato, l’Ambito del Comune."},
		{Name: "lettera", Type: String, Meaning: "Lettera della macroarea nell’allegato A, da " + catalogue.FirstLetter + " a " + catalogue.LastLetter + ".", Pattern: catalogue.LetterForm().Pattern()},
		{Name: "titolo", Type: String, Meaning: "Titolo della macroarea."},
		{Name: "punto_chiave", Type: String, Meaning: "Un punto chiave della macroarea: uno per riga."},
		{Name: "tabella", Type: String, Blank: true, Meaning: "Tabella o grafico dell’allegato C: «tab_10_1» è la Tab. 10.1, «graf_14» il Grafico 14.", WhenEmpty: "Vuoto se la riga non riguarda l’allegato C.", Pattern: catalogue.TableForm().Pattern(), Missing: missing(catalogue.NotApplicable, "La riga non riguarda l’allegato C.")},
		{Name: "riga", Type: String, Blank: true, Meaning: "Per l’allegato C il nome della riga, come è stampato; per le altre raccolte il codice che distingue la riga.", WhenEmpty: "Vuoto se riguarda tutta la tabella.", Missing: missing(catalogue.NotApplicable, "La segnalazione riguarda tutta la tabella.")},
		{Name: "anno", Type: String, Blank: true, Meaning: "Anno del valore.", WhenEmpty: "Vuoto se il valore riguarda tutto il triennio.", Pattern: catalogue.YearForm().Pattern(), Missing: missing(catalogue.NotApplicable, "Il valore riguarda tutto il triennio.")},
		{Name: "misura", Type: String, Meaning: "Che cosa è il valore: per esempio la spesa in gestione singola, la media o l’Ambito con il valore più basso."},
		{Name: "valore", Type: Number, Meaning: "Il valore, con tutte le cifre stampate. La sua unità è nella colonna «unita».", WhenEmpty: "Vuoto se manca: la colonna «motivo_assenza» dice perché.", Missing: anyReason()},
		{Name: "unita", Type: String, Meaning: "Unità del valore: per esempio «milioni_eur» sono milioni di euro, «n» è un conteggio."},
		{Name: "id", Type: String, Meaning: "Nome della segnalazione. Si ripete se le celle sono più di una."},
		{Name: "gravita", Type: String, Meaning: "Gravità della segnalazione: discrepanza, dubbio o nota.", Allowed: []string{string(audit.Discrepancy), string(audit.Doubt), string(audit.Note)}},
		{Name: "raccolta", Type: String, Meaning: "La raccolta di questo sito in cui sta la cella.", Pattern: "[a-z]+(-[a-z]+)*"},
		{Name: "colonna", Type: String, Blank: true, Meaning: "La colonna della cella. Per l’allegato C l’anno e la misura, «2018 min», o la sola misura se non c’è un anno.", Missing: missing(catalogue.NotApplicable, "La segnalazione riguarda tutta la riga.")},
		{Name: "valore_stampato", Type: String, Meaning: "Che cosa c’è nella cella.", WhenEmpty: "Vuoto se la cella è vuota, o se la segnalazione non riguarda una cella sola: la colonna «motivo_assenza» dice quale dei due.", Missing: anyReason()},
		{Name: "valore_calcolato", Type: String, Meaning: "Il valore che risulta dai conti, se c’è. Più valori sono divisi da «|».", Missing: missing(catalogue.NotApplicable, "La segnalazione non viene da un calcolo.")},
		{Name: "frase", Type: String, Meaning: "La segnalazione in una frase."},
		{Name: reasonColumn, Type: String, Meaning: "Perché il valore della riga manca: un codice della raccolta «Motivi dei valori mancanti».", Allowed: reasonNames(), Refers: ReasonsID, Missing: missing(catalogue.NotApplicable, "Il valore c’è.")},
		{Name: "etichetta", Type: String, Meaning: "Il motivo in poche parole."},
		{Name: "definizione", Type: String, Meaning: "Che cosa vuol dire il motivo."},
		{Name: "area_km2", Type: Number, Unit: "km²", Meaning: "Superficie calcolata sui confini semplificati di questo sito: può essere un po’ diversa da quella ufficiale."},
	}
}

// columns picks columns by name, in this order; those named as keys tell the rows apart.
func columns(keys []string, names ...string) []Column {
	vocabulary := vocabulary()
	picked := make([]Column, len(names))
	for i, name := range names {
		at := slices.IndexFunc(vocabulary, func(c Column) bool { return c.Name == name })
		if at >= 0 {
			picked[i] = vocabulary[at]
		}
		if picked[i].Key = slices.Contains(keys, name); picked[i].Key && !picked[i].Blank {
			picked[i].Missing = nil
		}
	}
	return picked
}

// evidenceNames are the words for how sure a membership is, from the surest.
func evidenceNames() []string {
	var names []string
	for _, level := range catalogue.EvidenceLevels() {
		names = append(names, level.String())
	}
	return names
}

// allow gives a column the list of its values, which this dataset alone knows.
func (d Dataset) allow(column string, values []string) {
	if i := d.index(column); i >= 0 {
		d.Columns[i].Allowed = values
	}
}

// require says that no cell of a column is empty in this dataset, though it may be elsewhere.
func (d Dataset) require(column string) {
	if i := d.index(column); i >= 0 {
		d.Columns[i].Missing = nil
	}
}

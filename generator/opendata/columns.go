package opendata

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// vocabulary explains the columns that several datasets have, once: a name means the same wherever it stands. What one
// dataset alone has is explained where the dataset is.
func vocabulary() []Column {
	return []Column{
		{Name: "codice_ats", Type: String, Meaning: "Codice dell’ATS (agenzia di tutela della salute): tre cifre.", Pattern: catalogue.ATSCode("").Form().Pattern(), Refers: "ats"},
		{Name: "denominazione_ats", Type: String, Meaning: "Nome dell’ATS in lettere maiuscole, come nell’Allegato B."},
		{Name: "nome_ats", Type: String, Meaning: "Nome dell’ATS come si scrive in una frase."},
		{Name: "codice_asst", Type: String, Meaning: "Codice dell’ASST (azienda socio sanitaria territoriale): tre cifre.", WhenEmpty: "Vuoto se l’Allegato B non ne indica una, come per Milano Città, o se quella che indica non c’è più e nessuna fonte dice chi ne ha preso il posto.", Pattern: catalogue.ASSTCode("").Form().Pattern(), Refers: "asst", Missing: missing(catalogue.NotReported, "Nessuna fonte indica un’ASST per questo giorno.")},
		{Name: "denominazione_asst", Type: String, Meaning: "Nome dell’ASST in lettere maiuscole, come nell’Allegato B.", WhenEmpty: "Vuoto se nessuna fonte ne indica una.", Missing: missing(catalogue.NotReported, "Nessuna fonte indica un’ASST per questo giorno.")},
		{Name: "nome_asst", Type: String, Meaning: "Nome dell’ASST come si scrive in una frase.", WhenEmpty: "Vuoto se nessuna fonte ne indica una.", Missing: missing(catalogue.NotReported, "Nessuna fonte indica un’ASST per questo giorno.")},
		{Name: "dubbio_asst", Type: String, Meaning: "Il dubbio sull’ASST, in una frase: l’Allegato B scrive per un Ambito più di un’ASST, e un codice solo.", WhenEmpty: "Vuoto se non c’è.", Missing: missing(catalogue.NotApplicable, "L’ASST non è in dubbio.")},
		{Name: "codice_ambito", Type: String, Meaning: "Codice regionale dell’Ambito: cinque cifre.", Pattern: catalogue.AmbitoCode("").Form().Pattern(), Refers: "ambiti"},
		{Name: "denominazione_ambito", Type: String, Meaning: "Nome dell’Ambito, come nell’Allegato B."},
		{Name: "codice_registro_nazionale", Type: String, Meaning: "Codice dell’Ambito nel registro nazionale: «lom_» e un numero.", Pattern: catalogue.RegisterCode("").Form().Pattern(), Missing: missing(catalogue.NotReported, "L’Ambito è nato dopo l’atto e nessuna fonte dice il suo codice.")},
		{Name: "numero_ambiti", Type: Integer, Meaning: "Quanti Ambiti ne fanno parte."},
		{Name: "numero_comuni", Type: Integer, Meaning: "Quanti Comuni ci sono in tutti i suoi Ambiti."},
		{Name: "codice_istat", Type: String, Meaning: "Codice ISTAT (istituto nazionale di statistica) del Comune: sei cifre, anche se comincia con zero.", Pattern: catalogue.ISTATCode("").Form().Pattern(), Refers: "comuni"},
		{Name: "comune", Type: String, Meaning: "Nome del Comune."},
		{Name: "provincia", Type: String, Meaning: "Sigla della provincia: due lettere.", Pattern: catalogue.Province("").Form().Pattern()},
		{Name: "tabella", Type: String, Blank: true, Meaning: "Tabella o grafico dell’Allegato C: «tab_10_1» è la Tab. 10.1, «graf_14» il Grafico 14.", WhenEmpty: "Vuoto se la riga non riguarda l’Allegato C.", Pattern: catalogue.TableForm().Pattern(), Missing: missing(catalogue.NotApplicable, "La riga non riguarda l’Allegato C.")},
		{Name: "riga", Type: String, Blank: true, Meaning: "Per l’Allegato C il nome della riga, come è stampato; per le altre raccolte il codice che distingue la riga.", WhenEmpty: "Vuoto se riguarda tutta la tabella.", Missing: missing(catalogue.NotApplicable, "La segnalazione riguarda tutta la tabella.")},
		{Name: "anno", Type: String, Blank: true, Meaning: "Anno del valore.", WhenEmpty: "Vuoto se il valore non è di un solo anno.", Pattern: catalogue.YearForm().Pattern(), Missing: missing(catalogue.NotApplicable, "Il valore non è di un solo anno.")},
		{Name: "valore", Type: Number, Meaning: "Il valore, con tutte le cifre che ha nella fonte. La sua unità è nella colonna «unita».", WhenEmpty: "Vuoto se manca: la colonna «" + reasonColumn + "» dice perché.", Missing: anyReason()},
		{Name: "unita", Type: String, Meaning: "Unità del valore: per esempio «milioni_eur» sono milioni di euro, «n» è un conteggio."},
		{Name: "livello", Type: String, Meaning: "Di che cosa parla la riga: di un Comune, un Ambito, un’ASST (azienda socio sanitaria territoriale), un’ATS (agenzia di tutela della salute), una provincia o la regione. Nelle tabelle della spesa anche di un tipo di capofila, di un intervento, o di una posizione se il nome si è perso."},
		{Name: "codice", Type: String, Meaning: "Codice del territorio: sei cifre dell’ISTAT per un Comune, cinque per un Ambito, tre per un’ASST, un’ATS o una provincia, due per la regione.", WhenEmpty: "Vuoto se la riga non parla di un territorio.", Pattern: catalogue.PlaceForm().Pattern(), Missing: missing(catalogue.NotApplicable, "La riga non parla di un territorio.")},
		{Name: "territorio", Type: String, Meaning: "Nome del territorio come si scrive in una frase."},
		{Name: "titolo", Type: String, Meaning: "Titolo di ciò che la riga descrive: una macroarea o una tabella."},
		{Name: "area_km2", Type: Number, Unit: "km²", Meaning: "Superficie calcolata sui confini semplificati di questo sito: può essere un po’ diversa da quella ufficiale."},
		{Name: "sito_ambito", Type: String, Meaning: "Indirizzo del sito dell’Ambito, se ne ha uno suo.", Missing: missing(catalogue.NotReported, "La fonte non lo dà.")},
		{Name: "fonte", Type: String, Meaning: "Dove abbiamo letto, o da che cosa abbiamo ricavato, quello che dice la riga."},
		{Name: "nota", Type: String, Meaning: "Che cosa è dubbio, o da sapere in più.", WhenEmpty: "Vuoto se non c’è altro da sapere.", Missing: missing(catalogue.NotApplicable, "Non c’è altro da sapere.")},
		{Name: reasonColumn, Type: String, Meaning: "Perché il valore della riga manca: un codice della raccolta «Motivi dei valori mancanti».", Allowed: reasonNames(), Refers: ReasonsID, Missing: missing(catalogue.NotApplicable, "Il valore c’è.")},
	}
}

// columns puts the columns with these names in this order: each is one of the dataset's own or stands in the vocabulary.
// Those named as keys tell the rows apart.
func columns(keys []string, own []Column, names ...string) []Column {
	known := append(slices.Clone(own), vocabulary()...)
	picked := make([]Column, len(names))
	for i, name := range names {
		picked[i].Name = name // check refuses a column that nobody explains
		if at := slices.IndexFunc(known, func(c Column) bool { return c.Name == name }); at >= 0 {
			picked[i] = known[at]
		}
		if picked[i].Key = slices.Contains(keys, name); picked[i].Key && !picked[i].Blank {
			picked[i].Missing = nil
		}
	}
	return picked
}

// refer says which dataset holds the codes of a column, where it is not the one that the vocabulary names: those of the act are
// not all in the lists of a later day. Empty for none.
func (d Dataset) refer(dataset string, columns ...string) {
	for _, column := range columns {
		if i := d.index(column); i >= 0 {
			d.Columns[i].Refers = dataset
		}
	}
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
		d.Columns[i].Missing, d.Columns[i].Blank = nil, false
	}
}

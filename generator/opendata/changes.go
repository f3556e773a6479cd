package opendata

import (
	"strings"

	"ambitilombardia/generator/catalogue"
)

func atti(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "atti",
		Title: "Atti",
		Description: "Gli atti su cui poggiano i dati del sito: delibere, leggi, decreti. Un dato che nessuna fonte letta dà è una cella vuota: " +
			"non vuol dire che l’atto non l’abbia.",
		Sources:  []catalogue.Provenance{c.ActsSource},
		Licence:  ccBy,
		Own:      true,
		Document: true,
		Columns: columns([]string{"id_atto"}, []Column{
			actColumn(),
			{Name: "nome_atto", Type: String, Meaning: "Come il sito chiama l’atto in una frase."},
			{Name: "genere", Type: String, Meaning: "Che genere di atto è: per esempio legge regionale."},
			{Name: "numero_atto", Type: String, Meaning: "Numero dell’atto.", Missing: missing(catalogue.NotReported, notRead)},
			{Name: "data_atto", Type: String, Meaning: "Data dell’atto, o il solo anno.", Missing: missing(catalogue.NotReported, notRead)},
			{Name: "titolo_atto", Type: String, Meaning: "Titolo dell’atto.", Missing: missing(catalogue.NotReported, notRead)},
			{Name: "indirizzo", Type: String, Meaning: "Dove se ne legge il testo.", Missing: missing(catalogue.NotReported, notRead)},
			{Name: "fonte_atto", Type: String, Meaning: "Chi parla dell’atto."},
		}, "id_atto", "nome_atto", "genere", "numero_atto", "data_atto", "titolo_atto", "indirizzo", "fonte_atto"),
	}
	for _, a := range c.Acts {
		d.Rows = append(d.Rows, []string{string(a.ID), a.Name, a.Kind, a.Number, string(a.Date), a.Title, a.URL, a.Source})
	}
	return d
}

func actColumn() Column {
	return Column{Name: "id_atto", Type: String, Meaning: "Nome breve di un atto in queste raccolte.", Pattern: catalogue.ActID("").Form().Pattern(), Refers: "atti"}
}

const notRead = "Nessuna fonte letta lo dice."

// variazioni has the changes up to the day of the catalogue, as the table has them, and what each says in a sentence.
func variazioni(c *catalogue.Catalogue) Dataset {
	none := missing(catalogue.NotApplicable, "Questa variazione non ne ha.")
	d := Dataset{
		ID:    "variazioni",
		Title: "Variazioni dopo l’atto",
		Description: "Che cosa è cambiato dopo l’atto del 2021, " + until(c) + ": Comuni che si uniscono o cambiano nome, Ambiti, ATS (agenzie di tutela della " +
			"salute) e ASST (aziende socio sanitarie territoriali). Una riga per ogni ente che cambia, con il giorno, l’atto e la fonte.",
		Sources:  changesSources(c),
		Licence:  ccBy,
		Own:      true,
		Document: true,
		Columns: columns([]string{"decorrenza", "cosa", "codice_prima", "variazione", "codice_dopo"}, []Column{
			{Name: "decorrenza", Type: String, Meaning: "Il primo giorno del nuovo ordine.", Pattern: catalogue.Date("").Form().Pattern()},
			thingColumn(),
			{Name: "codice_prima", Type: String, Meaning: "Il codice di ciò che cambia, prima."},
			{Name: "variazione", Type: String, Meaning: "Che cosa succede.", Allowed: ids(catalogue.ChangeKinds(), func(k catalogue.ChangeKind) string { return string(k) })},
			{Name: "codice_dopo", Type: String, Blank: true, Meaning: "Il codice di ciò che viene dopo; per un passaggio, quello dell’ente in cui si entra.", Missing: none},
			{Name: "nome_dopo", Type: String, Meaning: "Il nome nuovo, o il nome di ciò che nasce.", Missing: none},
			{Name: "codice_catastale_dopo", Type: String, Meaning: "Il codice catastale del Comune che nasce.", Pattern: catalogue.CadastralCode("").Form().Pattern(), Missing: none},
			actColumn(),
			{Name: "evidenza_variazione", Type: String, Meaning: "Quanto è sicura la variazione. Dal più al meno sicuro: documentata, dedotta, nota (senza documento), dubbia.", Allowed: evidenceNames()},
			{Name: "fonte_variazione", Type: String, Meaning: "Dove abbiamo letto della variazione."},
			{Name: "nota_variazione", Type: String, Meaning: "Che cosa della variazione non è sicuro, o non si sa.", Missing: missing(catalogue.NotApplicable, "Non c’è altro da sapere.")},
			{Name: "nome_prima", Type: String, Meaning: "Il nome di ciò che cambia, prima."},
			{Name: "frase_variazione", Type: String, Meaning: "La variazione in una frase, insieme alle altre dello stesso giorno che formano un solo fatto."},
		}, "decorrenza", "cosa", "codice_prima", "nome_prima", "variazione", "codice_dopo", "nome_dopo", "codice_catastale_dopo", "id_atto",
			"evidenza_variazione", "fonte_variazione", "nota_variazione", "frase_variazione"),
	}
	for _, e := range catalogue.Events(c.Changes) {
		for _, x := range e.Changes {
			name := x.Name
			if name == "" { // it begins
				name = x.Successor
			}
			d.Rows = append(d.Rows, []string{string(x.Day), string(x.Thing), x.Code, name, string(x.Kind), x.NewCode, x.NewName, string(x.Cadastral), string(x.Act),
				x.Evidence.String(), x.Source, x.Note, c.Says(e)})
		}
	}
	return d
}

func thingColumn() Column {
	return Column{Name: "cosa", Type: String, Meaning: "Di che cosa parla la riga: comune, ambito, asst o ats.", Allowed: ids(catalogue.Things(), func(t catalogue.Thing) string { return string(t) })}
}

// until says up to which day changes are counted.
func until(c *catalogue.Catalogue) string { return "fino al " + c.Day.Words() }

// changesSources are none where nothing has changed: a dataset without rows is left out.
func changesSources(c *catalogue.Catalogue) []catalogue.Provenance {
	if len(c.Changes) == 0 {
		return nil
	}
	return []catalogue.Provenance{c.ChangesSource}
}

// What has become of a code of the act.
const (
	unchanged = "uguale"
	renamed   = "nuovo nome"
	recoded   = "nuovo codice"
	joined    = "unito"
	split     = "diviso"
	ended     = "cessato"
)

// corrispondenze leads from each code of the act to that of the day.
func corrispondenze(c *catalogue.Catalogue) Dataset {
	gone := missing(catalogue.NotApplicable, "Non c’è più e nulla dello stesso genere ne ha preso il posto.")
	d := Dataset{
		ID:    "corrispondenze",
		Title: "Corrispondenze dei codici",
		Description: "Per ogni codice dell’atto il codice che vale " + asOf(c) + ". Chi è stato diviso ha più righe: la nota dice che cosa si sa di ogni parte. " +
			"Così dati di anni diversi si possono unire.",
		Sources:  withChanges(c, c.Membership, c.Act),
		Licence:  ccBy,
		Own:      true,
		Document: true,
		Columns: columns([]string{"cosa", "codice_2021", "codice_attuale"}, []Column{
			thingColumn(),
			{Name: "codice_2021", Type: String, Meaning: "Il codice al tempo dell’atto."},
			{Name: "nome_2021", Type: String, Meaning: "Il nome al tempo dell’atto."},
			{Name: "codice_attuale", Type: String, Blank: true, Meaning: "Il codice che vale ora.", Missing: gone},
			{Name: "nome_attuale", Type: String, Meaning: "Il nome che vale ora.", Missing: gone},
			{Name: "esito", Type: String, Meaning: "Che cosa è successo al codice: uguale, nuovo nome, nuovo codice, unito ad altri, diviso, cessato.", Allowed: []string{unchanged, renamed, recoded, joined, split, ended}},
			{Name: "ultima_variazione", Type: String, Meaning: "Il giorno dell’ultimo cambiamento.", Pattern: catalogue.Date("").Form().Pattern(), Missing: missing(catalogue.NotApplicable, "Non è cambiato.")},
			{Name: "nota_corrispondenza", Type: String, Meaning: "Che cosa è successo, in una frase per ogni fatto, e che cosa non si sa.", Missing: missing(catalogue.NotApplicable, "Non c’è altro da sapere.")},
		}, "cosa", "codice_2021", "nome_2021", "codice_attuale", "nome_attuale", "esito", "ultima_variazione", "nota_corrispondenza"),
	}
	act := c.AtAct()
	for _, m := range act.Comuni {
		d.Rows = append(d.Rows, correspondence(c, catalogue.AComune, string(m.Code), m.Name)...)
	}
	for _, a := range act.Ambiti {
		d.Rows = append(d.Rows, correspondence(c, catalogue.AnAmbito, string(a.Code), a.Name)...)
	}
	for _, a := range act.ASST {
		d.Rows = append(d.Rows, correspondence(c, catalogue.AnASST, string(a.Code), a.Name())...)
	}
	for _, a := range act.ATS {
		d.Rows = append(d.Rows, correspondence(c, catalogue.AnATS, string(a.Code), a.Name())...)
	}
	return d
}

func correspondence(c *catalogue.Catalogue, of catalogue.Thing, code, name string) [][]string {
	var notes []string
	day := ""
	for _, e := range catalogue.Events(c.History(of, code)) {
		first := e.Changes[0]
		if first.Thing == of {
			day = string(first.Day)
		}
		if first.Thing == of || first.Kind == catalogue.ToAmbito { // which moves the borders of an Ambito
			notes = append(notes, e.Sentence())
		}
	}
	notes = append(notes, c.Undecided(of, code)...)
	heirs := c.Heirs(of, code)
	if len(heirs) == 0 {
		return [][]string{{string(of), code, name, "", "", ended, day, strings.Join(notes, " ")}}
	}
	var rows [][]string
	for _, heir := range heirs {
		now := c.NameOf(of, heir)
		rows = append(rows, []string{string(of), code, name, heir, now, outcome(c, of, code, name != now, len(heirs)), day, strings.Join(notes, " ")})
	}
	return rows
}

func outcome(c *catalogue.Catalogue, of catalogue.Thing, code string, otherName bool, heirs int) string {
	end, gone := c.FindEnd(of, code)
	switch {
	case heirs > 1:
		return split
	case gone && (end.Last[0].Kind == catalogue.NewCode || end.Last[0].Kind == catalogue.NewProvince):
		return recoded
	case gone:
		return joined
	case otherName:
		return renamed
	}
	return unchanged
}

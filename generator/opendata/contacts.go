package opendata

import (
	"ambitilombardia/generator/catalogue"
)

// ContactsID is the dataset of how to reach whom.
const ContactsID = "contatti"

// contatti has a row for each Comune, ATS and ASST, and one for each body and role of an Ambito.
func contatti(c *catalogue.Catalogue) Dataset {
	unsaid := missing(catalogue.NotReported, "La fonte non lo dà.")
	ofAmbiti := missing(catalogue.NotApplicable, "Si dice solo degli enti di un Ambito.")
	d := Dataset{
		ID:    ContactsID,
		Title: "Recapiti di Comuni, Ambiti, ATS e ASST",
		Description: "A chi rivolgersi: sito, PEC (posta elettronica certificata) e sede dei Comuni; sito e PEC delle ATS (agenzie di tutela della salute) e " +
			"delle ASST (aziende socio sanitarie territoriali); quale ente gestisce i servizi di un Ambito, con il ruolo che dice la fonte. " +
			"Sono recapiti di enti, mai di persone. I telefoni non ci sono. Di un Ambito che qui manca non sappiamo quale ente se ne occupi.",
		Sources:  []catalogue.Provenance{c.ContactsSource, c.BodiesSource},
		Licence:  ccBy,
		Own:      true,
		Document: true,
		Columns: columns([]string{"livello", "codice", "ente", "ruolo"}, []Column{
			{Name: "ente", Type: String, Meaning: "Nome dell’ente a cui rivolgersi."},
			{Name: "ruolo", Type: String, Blank: true, Meaning: "Il ruolo dell’ente per l’Ambito, come lo dice la fonte.", WhenEmpty: "Vuoto se la riga non parla di un Ambito.", Missing: ofAmbiti},
			{Name: "gestisce", Type: String, Meaning: "«si» se il ruolo vuol dire che l’ente gestisce il Piano di Zona o i servizi dell’Ambito.", WhenEmpty: "Vuoto se la fonte non lo dice.", Allowed: []string{affirmative}, Missing: missing(catalogue.NotReported, "La fonte non lo dice.")},
			{Name: "codice_ipa", Type: String, Meaning: "Codice dell’ente in IndicePA, l’indice delle pubbliche amministrazioni.", Missing: unsaid},
			{Name: "sito", Type: String, Meaning: "Indirizzo del sito dell’ente.", Missing: unsaid},
			{Name: "pec", Type: String, Meaning: "Indirizzo di PEC (posta elettronica certificata) dell’ente.", Missing: unsaid},
			{Name: "sede", Type: String, Meaning: "Via e numero della sede: per un Comune il municipio.", Missing: unsaid},
			{Name: "cap", Type: String, Meaning: "CAP (codice di avviamento postale) della sede: cinque cifre.", Pattern: catalogue.CAP("").Form().Pattern(), Missing: unsaid},
			{Name: "data", Type: String, Meaning: "Il giorno o l’anno per cui vale la riga.", Missing: missing(catalogue.NotReported, "La fonte non ha una data.")},
			{Name: "da_verificare", Type: String, Meaning: "«si» se il ruolo è da verificare: la fonte non ha una data, o è di prima del 2021.", Allowed: []string{affirmative}, Missing: missing(catalogue.NotApplicable, "La riga non parla di un Ambito, o la fonte è recente.")},
		}, "livello", "codice", "territorio", "ente", "ruolo", "gestisce", "codice_ipa", "sito", "pec", "sede", "cap", "sito_ambito", "nota",
			"data", "da_verificare", "fonte"),
	}
	d.allow("livello", ids(catalogue.Things(), func(t catalogue.Thing) string { return string(t) }))
	d.require("codice")
	add := func(of catalogue.Thing, code, name, body string) {
		if k, ok := c.ContactOf(of, code); ok {
			d.Rows = append(d.Rows, []string{string(of), code, name, body, "", "", k.IPA, k.Site, k.PEC, k.Street, string(k.CAP), "", k.Note,
				c.ContactsSource.Date, "", c.ContactsSource.Source})
		}
	}
	for _, m := range c.Comuni {
		add(catalogue.AComune, string(m.Code), m.Name, catalogue.ComuneBody(m.Name))
	}
	for _, a := range c.Ambiti {
		for _, b := range c.BodiesOf(a.Code) {
			d.Rows = append(d.Rows, []string{string(catalogue.AnAmbito), string(a.Code), a.Name, b.Name, b.Role, yes(b.Runs), b.IPA, b.Site, b.PEC, "", "",
				b.AmbitoSite, "", b.Year, yes(b.Unsure()), b.Source})
		}
	}
	for _, a := range c.ASST {
		add(catalogue.AnASST, string(a.Code), a.Name(), a.Name())
	}
	for _, a := range c.ATS {
		add(catalogue.AnATS, string(a.Code), a.Name(), a.Name())
	}
	return d
}

// affirmative is how a column says that something is so; what is not is empty.
const affirmative = "si"

func yes(is bool) string {
	if is {
		return affirmative
	}
	return ""
}

package api

import "ambitilombardia/generator/catalogue"

// contact is how to reach a body.
type contact struct {
	IPA    *string        `json:"codice_ipa" jsonschema:"Codice dell’ente in IndicePA, l’indice delle pubbliche amministrazioni. È null se la fonte non lo dà."`
	Site   *address       `json:"sito" jsonschema:"Indirizzo del sito dell’ente. È null se la fonte non lo dà."`
	PEC    *string        `json:"pec" jsonschema:"Indirizzo di PEC (posta elettronica certificata) dell’ente. È null se la fonte non lo dà."`
	Street *string        `json:"indirizzo" jsonschema:"Via e numero della sede: per un Comune il municipio. È null se la fonte non lo dà."`
	CAP    *catalogue.CAP `json:"cap" jsonschema:"CAP (codice di avviamento postale) della sede: cinque cifre. È null se la fonte non lo dà."`
	Note   *string        `json:"nota" jsonschema:"Che cosa sapere del sito o della PEC. È null se non c’è nulla da sapere."`
	Date   *string        `json:"data" jsonschema:"Il giorno o l’anno per cui valgono. È null se la fonte non ha una data."`
}

// reach is a part of the documents about Comuni, ATS and ASST.
type reach struct {
	Contact *contact `json:"recapiti" jsonschema:"Come raggiungere l’ente. È null se non lo sappiamo. I telefoni non ci sono."`
}

// body is an enterprise or a Comune that has to do with the services of an Ambito.
type body struct {
	Name       string   `json:"ente" jsonschema:"Nome dell’ente."`
	Role       string   `json:"ruolo" jsonschema:"Il ruolo dell’ente per l’Ambito, come lo dice la fonte."`
	Runs       bool     `json:"gestisce" jsonschema:"Vero se il ruolo vuol dire che l’ente gestisce il Piano di Zona o i servizi dell’Ambito."`
	Unsure     bool     `json:"da_verificare" jsonschema:"Vero se il ruolo è da verificare: la fonte non ha una data, o è di prima del 2021."`
	AmbitoSite *address `json:"sito_ambito" jsonschema:"Indirizzo del sito dell’Ambito, se ne ha uno suo. È null se non lo sappiamo."`
	Source     string   `json:"fonte" jsonschema:"Dove l’abbiamo letto."`
	contact
}

func newContact(c catalogue.Contact, date string) contact {
	k := contact{IPA: optional(c.IPA), Site: optionalAddress(c.Site), PEC: optional(c.PEC), Street: optional(c.Street), Note: optional(c.Note), Date: optional(date)}
	if c.CAP != "" {
		k.CAP = &c.CAP
	}
	return k
}

func (b *builder) reach(of catalogue.Thing, code string) reach {
	known, ok := b.ContactOf(of, code)
	if !ok {
		return reach{}
	}
	k := newContact(known, b.ContactsSource.Date)
	return reach{&k}
}

func (b *builder) bodies(code catalogue.AmbitoCode) []body {
	return listOf(b.BodiesOf(code), func(x catalogue.Body) body {
		return body{x.Name, x.Role, x.Runs, x.Unsure(), optionalAddress(x.AmbitoSite), x.Source, newContact(x.Contact, x.Year)}
	})
}

func optionalAddress(text string) *address {
	if text == "" {
		return nil
	}
	a := address(text)
	return &a
}

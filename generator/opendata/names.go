package opendata

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// How nomi-precedenti says what a name is.
const (
	formerName = "precedente"
	otherName  = "altra_grafia"
)

func nomiPrecedenti(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "nomi-precedenti",
		Title: "Nomi di un tempo dei Comuni",
		Description: "Con quali altri nomi si cercano i Comuni: quelli dei Comuni che si sono uniti in uno solo, e gli altri modi in cui una fonte " +
			"scrive un nome. Serve a unire elenchi vecchi con i codici dei Comuni.",
		Sources: []catalogue.Provenance{c.Membership},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"nome_precedente", "codice_istat"}, []Column{
			{Name: "nome_precedente", Type: String, Meaning: "L’altro nome."},
			{Name: "tipo", Type: String, Meaning: "Che nome è: «" + formerName + "» di un Comune che ora fa parte di questo, o di questo prima che cambiasse nome, o «" + otherName + "», un altro modo di scrivere lo stesso nome.", Allowed: []string{formerName, otherName}},
		}, "nome_precedente", "codice_istat", "comune", "tipo", "fonte"),
	}
	names := map[catalogue.ISTATCode]string{}
	for _, m := range c.Comuni {
		names[m.Code] = m.Name
	}
	for _, list := range []struct {
		kind  string
		names []catalogue.OtherName
	}{{formerName, append(slices.Clone(c.Former), droppedNames(c, names)...)}, {otherName, c.Spellings}} {
		for _, other := range list.names {
			d.Rows = append(d.Rows, []string{other.Name, string(other.Comune), names[other.Comune], list.kind, other.Source})
		}
	}
	return d
}

// droppedNames gives the names of the act's Comuni that a change has ended since, each with who says so.
func droppedNames(c *catalogue.Catalogue, now map[catalogue.ISTATCode]string) []catalogue.OtherName {
	var dropped []catalogue.OtherName
	for _, p := range c.Pieces {
		name := catalogue.OtherName{Name: p.Name, Comune: p.Comune}
		if now[p.Comune] == p.Name || slices.ContainsFunc(c.Former, func(f catalogue.OtherName) bool { return f.Name == p.Name && f.Comune == p.Comune }) {
			continue
		}
		for _, x := range c.Changes {
			if x.Thing == catalogue.AComune && x.Code == string(p.Code) {
				name.Source = x.Source
			}
		}
		dropped = append(dropped, name)
	}
	return dropped
}

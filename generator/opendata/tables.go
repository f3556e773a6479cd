package opendata

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// tabelleSpesa has a row for each table of the spending: all that its definition says.
func tabelleSpesa(c *catalogue.Catalogue) Dataset {
	unsaid := missing(catalogue.NotApplicable, "Per questa tabella non c’è nulla da dire.")
	d := Dataset{
		ID:    "tabelle-spesa",
		Title: "Che cosa misura ogni tabella della spesa",
		Description: "Le tabelle e i grafici dell’Allegato C, uno per riga: che cosa misurano, su chi, con quali esclusioni, come si leggono e come non " +
			"vanno letti. Si unisce a «Spesa sociale dei Comuni» con la colonna «tabella».",
		Sources: []catalogue.Provenance{c.Spending.Provenance},
		Licence: ccBy,
		Own:     true, // the definitions are ours
		Columns: columns([]string{"tabella"}, []Column{
			{Name: "numero_tabella", Type: String, Meaning: "Come la chiama l’atto: «Tab. 10.1»."},
			{Name: "didascalia", Type: String, Meaning: "Titolo stampato nell’atto.", Missing: missing(catalogue.NotReported, "L’atto non ne stampa una.")},
			{Name: "tema", Type: String, Meaning: "La domanda a cui risponde."},
			{Name: "anni", Type: String, Meaning: "Gli anni, divisi da «|».", Missing: missing(catalogue.NotApplicable, "I valori sono di tutto il periodo.")},
			{Name: "misure", Type: String, Meaning: "I valori della colonna «misura», divisi da «|»."},
			{Name: "unita_misura", Type: String, Meaning: "Le unità dei valori, divise da «|»."},
			{Name: "che_cosa_misura", Type: String, Meaning: "Che cosa misura."},
			{Name: "numeratore", Type: String, Meaning: "Che cosa si divide, o si conta.", Missing: unsaid},
			{Name: "denominatore", Type: String, Meaning: "Per che cosa si divide.", Missing: unsaid},
			{Name: "universo", Type: String, Meaning: "Chi è contato.", Missing: unsaid},
			{Name: "esclusioni", Type: String, Meaning: "Chi o che cosa non è contato; più voci sono divise da «|».", Missing: unsaid},
			{Name: "come_leggere", Type: String, Meaning: "Come si legge un valore.", Missing: unsaid},
			{Name: "come_non_leggere", Type: String, Meaning: "Che cosa un valore non dice.", Missing: unsaid},
			{Name: "attribuzione", Type: String, Meaning: "Perché questi numeri del testo sono di questo grafico.", Missing: unsaid},
			{Name: "fonte_dati", Type: String, Meaning: "Da dove l’atto prende i dati.", Missing: unsaid},
			{Name: "note", Type: String, Meaning: "Altre cose da sapere, divise da «|».", Missing: unsaid},
		}, "tabella", "numero_tabella", "titolo", "didascalia", "tema", "livello", "anni", "misure", "unita_misura", "che_cosa_misura", "numeratore",
			"denominatore", "universo", "esclusioni", "come_leggere", "come_non_leggere", "attribuzione", "fonte_dati", "note"),
	}
	d.require("tabella")
	for _, t := range c.Spending.Tables {
		d.Rows = append(d.Rows, []string{t.ID, t.Number, t.Title, t.Caption, t.Theme, string(t.Level), several(t.Years),
			several(ids(t.Measures, func(m catalogue.Measure) string { return m.ID })), several(unitsOf(t)), t.WhatIsMeasured, t.Numerator,
			t.Denominator, t.Universe, several(t.Exclusions), t.HowToRead, t.HowNotToRead, t.Attribution, t.Source, several(t.Notes)})
	}
	return d
}

// unitsOf gives the units of a table's measures, each once.
func unitsOf(t catalogue.Table) []string {
	var units []string
	for _, m := range t.Measures {
		if !slices.Contains(units, m.Unit.ID) {
			units = append(units, m.Unit.ID)
		}
	}
	return units
}

// several puts texts into one cell.
func several(texts []string) string { return strings.Join(texts, "|") }

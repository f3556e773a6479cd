package api

import (
	"slices"

	"ambitilombardia/generator/catalogue"
)

// placeLevel is the level of a place.
type placeLevel catalogue.Level

func levelsOf(i catalogue.Indicator) []placeLevel {
	return listOf(i.Levels(), func(l catalogue.Level) placeLevel { return placeLevel(l) })
}

type indicatorRow struct {
	ID     string       `json:"indicatore" jsonschema:"Nome dell’indicatore, quello dei suoi indirizzi."`
	Title  string       `json:"titolo" jsonschema:"Titolo, con le parole di questo sito."`
	Years  []string     `json:"anni" jsonschema:"Gli anni dei valori. L’elenco è vuoto se i valori non riguardano un anno."`
	Levels []placeLevel `json:"livelli" jsonschema:"Di quali territori ci sono i valori: comune, ambito, asst, ats, regione."`
	links
}

type indicator struct {
	head
	ID          string           `json:"indicatore" jsonschema:"Nome dell’indicatore, quello dei suoi indirizzi."`
	Title       string           `json:"titolo" jsonschema:"Titolo, con le parole di questo sito."`
	Measured    string           `json:"che_cosa_misura" jsonschema:"Che cosa misura l’indicatore."`
	Numerator   string           `json:"numeratore" jsonschema:"Che cosa si conta o si misura."`
	Denominator string           `json:"denominatore" jsonschema:"Per che cosa si divide, se si divide."`
	Read        string           `json:"come_si_legge" jsonschema:"Come si legge un valore."`
	DoNotRead   string           `json:"come_non_si_legge" jsonschema:"L’errore da evitare."`
	Unit        string           `json:"unita" jsonschema:"Nome dell’unità di tutti i valori."`
	UnitLabel   string           `json:"etichetta_unita" jsonschema:"L’unità come si scrive in una frase."`
	UnitMeaning string           `json:"definizione_unita" jsonschema:"Che cosa vuol dire l’unità."`
	Additive    bool             `json:"si_somma" jsonschema:"Vero se i valori dei territori piccoli, sommati, danno quello del territorio che li contiene."`
	Years       []string         `json:"anni" jsonschema:"Gli anni dei valori. L’elenco è vuoto se i valori non riguardano un anno."`
	Levels      []placeLevel     `json:"livelli" jsonschema:"Di quali territori ci sono i valori: comune, ambito, asst, ats, regione."`
	Values      []indicatorValue `json:"valori" jsonschema:"Tutti i valori: uno per ogni territorio e anno, dalla regione ai territori più piccoli."`
	Findings    []findingRef     `json:"segnalazioni" jsonschema:"Che cosa non torna nei valori, o lascia un dubbio."`
}

type indicatorValue struct {
	Level  placeLevel        `json:"livello" jsonschema:"Che territorio è: comune, ambito, asst, ats o regione."`
	Code   string            `json:"codice" jsonschema:"Codice del territorio: sei cifre dell’ISTAT per un Comune, cinque per un Ambito, tre per un’ASST o un’ATS, due per la regione."`
	Name   string            `json:"territorio" jsonschema:"Nome del territorio come si scrive in una frase."`
	Year   *string           `json:"anno" jsonschema:"L’anno. È null se il valore non riguarda un anno."`
	Value  *number           `json:"valore" jsonschema:"Il valore, con tutte le cifre che ha nella fonte. È null se manca."`
	Reason *catalogue.Reason `json:"motivo" jsonschema:"Perché il valore manca: un codice di «motivi-assenza.json». È null se il valore c’è."`
}

func (b *builder) indicatorList(k kind) []document[list[indicatorRow]] {
	return listDocument(b, k, b.page(catalogue.IndicatorsFolder), listOf(b.Indicators, func(i catalogue.Indicator) indicatorRow {
		return indicatorRow{i.ID, i.Title, same(i.Years), levelsOf(i), b.linksTo(i)}
	}))
}

func (b *builder) indicatorDocuments(k kind) []document[indicator] {
	return listOf(b.Indicators, func(i catalogue.Indicator) document[indicator] {
		own := k
		own.Datasets = []string{i.ID} // its sources are its own
		return document[indicator]{pathOf(i), indicator{
			head: b.head(own, pathOf(i), b.page(i.Path())), ID: i.ID, Title: i.Title, Measured: i.WhatIsMeasured, Numerator: i.Numerator,
			Denominator: i.Denominator, Read: i.HowToRead, DoNotRead: i.HowNotToRead, Unit: i.Measure.Unit.ID, UnitLabel: i.Measure.Unit.Label,
			UnitMeaning: i.Measure.Unit.Definition, Additive: i.Measure.Unit.Additive(), Years: same(i.Years), Levels: levelsOf(i),
			Values: indicatorValues(i), Findings: b.findingRefs(b.concerning("", i.ID)),
		}}
	})
}

func indicatorValues(i catalogue.Indicator) []indicatorValue {
	values := []indicatorValue{}
	for _, level := range slices.Backward(i.Levels()) {
		t, _ := i.Table(level)
		for _, o := range t.Observations {
			if o.Row.Total && level != catalogue.LevelRegion {
				continue // it has one of its own
			}
			v := indicatorValue{Level: placeLevel(level), Code: o.Row.Label, Name: o.Row.Name, Year: optional(o.Year)}
			if d, ok := o.Value(); ok {
				text := number(d.String())
				v.Value = &text
			} else if why, missing := o.Missing(); missing {
				v.Reason = &why
			}
			values = append(values, v)
		}
	}
	return values
}

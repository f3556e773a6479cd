package api

import "ambitilombardia/generator/catalogue"

// retired is what stands at the address of a code that is no more: what has come of it.
type retired struct {
	head
	Thing      catalogue.Thing `json:"cosa" jsonschema:"Di che cosa era il codice: comune, ambito, asst o ats."`
	Code       string          `json:"codice_ritirato" jsonschema:"Il codice che non vale più."`
	Name       string          `json:"nome_di_allora" jsonschema:"Il nome che aveva, come si scrive in una frase."`
	Since      catalogue.Date  `json:"decorrenza" jsonschema:"Il primo giorno in cui il codice non vale più."`
	Sentence   string          `json:"frase" jsonschema:"Che cosa è successo e per quale atto."`
	Act        catalogue.ActID `json:"id_atto" jsonschema:"L’atto che lo stabilisce: un «id_atto» di «atti.json»."`
	Successors []successor     `json:"successori" jsonschema:"Chi ne ha preso il posto. L’elenco è vuoto se nulla dello stesso genere lo ha fatto, ed è di più elementi dopo una divisione."`
	Undecided  []string        `json:"non_deciso" jsonschema:"Che cosa nessuna fonte dice di quello che è venuto dopo, una frase per ogni cosa."`
}

// successor is what has the place of something that is no more.
type successor struct {
	Code string `json:"codice_attuale" jsonschema:"Il codice che vale ora."`
	Name string `json:"nome_attuale" jsonschema:"Il nome che vale ora, come si scrive in una frase."`
	links
}

// change is a thing that happened.
type change struct {
	Since    catalogue.Date  `json:"decorrenza" jsonschema:"Il primo giorno del nuovo ordine."`
	Sentence string          `json:"frase" jsonschema:"Che cosa è successo e per quale atto."`
	Act      catalogue.ActID `json:"id_atto" jsonschema:"L’atto che lo stabilisce: un «id_atto» di «atti.json»."`
}

// past is what has changed of a thing since the act.
type past struct {
	Changes   []change `json:"variazioni" jsonschema:"Che cosa è cambiato dopo l’atto del 2021, dal fatto più vecchio. L’elenco è vuoto se non è cambiato nulla."`
	Undecided []string `json:"non_deciso" jsonschema:"Che cosa nessuna fonte dice dopo questi cambiamenti, una frase per ogni cosa. L’elenco è vuoto se non c’è nulla da dire."`
}

func (b *builder) pastOf(of catalogue.Thing, code string) past {
	return past{
		Changes: listOf(catalogue.Events(b.History(of, code)), func(e catalogue.Event) change {
			return change{e.Changes[0].Day, b.Says(b.Whole(e)), e.Changes[0].Act}
		}),
		Undecided: append([]string{}, b.Catalogue.Undecided(of, code)...),
	}
}

func (b *builder) retiredDocuments(k kind) []document[retired] {
	return listOf(b.Ended, func(end catalogue.End) document[retired] {
		path, last := pathOf(end), end.Last[0]
		return document[retired]{path, retired{
			head:     b.head(k, path, b.page(end.Path())),
			Thing:    end.Thing,
			Code:     end.Code,
			Name:     end.Name,
			Since:    last.Day,
			Sentence: b.Says(b.Whole(catalogue.Event{Changes: end.Last})),
			Act:      last.Act,
			Successors: listOf(b.Heirs(end.Thing, end.Code), func(code string) successor {
				return successor{code, b.NameOf(end.Thing, code), b.linksTo(b.find(end.Thing, code))}
			}),
			Undecided: append([]string{}, b.Catalogue.Undecided(end.Thing, end.Code)...),
		}}
	})
}

// find gives a thing of the day.
func (b *builder) find(of catalogue.Thing, code string) thing {
	switch of {
	case catalogue.AComune:
		comune, _ := b.FindComune(catalogue.ISTATCode(code))
		return comune
	case catalogue.AnAmbito:
		ambito, _ := b.FindAmbito(catalogue.AmbitoCode(code))
		return ambito
	case catalogue.AnASST:
		asst, _ := b.FindASST(catalogue.ASSTCode(code))
		return asst
	}
	ats, _ := b.FindATS(catalogue.ATSCode(code))
	return ats
}

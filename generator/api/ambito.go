package api

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

type ambitoRow struct {
	ambitoRef
	Register *catalogue.RegisterCode `json:"codice_registro_nazionale" jsonschema:"Codice dell’Ambito nel registro nazionale: «lom_» e un numero. È null se l’Ambito è nato dopo l’atto e nessuna fonte lo dice."`
	health
	Comuni int `json:"numero_comuni" jsonschema:"Quanti Comuni ci sono nell’Ambito."`
}

type ambito struct {
	head
	Code     catalogue.AmbitoCode    `json:"codice_ambito" jsonschema:"Codice regionale dell’Ambito: cinque cifre."`
	Name     string                  `json:"denominazione_ambito" jsonschema:"Nome dell’Ambito, come nell’Allegato B."`
	Register *catalogue.RegisterCode `json:"codice_registro_nazionale" jsonschema:"Codice dell’Ambito nel registro nazionale: «lom_» e un numero. È null se l’Ambito è nato dopo l’atto e nessuna fonte lo dice."`
	health
	Surface     number       `json:"area_km2" jsonschema:"Superficie in chilometri quadrati, calcolata sui confini semplificati di questo sito: può essere un po’ diversa da quella ufficiale."`
	Comuni      int          `json:"numero_comuni" jsonschema:"Quanti Comuni ci sono nell’Ambito."`
	Members     []member     `json:"comuni" jsonschema:"I Comuni dell’Ambito, in ordine alfabetico."`
	Neighbours  []neighbour  `json:"confinanti" jsonschema:"Gli Ambiti con un confine in comune."`
	Corrections []correction `json:"rettifiche" jsonschema:"I valori della riga dell’Ambito che il sito usa al posto di quelli stampati."`
	Findings    []findingRef `json:"segnalazioni" jsonschema:"Che cosa non torna nella riga dell’Ambito, o lascia un dubbio."`
	Files       []download   `json:"file" jsonschema:"Le tabelle e i confini dell’Ambito da scaricare."`
	past
	Bodies []body `json:"enti" jsonschema:"Gli enti che hanno a che fare con i servizi dell’Ambito, ognuno con il suo ruolo: prima chi li gestisce. L’elenco è vuoto se non ne conosciamo nessuno."`
}

// member is a Comune in its Ambito.
type member struct {
	comuneRef
	proof
}

// neighbour is an Ambito with a border in common.
type neighbour struct {
	ambitoRef
	Border number `json:"confine_km" jsonschema:"Lunghezza del confine in comune, in chilometri, sui confini semplificati di questo sito."`
}

// correction is a value used instead of the printed one.
type correction struct {
	Field   string  `json:"campo" jsonschema:"La colonna dell’Allegato B."`
	Printed *string `json:"valore_stampato" jsonschema:"Il valore stampato. È null se la casella è vuota."`
	Used    *string `json:"valore_usato" jsonschema:"Il valore che il sito usa. È null se la casella resta vuota."`
	Reason  string  `json:"motivo" jsonschema:"Perché il sito usa un altro valore."`
}

func (b *builder) ambitoList(k kind) []document[list[ambitoRow]] {
	return listDocument(b, k, b.page("ambiti/"), listOf(b.Ambiti, func(a catalogue.Ambito) ambitoRow {
		return ambitoRow{b.ambitoRef(a), register(a), b.health(a), len(b.Members(a.Code))}
	}))
}

func (b *builder) ambitoDocuments(k kind) []document[ambito] {
	return listOf(b.Ambiti, func(a catalogue.Ambito) document[ambito] {
		path := pathOf(a)
		members := listOf(b.Members(a.Code), func(c catalogue.Comune) member { return member{b.comuneRef(c), proofOf(c)} })
		return document[ambito]{path, ambito{
			head:     b.head(k, path, b.page(a.Path())),
			Code:     a.Code,
			Name:     a.Name,
			Register: register(a),
			health:   b.health(a),
			Surface:  surface(b.in.Atlas.Ambiti, string(a.Code)),
			Comuni:   len(members),
			Members:  members,
			Neighbours: listOf(b.in.Atlas.Ambiti.Neighbours(string(a.Code)), func(n geo.Neighbour) neighbour {
				other, _ := b.FindAmbito(catalogue.AmbitoCode(n.Code))
				return neighbour{b.ambitoRef(other), fixed(n.Km, 1)}
			}),
			Corrections: listOf(b.CorrectionsOf(a.Code), func(r catalogue.Correction) correction {
				return correction{r.Field, optional(r.Printed), optional(r.Used), r.Reason}
			}),
			Findings: b.findingRefs(b.concerning(string(a.Code), "allegato-b", "ambiti")),
			Files:    b.downloads(a.Path()),
			past:     b.pastOf(catalogue.AnAmbito, string(a.Code)),
			Bodies:   b.bodies(a.Code),
		}}
	})
}

func register(a catalogue.Ambito) *catalogue.RegisterCode {
	if a.Register == "" {
		return nil
	}
	return &a.Register
}

package api

import "ambitilombardia/generator/catalogue"

type atsRow struct {
	atsRef
	Printed string `json:"denominazione_ats" jsonschema:"Nome dell’ATS in lettere maiuscole, come nell’Allegato B."`
	ASST    int    `json:"numero_asst" jsonschema:"Quante ASST (aziende socio sanitarie territoriali) l’Allegato B indica per gli Ambiti dell’ATS."`
	sizes
}

type asstRow struct {
	asstRef
	Printed string `json:"denominazione_asst" jsonschema:"Nome dell’ASST in lettere maiuscole, come nell’Allegato B."`
	ATS     atsRef `json:"ats" jsonschema:"L’ATS in cui sta l’ASST."`
	sizes
}

// sizes says how large a group of Ambiti is.
type sizes struct {
	Ambiti int `json:"numero_ambiti" jsonschema:"Quanti Ambiti ne fanno parte secondo l’Allegato B."`
	Comuni int `json:"numero_comuni" jsonschema:"Quanti Comuni ci sono in tutti i suoi Ambiti."`
}

type ats struct {
	head
	Code    catalogue.ATSCode `json:"codice_ats" jsonschema:"Codice dell’ATS (agenzia di tutela della salute): tre cifre."`
	Printed string            `json:"denominazione_ats" jsonschema:"Nome dell’ATS in lettere maiuscole, come nell’Allegato B."`
	Name    string            `json:"nome_ats" jsonschema:"Nome dell’ATS come si scrive in una frase."`
	sizes
	Surface number      `json:"area_km2" jsonschema:"Superficie in chilometri quadrati, calcolata sui confini semplificati di questo sito."`
	ASST    []asstRef   `json:"asst" jsonschema:"Le ASST (aziende socio sanitarie territoriali) dell’ATS, per codice."`
	List    []ambitoRef `json:"ambiti" jsonschema:"Gli Ambiti dell’ATS, nell’ordine dell’Allegato B."`
	Files   []download  `json:"file" jsonschema:"Le tabelle e i confini dell’ATS da scaricare."`
	past
	reach
}

type asst struct {
	head
	Code    catalogue.ASSTCode `json:"codice_asst" jsonschema:"Codice dell’ASST (azienda socio sanitaria territoriale): tre cifre."`
	Printed string             `json:"denominazione_asst" jsonschema:"Nome dell’ASST in lettere maiuscole, come nell’Allegato B."`
	Name    string             `json:"nome_asst" jsonschema:"Nome dell’ASST come si scrive in una frase."`
	ATS     atsRef             `json:"ats" jsonschema:"L’ATS in cui sta l’ASST."`
	sizes
	Surface number      `json:"area_km2" jsonschema:"Superficie in chilometri quadrati, calcolata sui confini semplificati di questo sito."`
	List    []ambitoRef `json:"ambiti" jsonschema:"Gli Ambiti dell’ASST, nell’ordine dell’Allegato B."`
	Files   []download  `json:"file" jsonschema:"Le tabelle e i confini dell’ASST da scaricare."`
	past
	reach
}

func (b *builder) sizes(ambiti []catalogue.Ambito) sizes {
	s := sizes{Ambiti: len(ambiti)}
	for _, a := range ambiti {
		s.Comuni += len(b.Members(a.Code))
	}
	return s
}

func (b *builder) atsList(k kind) []document[list[atsRow]] {
	return listDocument(b, k, b.page("ats/"), listOf(b.ATS, func(a catalogue.ATS) atsRow {
		return atsRow{b.atsRef(a), a.Printed, len(b.ASSTOfATS(a.Code)), b.sizes(b.AmbitiOfATS(a.Code))}
	}))
}

func (b *builder) atsDocuments(k kind) []document[ats] {
	return listOf(b.ATS, func(a catalogue.ATS) document[ats] {
		path, ambiti := pathOf(a), b.AmbitiOfATS(a.Code)
		return document[ats]{path, ats{
			head:    b.head(k, path, b.page(a.Path())),
			Code:    a.Code,
			Printed: a.Printed,
			Name:    a.Name(),
			sizes:   b.sizes(ambiti),
			Surface: surface(b.in.Atlas.ATS, string(a.Code)),
			ASST:    listOf(b.ASSTOfATS(a.Code), b.asstRef),
			List:    listOf(ambiti, b.ambitoRef),
			Files:   b.downloads(a.Path()),
			past:    b.pastOf(catalogue.AnATS, string(a.Code)),
			reach:   b.reach(catalogue.AnATS, string(a.Code)),
		}}
	})
}

func (b *builder) asstList(k kind) []document[list[asstRow]] {
	return listDocument(b, k, b.page("asst/"), listOf(b.ASST, func(a catalogue.ASST) asstRow {
		ats, _ := b.FindATS(a.ATS)
		return asstRow{b.asstRef(a), a.Printed, b.atsRef(ats), b.sizes(b.AmbitiOfASST(a.Code))}
	}))
}

func (b *builder) asstDocuments(k kind) []document[asst] {
	return listOf(b.ASST, func(a catalogue.ASST) document[asst] {
		path, ambiti := pathOf(a), b.AmbitiOfASST(a.Code)
		ats, _ := b.FindATS(a.ATS)
		return document[asst]{path, asst{
			head:    b.head(k, path, b.page(a.Path())),
			Code:    a.Code,
			Printed: a.Printed,
			Name:    a.Name(),
			ATS:     b.atsRef(ats),
			sizes:   b.sizes(ambiti),
			Surface: surface(b.in.Atlas.ASST, string(a.Code)),
			List:    listOf(ambiti, b.ambitoRef),
			Files:   b.downloads(a.Path()),
			past:    b.pastOf(catalogue.AnASST, string(a.Code)),
			reach:   b.reach(catalogue.AnASST, string(a.Code)),
		}}
	})
}

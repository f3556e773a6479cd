package api

import "ambitilombardia/generator/catalogue"

type letter string

type macroareaRow struct {
	Letter letter `json:"lettera" jsonschema:"Lettera della macroarea nell’Allegato A, da A a J."`
	Title  string `json:"titolo" jsonschema:"Titolo della macroarea."`
	links
}

type macroarea struct {
	head
	Letter letter   `json:"lettera" jsonschema:"Lettera della macroarea nell’Allegato A, da A a J."`
	Title  string   `json:"titolo" jsonschema:"Titolo della macroarea."`
	Points []string `json:"punti_chiave" jsonschema:"I punti chiave della macroarea."`
}

func (b *builder) macroareaList(k kind) []document[list[macroareaRow]] {
	return listDocument(b, k, b.page("macroaree/"), listOf(b.Macroaree, func(m catalogue.Macroarea) macroareaRow {
		return macroareaRow{letter(m.Letter), m.Title, b.linksTo(m)}
	}))
}

func (b *builder) macroareaDocuments(k kind) []document[macroarea] {
	return listOf(b.Macroaree, func(m catalogue.Macroarea) document[macroarea] {
		path := pathOf(m)
		points := listOf(m.KeyPoints, func(point string) string { return point })
		return document[macroarea]{path, macroarea{b.head(k, path, b.page(m.Path())), letter(m.Letter), m.Title, points}}
	})
}

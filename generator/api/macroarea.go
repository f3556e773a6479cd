package api

import (
	"strings"

	"ambitilombardia/generator/catalogue"
)

// letter names a macroarea.
type letter string

type macroareaRow struct {
	Letter letter `json:"lettera" jsonschema:"Lettera della macroarea nell’allegato A, da A a J."`
	Title  string `json:"titolo" jsonschema:"Titolo della macroarea."`
	links
}

// macroarea is the document of a macroarea.
type macroarea struct {
	head
	Letter letter   `json:"lettera" jsonschema:"Lettera della macroarea nell’allegato A, da A a J."`
	Title  string   `json:"titolo" jsonschema:"Titolo della macroarea."`
	Points []string `json:"punti_chiave" jsonschema:"I punti chiave della macroarea."`
}

func macroareaPath(m catalogue.Macroarea) string {
	return "macroaree/" + strings.ToLower(m.Letter) + ".json"
}

func (b *builder) macroareaList(k kind) []document[list[macroareaRow]] {
	return listDocument(b, k, address(b.base+"macroaree/"), listOf(b.Macroaree, func(m catalogue.Macroarea) macroareaRow {
		return macroareaRow{letter(m.Letter), m.Title, links{b.api(macroareaPath(m)), b.page("macroaree", m.Page)}}
	}))
}

func (b *builder) macroareaDocuments(k kind) []document[macroarea] {
	return listOf(b.Macroaree, func(m catalogue.Macroarea) document[macroarea] {
		path := macroareaPath(m)
		points := listOf(m.KeyPoints, func(point string) string { return point })
		return document[macroarea]{path, macroarea{b.head(k, path, b.page("macroaree", m.Page)), letter(m.Letter), m.Title, points}}
	})
}

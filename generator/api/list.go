package api

import "ambitilombardia/generator/editions"

// list is a document that names all the things of a kind.
type list[T any] struct {
	head
	Count int `json:"numero_elementi" jsonschema:"Quanti elementi ci sono."`
	Items []T `json:"elementi" jsonschema:"Gli elementi dell’elenco."`
}

// listDocument is the only document of its kind.
func listDocument[T any](b *builder, k kind, page address, items []T) []document[list[T]] {
	return []document[list[T]]{{k.Path, list[T]{b.head(k, k.Path, page), len(items), items}}}
}

type index struct {
	head
	Title   string     `json:"titolo" jsonschema:"Nome dell’API."`
	Version string     `json:"versione" jsonschema:"Versione dell’API. È anche nell’indirizzo: una versione nuova ha un indirizzo nuovo."`
	OpenAPI address    `json:"openapi" jsonschema:"Indirizzo della descrizione OpenAPI 3.1 di tutta l’API."`
	Kinds   []resource `json:"risorse" jsonschema:"Che cosa offre l’API."`
	Kept    []kept     `json:"edizioni" jsonschema:"Le edizioni: i dati come erano in un giorno, dalla prima. Sono file fuori dall’API."`
}

// kept is an edition in the index.
type kept struct {
	Day         string  `json:"data" jsonschema:"Il giorno dell’edizione."`
	Note        string  `json:"nota" jsonschema:"Che cosa c’è di nuovo."`
	Page        address `json:"pagina" jsonschema:"Indirizzo della pagina dell’edizione."`
	Description address `json:"descrizione" jsonschema:"Indirizzo della descrizione delle sue tabelle (Data Package)."`
}

// resource is a kind of document in the index.
type resource struct {
	ID     string  `json:"risorsa" jsonschema:"Nome della risorsa."`
	Title  string  `json:"titolo" jsonschema:"Nome della risorsa come si scrive in una frase."`
	About  string  `json:"descrizione" jsonschema:"Che cosa contiene."`
	Path   string  `json:"indirizzo" jsonschema:"Indirizzo. La parte fra parentesi graffe va sostituita con il codice (URI Template, RFC 6570)."`
	Schema address `json:"schema" jsonschema:"Indirizzo dello schema JSON."`
}

const (
	title       = "API di Ambiti Lombardia"
	openAPIPath = "openapi.json"
)

func (b *builder) index(k kind) []document[index] {
	return []document[index]{{k.Path, index{
		head:    b.head(k, k.Path, b.page("api/")),
		Title:   title,
		Version: "1",
		OpenAPI: b.api(openAPIPath),
		Kinds: listOf(b.kinds, func(k kind) resource {
			return resource{k.ID, k.Title, k.About, string(b.api(k.Path)), b.api(k.schemaPath())}
		}),
		Kept: listOf(b.in.Release.Editions, func(e editions.Edition) kept {
			return kept{string(e.Date), e.Note, b.page(e.Path()), b.page(e.Path() + editions.Description)}
		}),
	}}}
}

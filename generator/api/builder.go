package api

import (
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

// builder knows where everything is.
type builder struct {
	*catalogue.Catalogue
	in    Input
	base  string
	kinds []kind

	version *string // of the data as a whole
}

func newBuilder(in Input, base string) *builder {
	return &builder{Catalogue: in.Catalogue, in: in, base: base, version: optional(in.Release.Version().String())}
}

type address string

func (b *builder) api(path string) address { return address(b.base + Root + path) }

func (b *builder) page(path string) address { return address(b.base + path) }

// thing is what has a page on the site and a document here.
type thing interface {
	Path() string
	CodePath() string
}

// pathOf gives the path of a thing's document under the root of the API.
func pathOf(t thing) string { return t.CodePath() + ".json" }

func (b *builder) linksTo(t thing) links { return links{b.api(pathOf(t)), b.page(t.Path())} }

// head is what every document begins with.
type head struct {
	Self    address  `json:"self" jsonschema:"Indirizzo di questo documento."`
	Page    address  `json:"pagina" jsonschema:"Indirizzo della pagina del sito che dice le stesse cose a una persona."`
	Schema  address  `json:"schema" jsonschema:"Indirizzo dello schema JSON che descrive questo documento."`
	Sources []origin `json:"fonte" jsonschema:"Da dove vengono i dati del documento: una o più fonti."`
	Licence licence  `json:"licenza" jsonschema:"La licenza con cui puoi riusare i dati."`
	Edition *string  `json:"edizione" jsonschema:"Il giorno dell’edizione dei dati. Se da allora qualcosa è cambiato, dopo il giorno c’è «+modifiche». È null se non c’è ancora un’edizione."`
}

// origin is a source as it has to be cited.
type origin struct {
	Title    string  `json:"titolo" jsonschema:"Che cosa contiene la fonte."`
	Document string  `json:"documento" jsonschema:"Il documento o l’archivio da cui vengono i dati."`
	Section  string  `json:"sezione" jsonschema:"La parte del documento."`
	Date     string  `json:"data_riferimento" jsonschema:"Il giorno, l’anno o gli anni che i dati descrivono."`
	Credit   *string `json:"credito" jsonschema:"La frase da citare se riusi questa fonte. È null se la fonte non ne chiede una."`
}

type licence struct {
	Name string  `json:"nome" jsonschema:"Nome della licenza."`
	URL  address `json:"indirizzo" jsonschema:"Indirizzo del testo della licenza."`
}

// links lead from a mention of a thing to the thing.
type links struct {
	Self address `json:"self" jsonschema:"Indirizzo del documento, in questa API."`
	Page address `json:"pagina" jsonschema:"Indirizzo della pagina del sito."`
}

// head makes the head of a document. Its sources and its licence are those of the datasets that the kind goes with.
func (b *builder) head(k kind, path string, page address) head {
	h := head{Self: b.api(path), Page: page, Schema: b.api(k.schemaPath()), Sources: []origin{}, Edition: b.version}
	for _, d := range b.in.Release.Datasets {
		if !slices.Contains(k.Datasets, d.ID) {
			continue
		}
		h.Licence = licence{d.Licence.Name, address(d.Licence.URL)}
		for _, p := range d.Sources {
			source := origin{Title: p.Title, Document: p.Source, Section: p.Section, Date: p.Date, Credit: optional(strings.TrimSpace(p.Credit))}
			if !slices.ContainsFunc(h.Sources, func(o origin) bool { return o.Title == source.Title }) {
				h.Sources = append(h.Sources, source)
			}
		}
	}
	return h
}

// download is a file to take away beside a page.
type download struct {
	Title     string  `json:"titolo" jsonschema:"Che cosa contiene il file."`
	Format    string  `json:"formato" jsonschema:"Nome del formato."`
	MediaType string  `json:"tipo" jsonschema:"Tipo del file per i programmi (media type)."`
	URL       address `json:"indirizzo" jsonschema:"Indirizzo del file."`
}

func (b *builder) downloads(folder string) []download {
	return listOf(b.in.Release.In(folder), func(f opendata.File) download {
		return download{f.Title, f.Format, f.MediaType, address(b.base + f.Path)}
	})
}

// concerning gives the findings about a row of some datasets; an empty row stands for any.
func (b *builder) concerning(row string, datasets ...string) []audit.Finding {
	var found []audit.Finding
	for _, f := range b.in.Findings {
		if slices.ContainsFunc(f.Cells, func(c audit.Cell) bool {
			return slices.Contains(datasets, c.Dataset) && (row == "" || c.Row == row)
		}) {
			found = append(found, f)
		}
	}
	return found
}

// listOf maps a list; the result is never null in JSON.
func listOf[T, U any](items []T, each func(T) U) []U {
	out := make([]U, 0, len(items))
	for _, item := range items {
		out = append(out, each(item))
	}
	return out
}

func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// number is a JSON number written with these digits.
type number string

// MarshalJSON writes the digits as they are; they come from a Decimal or from strconv and are a number of JSON.
func (n number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// surface is the area of a territory as the datasets give it.
func surface(areas *geo.Topology, code string) number { return fixed(areas.Area(code), 2) }

func fixed(value float64, decimals int) number {
	return number(strconv.FormatFloat(value, 'f', decimals, 64))
}

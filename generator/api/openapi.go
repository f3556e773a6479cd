package api

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/catalogue"
)

// The parts of an OpenAPI 3.1 description (OpenAPI Specification 3.1.1, section 4.8) that this API needs.
type (
	openAPI struct {
		OpenAPI    string              `json:"openapi"`
		Info       info                `json:"info"`
		Servers    []server            `json:"servers"`
		Security   []any               `json:"security"` // empty: none is needed
		Tags       []tag               `json:"tags"`
		Paths      map[string]pathItem `json:"paths"`
		Components components          `json:"components"`
	}
	info struct {
		Title       string         `json:"title"`
		Summary     string         `json:"summary"`
		Description string         `json:"description"`
		Version     string         `json:"version"`
		Licence     openAPILicence `json:"license"`
	}
	openAPILicence struct {
		Name string  `json:"name"`
		URL  address `json:"url"`
	}
	server struct {
		URL string `json:"url"`
	}
	tag struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	pathItem struct {
		Get operation `json:"get"`
	}
	operation struct {
		ID          string              `json:"operationId"`
		Tags        []string            `json:"tags"`
		Summary     string              `json:"summary"`
		Description string              `json:"description"`
		Parameters  []parameter         `json:"parameters,omitempty"`
		Responses   map[string]response `json:"responses"`
	}
	parameter struct {
		Name        string             `json:"name"`
		In          string             `json:"in"`
		Required    bool               `json:"required"`
		Description string             `json:"description"`
		Schema      *jsonschema.Schema `json:"schema"`
		Example     string             `json:"example"`
	}
	response struct {
		Description string               `json:"description"`
		Content     map[string]mediaType `json:"content,omitempty"`
	}
	mediaType struct {
		Schema   ref                `json:"schema"`
		Examples map[string]example `json:"examples"`
	}
	ref struct { // one schema, or one of several
		Ref   string `json:"$ref,omitempty"`
		OneOf []ref  `json:"oneOf,omitempty"`
	}
	example struct {
		Summary  string          `json:"summary"`
		Value    json.RawMessage `json:"value,omitempty"`
		External string          `json:"externalValue,omitempty"`
	}
	components struct {
		Schemas map[string]*jsonschema.Schema `json:"schemas"`
	}
)

// param finds the part of a path that a code takes the place of.
var param = regexp.MustCompile(`\{(\w+)\}`)

// openAPI describes the API. The first document of each kind is its example: whole where the kind has many documents,
// and where it is a list, which would be as long as the list, by the name that it has beside this description, which needs
// no network.
func (b *builder) openAPI(made []builtKind) openAPI {
	lic := b.head(b.kinds[0], "", "").Licence
	d := openAPI{
		OpenAPI: "3.1.1",
		Info: info{
			Title:   title,
			Summary: "Gli Ambiti territoriali della Lombardia, i loro Comuni, le ATS, le ASST e la spesa sociale",
			Description: "Ogni indirizzo è un file JSON fermo: si legge con una richiesta GET, senza chiave e senza parametri. I campi non " +
				"cambiano nome finché l’indirizzo contiene «v1». Un valore che manca è null.",
			Version: "1.0.0",
			Licence: openAPILicence{lic.Name, lic.URL},
		},
		Servers:    []server{{strings.TrimSuffix(b.base+Root, "/")}},
		Security:   []any{},
		Tags:       []tag{{"elenchi", "Documenti unici, quasi tutti elenchi."}, {"schede", "Un documento per ogni cosa."}},
		Paths:      map[string]pathItem{},
		Components: components{map[string]*jsonschema.Schema{}},
	}
	for _, m := range made {
		d.Components.Schemas[m.kind.ID] = m.kind.titled()
		if m.kind.ID != retiredID { // whose addresses are among those of others
			d.Paths["/"+m.kind.Path] = pathItem{b.operation(m)}
		}
	}
	return d
}

func (b *builder) operation(m builtKind) operation {
	first := m.files[0]
	shown := example{Summary: "Il documento intero", External: strings.TrimPrefix(first.Path, Root)}
	o := operation{ID: m.kind.ID, Tags: []string{"elenchi"}, Summary: m.kind.Title, Description: m.kind.About}
	missing := map[string]response{}
	if name := m.kind.param(); name != "" {
		code := strings.TrimSuffix(path.Base(first.Path), ".json")
		shown = example{Summary: "Il documento " + code, Value: first.Data}
		o.Tags = []string{"schede"}
		o.Parameters = []parameter{m.kind.parameter(name, code)}
		missing["404"] = response{Description: "Il codice non esiste. La risposta è la pagina di errore del sito, in HTML."}
	}
	o.Responses = missing
	o.Responses["200"] = response{m.kind.Title, map[string]mediaType{
		"application/json": {b.answer(m.kind), map[string]example{"primo": shown}},
	}}
	return o
}

// answer is what stands at the addresses of a kind: its documents and, among some, those of the codes that are no more.
func (b *builder) answer(k kind) ref {
	own := ref{Ref: "#/components/schemas/" + k.ID}
	if !slices.ContainsFunc(b.Ended, func(e catalogue.End) bool { return path.Dir(e.CodePath()) == path.Dir(k.Path) }) {
		return own
	}
	return ref{OneOf: []ref{own, {Ref: "#/components/schemas/" + retiredID}}}
}

// parameter describes the code in the path, like the field of the same name.
func (k kind) parameter(name, code string) parameter {
	field := k.schema.Properties[name]
	schema := &jsonschema.Schema{Type: "string", Pattern: field.Pattern}
	if name == "lettera" { // small in addresses
		schema.Pattern = strings.ToLower(field.Pattern)
	}
	return parameter{Name: name, In: "path", Required: true, Description: field.Description, Schema: schema, Example: code}
}

// param names the code in the path, empty for a kind with one document.
func (k kind) param() string {
	if found := param.FindStringSubmatch(k.Path); found != nil {
		return found[1]
	}
	return ""
}

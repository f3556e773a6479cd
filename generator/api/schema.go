package api

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// dialect is JSON Schema 2020-12, that of OpenAPI 3.1 too.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// schemaFor derives the schema of a document from its Go type. The values that a code or a word can have are added by
// their types.
func schemaFor[T any]() (*jsonschema.Schema, error) {
	schema, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[address]():                 {Type: "string", Format: "uri"},
		reflect.TypeFor[number]():                  {Type: "number"},
		reflect.TypeFor[catalogue.ATSCode]():       formed(catalogue.ATSCode("").Form()),
		reflect.TypeFor[catalogue.ASSTCode]():      formed(catalogue.ASSTCode("").Form()),
		reflect.TypeFor[catalogue.AmbitoCode]():    formed(catalogue.AmbitoCode("").Form()),
		reflect.TypeFor[catalogue.RegisterCode]():  formed(catalogue.RegisterCode("").Form()),
		reflect.TypeFor[catalogue.ISTATCode]():     formed(catalogue.ISTATCode("").Form()),
		reflect.TypeFor[catalogue.CadastralCode](): formed(catalogue.CadastralCode("").Form()),
		reflect.TypeFor[catalogue.Province]():      formed(catalogue.Province("").Form()),
		reflect.TypeFor[catalogue.Date]():          formed(catalogue.Date("").Form()),
		reflect.TypeFor[catalogue.ActID]():         formed(catalogue.ActID("").Form()),
		reflect.TypeFor[catalogue.Thing]():         {Type: "string", Enum: words(catalogue.Things())},
		reflect.TypeFor[catalogue.CAP]():           formed(catalogue.CAP("").Form()),
		reflect.TypeFor[letter]():                  formed(catalogue.LetterForm()),
		reflect.TypeFor[evidence]():                {Type: "string", Enum: words(catalogue.EvidenceLevels())},
		reflect.TypeFor[catalogue.Reason]():        {Type: "string", Enum: words(catalogue.Reasons())},
		reflect.TypeFor[audit.Severity]():          {Type: "string", Enum: words([]audit.Severity{audit.Discrepancy, audit.Doubt, audit.Note})},
		reflect.TypeFor[placeLevel]():              {Type: "string", Enum: words(catalogue.PlaceLevels())},
		reflect.TypeFor[catalogue.Level](): {Type: "string", Enum: words([]catalogue.Level{catalogue.LevelATS, catalogue.LevelAmbito,
			catalogue.LevelComune, catalogue.LevelLead, catalogue.LevelService, catalogue.LevelPosition})},
	}})
	if err != nil {
		return nil, fmt.Errorf("descrizione di un tipo di documento: %w", err)
	}
	adjust(schema)
	return schema, nil
}

func formed(f catalogue.Form) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: "^" + f.Pattern() + "$"}
}

func words[T any](values []T) []any {
	return listOf(values, func(v T) any { return fmt.Sprint(v) })
}

// adjust says what Go's types do not. A list may be empty and is never null: Go has both, these documents only the first.
// A word that may be missing has null among its values.
func adjust(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	if slices.Contains(s.Types, "array") {
		s.Type, s.Types = "array", nil
	}
	if s.Enum != nil && slices.Contains(s.Types, "null") {
		s.Enum = append(slices.Clone(s.Enum), nil)
	}
	adjust(s.Items)
	for _, property := range s.Properties {
		adjust(property)
	}
}

// identified is the schema as a file of its own.
func (k kind) identified(b *builder) *jsonschema.Schema {
	s := k.titled()
	s.Schema, s.ID = dialect, string(b.api(k.schemaPath()))
	return s
}

// titled is the schema as a part of the OpenAPI description.
func (k kind) titled() *jsonschema.Schema {
	s := k.schema.CloneSchemas()
	s.Title, s.Description = k.Title, k.About
	return s
}

func (k kind) schemaPath() string { return "schema/" + k.ID + ".json" }

package api

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/catalogue"
)

// Reference is what the page for readers shows, in plain Italian. Addresses are relative to the root of the site.
type Reference struct {
	Entry     string     `json:"entry"`
	OpenAPI   string     `json:"openapi"`
	Common    []Field    `json:"common"` // the fields that every document begins with
	Resources []Resource `json:"resources"`
	Examples  []Example  `json:"examples"`
}

// Resource is a kind of document.
type Resource struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	About  string  `json:"about"`
	Path   string  `json:"path"`   // «api/v1/ambiti/{codice_ambito}.json»
	First  string  `json:"first"`  // the address of its first document
	Count  string  `json:"count"`  // «91 documenti»
	Schema string  `json:"schema"` // address
	Fields []Field `json:"fields"` // its own, without the common ones
}

// Field is a field of a document. The fields of an object have its name before theirs («appartenenza.evidenza»), those
// of the objects in a list with brackets («comuni[].comune»).
type Field struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Meaning string `json:"meaning"`
}

// Example is a question that one request answers.
type Example struct {
	Question string `json:"question"`
	Path     string `json:"path"`  // what to ask for, «api/v1/comuni/015189.json»
	Field    string `json:"field"` // where the answer stands, «appartenenza.denominazione_ambito»
	Answer   string `json:"answer"`
}

// reference describes the API. Nothing in it depends on where the site is.
func (b *builder) reference(made []builtKind) (_ Reference, err error) {
	r := Reference{Entry: Root + "index.json", OpenAPI: Root + openAPIPath, Common: common(b.kinds[0])}
	for _, m := range made {
		r.Resources = append(r.Resources, Resource{
			ID:     m.kind.ID,
			Title:  m.kind.Title,
			About:  m.kind.About,
			Path:   Root + m.kind.Path,
			First:  m.files[0].Path,
			Count:  counted(len(m.files)),
			Schema: Root + m.kind.schemaPath(),
			Fields: m.kind.fields(),
		})
	}
	r.Examples, err = b.examples(made)
	return r, err
}

func counted(n int) string {
	if n == 1 {
		return "1 documento"
	}
	return strconv.Itoa(n) + " documenti"
}

// headed is how many fields every document begins with.
const headed = 6

func common(k kind) []Field {
	var fields []Field
	for _, name := range k.schema.PropertyOrder[:headed] {
		fields = appendField(fields, name, k.schema.Properties[name])
	}
	return fields
}

func (k kind) fields() []Field {
	var fields []Field
	for _, name := range k.schema.PropertyOrder[headed:] {
		fields = appendField(fields, name, k.schema.Properties[name])
	}
	return fields
}

// appendField adds a field and the fields inside it.
func appendField(fields []Field, name string, s *jsonschema.Schema) []Field {
	fields = append(fields, Field{name, typeName(s), s.Description})
	inside, prefix := s, name+"."
	if s.Items != nil {
		inside, prefix = s.Items, name+"[]."
	}
	for _, property := range inside.PropertyOrder {
		fields = appendField(fields, prefix+property, inside.Properties[property])
	}
	return fields
}

// typeName says in a reader's words what a field holds.
func typeName(s *jsonschema.Schema) string {
	names := map[string]string{
		"string": "testo", "number": "numero", "integer": "numero intero", "boolean": "vero o falso", "object": "oggetto", "array": "elenco",
	}
	name := names[s.Type]
	for _, t := range s.Types {
		if t != "null" {
			name = names[t] + " o null"
		}
	}
	if s.Items != nil {
		name += " (" + map[string]string{"string": "testi", "object": "oggetti"}[s.Items.Type] + ")"
	}
	if s.Format == "uri" {
		name += " (indirizzo)"
	}
	return name
}

// examples asks about the first things of the catalogue and reads the answers in the documents themselves. The Ambito is
// the first with more than one Comune: one that is all of its Ambito would be an odd example.
func (b *builder) examples(made []builtKind) ([]Example, error) {
	ambito := b.Ambiti[max(0, slices.IndexFunc(b.Ambiti, func(a catalogue.Ambito) bool { return len(b.Members(a.Code)) > 1 }))]
	comune := b.Members(ambito.Code)[0]
	table := b.Spending.Tables[0]
	first := slices.IndexFunc(table.Observations, func(o catalogue.Observation) bool { _, ok := o.Value(); return ok })
	if first < 0 {
		return nil, fmt.Errorf("%s: non ha un valore da mostrare come esempio", table.Number)
	}
	o := table.Observations[first]
	asked := []Example{
		{Question: "In quale Ambito sta " + comune.Name + "?", Path: pathOf(comune), Field: "appartenenza.denominazione_ambito"},
		{Question: "Quanto è sicura la risposta?", Path: pathOf(comune), Field: "appartenenza.evidenza"},
		{Question: "Quanti Comuni ha l’Ambito " + ambito.Name + "?", Path: pathOf(ambito), Field: "numero_comuni"},
		{Question: "Qual è l’ATS dell’Ambito " + ambito.Name + "?", Path: pathOf(ambito), Field: "ats.nome_ats"},
		{Question: fmt.Sprintf("%s, riga «%s», anno %s, misura «%s»: quanto vale?", table.Number, o.Row.Name, o.Year, o.Measure.Label),
			Path: pathOf(table), Field: fmt.Sprintf("osservazioni.%d.valore", first)},
	}
	documents := map[string][]byte{}
	for _, m := range made {
		for _, f := range m.files {
			documents[f.Path] = f.Data
		}
	}
	for i := range asked {
		asked[i].Path = Root + asked[i].Path
		var err error
		if asked[i].Answer, err = answer(documents[asked[i].Path], asked[i].Field); err != nil {
			return nil, fmt.Errorf("l’esempio «%s»: %w", asked[i].Question, err)
		}
	}
	return asked, nil
}

// answer follows a field into a document, digits as they are written.
func answer(document []byte, field string) (string, error) {
	for name := range strings.SplitSeq(field, ".") {
		var members map[string]json.RawMessage
		if i, err := strconv.Atoi(name); err == nil {
			var items []json.RawMessage
			if err := json.Unmarshal(document, &items); err != nil || i >= len(items) {
				return "", fmt.Errorf("«%s» non ha l’elemento %d", field, i)
			}
			document = items[i]
		} else if err := json.Unmarshal(document, &members); err != nil || members[name] == nil {
			return "", fmt.Errorf("«%s» non c’è", field)
		} else {
			document = members[name]
		}
	}
	var text string
	if json.Unmarshal(document, &text) == nil {
		return text, nil
	}
	return string(document), nil
}

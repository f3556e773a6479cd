package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	apiFolder    = "api/v1/"
	schemaFolder = "api/v1/schema/"
	description  = "api/v1/openapi.json"
)

// readSchemas compiles every JSON Schema of the API and applies it to the documents that name it.
func readSchemas(p publication) (found, error) {
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.UseLoader(jsonschema.SchemeURLLoader{}) // nothing is fetched
	var faults []error
	schemas := map[string]*jsonschema.Schema{}
	for _, f := range p.under(".json") {
		if !strings.HasPrefix(f.Path, schemaFolder) {
			continue
		}
		document, id, err := parse(f, "$id")
		if err == nil {
			err = compiler.AddResource(id, document)
		}
		if err == nil {
			schemas[id], err = compiler.Compile(id)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: non va d’accordo con lo schema: «%w»", f.Path, err))
		}
	}
	n := found{files: len(schemas)}
	for _, f := range p.under(".json") {
		if !strings.HasPrefix(f.Path, apiFolder) || strings.HasPrefix(f.Path, schemaFolder) || f.Path == description {
			continue
		}
		n.files++
		n.compared++
		document, id, err := parse(f, "schema")
		if schema := schemas[id]; schema != nil {
			err = schema.Validate(document)
		} else if err == nil {
			err = fmt.Errorf("manca lo schema «%s»", id)
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: non va d’accordo con lo schema: «%w»", f.Path, err))
		}
	}
	return n, errors.Join(faults...)
}

// parse gives a document, and the text of one of its members.
func parse(f File, member string) (document any, text string, err error) {
	document, err = jsonschema.UnmarshalJSON(bytes.NewReader(f.Data))
	if err != nil {
		return nil, "", err
	}
	object, _ := document.(map[string]any)
	text, ok := object[member].(string)
	if !ok {
		return nil, "", fmt.Errorf("manca il nome del suo «%s»", member)
	}
	return document, text, nil
}

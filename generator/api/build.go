package api

import (
	"bytes"
	"encoding/json"
	"fmt"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// Root is the folder of this version of the API under the root of the site.
const Root = "api/v1/"

// Input is what the API is made of.
type Input struct {
	Catalogue *catalogue.Catalogue
	Atlas     *atlas.Atlas
	Findings  []audit.Finding
	Release   opendata.Release
}

// File is a file of the API.
type File struct {
	Path string // under the root of the site, «api/v1/ambiti/50083.json»
	Data []byte
}

// API is the whole of it: its files, and what the page for readers shows of them.
type API struct {
	Files     []File
	Reference Reference
}

// Build makes every file. Base is the address of the site, with
// its trailing slash.
func Build(in Input, base string) (API, error) {
	b := newBuilder(in, base)
	made, err := b.build()
	if err != nil {
		return API{}, err
	}
	var all API
	for _, m := range made {
		all.Files = append(all.Files, m.files...)
	}
	if all.Reference, err = b.reference(made); err != nil {
		return API{}, fmt.Errorf("descrizione della API per chi legge: %w", err)
	}
	for _, m := range made {
		data, err := encode(m.kind.identified(b))
		if err != nil {
			return API{}, fmt.Errorf("scrittura dello schema di %s: %w", m.kind.ID, err)
		}
		all.Files = append(all.Files, File{Path: Root + m.kind.schemaPath(), Data: data})
	}
	description, err := encode(b.openAPI(made))
	if err != nil {
		return API{}, fmt.Errorf("scrittura della descrizione OpenAPI: %w", err)
	}
	all.Files = append(all.Files, File{Path: Root + openAPIPath, Data: description})
	return all, nil
}

// builtKind is a kind with its documents written.
type builtKind struct {
	kind  kind
	files []File
}

func (b *builder) build() ([]builtKind, error) {
	all, err := kinds(b.Catalogue, b.in.Release)
	if err != nil {
		return nil, err
	}
	b.kinds = all
	made := make([]builtKind, len(all))
	for i, k := range all {
		made[i].kind = k
		for _, d := range k.documents(b, k) {
			data, err := encode(d.value)
			if err != nil {
				return nil, fmt.Errorf("scrittura di %s: %w", d.path, err)
			}
			made[i].files = append(made[i].files, File{Path: Root + d.path, Data: data})
		}
	}
	return made, nil
}

// encode writes a value so that a person can read it too. The file is read as JSON, never as HTML.
func encode(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}

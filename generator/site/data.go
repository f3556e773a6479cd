package site

import (
	"encoding/json"
	"fmt"
)

// Data is a view as Hugo reads it: one JSON text for each part of hugo.Data, by its name.
type Data map[string][]byte

// Encode makes Hugo's data out of the view.
func (v View) Encode() (Data, error) {
	data := Data{}
	for name, part := range v.parts() {
		if err := data.Add(name, part); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// Add puts a part under its name.
func (d Data) Add(name string, part any) error {
	text, err := json.Marshal(part)
	if err != nil {
		return fmt.Errorf("encoding %s for the templates: %w", name, err)
	}
	d[name] = text
	return nil
}

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
		text, err := json.Marshal(part)
		if err != nil {
			return nil, fmt.Errorf("preparazione di %s per i modelli: %w", name, err)
		}
		data[name] = text
	}
	return data, nil
}

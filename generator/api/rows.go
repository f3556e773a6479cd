package api

import (
	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/opendata"
)

// rowsOf is the kind of a dataset that is given as it is: one document, the list of its rows.
func rowsOf(d opendata.Dataset) kind {
	return kind{ID: "elenco-" + d.ID, Path: d.ID + ".json", Title: d.Title, About: d.Description, Datasets: []string{d.ID}, maker: maker{
		describe: func() (*jsonschema.Schema, error) {
			schema, err := schemaFor[list[struct{}]]()
			if err == nil {
				schema.Properties["elementi"].Items = schemaOfRow(d)
			}
			return schema, err
		},
		documents: func(b *builder, k kind) []document[any] {
			rows := listOf(d.Rows, func(cells []string) datasetRow { return datasetRow{d, cells} })
			return anyOf(listDocument(b, k, b.page(d.Path()), rows))
		},
	}}
}

// datasetRow is an object with the columns as members.
type datasetRow struct {
	dataset opendata.Dataset
	cells   []string
}

// MarshalJSON writes the row as the JSON download does.
func (r datasetRow) MarshalJSON() ([]byte, error) { return r.dataset.Object(r.cells) }

// schemaOfRow describes a row by the columns.
func schemaOfRow(d opendata.Dataset) *jsonschema.Schema {
	row := &jsonschema.Schema{Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}}}
	for _, c := range d.Columns {
		value := &jsonschema.Schema{Type: string(c.Type), Description: c.Explained()}
		if c.Pattern != "" {
			value.Pattern = "^(?:" + c.Pattern + ")$"
		}
		for _, word := range c.Allowed {
			value.Enum = append(value.Enum, word)
		}
		if c.MayBeEmpty() {
			value.Type, value.Types = "", []string{"null", string(c.Type)}
			value.Description += " Un valore che manca è null."
		}
		adjust(value)
		row.Properties[c.Name] = value
		row.PropertyOrder = append(row.PropertyOrder, c.Name)
		row.Required = append(row.Required, c.Name)
	}
	return row
}

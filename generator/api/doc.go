// Package api makes the static API of the site: the catalogue as JSON files, one for each thing, with a JSON Schema for
// each kind and an OpenAPI description of the whole.
//
// Build gives every file, in a fixed order and with the same bytes for the same input, and what the page for readers
// shows. Both follow from one list, kinds in kinds.go: a kind of resource names its address, its Go type and how
// its documents are made. The fields are described once, in the tags of the Go types: schema, OpenAPI and page are
// derived from the types, so that they cannot differ from what the files hold. To add a kind, write its type and its
// documents and name it in the list; to add a field, add it to the type. A dataset that asks for it (opendata.Dataset.Document)
// is a kind too, the list of its rows, described by its columns.
//
// The rules of every document:
//
//   - Names are those of the columns of the datasets (codice_istat, comune, evidenza) and never change under /api/v1/.
//   - Every document begins with self, pagina, schema, fonte, licenza and edizione.
//   - Addresses are absolute, under the base address of the build: whoever has one document, wherever it was copied to,
//     can follow it home. A site that moves is built again, as its pages are.
//   - A field is always there. A missing value is null, with the reason beside it where one is known.
//   - A figure is a JSON number with its printed digits, 80.50; a code is text, "015189".
package api

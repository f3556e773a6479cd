package api

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// invented is a dataset of no source of ours, with a column of every kind.
func invented(in Input) opendata.Dataset {
	return opendata.Dataset{
		ID: "invented", Title: "Inventata", Description: "Una prova.", Document: true,
		Sources: in.Release.Datasets[0].Sources, Licence: in.Release.Datasets[0].Licence,
		Columns: []opendata.Column{
			{Name: "codice_ambito", Type: opendata.String, Meaning: "Codice.", Key: true, Pattern: catalogue.AmbitoCode("").Form().Pattern()},
			{Name: "valore", Type: opendata.Number, Meaning: "Valore.", Missing: []opendata.Missing{{Reason: catalogue.NotReported, Means: "Manca."}}},
			{Name: "numero", Type: opendata.Integer, Meaning: "Numero."},
			{Name: "parola", Type: opendata.String, Meaning: "Parola.", Allowed: []string{"sì", "no"},
				Missing: []opendata.Missing{{Reason: catalogue.NotReported, Means: "Manca."}}},
		},
		Rows: [][]string{{"50083", "80.50", "3", "sì"}, {"50084", "", "0", ""}},
	}
}

// A dataset that asks for a document has one, in the index too, with a schema that takes its rows and nothing else.
func TestADatasetMayBeADocument(t *testing.T) {
	in := input(t)
	in.Release.Datasets = append(slices.Clone(in.Release.Datasets), invented(in))
	all, err := Build(in, base)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range all.Files {
		files[f.Path] = f.Data
	}
	var document struct {
		Page    string `json:"pagina"`
		Sources []any  `json:"fonte"`
		Count   int    `json:"numero_elementi"`
		Rows    []any  `json:"elementi"`
	}
	decode(t, files["api/v1/invented.json"], &document)
	rows, err := json.Marshal(document.Rows)
	want := `[{"codice_ambito":"50083","numero":3,"parola":"sì","valore":80.5},{"codice_ambito":"50084","numero":0,"parola":null,"valore":null}]`
	if err != nil || string(rows) != want || document.Count != 2 || document.Page != base+"dati/invented/" || len(document.Sources) == 0 {
		t.Errorf("page %s, %d sources, %d rows: %s", document.Page, len(document.Sources), document.Count, rows)
	}
	if !slices.ContainsFunc(all.Reference.Resources, func(r Resource) bool { return r.First == "api/v1/invented.json" }) {
		t.Error("the page about the API does not list it")
	}

	var schema jsonschema.Schema
	decode(t, files["api/v1/schema/elenco-invented.json"], &schema)
	row, err := schema.Properties["elementi"].Items.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		row   string
		right bool
	}{
		{`{"codice_ambito":"50083","valore":80.5,"numero":3,"parola":"sì"}`, true},
		{`{"codice_ambito":"50083","valore":null,"numero":3,"parola":null}`, true},
		{`{"codice_ambito":"5008","valore":null,"numero":3,"parola":null}`, false},
		{`{"codice_ambito":"50083","valore":"80.5","numero":3,"parola":null}`, false},
		{`{"codice_ambito":"50083","valore":1,"numero":null,"parola":null}`, false},
		{`{"codice_ambito":"50083","valore":1,"numero":3,"parola":"forse"}`, false},
		{`{"codice_ambito":"50083","valore":1,"numero":3}`, false},
		{`{"codice_ambito":"50083","valore":1,"numero":3,"parola":"no","altro":1}`, false},
	} {
		var value any
		decode(t, []byte(c.row), &value)
		if err := row.Validate(value); (err == nil) != c.right {
			t.Errorf("%s: %v", c.row, err)
		}
	}
}

// A kind that names a dataset which is not there would publish documents without source and licence.
func TestAKindWithoutItsDatasetIsRefused(t *testing.T) {
	in := input(t)
	in.Release.Datasets = in.Release.Datasets[1:]
	if _, err := Build(in, base); err == nil {
		t.Errorf("%s is not missed", input(t).Release.Datasets[0].ID)
	}
}

func decode(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

package metadata

import (
	"regexp"
	"strings"

	"ambitilombardia/generator/opendata"
)

// The terms of CSVW that are used here (Metadata Vocabulary for Tabular Data, W3C Recommendation of 2015).
type (
	csvwDocument struct {
		Context     []any      `json:"@context"`
		URL         string     `json:"url"`
		Title       string     `json:"dc:title"`
		Description string     `json:"dc:description"`
		Licence     csvwLink   `json:"dc:license"`
		Modified    csvwDate   `json:"dc:modified"`
		Source      []string   `json:"dc:source"`
		Dialect     csvwFormat `json:"dialect"`
		Schema      csvwSchema `json:"tableSchema"`
	}
	csvwLink struct {
		ID string `json:"@id"`
	}
	csvwDate struct {
		Value string `json:"@value"`
		Type  string `json:"@type"`
	}
	csvwFormat struct {
		Encoding   string `json:"encoding"`
		Delimiter  string `json:"delimiter"`
		Header     bool   `json:"header"`
		HeaderRows int    `json:"headerRowCount"`
	}
	csvwSchema struct {
		Columns    []csvwColumn `json:"columns"`
		PrimaryKey []string     `json:"primaryKey"`
	}
	csvwColumn struct {
		Name        string       `json:"name"`
		Titles      string       `json:"titles"`
		Description string       `json:"dc:description"`
		Required    bool         `json:"required,omitempty"`
		Null        string       `json:"null"`
		Datatype    csvwDatatype `json:"datatype"`
	}
	csvwDatatype struct {
		Base   string `json:"base"`
		Format string `json:"format,omitempty"`
	}
)

// csvw describes the CSV file of each dataset in a file beside it, where the recommendation looks for it (§5.3).
func csvw(r opendata.Release) ([]opendata.File, error) {
	var files []opendata.File
	for _, d := range r.Datasets {
		csv, err := table(r, d)
		if err != nil {
			return nil, err
		}
		document := csvwDocument{
			Context:     []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "it"}},
			URL:         d.ID + ".csv",
			Title:       d.FullTitle(),
			Description: d.Description + " " + opendata.CSVGuard,
			Licence:     csvwLink{d.Licence.URL},
			Modified:    csvwDate{d.Updated(), "xsd:date"},
			Dialect:     csvwFormat{Encoding: "utf-8", Delimiter: ",", Header: true, HeaderRows: 1},
			Schema:      csvwSchema{PrimaryKey: keys(d)},
		}
		for _, p := range d.Sources {
			document.Source = append(document.Source, p.Title+". "+p.Source+" ("+p.Section+")")
		}
		for _, c := range d.Columns {
			document.Schema.Columns = append(document.Schema.Columns, csvwColumn{
				Name: c.Name, Titles: c.Name, Description: c.Explained(), Required: !c.MayBeEmpty(), Datatype: datatype(c),
			})
		}
		file, err := jsonFile(opendata.File{Path: csv.Path + "-metadata.json", Title: d.Title, Format: "CSVW", MediaType: "application/csvm+json",
			Dataset: d.ID}, document)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// datatype gives the type in CSVW's terms: the format of a string is a regular expression for the whole of it (§6.4.3).
func datatype(c opendata.Column) csvwDatatype {
	switch {
	case c.Type == opendata.Integer:
		return csvwDatatype{Base: "integer"}
	case c.Type == opendata.Number:
		return csvwDatatype{Base: "decimal"}
	case c.Allowed != nil:
		choices := make([]string, len(c.Allowed))
		for i, value := range c.Allowed {
			choices[i] = regexp.QuoteMeta(value)
		}
		return csvwDatatype{Base: "string", Format: strings.Join(choices, "|")}
	}
	return csvwDatatype{Base: "string", Format: c.Pattern}
}

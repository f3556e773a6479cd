package metadata

import (
	"slices"
	"strings"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// The members of a data package and of Table Schema that are used here (Data Package Standard, version 2.0).
type (
	packageDocument struct {
		Schema      string            `json:"$schema"`
		Name        string            `json:"name"`
		Title       string            `json:"title"`
		Description string            `json:"description"`
		Homepage    string            `json:"homepage,omitempty"`
		Keywords    []string          `json:"keywords"`
		Version     string            `json:"version,omitempty"`
		Created     string            `json:"created"`
		Sources     []packageSource   `json:"sources"`
		Licenses    []packageLicence  `json:"licenses"`
		Resources   []packageResource `json:"resources"`
	}
	packageLicence struct {
		Name  string `json:"name"`
		Path  string `json:"path"`
		Title string `json:"title"`
	}
	packageSource struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	// packageFormat is a file that has a resource in another format. The standard leaves room for members of one's own (properties):
	// as a resource of its own, whoever loads a whole package would get each table several times.
	packageFormat struct {
		Path      string `json:"path"`
		Format    string `json:"format"`
		MediaType string `json:"mediatype"`
		Bytes     int    `json:"bytes"`
		Hash      string `json:"hash"`
	}
	packageResource struct {
		Schema      string           `json:"$schema"`
		Name        string           `json:"name"`
		Type        string           `json:"type"`
		Path        string           `json:"path"`
		Title       string           `json:"title"`
		Description string           `json:"description"`
		Format      string           `json:"format"`
		MediaType   string           `json:"mediatype"`
		Encoding    string           `json:"encoding"`
		Bytes       int              `json:"bytes"`
		Hash        string           `json:"hash"`
		Formats     []packageFormat  `json:"formats,omitempty"`
		Version     string           `json:"version,omitempty"`
		Sources     []packageSource  `json:"sources"`
		Licenses    []packageLicence `json:"licenses"`
		Table       tableSchema      `json:"schema"`
	}
	tableSchema struct {
		Schema        string         `json:"$schema"`
		Fields        []tableField   `json:"fields"`
		MissingValues []missingValue `json:"missingValues"`
		PrimaryKey    []string       `json:"primaryKey,omitempty"`
		UniqueKeys    [][]string     `json:"uniqueKeys,omitempty"`
		ForeignKeys   []foreignKey   `json:"foreignKeys,omitempty"`
	}
	tableField struct {
		Name          string          `json:"name"`
		Type          opendata.Type   `json:"type"`
		Description   string          `json:"description"`
		Unit          string          `json:"unit,omitempty"`
		Constraints   *constraints    `json:"constraints,omitempty"`
		MissingValues *[]missingValue `json:"missingValues,omitempty"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []string `json:"enum,omitempty"`
		Pattern  string   `json:"pattern,omitempty"`
	}
	missingValue struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	}
)

// profiles is where the standard keeps the JSON Schemas that a descriptor names.
const profiles = "https://datapackage.org/profiles/2.0/"

// dataPackage describes the CSV file of every dataset in one package, and names its other formats. Its paths are relative to it, so
// that it serves on the site and in the archive alike.
func dataPackage(r opendata.Release, homepage string) (opendata.File, error) {
	document, err := packageOf(r, r.Version().String(), inFolder)
	if err != nil {
		return opendata.File{}, err
	}
	document.Homepage = homepage
	for i, d := range r.Datasets {
		resource := &document.Resources[i]
		resource.Version = r.VersionOf(d).String()
		for _, f := range r.In(d.Path()) {
			if path := inFolder(f); path != resource.Path {
				resource.Formats = append(resource.Formats, packageFormat{path, strings.ToLower(f.Format), f.MediaType, len(f.Data), "sha256:" + sum(f.Data)})
			}
		}
	}
	return packageFile(document)
}

func packageFile(document packageDocument) (opendata.File, error) {
	return jsonFile(opendata.File{Path: opendata.Folder + "datapackage.json", Title: "Descrizione di tutte le raccolte", Format: "Data Package",
		MediaType: media.Type(".json")}, document)
}

// packageOf describes the tables as one version, each file where path finds it.
func packageOf(r opendata.Release, version string, path func(opendata.File) string) (packageDocument, error) {
	document := packageDocument{
		Schema:      profiles + "datapackage.json",
		Name:        "ambiti-lombardia",
		Title:       "Ambiti Lombardia",
		Description: "Gli Ambiti territoriali della Lombardia: codici, Comuni, enti sanitari, macroaree e spesa sociale.",
		Keywords:    opendata.Keywords(),
		Version:     version,
		Created:     r.Updated() + "T00:00:00Z",
	}
	for _, d := range r.Datasets {
		file, err := table(r, d)
		if err != nil {
			return packageDocument{}, err
		}
		licence := packageLicence{Name: "CC-BY-4.0", Path: d.Licence.URL, Title: d.Licence.Name}
		if document.Licenses == nil {
			document.Licenses = []packageLicence{licence}
		}
		resource := packageResource{
			Schema: profiles + "dataresource.json",
			Name:   d.ID, Type: "table", Path: path(file), Title: d.FullTitle(), Description: d.Description + " " + opendata.CSVGuard,
			Format: "csv", MediaType: media.Type(".csv"), Encoding: "utf-8",
			Bytes: len(file.Data), Hash: "sha256:" + sum(file.Data),
			Licenses: []packageLicence{licence},
			Table:    schema(d),
		}
		for _, p := range d.Sources {
			source := packageSource{Title: p.Title + ". " + p.Source + " (" + p.Section + ")", Path: p.Address}
			resource.Sources = append(resource.Sources, source)
			if !slices.Contains(document.Sources, source) {
				document.Sources = append(document.Sources, source)
			}
		}
		document.Resources = append(document.Resources, resource)
	}
	return document, nil
}

// schema describes the columns. An empty cell is a missing value with a label; in a key that some rows leave empty it is
// a value like any other, and the key is then one of uniqueKeys: a primaryKey has no missing values.
func schema(d opendata.Dataset) tableSchema {
	s := tableSchema{Schema: profiles + "tableschema.json", MissingValues: missing("manca")}
	blank := false
	for _, c := range d.Columns {
		field := tableField{Name: c.Name, Type: c.Type, Description: c.Explained(), Unit: c.Unit}
		limits := constraints{Required: !c.MayBeEmpty(), Enum: c.Allowed, Pattern: c.Pattern}
		switch {
		case c.Key && c.Blank:
			blank = true
			field.MissingValues = &[]missingValue{}
			if limits.Pattern != "" {
				limits.Pattern = "(" + limits.Pattern + ")?"
			}
		case len(c.Missing) == 1:
			labels := missing(string(c.Missing[0].Reason))
			field.MissingValues = &labels
		case c.Missing != nil:
			labels := missing("un motivo di «" + opendata.ReasonsID + "», detto nella riga")
			field.MissingValues = &labels
		}
		if limits.Required || limits.Enum != nil || limits.Pattern != "" {
			field.Constraints = &limits
		}
		s.Fields = append(s.Fields, field)
		if quotes(d, c) {
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{c.Refers, []string{c.Name}}})
		}
	}
	if blank {
		s.UniqueKeys = [][]string{keys(d)}
	} else {
		s.PrimaryKey = keys(d)
	}
	return s
}

func missing(label string) []missingValue { return []missingValue{{Value: "", Label: label}} }

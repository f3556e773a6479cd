package editions

import (
	"encoding/json"
	"slices"

	"ambitilombardia/generator/source"
)

// descriptor is what is read of a data package (Data Package Standard, version 2.0).
type descriptor struct {
	Resources []struct {
		Name, Path, Title, Description string
		Sources                        []struct{ Title string }
		Licenses                       []struct{ Path, Title string }
		Schema                         struct {
			Fields []struct {
				Name, Type, Description, Unit string
				Constraints                   struct {
					Required bool
					Pattern  string
					Enum     []string
				}
			}
			PrimaryKey []string
			UniqueKeys [][]string
		}
	}
}

// describe gives the tables among the files of an edition by its description.
func describe(files []File) ([]Table, error) {
	var d descriptor
	if json.Unmarshal(dataOf(files, Description), &d) != nil {
		return nil, source.Errorf(source.Pos{File: Description}, "non è la descrizione delle tabelle di un’edizione")
	}
	var tables []Table
	for _, r := range d.Resources {
		t := Table{ID: r.Name, Title: r.Title, About: r.Description, Key: r.Schema.PrimaryKey, Data: dataOf(files, r.Path)}
		if t.Data == nil {
			return nil, source.Errorf(source.Pos{File: Description}, "descrive «%s», che non è fra i file dell’edizione", source.Shorten(r.Path))
		}
		if len(r.Schema.UniqueKeys) > 0 {
			t.Key = r.Schema.UniqueKeys[0]
		}
		if len(r.Licenses) > 0 {
			t.Licence = Licence{r.Licenses[0].Title, r.Licenses[0].Path}
		}
		for _, s := range r.Sources {
			t.Sources = append(t.Sources, s.Title)
		}
		for _, f := range r.Schema.Fields {
			t.Fields = append(t.Fields, Field{f.Name, f.Type, f.Description, f.Unit, f.Constraints.Pattern, f.Constraints.Enum, f.Constraints.Required})
		}
		tables = append(tables, t)
	}
	return tables, nil
}

func dataOf(files []File, name string) []byte {
	i := slices.IndexFunc(files, func(f File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return files[i].Data
}

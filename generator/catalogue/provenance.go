package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

// Provenance says where a source comes from; its keys are those of provenienza.yaml.
type Provenance struct {
	Title       string `yaml:"titolo"`
	Source      string `yaml:"fonte"`
	Section     string `yaml:"sezione"`
	Date        string `yaml:"data_riferimento"` // ISO 8601, what the data describe
	Transcribed string `yaml:"trascritto_il"`
	Method      string `yaml:"metodo"`
	Licence     string `yaml:"licenza"`
	Notes       string `yaml:"note"`
	Act         ActID  `yaml:"atto"`      // the act that the source is, or rests on; empty for none
	Credit      string `yaml:"credito"`   // what whoever reuses the source must quote, empty where nothing is asked
	Owner       string `yaml:"titolare"`  // whose the source is, where it is not the Region's act
	Address     string `yaml:"indirizzo"` // where the source is to be had
}

// loadProvenances reads where the tables of the region come from.
func (c *Catalogue) loadProvenances(project fs.FS, errs *source.Errors) {
	c.Act = readProvenance(project, "data/allegato-b/provenienza.yaml", errs)
	c.Membership = readProvenance(project, "data/territorio/provenienza.yaml", errs)
	boundaries, err := LoadBoundaryProvenance(project)
	errs.Add("", err)
	c.Boundaries = boundaries
}

// readProvenance wants what every page and download quotes of a source.
func readProvenance(project fs.FS, file string, errs *source.Errors) Provenance {
	var p Provenance
	if err := source.ReadYAML(project, file, &p); err != nil {
		errs.Add(file, err)
		return p
	}
	for _, field := range []struct{ key, value string }{{"titolo", p.Title}, {"fonte", p.Source}, {"sezione", p.Section},
		{"data_riferimento", p.Date}, {"trascritto_il", p.Transcribed}, {"licenza", p.Licence}} {
		if field.value == "" {
			errs.Addf(source.Pos{File: file}, "manca «%s»: ci si aspettava un testo", field.key)
		}
	}
	if p.Date != "" && !yearsForm.MatchString(p.Date) && !isDay(p.Date) {
		errs.Addf(source.Pos{File: file}, "«data_riferimento» è «%s»: ci si aspettava un giorno come 2021-12-31, un anno o due come 2016-2018", p.Date)
	}
	if p.Transcribed != "" && !isDay(p.Transcribed) {
		errs.Addf(source.Pos{File: file}, "«trascritto_il» è «%s»: ci si aspettava un giorno come 2021-12-31", p.Transcribed)
	}
	return p
}

// LoadBoundaryProvenance reads where the boundaries come from and what whoever shows them must quote.
func LoadBoundaryProvenance(project fs.FS) (Provenance, error) {
	const file = "data/territorio/confini.yaml"
	var errs source.Errors
	p := readProvenance(project, file, &errs)
	if len(errs) == 0 && p.Credit == "" {
		errs.Addf(source.Pos{File: file}, "manca «credito»: ci si aspettava la riga da citare con i confini")
	}
	return p, errs.Err()
}

// Credit is what whoever takes territories away must quote: the line of the source, which is of one day, and the day on which they were
// so. The pages say that day beside the line.
func (c *Catalogue) Credit() string {
	return c.Boundaries.Credit + " I territori sono quelli " + c.Day.Of() + "."
}

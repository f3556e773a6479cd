package catalogue

import (
	"io/fs"
	"regexp"
	"time"

	"ambitilombardia/generator/source"
)

// Load reads the sources of a project: the tables in data/ and the front matter of content/macroaree/. When anything is
// wrong the error lists all of it, each with its place (source.IsInput tells it from a fault of the machine).
func Load(project fs.FS) (*Catalogue, error) {
	return loadParts(project, (*Catalogue).refuseHomonyms, (*Catalogue).loadMacroaree, (*Catalogue).loadSpending)
}

// LoadData reads as Load does all that is in data/: the macroareas are not, and names need not be told apart.
func LoadData(project fs.FS) (*Catalogue, error) {
	return loadParts(project, (*Catalogue).loadSpending)
}

// LoadRegion reads as Load does the coding table and the Comuni, and nothing else.
func LoadRegion(project fs.FS) (*Catalogue, error) {
	return loadParts(project)
}

// loadParts reads the territory, and then what else is asked for.
func loadParts(project fs.FS, parts ...func(*Catalogue, fs.FS, *source.Errors)) (*Catalogue, error) {
	var errs source.Errors
	c := loadRegion(project, &errs)
	for _, part := range parts {
		part(c, project, &errs)
	}
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// loadRegion reads the coding table and the Comuni, which the rows of the spending tables refer to.
func loadRegion(project fs.FS, errs *source.Errors) *Catalogue {
	c := &Catalogue{
		byATS:    map[ATSCode]int{},
		byASST:   map[ASSTCode]int{},
		byAmbito: map[AmbitoCode]int{},
		members:  map[AmbitoCode][]Comune{},
	}
	c.Act = readProvenance(project, "data/allegato-b/provenienza.yaml", errs)
	c.Membership = readProvenance(project, "data/territorio/provenienza.yaml", errs)
	boundaries, err := LoadBoundaryProvenance(project)
	errs.Add("", err)
	c.Boundaries = boundaries
	whole := c.loadAllegatoB(project, errs)
	c.loadComuni(project, whole, errs)
	c.loadNames(project, errs)
	c.loadCounts(project, whole, errs)
	c.loadDetached(project, errs)
	c.loadPopulation(project, errs)
	for i, ats := range c.ATS {
		c.byATS[ats.Code] = i
	}
	for i, asst := range c.ASST {
		c.byASST[asst.Code] = i
	}
	return c
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

var yearsForm = regexp.MustCompile(`^[0-9]{4}(-[0-9]{4})?$`)

// isDay tells a day of the calendar (ISO 8601).
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
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
	Credit      string `yaml:"credito"` // what whoever reuses the source must quote, empty where nothing is asked
}

// parse reads a cell with the parser of its type and notes what is wrong at the cell's place.
func parse[T any](cell source.Value, parser func(string) (T, error), errs *source.Errors) (T, bool) {
	value, err := parser(cell.Text)
	addAt(errs, cell, err)
	return value, err == nil
}

func addAt(errs *source.Errors, cell source.Value, err error) {
	if err != nil {
		errs.Addf(cell.Pos, "%v", err)
	}
}

package audit

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Area is what the boundary file says of a Comune.
type Area struct{ Code, Name string }

// Boundaries compares the Comuni of the catalogue with those of the boundary file and lists every difference.
func Boundaries(c *catalogue.Catalogue, file string, areas []Area) error {
	var errs source.Errors
	drawn := map[string]string{}
	for _, area := range areas {
		drawn[area.Code] = area.Name
	}
	listed := map[string]bool{}
	for _, comune := range c.Comuni {
		code := string(comune.Code)
		listed[code] = true
		if name, ok := drawn[code]; !ok {
			errs.Addf(comune.Pos, "il Comune %s %s non ha confini in %s", code, comune.Name, file)
		} else if name != comune.Name {
			errs.Addf(comune.Pos, "il Comune %s si chiama «%s», nei confini «%s»", code, comune.Name, name)
		}
	}
	for _, area := range areas {
		if !listed[area.Code] {
			errs.Addf(source.Pos{File: file}, "il Comune %s %s ha i confini ma manca in comuni.csv", area.Code, area.Name)
		}
	}
	return errs.Err()
}

// doubtfulMembers finds the Comuni whose Ambito is uncertain.
func doubtfulMembers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, comune := range c.Comuni {
		if comune.Evidence == catalogue.Doubtful {
			ambito, _ := c.FindAmbito(comune.Ambito)
			found = append(found, membership("dubbio", comune, Doubt, fmt.Sprintf(
				"Non è sicuro che il Comune di %s (%s) stia nell’Ambito %s.", comune.Name, comune.Province, ambito.Name)))
		}
	}
	return found
}

// unsourcedMembers finds the Comuni for which no page was read at all.
func unsourcedMembers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, comune := range c.Comuni {
		if strings.Contains(comune.Source, "nessuna") {
			ambito, _ := c.FindAmbito(comune.Ambito)
			found = append(found, membership("senza-fonte", comune, Note, fmt.Sprintf(
				"Per il Comune di %s (%s) non abbiamo letto una pagina che lo metta nell’Ambito %s.", comune.Name, comune.Province,
				ambito.Name)))
		}
	}
	return found
}

func membership(rule string, comune catalogue.Comune, severity Severity, sentence string) Finding {
	return Finding{
		ID:       catalogue.Slug(rule, string(comune.Code)),
		Severity: severity,
		Cells:    []Cell{{Dataset: "comuni", Row: string(comune.Code), Column: "codice_ambito"}},
		Printed:  string(comune.Ambito),
		Sentence: sentence,
	}
}

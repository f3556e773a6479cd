package audit

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Area is what the boundary file says of a Comune.
type Area struct{ Code, Name string }

// Boundaries compares the Comuni of the catalogue with those of the boundary file and lists every difference. The table
// is what people mend, so each difference has its place there.
func Boundaries(c *catalogue.Catalogue, file string, areas []Area) error {
	var errs source.Errors
	drawn := map[string]string{}
	for _, area := range areas {
		drawn[area.Code] = area.Name
	}
	listed := map[string]bool{}
	table := ""
	for _, comune := range c.Comuni {
		listed[string(comune.Code)] = true
		table = comune.File
	}
	explained := map[string]bool{}
	for _, comune := range c.Comuni {
		code, name := comune.Pos, comune.Pos
		code.Col, name.Col = 1, 2
		if drawnName, ok := drawn[string(comune.Code)]; ok {
			if drawnName != comune.Name {
				errs.Addf(name, "il Comune %s si chiama «%s», in %s «%s»: ci si aspettava lo stesso nome", comune.Code, comune.Name, file,
					drawnName)
			}
		} else if area, ok := renumbered(comune, areas, listed); ok {
			explained[area.Code] = true
			errs.Addf(code, "il Comune %s %s non ha confini in %s, dove c'è %s %s: forse il codice è cambiato", comune.Code,
				comune.Name, file, area.Code, area.Name)
		} else {
			errs.Addf(code, "il Comune %s %s non ha confini in %s: controllare il codice", comune.Code, comune.Name, file)
		}
	}
	for _, area := range areas {
		if !listed[area.Code] && !explained[area.Code] {
			errs.Addf(source.Pos{File: table}, "manca il Comune %s %s, che ha i confini in %s: ci si aspettava una riga", area.Code, area.Name,
				file)
		}
	}
	return errs.Err()
}

// renumbered gives the area that bears the Comune's name, or nearly, under a code that no Comune has.
func renumbered(comune catalogue.Comune, areas []Area, listed map[string]bool) (Area, bool) {
	for _, area := range areas {
		if !listed[area.Code] && catalogue.OneSlip(catalogue.SortKey(comune.Name), catalogue.SortKey(area.Name)) {
			return area, true
		}
	}
	return Area{}, false
}

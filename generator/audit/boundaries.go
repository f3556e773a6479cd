package audit

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Area is what the boundary file says of a Comune.
type Area struct{ Code, Name string }

// Successor gives the area that now covers what was a Comune's ground, for one who knows: after a merger the ground is
// still there and the code is not.
type Successor func(catalogue.ISTATCode) (Area, bool)

// Boundaries compares the Comuni of the catalogue with those of the boundary file and lists every difference. The table
// is what people mend, so each difference has its place there. A Comune that is not drawn is looked for under another
// code, by its name and, where successor is not nil, by its ground.
func Boundaries(c *catalogue.Catalogue, file string, areas []Area, successor Successor) error {
	b := comparison{file: file, areas: areas, successor: successor, drawn: map[string]string{}, listed: map[string]bool{},
		explained: map[string]bool{}}
	for _, area := range areas {
		b.drawn[area.Code] = area.Name
	}
	table := ""
	for _, comune := range c.Comuni {
		b.listed[string(comune.Code)] = true
		table = comune.File
	}
	var errs source.Errors
	for _, comune := range c.Comuni {
		b.compare(comune, &errs)
	}
	for _, area := range areas {
		if !b.listed[area.Code] && !b.explained[area.Code] {
			errs.Addf(source.Pos{File: table}, "manca il Comune %s %s, che ha i confini in %s: ci si aspettava una riga", area.Code, area.Name,
				file)
		}
	}
	return errs.Err()
}

// comparison is the two lists of Comuni, by code.
type comparison struct {
	file      string
	areas     []Area
	successor Successor
	drawn     map[string]string // names in the boundary file
	listed    map[string]bool   // in the table
	explained map[string]bool   // areas that an error about a Comune has named
}

func (b *comparison) compare(comune catalogue.Comune, errs *source.Errors) {
	code, name := comune.Pos, comune.Pos
	code.Col, name.Col = 1, 2
	if drawn, ok := b.drawn[string(comune.Code)]; ok {
		if !source.SameName(drawn, comune.Name) {
			errs.Addf(name, "il Comune %s si chiama «%s», in %s «%s»: ci si aspettava lo stesso nome%s", comune.Code, comune.Name, b.file, drawn,
				source.Unlike(comune.Name, drawn))
		}
		return
	}
	area, guess := b.now(comune)
	if guess == "" {
		errs.Addf(code, "il Comune %s %s non ha confini in %s: controllare il codice", comune.Code, comune.Name, b.file)
		return
	}
	b.explained[area.Code] = true
	errs.Addf(code, "il Comune %s %s non ha confini in %s, dove c'è %s %s: %s", comune.Code, comune.Name, b.file, area.Code, area.Name, guess)
}

// now gives the area that a Comune without boundaries has perhaps become, and what may have happened.
func (b *comparison) now(comune catalogue.Comune) (Area, string) {
	name := catalogue.SortKey(comune.Name)
	for _, area := range b.areas {
		if !b.listed[area.Code] && source.OneSlip(name, catalogue.SortKey(area.Name)) {
			return area, "forse il codice è cambiato, o è scritto male"
		}
	}
	if b.successor != nil {
		if area, ok := b.successor(comune.Code); ok {
			return area, "il suo territorio ora sta lì, forse per una fusione"
		}
	}
	for _, area := range b.areas {
		if !b.listed[area.Code] && holdsWords(catalogue.SortKey(area.Name), name) {
			return area, "forse per una fusione"
		}
	}
	return Area{}, ""
}

// holdsWords tells whether all the words of a name stand in another, as in a merged Comune's: «Vermezzo con Zelo».
func holdsWords(merged, name string) bool {
	words := strings.Fields(merged)
	for _, word := range strings.Fields(name) {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return true
}

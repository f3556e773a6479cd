package audit

import (
	"fmt"
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
// code, by its name and, where successor is not nil, by its ground. Two sources may write one name in two ways, which
// TwoNames tells: refused is only a name that has nothing of the other or is another Comune's.
func Boundaries(c *catalogue.Catalogue, file string, areas []Area, successor Successor) error {
	b := comparison{file: file, areas: areas, successor: successor, drawn: map[string]string{}, listed: map[string]bool{}, names: map[string]bool{},
		explained: map[string]bool{}}
	for _, area := range areas {
		b.drawn[area.Code] = area.Name
	}
	table := ""
	for _, comune := range c.Comuni {
		b.listed[string(comune.Code)] = true
		b.names[comune.Name] = true
		table = comune.File
	}
	var errs source.Errors
	if missing := b.missing(c.Comuni); len(missing) > mostMissing {
		first := missing[0]
		errs.Addf(source.Pos{File: file}, "mancano i confini di %d Comuni su %d, fra cui %s %s: ci si aspettavano quelli di tutta la Lombardia", len(missing),
			len(c.Comuni), first.Code, first.Name)
		return errs.Err()
	}
	for _, comune := range c.Comuni {
		b.compare(comune, &errs)
	}
	for _, area := range areas {
		if !b.listed[area.Code] && !b.explained[area.Code] {
			errs.Addf(source.Pos{File: table}, "manca il Comune %s %s, che ha i confini in %s: ci si aspettava una riga", area.Code, area.Name,
				file)
		}
	}
	if b.merged {
		errs.Addf(source.Pos{File: file}, "sembra più recente dell'elenco dei Comuni, che è quello della delibera: ci si aspettavano i confini dello stesso giorno; "+
			"una fusione venuta dopo si scrive come riga di data/variazioni/variazioni.csv, che unisce i confini dei Comuni di prima")
	}
	return errs.Err()
}

// mostMissing is how many Comuni can be without boundaries, each for a reason of its own: more than the mergers of a year.
const mostMissing = 50

// missing lists the Comuni without boundaries.
func (b *comparison) missing(comuni []catalogue.Comune) (missing []catalogue.Comune) {
	for _, comune := range comuni {
		if _, ok := b.drawn[string(comune.Code)]; !ok {
			missing = append(missing, comune)
		}
	}
	return missing
}

// comparison is the two lists of Comuni, by code.
type comparison struct {
	file      string
	areas     []Area
	successor Successor
	drawn     map[string]string // names in the boundary file
	listed    map[string]bool   // in the table
	names     map[string]bool   // of the table
	explained map[string]bool   // areas that an error about a Comune has named
	merged    bool              // some Comune seems to have become part of another since
}

func (b *comparison) compare(comune catalogue.Comune, errs *source.Errors) {
	code, name := comune.Pos, comune.Pos
	code.Col, name.Col = 1, 2
	if drawn, ok := b.drawn[string(comune.Code)]; ok {
		if !b.sameName(comune.Name, drawn) {
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

// sameName tells whether the boundary file may mean the Comune that the table calls so: a slip apart, or a longer word in
// common, and not the name of another one.
func (b *comparison) sameName(listed, drawn string) bool {
	if source.SameName(listed, drawn) {
		return true
	}
	return !b.names[drawn] && catalogue.MayBeOneName(listed, drawn)
}

// TwoNames finds the Comuni that the table and the boundary file write in two ways.
func TwoNames(areas []Area) Rule {
	drawn := map[string]string{}
	for _, area := range areas {
		drawn[area.Code] = area.Name
	}
	return func(c *catalogue.Catalogue) []Finding {
		var found []Finding
		for _, comune := range c.AtAct().Comuni {
			if name := drawn[string(comune.Code)]; name != "" && !source.SameName(name, comune.Name) {
				found = append(found, twoNames(comune, name, "comuni-2021", "nel file dei confini"))
			}
		}
		return found
	}
}

// namesElsewhere finds the Comuni whose names the contacts or the localities write unlike the list of Comuni.
func namesElsewhere(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, other := range c.OtherSpellings {
		if comune, ok := c.FindComune(other.Comune); ok {
			f := twoNames(comune, other.Name, "comuni", "nel"+other.Source)
			f.ID = catalogue.Slug(f.ID, other.Name, other.Source)
			found = append(found, f)
		}
	}
	return found
}

func twoNames(comune catalogue.Comune, other, dataset, where string) Finding {
	return Finding{
		ID:       catalogue.Slug("due-nomi", string(comune.Code)),
		Severity: Note,
		Cells:    []Cell{{Dataset: dataset, Row: string(comune.Code), Column: "comune"}},
		Printed:  comune.Name,
		Computed: other,
		Sentence: fmt.Sprintf("Il nome del Comune %s è scritto in due modi: «%s» nell’elenco dei Comuni, «%s» %s. Il sito usa il primo.",
			comune.Code, comune.Name, other, where),
	}
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
			b.merged = true
			return area, "il suo territorio ora sta lì, forse per una fusione"
		}
	}
	for _, area := range b.areas {
		if !b.listed[area.Code] && holdsWords(catalogue.SortKey(area.Name), name) {
			b.merged = true
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

package catalogue

import (
	"slices"
	"strconv"

	"ambitilombardia/generator/source"
)

// Unit is what a value is counted in.
type Unit struct {
	ID, Label, Short, Definition string
	Kind                         UnitKind
	Euros                        int64 // how many euros one is, of an Amount; else 0
}

// UnitKind says what values in a unit are, and so what may be reckoned with them.
type UnitKind string

// The kinds of units.
const (
	Amount  UnitKind = "importo"   // money
	Share   UnitKind = "quota"     // parts in a hundred
	Count   UnitKind = "conteggio" // how many there are: exact, not rounded
	PerHead UnitKind = "procapite" // money divided by people
	Size    UnitKind = "grandezza" // what is measured and adds up, such as an area
	Ratio   UnitKind = "rapporto"  // any other quotient
)

// unitKinds lists them in the order in which a message names them.
var unitKinds = []UnitKind{Amount, Share, Count, PerHead, Size, Ratio}

// Additive tells whether the values of parts, added up, make that of the whole.
func (u Unit) Additive() bool { return u.Kind == Amount || u.Kind == Count || u.Kind == Size }

type unit struct {
	ID         yamlText `yaml:"id"`
	Label      yamlText `yaml:"etichetta"`
	Short      yamlText `yaml:"breve"`
	Definition yamlText `yaml:"definizione"`
	Kind       yamlText `yaml:"natura"`
	Euros      yamlText `yaml:"euro"`
}

// readUnits gives the units of a file that are complete and there once.
func readUnits(file string, units []unit, errs *source.Errors) []Unit {
	var good []Unit
	for _, u := range units {
		pos, before := u.ID.at(file), len(*errs)
		switch {
		case u.ID.Text == "" || u.Label.Text == "" || u.Definition.Text == "":
			errs.Addf(pos, "unità «%s»: ci si aspettavano id, etichetta e definizione", u.ID.Text)
		case slices.ContainsFunc(good, func(other Unit) bool { return other.ID == u.ID.Text }):
			errs.Addf(pos, "unità «%s»: c'è due volte, tenerne una sola", u.ID.Text)
		case u.Kind.Text == "":
			errs.Addf(pos, "unità «%s»: manca «natura», ci si aspettava una fra %s", u.ID.Text, join(unitKinds))
		case !slices.Contains(unitKinds, UnitKind(u.Kind.Text)):
			errs.Addf(u.Kind.at(file), "«%s» non è la natura di un'unità: ci si aspettava una fra %s", u.Kind.Text, join(unitKinds))
		}
		euros := u.euros(file, errs)
		if len(*errs) == before {
			good = append(good, Unit{u.ID.Text, u.Label.Text, u.Short.Text, u.Definition.Text, UnitKind(u.Kind.Text), euros})
		}
	}
	return good
}

// euros reads how many euros one is: amounts alone say it.
func (u unit) euros(file string, errs *source.Errors) int64 {
	if u.Kind.Text != string(Amount) {
		if u.Euros.Text != "" {
			errs.Addf(u.Euros.at(file), "unità «%s»: «euro» è di troppo, vale solo per gli importi", u.ID.Text)
		}
		return 0
	}
	euros, err := strconv.ParseInt(u.Euros.Text, 10, 64)
	if err != nil || euros <= 0 {
		errs.Addf(u.ID.at(file), "unità «%s»: ci si aspettava in «euro» quanti euro vale, per esempio 1000000", u.ID.Text)
	}
	return euros
}

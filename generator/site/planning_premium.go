package site

import (
	"math/big"
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// premium is what the page of the premium shows.
type premium struct {
	Rules    []premiumRule    `json:"rules"`
	Readings []premiumReading `json:"readings"`
	Marks    []mark           `json:"marks"` // of what the readings are about
	Notes    []numberedNote   `json:"notes"`
	Dataset  *link            `json:"dataset"`
}

// premiumRule is one rule, with where the act has it.
type premiumRule struct {
	Text     string   `json:"text"`
	Value    string   `json:"value"`
	Sections []string `json:"sections"`
}

// premiumReading is one way to take the amount for more than two aims, with what follows from it.
type premiumReading struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Sections []string         `json:"sections"`
	Examples []premiumExample `json:"examples"`
}

// premiumExample is what Ambiti receive for a number of aims: the amount of one, in two parts, and that of several together.
type premiumExample struct {
	Aims    string   `json:"aims"`
	How     string   `json:"how"` // «2 × 20.000 + 50.000»
	Each    string   `json:"each"`
	Advance string   `json:"advance"`
	Balance string   `json:"balance"`
	Groups  []string `json:"groups"` // of two Ambiti, of three
}

// Those that the examples are reckoned for.
var (
	exampleAims   = []int64{2, 3, 4}
	exampleGroups = []int64{2, 3}
)

func (b *builder) premium() *premium {
	p := b.catalogue.Planning
	if len(p.Premium) == 0 {
		return nil
	}
	n := &notes{about: b.about}
	view := &premium{Marks: n.on(audit.Cell{Dataset: audit.PremiumData, Column: "lettura"}), Dataset: b.datasetLink(audit.PremiumData)}
	n.on(audit.Cell{Dataset: audit.PremiumData, Column: "numero"})
	view.Notes = n.list
	for _, t := range p.Premium {
		rule := premiumRule{Text: t.Words, Sections: []string{t.Section}}
		if t.HasValue {
			rule.Value = figureText(t.PrintedFigure)
		}
		same := func(r premiumRule) bool { return r.Text == rule.Text && r.Value == rule.Value }
		if i := slices.IndexFunc(view.Rules, same); i >= 0 {
			view.Rules[i].Sections = append(view.Rules[i].Sections, t.Section)
		} else {
			view.Rules = append(view.Rules, rule)
		}
	}
	for _, reading := range []catalogue.Reading{catalogue.Besides, catalogue.Instead} {
		if r, ok := readingOf(p, reading); ok {
			view.Readings = append(view.Readings, r)
		}
	}
	return view
}

// readingOf reckons the examples of a reading; false where the act does not give all the amounts.
func readingOf(p catalogue.Planning, reading catalogue.Reading) (premiumReading, bool) {
	r := premiumReading{ID: string(reading)}
	for _, t := range p.Premium {
		if t.Reading == reading {
			r.Sections = append(r.Sections, t.Section)
		}
	}
	amounts := map[string]*big.Rat{}
	for _, term := range []string{"importo_obiettivo", "importo_oltre", "acconto", "saldo"} {
		value, ok := p.PremiumFigure(term)
		if !ok {
			return r, false
		}
		amounts[term] = value.Rat()
	}
	r.Title = "Prima lettura: " + euros(amounts["importo_oltre"]) + " euro in più"
	if reading == catalogue.Instead {
		r.Title = "Seconda lettura: " + euros(amounts["importo_oltre"]) + " euro in tutto"
	}
	for _, aims := range exampleAims {
		first := new(big.Rat).Mul(big.NewRat(2, 1), amounts["importo_obiettivo"])
		each, how := first, "2 × "+euros(amounts["importo_obiettivo"])
		switch {
		case aims > 2 && reading == catalogue.Besides:
			each, how = new(big.Rat).Add(first, amounts["importo_oltre"]), how+" + "+euros(amounts["importo_oltre"])
		case aims > 2:
			each, how = amounts["importo_oltre"], euros(amounts["importo_oltre"])
		}
		example := premiumExample{Aims: counted(int(aims), "obiettivo", "obiettivi"), How: how, Each: euros(each),
			Advance: euros(partOf(each, amounts["acconto"])), Balance: euros(partOf(each, amounts["saldo"]))}
		for _, ambiti := range exampleGroups {
			example.Groups = append(example.Groups, euros(new(big.Rat).Mul(each, big.NewRat(ambiti, 1))))
		}
		r.Examples = append(r.Examples, example)
	}
	return r, len(r.Sections) > 0
}

// partOf takes so many parts in a hundred.
func partOf(amount, perCent *big.Rat) *big.Rat {
	part := new(big.Rat).Mul(amount, perCent)
	return part.Quo(part, big.NewRat(100, 1))
}

// euros writes an amount of whole euros without decimals, «20.000», and any other with two.
func euros(amount *big.Rat) string {
	if amount.IsInt() {
		return catalogue.Round(amount, 0).Italian()
	}
	return catalogue.Round(amount, 2).Italian()
}

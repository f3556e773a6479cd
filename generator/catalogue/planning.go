package catalogue

import (
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// Planning is what the act says of how the plans are made, rewarded and paid, and where the site tells what the act says.
type Planning struct {
	Provenance Provenance // empty where a project does not have it
	Sections   []ActSection
	Agreements []Agreement // by ATS, in the act's order; the printed totals are the last, without a code
	Aims       []Aim
	Projects   []ProjectFigure
	Figures    []ToldFigure // that stand in sentences
	Reckonings []Reckoning
	Premium    []PremiumTerm
	Resources  []Resource
	Steps      []Step
}

// ActSection is a section, a table or a picture of the act.
type ActSection struct {
	Name   string   // «Allegato A, paragrafo 5.2»
	Start  string   // what its first line begins with
	Pages  []string // where the site has it, «/programmazione/premialita/»
	Reason string   // why the site does not have it; empty where there are pages
	source.Pos
}

// Part is the part of the act that a section belongs to: its name up to the comma.
func (s ActSection) Part() string {
	part, _, _ := strings.Cut(s.Name, ",")
	return part
}

// Quote is a passage of the act, without the breaks of its lines, and the section that it stands in.
type Quote struct {
	Printed string
	Section string
	source.Pos
}

// PrintedFigure is a number that a passage has.
type PrintedFigure struct {
	ID    string // «accordi_sottoscritti»
	Value Decimal
	Unit  FigureUnit
	Quote
}

// ToldFigure is a number of the act that the site tells by itself.
type ToldFigure struct {
	Topic FigureTopic
	Limit string // «oltre», where the act says so of the number
	Words string // what it is of, in ours
	PrintedFigure
}

// FigureTopic says where the site tells a number.
type FigureTopic string

// The topics.
const (
	AboutAgreements FigureTopic = "accordi"
	AboutProjects   FigureTopic = "progetti"
	AboutSurvey     FigureTopic = "indagine"
)

func figureTopics() []FigureTopic { return []FigureTopic{AboutAgreements, AboutProjects, AboutSurvey} }

// FigureUnit says what the number of a passage counts.
type FigureUnit string

// The units of these numbers.
const (
	Number  FigureUnit = "n"
	PerCent FigureUnit = "%"
	Euro    FigureUnit = "eur"
)

// FigureUnits lists them.
func FigureUnits() []FigureUnit { return []FigureUnit{Number, PerCent, Euro} }

// Agreement is a row of the table of the agreements of 2018-2020 (Allegato A, section 2).
type Agreement struct {
	ATS                   ATSCode // empty in the row of the totals
	Printed               string  // the name as printed
	Handed, Missing, From int     // Ambiti that handed their agreement in, that did not, and all of them
	Quote
}

// Aim is what projects of 2018-2020 were for.
type Aim struct {
	ID, Title, Text string
	Quote
}

// ProjectFigure is what the act prints of the projects for an aim.
type ProjectFigure struct {
	Aim     string // empty of all together
	Measure string // «presentati»
	PrintedFigure
}

// Reckoning is how one printed number follows from others.
type Reckoning struct {
	Result string
	How    ReckoningKind
	Terms  []string
	source.Pos
}

// ReckoningKind is what is done with the terms.
type ReckoningKind string

// What is done with them.
const (
	SumOf   ReckoningKind = "somma" // the result is the sum of the terms
	ShareIn ReckoningKind = "quota" // the result is what part, per cent, the first term is of the second
	Within  ReckoningKind = "parte" // the result is a part of the one term, so not more
)

func reckoningKinds() []ReckoningKind { return []ReckoningKind{SumOf, ShareIn, Within} }

// PremiumTerm is what a passage says of the premium for Ambiti that plan together.
type PremiumTerm struct {
	Term    string // «importo_oltre»: passages of one term say the same, or should
	Words   string // what it says, in ours
	Reading Reading
	PrintedFigure
	HasValue bool
}

// Reading is how a passage wants the amount for more than two aims to be taken.
type Reading string

// The readings.
const (
	Besides Reading = "in_aggiunta" // besides the amounts for the first two
	Instead Reading = "al_posto"    // in place of them
	Unsaid  Reading = "non_dice"
)

// Readings lists them.
func Readings() []Reading { return []Reading{Besides, Instead, Unsaid} }

// Resource is a source of money that the act names (Allegato A, section 6).
type Resource struct {
	Level     ResourceLevel
	Name      string
	Text      string   // what it pays for, in our words
	Macroaree []string // the letters of those that it serves: our choice, the act has none
	Quote
}

// ResourceLevel says whose money it is.
type ResourceLevel string

// ResourceLevels lists them in the order of the act.
func ResourceLevels() []ResourceLevel {
	return []ResourceLevel{"europeo", "nazionale", "regionale", "comunale", "privato"}
}

// Step is something that happened, or had to, on the way to the plans.
type Step struct {
	ID       string // «questionario»: passages of one step say the same, or should
	From, To string // ISO 8601, a day or a month; To is empty where one day is meant
	Text     string
	Quote
}

// AllFigures gives every number that reckonings may name: those of sentences, of projects and of the totals of the agreements.
func (p Planning) AllFigures() []PrintedFigure {
	var all []PrintedFigure
	for _, f := range p.Figures {
		all = append(all, f.PrintedFigure)
	}
	for _, f := range p.Projects {
		all = append(all, f.PrintedFigure)
	}
	for _, a := range p.Agreements {
		if a.ATS == "" {
			all = append(all, PrintedFigure{ID: "accordi_presentati", Value: decimalOf(a.Handed), Unit: Number, Quote: a.Quote})
		}
	}
	return all
}

// Figure gives a number by its ID.
func (p Planning) Figure(id string) (PrintedFigure, bool) {
	all := p.AllFigures()
	i := slices.IndexFunc(all, func(f PrintedFigure) bool { return f.ID == id })
	if i < 0 {
		return PrintedFigure{}, false
	}
	return all[i], true
}

// FiguresOf gives the numbers of a topic.
func (p Planning) FiguresOf(topic FigureTopic) []ToldFigure {
	return keep(p.Figures, func(f ToldFigure) bool { return f.Topic == topic })
}

// ResourcesFor gives the sources of money that serve a macroarea.
func (p Planning) ResourcesFor(letter string) []Resource {
	return keep(p.Resources, func(r Resource) bool { return slices.Contains(r.Macroaree, letter) })
}

// PremiumFigure gives the value of a term of the premium, where the act gives one.
func (p Planning) PremiumFigure(term string) (Decimal, bool) {
	i := slices.IndexFunc(p.Premium, func(t PremiumTerm) bool { return t.Term == term && t.HasValue })
	if i < 0 {
		return Decimal{}, false
	}
	return p.Premium[i].Value, true
}

// Quotes gives every passage that the act should have; the agreements are lines of a table.
func (p Planning) Quotes() []Quote {
	var all []Quote
	for _, a := range p.Aims {
		all = append(all, a.Quote)
	}
	for _, f := range p.Projects {
		all = append(all, f.Quote)
	}
	for _, f := range p.Figures {
		all = append(all, f.Quote)
	}
	for _, t := range p.Premium {
		all = append(all, t.Quote)
	}
	for _, r := range p.Resources {
		all = append(all, r.Quote)
	}
	for _, s := range p.Steps {
		all = append(all, s.Quote)
	}
	return all
}

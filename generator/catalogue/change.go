package catalogue

import (
	"path"
	"slices"

	"ambitilombardia/generator/source"
)

// Thing is a kind of what changes.
type Thing string

// The kinds of things, in the words of variazioni.csv.
const (
	AComune  Thing = "comune"
	AnAmbito Thing = "ambito"
	AnASST   Thing = "asst"
	AnATS    Thing = "ats"
)

// Things lists the kinds of things from the smallest to the largest.
func Things() []Thing { return []Thing{AComune, AnAmbito, AnASST, AnATS} }

// ChangeKind is what happens to a thing.
type ChangeKind string

// What can happen, in the words of variazioni.csv.
const (
	Merged       ChangeKind = "fusione"             // a Comune becomes part of a new one
	Absorbed     ChangeKind = "incorporazione"      // a Comune becomes part of one that goes on
	NewProvince  ChangeKind = "cambio di provincia" // a Comune gets another ISTAT code
	ToAmbito     ChangeKind = "passaggio di Ambito" // a Comune goes to another Ambito
	United       ChangeKind = "unione"              // an Ambito becomes part of another, new or not
	Divided      ChangeKind = "divisione"           // an Ambito becomes several; where its Comuni go, rows of theirs say
	NewCode      ChangeKind = "cambio di codice"    // an Ambito gets another code
	NewRegister  ChangeKind = "codice nel registro" // an Ambito gets another code in the national register
	Renamed      ChangeKind = "cambio di nome"      // anything gets another name
	ToASST       ChangeKind = "passaggio di ASST"   // an Ambito goes to another ASST
	ToATS        ChangeKind = "passaggio di ATS"    // an Ambito or an ASST goes to another ATS
	Begun        ChangeKind = "istituzione"         // an ATS or an ASST begins
	Discontinued ChangeKind = "cessazione"          // an ATS or an ASST ends
)

// Change is one thing that happened to one thing after the day of the act's tables. A merger of three Comuni is three changes.
type Change struct {
	Day       Date // the first of the new order
	Thing     Thing
	Code      string // of the thing, before
	Kind      ChangeKind
	NewCode   string        // of what it becomes, or of what it goes to: see Target; empty where nothing of the kind is
	NewName   string        // its new name, or that of what is born; of something that ends, the body outside the list that takes its place
	Cadastral CadastralCode // of a Comune that is born
	Act       ActID
	Evidence  Evidence
	Source    string
	Note      string // what is not sure about it, a sentence
	source.Pos

	// What was so before, which the catalogue of that day knows.
	Name      string       // of the thing
	Successor string       // the name of what NewCode is, after that day
	Ambiti    []AmbitoCode // where it happens: those that a Comune leaves and enters, or the Ambiti themselves
}

// Target is the kind of thing that NewCode names: what the thing becomes, or what it goes to.
func (c Change) Target() Thing { return rules[c.Kind].target(c.Thing) }

// Ends tells whether the thing is no more after it.
func (c Change) Ends() bool { return rules[c.Kind].ends && c.NewCode != c.Code }

// need says what a cell has to hold.
type need int

const (
	nothing need = iota
	something
	perhaps
)

// rule says what a kind of change is about and what its row has to tell.
type rule struct {
	of       []Thing
	goesTo   Thing // of what kind NewCode is; empty for the kind of the thing itself
	code     need
	born     bool // NewCode may be, or is, of something that was not there
	existing bool // NewCode may be, or is, of something that was
	name     need
	ends     bool
	stage    int // of the changes of one day, the order in which they are made
}

func (r rule) target(thing Thing) Thing {
	if r.goesTo != "" {
		return r.goesTo
	}
	return thing
}

var rules = map[ChangeKind]rule{
	Begun:        {of: []Thing{AnATS, AnASST}, goesTo: AnATS, code: perhaps, existing: true, name: something, stage: 0},
	United:       {of: []Thing{AnAmbito}, code: something, born: true, existing: true, name: perhaps, ends: true, stage: 1},
	Divided:      {of: []Thing{AnAmbito}, code: something, born: true, existing: true, name: perhaps, ends: true, stage: 1},
	NewCode:      {of: []Thing{AnAmbito}, code: something, born: true, ends: true, stage: 1},
	Merged:       {of: []Thing{AComune}, code: something, born: true, name: something, ends: true, stage: 2},
	NewProvince:  {of: []Thing{AComune}, code: something, born: true, ends: true, stage: 2},
	Absorbed:     {of: []Thing{AComune}, code: something, existing: true, ends: true, stage: 3},
	Renamed:      {of: []Thing{AComune, AnAmbito, AnASST, AnATS}, name: something, stage: 4},
	NewRegister:  {of: []Thing{AnAmbito}, code: something, stage: 4},
	ToATS:        {of: []Thing{AnAmbito, AnASST}, goesTo: AnATS, code: something, existing: true, stage: 4},
	ToASST:       {of: []Thing{AnAmbito}, goesTo: AnASST, code: something, existing: true, stage: 5},
	ToAmbito:     {of: []Thing{AComune}, goesTo: AnAmbito, code: something, existing: true, stage: 5},
	Discontinued: {of: []Thing{AnATS, AnASST}, code: perhaps, existing: true, name: perhaps, ends: true, stage: 6},
}

// ChangeKinds lists what can happen, in the order in which the changes of one day are made.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{Begun, United, Divided, NewCode, Merged, NewProvince, Absorbed, Renamed, NewRegister, ToATS, ToASST, ToAmbito, Discontinued}
}

// kindsOf lists what can happen to a kind of thing.
func kindsOf(thing Thing) []ChangeKind {
	return keep(ChangeKinds(), func(k ChangeKind) bool { return slices.Contains(rules[k].of, thing) })
}

// Piece is a part of the ground that never changes: what was a Comune on the day of the act's tables. Of these the Comuni and
// the Ambiti of any later day are made; those of one Comune may lie in two Ambiti.
type Piece struct {
	Code   ISTATCode // as it was then
	Name   string
	Comune ISTATCode  // in which it lies now
	Ambito AmbitoCode // in which it lies now
}

// End is something that is no more.
type End struct {
	Thing Thing
	Code  string
	Name  string   // as a sentence writes it
	page  string   // its address
	Last  []Change // with which it ended: one, or several where it was divided
}

// Path is the address of its page, which stays.
func (e End) Path() string { return e.page }

// CodePath is the address by the code alone, as that of what there is.
func (e End) CodePath() string { return path.Dir(path.Clean(e.page)) + "/" + e.Code }

package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// order is who there is on a day, and the ground that each has. It goes from day to day by follow; what is wrong with the
// changes is noted at their places, and then what has come of them is of no use.
type order struct {
	ats    []ATS
	asst   []ASST
	ambiti []Ambito
	comuni []Comune
	pieces []Piece
	ended  []End
	made   []Change // so far, in the order in which they were made

	today []Change // those of the day that is being followed
	born  []key    // on that day
}

// key names a thing.
type key struct {
	thing Thing
	code  string
}

// order is who there is on the day of the act's tables.
func (c *Catalogue) order() *order {
	return &order{ats: slices.Clone(c.ATS), asst: slices.Clone(c.ASST), ambiti: slices.Clone(c.Ambiti), comuni: slices.Clone(c.Comuni),
		pieces: slices.Clone(c.Pieces)}
}

func piecesOf(comuni []Comune) []Piece {
	pieces := make([]Piece, len(comuni))
	for i, m := range comuni {
		pieces[i] = Piece{m.Code, m.Name, m.Code, m.Ambito}
	}
	return pieces
}

// follow makes the changes, which stand in the order of their days.
func (o *order) follow(changes []Change, errs *source.Errors) {
	for len(changes) > 0 {
		n := slices.IndexFunc(changes, func(c Change) bool { return c.Day != changes[0].Day })
		if n < 0 {
			n = len(changes)
		}
		before := len(*errs)
		o.day(slices.Clone(changes[:n]), errs)
		if len(*errs) > before {
			return // what comes after may only seem to be wrong
		}
		changes = changes[n:]
	}
}

// day makes the changes of one day, in the order that their kinds have.
func (o *order) day(changes []Change, errs *source.Errors) {
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(rules[a.Kind].stage, rules[b.Kind].stage) })
	o.today, o.born = changes, nil
	before := len(*errs)
	if contradictions(changes, errs); len(*errs) > before {
		return
	}
	first := len(o.made)
	for _, c := range changes {
		if !o.known(&c, errs) {
			continue
		}
		c.Ambiti = o.ground(c)
		o.make(c, errs)
		c.Ambiti = union(c.Ambiti, o.ground(c))
		o.made = append(o.made, c)
	}
	if len(*errs) > before {
		return
	}
	o.close()
	for i := range o.made[first:] {
		c := &o.made[first+i]
		c.Successor, _ = o.name(c.Target(), cmp.Or(c.NewCode, c.Code))
		if c.Kind == NewRegister {
			c.Successor = ""
		}
	}
	o.check(errs)
}

// contradictions refuses two changes of one day that cannot both be.
func contradictions(changes []Change, errs *source.Errors) {
	for i, c := range changes {
		for _, other := range changes[:i] {
			same := c.Thing == other.Thing && c.Code == other.Code
			switch {
			case same && c.Kind == Divided && other.Kind == Divided && c.NewCode != other.NewCode:
			case same && c.Kind == other.Kind:
				errs.Addf(c.in("codice"), "per lo stesso giorno c’è già «%s» per %s %s, in %s: tenere una riga sola", c.Kind, article(c.Thing), c.Code, other.Pos)
			case same && (c.Ends() || other.Ends()) && c.Kind != Divided && other.Kind != Divided:
				errs.Addf(c.in("variazione"), "le due righe si contraddicono: lo stesso giorno per %s %s c’è «%s» in %s, qui «%s»", article(c.Thing), c.Code,
					other.Kind, other.Pos, c.Kind)
			case dies(other, c):
				errs.Addf(c.in("codice_nuovo"), "%s %s finisce lo stesso giorno, in %s: ci si aspettava chi viene dopo", article(c.Target()), c.NewCode, other.Pos)
			case dies(c, other):
				errs.Addf(other.in("codice_nuovo"), "%s %s finisce lo stesso giorno, in %s: ci si aspettava chi viene dopo", article(other.Target()), other.NewCode, c.Pos)
			}
		}
	}
}

// dies tells whether what a change ends is what another leads to. An Ambito that is divided may be among its own heirs.
func dies(c, to Change) bool {
	return c.Ends() && c.Thing == to.Target() && c.Code == to.NewCode && c.Kind != Divided
}

// article names a kind of thing in a sentence.
func article(t Thing) string {
	return map[Thing]string{AComune: "il Comune", AnAmbito: "l’Ambito", AnASST: "l’ASST", AnATS: "l’ATS"}[t]
}

// known checks what a change is about and what it leads to against who there is.
func (o *order) known(c *Change, errs *source.Errors) bool {
	name, there := o.name(c.Thing, c.Code)
	if c.Kind == Begun {
		if there {
			errs.Addf(c.in("codice"), "%s %s c’è già: si chiama %s", article(c.Thing), c.Code, name)
		}
		return !there && o.unused(*c, c.Thing, "codice", c.Code, errs) && (c.NewCode == "" || o.target(*c, errs))
	}
	c.Name = name
	if !there {
		o.unknown(c.cell("codice", c.Code), c.Thing, errs)
		return false
	}
	return c.NewCode == "" || c.Kind == NewRegister || o.target(*c, errs)
}

// target checks what a change leads to.
func (o *order) target(c Change, errs *source.Errors) bool {
	rule, of := rules[c.Kind], c.Target()
	name, there := o.name(of, c.NewCode)
	bornToday := slices.Contains(o.born, key{of, c.NewCode})
	switch {
	case !there && !rule.born:
		o.unknown(c.cell("codice_nuovo", c.NewCode), of, errs)
	case !there && rule.name == perhaps && c.NewName == "":
		errs.Addf(c.in("nome_nuovo"), "%s %s è nuovo: ci si aspettava il suo nome", article(of), c.NewCode)
	case !there:
		return o.unused(c, of, "codice_nuovo", c.NewCode, errs)
	case bornToday && rule.born && c.Kind != NewCode && c.Kind != NewProvince:
		if c.NewName != "" && c.NewName != name {
			errs.Addf(c.in("nome_nuovo"), "%s %s in un’altra riga si chiama «%s», qui «%s»", article(of), c.NewCode, name, c.NewName)
		}
		return c.NewName == "" || c.NewName == name
	case !rule.existing:
		errs.Addf(c.in("codice_nuovo"), "%s %s c’è già e si chiama %s: con «%s» ci si aspettava un codice nuovo", article(of), c.NewCode, name, c.Kind)
	case rule.name == perhaps && c.Kind != Discontinued && c.NewName != "":
		errs.Addf(c.in("nome_nuovo"), "%s %s c’è già e si chiama %s: ci si aspettava una cella vuota; se cambia nome serve una riga «%s»", article(of), c.NewCode, name, Renamed)
	default:
		return true
	}
	return false
}

// unused refuses a code that something else had: its page stays at its address.
func (o *order) unused(c Change, of Thing, column, code string, errs *source.Errors) bool {
	end, was := o.end(of, code)
	if was {
		errs.Addf(c.in(column), "il codice %s era già di %s, %s: ci si aspettava un codice mai usato", code, end.Name, end.Last[0].Day.Until())
	}
	return !was
}

// unknown says that a cell names nothing that there is on that day.
func (o *order) unknown(cell source.Value, of Thing, errs *source.Errors) {
	if end, was := o.end(of, cell.Text); was {
		errs.Addf(cell.Pos, "%s %s %s non c’è più %s (%s): ci si aspettava chi è venuto dopo", article(of), cell.Text, end.Name, end.Last[0].Day.Since(), end.Last[0].Pos)
		return
	}
	known := map[string]bool{}
	for _, code := range o.codes(of) {
		known[code] = true
	}
	unknown(errs, cell, map[Thing]string{AComune: "un Comune", AnAmbito: "un Ambito", AnASST: "un’ASST", AnATS: "un’ATS"}[of]+" che ci sia quel giorno", known)
}

func (o *order) end(of Thing, code string) (End, bool) {
	i := slices.IndexFunc(o.ended, func(e End) bool { return e.Thing == of && e.Code == code })
	if i < 0 {
		return End{}, false
	}
	return o.ended[i], true
}

func (o *order) codes(of Thing) (codes []string) {
	switch of {
	case AComune:
		for _, x := range o.comuni {
			codes = append(codes, string(x.Code))
		}
	case AnAmbito:
		for _, x := range o.ambiti {
			codes = append(codes, string(x.Code))
		}
	case AnASST:
		for _, x := range o.asst {
			codes = append(codes, string(x.Code))
		}
	case AnATS:
		for _, x := range o.ats {
			codes = append(codes, string(x.Code))
		}
	}
	return codes
}

// name gives the name of a thing as a sentence writes it.
func (o *order) name(of Thing, code string) (string, bool) {
	switch of {
	case AComune:
		if i := o.comune(code); i >= 0 {
			return o.comuni[i].Name, true
		}
	case AnAmbito:
		if i := o.ambito(AmbitoCode(code)); i >= 0 {
			return o.ambiti[i].Name, true
		}
	case AnASST:
		if i := slices.IndexFunc(o.asst, func(a ASST) bool { return string(a.Code) == code }); i >= 0 {
			return o.asst[i].Name(), true
		}
	case AnATS:
		if i := slices.IndexFunc(o.ats, func(a ATS) bool { return string(a.Code) == code }); i >= 0 {
			return o.ats[i].Name(), true
		}
	}
	return "", false
}

// ground lists the Ambiti that a change concerns, as they are now.
func (o *order) ground(c Change) (codes []AmbitoCode) {
	concerned := map[AmbitoCode]bool{}
	for _, a := range o.ambiti {
		concerned[a.Code] = c.Thing == AnAmbito && (string(a.Code) == c.Code || string(a.Code) == c.NewCode) ||
			c.Thing == AnASST && string(a.ASST) == c.Code || c.Thing == AnATS && string(a.ATS) == c.Code
	}
	for _, p := range o.pieces {
		if concerned[p.Ambito] || c.Thing == AComune && (string(p.Comune) == c.Code || string(p.Comune) == c.NewCode) {
			codes = append(codes, p.Ambito)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func union(a, b []AmbitoCode) []AmbitoCode {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

func (o *order) ambito(code AmbitoCode) int {
	return slices.IndexFunc(o.ambiti, func(a Ambito) bool { return a.Code == code })
}

func (o *order) comune(code string) int {
	return slices.IndexFunc(o.comuni, func(m Comune) bool { return string(m.Code) == code })
}

// asks tells whether a change of the day is of one kind and about one thing.
func (o *order) asks(kind ChangeKind, code string) bool {
	return slices.ContainsFunc(o.today, func(c Change) bool { return c.Kind == kind && c.Code == code })
}

func byCode[T any, C ~string](code func(T) C) func(a, b T) int {
	return func(a, b T) int { return strings.Compare(string(code(a)), string(code(b))) }
}

package catalogue

import (
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// On gives the catalogue of a day: the tables of the act with the changes up to that day. What the act prints stays as it is.
// A day before the act's tables gives those.
func (c *Catalogue) On(day Date) *Catalogue {
	next := c.PlacesOn(day)
	next.follow()
	return next
}

// PlacesOn gives the catalogue of a day as far as who belongs where. What is known of the places is as in the act: to reckon it
// for another day takes long.
func (c *Catalogue) PlacesOn(day Date) *Catalogue {
	act := c.AtAct()
	until := keep(act.changes, func(x Change) bool { return x.Day <= day })
	var none source.Errors // they were tried when they were read
	o := act.order()
	o.follow(until, &none)

	next := *act
	next.act, next.Day = act, max(day, act.Day)
	next.ATS, next.ASST, next.Ambiti, next.Comuni, next.Pieces = o.ats, o.asst, o.ambiti, o.comuni, o.pieces
	next.Ended, next.Changes = o.ended, o.made
	next.index()
	return &next
}

// AtAct gives the catalogue of the day of the act's tables.
func (c *Catalogue) AtAct() *Catalogue {
	if c.act != nil {
		return c.act
	}
	return c
}

// Latest is the last day on which something changes, the future included; without changes that of the act's tables.
func (c *Catalogue) Latest() Date {
	act := c.AtAct()
	if n := len(act.changes); n > 0 {
		return act.changes[n-1].Day
	}
	return act.Day
}

// index makes the tables by code anew.
func (c *Catalogue) index() {
	c.byATS, c.byASST, c.byAmbito, c.members = map[ATSCode]int{}, map[ASSTCode]int{}, map[AmbitoCode]int{}, map[AmbitoCode][]Comune{}
	for i, x := range c.ATS {
		c.byATS[x.Code] = i
	}
	for i, x := range c.ASST {
		c.byASST[x.Code] = i
	}
	for i, x := range c.Ambiti {
		c.byAmbito[x.Code] = i
	}
	for _, x := range c.Comuni {
		c.members[x.Ambito] = append(c.members[x.Ambito], x)
	}
	for _, members := range c.members {
		SortByName(members)
	}
}

// follow takes what is known of the Comuni of the act to those of the day.
func (c *Catalogue) follow() {
	now := map[ISTATCode]ISTATCode{}
	for _, p := range c.Pieces {
		now[p.Code] = p.Comune
	}
	moved := func(names []OtherName) []OtherName {
		list := slices.Clone(names)
		for i := range list {
			list[i].Comune = now[list[i].Comune]
		}
		return list
	}
	c.Former, c.Spellings = moved(c.Former), moved(c.Spellings)
	c.Detached = slices.Clone(c.Detached)
	for i := range c.Detached {
		d := &c.Detached[i]
		d.Comune = now[d.Comune]
	}
	c.followContacts()
	c.reckon()
}

// PiecesOf gives the ground of a Comune, by the codes that it had.
func (c *Catalogue) PiecesOf(code ISTATCode) []Piece {
	return keep(c.Pieces, func(p Piece) bool { return p.Comune == code })
}

// Elsewhere gives the ground of a Comune that lies in other Ambiti than its own: what was a Comune of another Ambito and was
// incorporated, before anybody has said who serves it now.
func (c *Catalogue) Elsewhere(m Comune) []Piece {
	return keep(c.Pieces, func(p Piece) bool { return p.Comune == m.Code && p.Ambito != m.Ambito })
}

// GuestsOf gives the ground in an Ambito that belongs to Comuni of other Ambiti, see Elsewhere.
func (c *Catalogue) GuestsOf(code AmbitoCode) []Piece {
	own := map[ISTATCode]bool{}
	for _, m := range c.members[code] {
		own[m.Code] = true
	}
	return keep(c.Pieces, func(p Piece) bool { return p.Ambito == code && !own[p.Comune] })
}

// FindComune gives the Comune with a code.
func (c *Catalogue) FindComune(code ISTATCode) (Comune, bool) {
	i, ok := slices.BinarySearchFunc(c.Comuni, code, func(m Comune, code ISTATCode) int { return strings.Compare(string(m.Code), string(code)) })
	if !ok {
		return Comune{}, false
	}
	return c.Comuni[i], true
}

// FindEnd gives what is no more and had a code.
func (c *Catalogue) FindEnd(of Thing, code string) (End, bool) {
	i := slices.IndexFunc(c.Ended, func(e End) bool { return e.Thing == of && e.Code == code })
	if i < 0 {
		return End{}, false
	}
	return c.Ended[i], true
}

// Heirs gives the codes of the day of what had a code: its own where it is still there, those of what came after it where it is
// not, none where nothing of its kind did.
func (c *Catalogue) Heirs(of Thing, code string) []string {
	end, ended := c.FindEnd(of, code)
	if !ended {
		return []string{code}
	}
	var heirs []string
	for _, last := range end.Last {
		if last.NewCode == "" {
			continue
		}
		for _, heir := range c.Heirs(of, last.NewCode) {
			if !slices.Contains(heirs, heir) {
				heirs = append(heirs, heir)
			}
		}
	}
	return heirs
}

// History gives the changes that concern a thing, up to the day of the catalogue, the oldest first: its own, those of what has
// become part of it and, of an Ambito, those of its Comuni.
func (c *Catalogue) History(of Thing, code string) []Change {
	return keep(c.Changes, func(x Change) bool {
		return x.Thing == of && x.Code == code || x.Target() == of && x.NewCode == code && x.Kind != NewRegister ||
			of == AnAmbito && x.Thing == AComune && slices.Contains(x.Ambiti, AmbitoCode(code))
	})
}

// Codes lists the codes of the things of a kind.
func (c *Catalogue) Codes(of Thing) []string {
	o := order{ats: c.ATS, asst: c.ASST, ambiti: c.Ambiti, comuni: c.Comuni}
	return o.codes(of)
}

// NameOf gives the name of a thing of the day as a sentence writes it; of what is no more, the name that it had.
func (c *Catalogue) NameOf(of Thing, code string) string {
	o := order{ats: c.ATS, asst: c.ASST, ambiti: c.Ambiti, comuni: c.Comuni}
	if name, there := o.name(of, code); there {
		return name
	}
	end, _ := c.FindEnd(of, code)
	return end.Name
}

// Undecided says what nobody has decided about a Comune or an Ambito: who serves ground that belongs to a Comune of another
// Ambito since that Comune took in its neighbour.
func (c *Catalogue) Undecided(of Thing, code string) []string {
	var ground []Piece
	switch of {
	case AComune:
		m, _ := c.FindComune(ISTATCode(code))
		ground = c.Elsewhere(m)
		if i := slices.IndexFunc(c.Pieces, func(p Piece) bool { return string(p.Code) == code && string(p.Comune) != code }); i >= 0 {
			if heir, _ := c.FindComune(c.Pieces[i].Comune); heir.Ambito != c.Pieces[i].Ambito {
				ground = append(ground, c.Pieces[i])
			}
		}
	case AnAmbito:
		ground = c.GuestsOf(AmbitoCode(code))
		for _, m := range c.Members(AmbitoCode(code)) {
			ground = append(ground, c.Elsewhere(m)...)
		}
	}
	var sentences []string
	for _, p := range ground {
		comune, _ := c.FindComune(p.Comune)
		now, _ := c.FindAmbito(comune.Ambito)
		then, _ := c.FindAmbito(p.Ambito)
		sentences = append(sentences, "Il territorio di "+p.Name+" era nell’Ambito "+then.Name+". Ora è del Comune di "+comune.Name+", che sta nell’Ambito "+now.Name+
			". Nessuna fonte dice quale dei due Ambiti lo serva. Il sito lo lascia dov’era.")
	}
	return sentences
}

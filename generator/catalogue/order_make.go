package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// make makes one change. What it is about and what it leads to is there, see known.
func (o *order) make(c Change, errs *source.Errors) {
	switch c.Kind {
	case Begun:
		o.begin(c)
	case United, Divided, NewCode:
		o.succeedAmbito(c, errs)
	case Merged, NewProvince:
		o.mergeComune(c, errs)
	case Absorbed:
		o.endComune(c)
	case Renamed:
		o.rename(c, errs)
	case NewRegister:
		o.register(c, errs)
	case ToATS:
		if c.Thing == AnASST {
			i := slices.IndexFunc(o.asst, func(a ASST) bool { return string(a.Code) == c.Code })
			o.asst[i].ATS = ATSCode(c.NewCode)
			return
		}
		o.ambiti[o.ambito(AmbitoCode(c.Code))].ATS = ATSCode(c.NewCode)
	case ToASST:
		o.ambiti[o.ambito(AmbitoCode(c.Code))].ASST = ASSTCode(c.NewCode)
	case ToAmbito:
		o.moveComune(c, errs)
	case Discontinued:
		o.discontinue(c)
	}
}

func (o *order) begin(c Change) {
	printed := strings.ToUpper(c.NewName) // as the coding table writes them
	if c.Thing == AnATS {
		o.ats = append(o.ats, ATS{Code: ATSCode(c.Code), Printed: printed})
		slices.SortFunc(o.ats, byCode(func(a ATS) ATSCode { return a.Code }))
	} else {
		o.asst = append(o.asst, ASST{Code: ASSTCode(c.Code), Printed: printed, ATS: ATSCode(c.NewCode)})
		slices.SortFunc(o.asst, byCode(func(a ASST) ASSTCode { return a.Code }))
	}
	o.born = append(o.born, key{c.Thing, c.Code})
}

// succeedAmbito makes the Ambito into which another goes, if it is not there yet: it has the ATS and the ASST of those that
// it comes from, where they had one. The Comuni go with it, unless it is only one of several heirs.
func (o *order) succeedAmbito(c Change, errs *source.Errors) {
	old, heir := o.ambiti[o.ambito(AmbitoCode(c.Code))], AmbitoCode(c.NewCode)
	switch i := o.ambito(heir); {
	case i < 0:
		a := Ambito{Code: heir, Name: c.NewName, ATS: old.ATS, ASST: old.ASST, Pos: c.Pos}
		if c.Kind == NewCode {
			a.Name, a.Register = old.Name, old.Register
		}
		o.ambiti = slices.Insert(o.ambiti, o.ambito(old.Code), a)
		o.born = append(o.born, key{AnAmbito, c.NewCode})
	case slices.Contains(o.born, key{AnAmbito, c.NewCode}):
		if o.ambiti[i].ATS != old.ATS && !o.asks(ToATS, c.NewCode) {
			errs.Addf(c.in("codice"), "l’Ambito %s sta nell’ATS %s, un altro di quelli che formano il %s nella %s: manca la riga «%s» del %s", c.Code, old.ATS, heir,
				o.ambiti[i].ATS, ToATS, heir)
		}
		if o.ambiti[i].ASST != old.ASST && !o.asks(ToASST, c.NewCode) {
			o.ambiti[i].ASST = "" // nobody has said which of the two
		}
	}
	if c.Kind == Divided {
		return // close ends it
	}
	o.moveGround(old.Code, heir)
	o.endAmbito(old, c)
}

func (o *order) moveGround(from, to AmbitoCode) {
	for i := range o.pieces {
		if o.pieces[i].Ambito == from {
			o.pieces[i].Ambito = to
		}
	}
	for i := range o.comuni {
		if o.comuni[i].Ambito == from {
			o.comuni[i].Ambito = to
		}
	}
}

func (o *order) endAmbito(a Ambito, last ...Change) {
	o.ambiti = slices.DeleteFunc(o.ambiti, func(x Ambito) bool { return x.Code == a.Code })
	o.ended = append(o.ended, End{AnAmbito, string(a.Code), a.Name, a.Path(), last})
}

// mergeComune makes the Comune of which another becomes part, if it is not there yet. What is known of it is as sure as the
// least sure of its parts.
func (o *order) mergeComune(c Change, errs *source.Errors) {
	old := o.comuni[o.comune(c.Code)]
	if i := o.comune(c.NewCode); i < 0 {
		heir := old
		heir.Code, heir.Pos, heir.Address = ISTATCode(c.NewCode), c.Pos, ""
		heir.Province, _ = provinceOf(heir.Code)
		if c.NewName != "" {
			heir.Name = c.NewName
		}
		if heir.Cadastral = c.Cadastral; c.Kind == Merged {
			heir.Cadastre = ""
		}
		o.comuni = append(o.comuni, heir)
		slices.SortFunc(o.comuni, byCode(func(m Comune) ISTATCode { return m.Code }))
		o.born = append(o.born, key{AComune, c.NewCode})
	} else {
		heir := &o.comuni[i]
		heir.Evidence = max(heir.Evidence, old.Evidence)
		if !strings.Contains(heir.Source, old.Source) {
			heir.Source += "; " + old.Source
		}
		if heir.Ambito != old.Ambito && !o.asks(ToAmbito, c.NewCode) {
			errs.Addf(c.in("codice"), "il Comune %s sta nell’Ambito %s, un altro di quelli che si fondono nel %s: manca la riga «%s» del %s", c.Code, old.Ambito,
				heir.Ambito, ToAmbito, c.NewCode)
		}
	}
	o.endComune(c)
}

// endComune gives the ground of a Comune to another. It stays in the Ambito where it is.
func (o *order) endComune(c Change) {
	old := o.comuni[o.comune(c.Code)]
	for i := range o.pieces {
		if o.pieces[i].Comune == old.Code {
			o.pieces[i].Comune = ISTATCode(c.NewCode)
		}
	}
	o.comuni = slices.DeleteFunc(o.comuni, func(x Comune) bool { return x.Code == old.Code })
	o.ended = append(o.ended, End{AComune, c.Code, old.Name, old.Path(), []Change{c}})
}

// moveComune puts all the ground of a Comune into one Ambito.
func (o *order) moveComune(c Change, errs *source.Errors) {
	moved := &o.comuni[o.comune(c.Code)]
	elsewhere := false
	for i := range o.pieces {
		if o.pieces[i].Comune == moved.Code && string(o.pieces[i].Ambito) != c.NewCode {
			elsewhere, o.pieces[i].Ambito = true, AmbitoCode(c.NewCode)
		}
	}
	if !elsewhere {
		errs.Addf(c.in("codice_nuovo"), "il Comune %s %s sta già nell’Ambito %s", c.Code, c.Name, c.NewCode)
	}
	moved.Ambito, moved.Evidence, moved.Source = AmbitoCode(c.NewCode), c.Evidence, c.Source
}

func (o *order) rename(c Change, errs *source.Errors) {
	i := slices.Index(o.codes(c.Thing), c.Code)
	var name, address *string
	now := c.NewName
	switch c.Thing {
	case AComune:
		name, address = &o.comuni[i].Name, &o.comuni[i].Address
	case AnAmbito:
		name, address = &o.ambiti[i].Name, &o.ambiti[i].Address
	case AnASST:
		name, address, now = &o.asst[i].Printed, &o.asst[i].Address, strings.ToUpper(now)
	case AnATS:
		name, address, now = &o.ats[i].Printed, &o.ats[i].Address, strings.ToUpper(now)
	}
	was := *name
	*name, *address = now, cmp.Or(*address, was)
	if was == now {
		errs.Addf(c.in("nome_nuovo"), "%s %s si chiama già così", article(c.Thing), c.Code)
	}
}

func (o *order) register(c Change, errs *source.Errors) {
	for _, a := range o.ambiti {
		if string(a.Register) == c.NewCode {
			errs.Addf(c.in("codice_nuovo"), "il codice %s è già dell’Ambito %s %s: ogni Ambito ha il suo", c.NewCode, a.Code, a.Name)
		}
	}
	o.ambiti[o.ambito(AmbitoCode(c.Code))].Register = RegisterCode(c.NewCode)
}

// discontinue ends an ATS or an ASST. Its Ambiti go to its heir or, where there is none, are without.
func (o *order) discontinue(c Change) {
	for i := range o.ambiti {
		if a := &o.ambiti[i]; c.Thing == AnASST && string(a.ASST) == c.Code {
			a.ASST = ASSTCode(c.NewCode)
		} else if c.Thing == AnATS && string(a.ATS) == c.Code && c.NewCode != "" {
			a.ATS = ATSCode(c.NewCode)
		}
	}
	for i := range o.asst {
		if a := &o.asst[i]; c.Thing == AnATS && string(a.ATS) == c.Code && c.NewCode != "" {
			a.ATS = ATSCode(c.NewCode)
		}
	}
	o.ended = append(o.ended, End{c.Thing, c.Code, c.Name, o.pathOf(c.Thing, c.Code), []Change{c}})
	o.asst = slices.DeleteFunc(o.asst, func(a ASST) bool { return c.Thing == AnASST && string(a.Code) == c.Code })
	o.ats = slices.DeleteFunc(o.ats, func(a ATS) bool { return c.Thing == AnATS && string(a.Code) == c.Code })
}

func (o *order) pathOf(thing Thing, code string) string {
	i := slices.Index(o.codes(thing), code)
	if thing == AnASST {
		return o.asst[i].Path()
	}
	return o.ats[i].Path()
}

// close ends the Ambiti that were divided, but for those that are among their own heirs.
func (o *order) close() {
	for _, c := range o.today {
		old := o.ambito(AmbitoCode(c.Code))
		if c.Kind != Divided || old < 0 || slices.ContainsFunc(o.today, func(x Change) bool { return x.Kind == Divided && x.Code == c.Code && x.NewCode == c.Code }) {
			continue
		}
		if !slices.ContainsFunc(o.pieces, func(p Piece) bool { return string(p.Ambito) == c.Code }) {
			o.endAmbito(o.ambiti[old], keep(o.today, func(x Change) bool { return x.Kind == Divided && x.Code == c.Code })...)
		}
	}
}

// check wants what there is at the end of a day to be whole: every Ambito with Comuni and an ATS, every ATS and ASST with Ambiti.
func (o *order) check(errs *source.Errors) {
	last := o.today[len(o.today)-1]
	for _, c := range o.today {
		heir := slices.ContainsFunc(o.today, func(x Change) bool { return x.Kind == Divided && x.Code == c.Code && x.NewCode == c.Code })
		if i := o.ambito(AmbitoCode(c.Code)); c.Kind == Divided && !heir && i >= 0 {
			var left []string
			for _, m := range o.comuni {
				if string(m.Ambito) == c.Code {
					left = append(left, string(m.Code)+" "+m.Name)
				}
			}
			errs.Addf(c.in("codice"), "l’Ambito %s si divide, ma nessuna riga dice dove vanno %d dei suoi Comuni, fra cui %s: manca la riga «%s» di ognuno", c.Code, len(left), left[0], ToAmbito)
			return // once
		}
	}
	for _, a := range o.ambiti {
		if !slices.ContainsFunc(o.pieces, func(p Piece) bool { return p.Ambito == a.Code }) || !slices.ContainsFunc(o.comuni, func(m Comune) bool { return m.Ambito == a.Code }) {
			errs.Addf(o.about(a.Code, last), "il %s l’Ambito %s %s resta senza Comuni: ci si aspettava anche la sua «%s», o un Comune che vi entra", last.Day.Words(), a.Code, a.Name, United)
		}
		if !slices.Contains(o.codes(AnATS), string(a.ATS)) {
			errs.Addf(o.about(a.Code, last), "il %s l’ATS %s finisce, ma l’Ambito %s %s vi sta ancora: manca la riga «%s»", last.Day.Words(), a.ATS, a.Code, a.Name, ToATS)
		}
		for _, asst := range o.asst {
			if asst.Code == a.ASST && asst.ATS != a.ATS {
				errs.Addf(o.about(a.Code, last), "il %s l’Ambito %s %s sta nell’ATS %s e la sua ASST %s nella %s: manca una riga «%s» o «%s»", last.Day.Words(), a.Code, a.Name, a.ATS,
					asst.Code, asst.ATS, ToATS, ToASST)
			}
		}
	}
	for _, a := range o.ats {
		if !slices.ContainsFunc(o.ambiti, func(x Ambito) bool { return x.ATS == a.Code }) {
			errs.Addf(last.Pos, "il %s l’ATS %s %s è senza Ambiti: manca la riga che gliene dà uno, o quella della sua «%s»", last.Day.Words(), a.Code, a.Name(), Discontinued)
		}
	}
	for _, a := range o.asst {
		if !slices.ContainsFunc(o.ambiti, func(x Ambito) bool { return x.ASST == a.Code }) {
			errs.Addf(last.Pos, "il %s l’ASST %s %s è senza Ambiti: manca la riga che gliene dà uno, o quella della sua «%s»", last.Day.Words(), a.Code, a.Name(), Discontinued)
		}
	}
}

// about is the place of a change of the day that concerns an Ambito.
func (o *order) about(code AmbitoCode, last Change) source.Pos {
	for _, c := range o.today {
		if c.Code == string(code) || c.NewCode == string(code) || slices.Contains(c.Ambiti, code) {
			return c.Pos
		}
	}
	return last.Pos
}

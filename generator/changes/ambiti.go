package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// recoding tells the new code of an Ambito that has changed nothing else, by its old one.
type recoding map[catalogue.AmbitoCode]catalogue.AmbitoCode

// flow is how many Comuni an Ambito shares with one of the other edition.
type flow struct {
	Ambito catalogue.AmbitoCode
	Comuni int
}

// flows counts where Comuni are in another edition, those with most first. Comuni that are not in it do not count.
func flows(comuni []catalogue.Comune, in index) []flow {
	var list []flow
	for _, m := range comuni {
		there, ok := in.byComune[m.Code]
		if !ok {
			continue
		}
		i := slices.IndexFunc(list, func(f flow) bool { return f.Ambito == there.Ambito })
		if i < 0 {
			i, list = len(list), append(list, flow{Ambito: there.Ambito})
		}
		list[i].Comuni++
	}
	slices.SortFunc(list, func(a, b flow) int { return cmp.Or(b.Comuni-a.Comuni, cmp.Compare(a.Ambito, b.Ambito)) })
	return list
}

// told names the Ambiti of flows with their numbers, «Corsico (50089): 3 Comuni; …».
func told(list []flow, in index) string {
	var parts []string
	for _, f := range list {
		parts = append(parts, fmt.Sprintf("%s, %s", in.ambito(f.Ambito), count(f.Comuni, "Comune", "Comuni")))
	}
	return strings.Join(parts, "; ")
}

func codes(list []flow) string {
	var parts []string
	for _, f := range list {
		parts = append(parts, string(f.Ambito))
	}
	return strings.Join(parts, " ")
}

// ambiti gives what happened to Ambiti, and which of them are the same under another code.
func (p pair) ambiti() ([]Change, recoding) {
	same := p.recoded()
	var list []Change
	for _, a := range p.old.Ambiti {
		if _, there := p.new.byAmbito[a.Code]; !there {
			list = append(list, p.gone(a, same))
		}
	}
	arrived := map[catalogue.AmbitoCode]bool{}
	for _, code := range same {
		arrived[code] = true
	}
	for _, a := range p.new.Ambiti {
		if _, there := p.old.byAmbito[a.Code]; !there && !arrived[a.Code] {
			list = append(list, p.born(a))
		}
	}
	for _, a := range p.old.Ambiti {
		code := cmp.Or(same[a.Code], a.Code)
		if b, there := p.new.byAmbito[code]; there {
			list = append(list, p.changed(a, b)...)
		}
	}
	return list, same
}

// recoded finds the Ambiti that are new and have exactly the Comuni of one that is gone.
func (p pair) recoded() recoding {
	same := recoding{}
	for _, a := range p.old.Ambiti {
		to := flows(p.old.members[a.Code], p.new)
		if _, there := p.new.byAmbito[a.Code]; there || len(to) != 1 {
			continue
		}
		_, was := p.old.byAmbito[to[0].Ambito]
		from := flows(p.new.members[to[0].Ambito], p.old)
		if !was && len(from) == 1 && from[0].Ambito == a.Code {
			same[a.Code] = to[0].Ambito
		}
	}
	return same
}

// gone tells what became of an Ambito whose code is no more.
func (p pair) gone(a catalogue.Ambito, same recoding) Change {
	c := Change{Code: string(a.Code), Name: a.Name, Field: "codice_ambito", Old: string(a.Code)}
	to := flows(p.old.members[a.Code], p.new)
	c.New = codes(to)
	switch name := p.old.ambito(a.Code); {
	case same[a.Code] != "":
		c.Kind = AmbitoRecoded
		c.Words = fmt.Sprintf("L’Ambito %s ha un altro codice: ora è %s. I suoi Comuni sono gli stessi.", name, same[a.Code])
	case len(to) == 0:
		c.Kind = AmbitoEnded
		c.Words = fmt.Sprintf("L’Ambito %s non c’è più, e nemmeno i suoi Comuni.", name)
	case len(to) == 1:
		c.Kind = AmbitoMerged
		c.Words = fmt.Sprintf("L’Ambito %s è confluito nell’Ambito %s con %s.", name, p.new.ambito(to[0].Ambito),
			its(to[0].Comuni))
	default:
		c.Kind = AmbitoSplit
		c.Words = fmt.Sprintf("L’Ambito %s è stato diviso fra più Ambiti: %s.", name, told(to, p.new))
	}
	return c
}

// born tells of an Ambito whose code is new.
func (p pair) born(a catalogue.Ambito) Change {
	from := flows(p.new.members[a.Code], p.old)
	c := Change{Kind: AmbitoBorn, Code: string(a.Code), Name: a.Name, Field: "codice_ambito", Old: codes(from), New: string(a.Code)}
	c.Words = fmt.Sprintf("È nato l’Ambito %s, con %s.", p.new.ambito(a.Code), count(len(p.new.members[a.Code]), "Comune", "Comuni"))
	if len(from) > 0 {
		c.Words += fmt.Sprintf(" Prima stavano in: %s.", told(from, p.old))
	}
	return c
}

// changed compares what two editions say of one Ambito.
func (p pair) changed(a, b catalogue.Ambito) []Change {
	var list []Change
	name := p.new.ambito(b.Code)
	add := func(kind Kind, field, old, new, words string) {
		if old != new {
			list = append(list, Change{Kind: kind, Code: string(b.Code), Name: b.Name, Field: field, Old: old, New: new, Words: words})
		}
	}
	add(AmbitoRenamed, "denominazione_ambito", a.Name, b.Name,
		fmt.Sprintf("L’Ambito %s ha un altro nome: prima «%s», ora «%s».", b.Code, a.Name, b.Name))
	add(AmbitoATS, "codice_ats", string(a.ATS), string(b.ATS),
		fmt.Sprintf("L’Ambito %s ha un’altra ATS: prima %s, ora %s.", name, p.old.ats(a.ATS), p.new.ats(b.ATS)))
	add(AmbitoASST, "codice_asst", string(a.ASST), string(b.ASST),
		fmt.Sprintf("L’Ambito %s ha un’altra ASST: prima %s, ora %s.", name, p.old.asst(a.ASST), p.new.asst(b.ASST)))
	add(AmbitoRegister, "codice_registro_nazionale", string(a.Register), string(b.Register),
		fmt.Sprintf("L’Ambito %s ha un altro codice nel registro nazionale: prima %s, ora %s.", name, a.Register, b.Register))
	return list
}

// its names all Comuni of an Ambito by their number.
func its(n int) string {
	if n == 1 {
		return "il suo unico Comune"
	}
	return fmt.Sprintf("i suoi %d Comuni", n)
}

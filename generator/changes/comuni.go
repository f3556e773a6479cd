package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// comuni gives what happened to Comuni. A Comune whose Ambito only has another code has not moved.
func (p pair) comuni(recoded recoding) []Change {
	var moved, other []Change
	same := p.recodedComuni()
	for _, a := range p.old.Comuni {
		code := cmp.Or(same[a.Code], a.Code)
		b, there := p.new.byComune[code]
		if !there {
			other = append(other, comune(ComuneRemoved, a, "codice_ambito", string(a.Ambito), "",
				fmt.Sprintf("%s non c’è più: stava nell’Ambito %s.", named(a), p.old.ambito(a.Ambito))))
			continue
		}
		if cmp.Or(recoded[a.Ambito], a.Ambito) != b.Ambito {
			moved = append(moved, p.moved(a, b))
		}
		other = append(other, p.changedComune(a, b)...)
	}
	for _, b := range p.new.Comuni {
		_, there := p.old.byComune[b.Code]
		if recoded := slices.ContainsFunc(p.old.Comuni, func(a catalogue.Comune) bool { return same[a.Code] == b.Code }); !there && !recoded {
			other = append(other, comune(ComuneAdded, b, "codice_ambito", "", string(b.Ambito),
				fmt.Sprintf("%s è nuovo: sta nell’Ambito %s.", named(b), p.new.ambito(b.Ambito))))
		}
	}
	slices.SortStableFunc(moved, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New),
			strings.Compare(catalogue.SortKey(a.Name), catalogue.SortKey(b.Name)))
	})
	return append(moved, other...)
}

// recodedComuni finds the Comuni that are gone under one code and new under another, with a name that no other such
// Comune has: they went to another province.
func (p pair) recodedComuni() map[catalogue.ISTATCode]catalogue.ISTATCode {
	gone, arrived := map[string][]catalogue.ISTATCode{}, map[string][]catalogue.ISTATCode{}
	for _, a := range p.old.Comuni {
		if _, there := p.new.byComune[a.Code]; !there {
			gone[a.Name] = append(gone[a.Name], a.Code)
		}
	}
	for _, b := range p.new.Comuni {
		if _, there := p.old.byComune[b.Code]; !there {
			arrived[b.Name] = append(arrived[b.Name], b.Code)
		}
	}
	same := map[catalogue.ISTATCode]catalogue.ISTATCode{}
	for name, from := range gone {
		if to := arrived[name]; len(from) == 1 && len(to) == 1 {
			same[from[0]] = to[0]
		}
	}
	return same
}

func (p pair) moved(a, b catalogue.Comune) Change {
	from, to := p.old.ambito(a.Ambito), p.new.ambito(b.Ambito)
	c := comune(ComuneMoved, b, "codice_ambito", string(a.Ambito), string(b.Ambito),
		fmt.Sprintf("%s passa dall’Ambito %s all’Ambito %s.", named(b), from, to))
	c.group = fmt.Sprintf("Dall’Ambito %s all’Ambito %s", from, to)
	return c
}

// changedComune compares what two editions say of one Comune, its Ambito apart.
func (p pair) changedComune(a, b catalogue.Comune) []Change {
	var list []Change
	add := func(kind Kind, field, old, new, words string) {
		if old != new {
			list = append(list, comune(kind, b, field, old, new, words))
		}
	}
	add(ComuneRecoded, "codice_istat", string(a.Code), string(b.Code),
		fmt.Sprintf("%s ha un altro codice ISTAT: prima %s, ora %s.", b.Name, a.Code, b.Code))
	add(ComuneRenamed, "comune", a.Name, b.Name, fmt.Sprintf("Il Comune %s ha un altro nome: prima %s, ora %s.", b.Code, a.Name, b.Name))
	add(ComuneProvince, "provincia", string(a.Province), string(b.Province),
		fmt.Sprintf("%s sta in un’altra provincia: prima %s, ora %s.", named(b), a.Province, b.Province))
	add(ComuneEvidence, "evidenza", a.Evidence.String(), b.Evidence.String(),
		fmt.Sprintf("%s: quanto è sicuro il suo Ambito? Prima «%s», ora «%s».", named(b), a.Evidence, b.Evidence))
	add(ComuneSource, "fonte", a.Source, b.Source, fmt.Sprintf("%s ha un’altra fonte: prima «%s», ora «%s».", named(b), a.Source, b.Source))
	return list
}

func comune(kind Kind, m catalogue.Comune, field, old, new, words string) Change {
	return Change{Kind: kind, Code: string(m.Code), Name: m.Name, Field: field, Old: old, New: new, Words: words}
}

func named(m catalogue.Comune) string { return fmt.Sprintf("%s (%s)", m.Name, m.Code) }

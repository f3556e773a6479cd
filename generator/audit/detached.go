package audit

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// Detached is the rule that finds Comuni apart from the rest of their Ambito: one that borders no other of it, or several
// that hang together and not with the others. Most Ambiti are of one piece, so that a Comune put into a wrong one shows,
// either there or as a hole where it was. Those of which staccati.csv says that they are so in fact are a note.
//
// neighbours gives the codes of the Comuni of the act that share a border with one: the ground has not changed since, and which
// Comuni and Ambiti it belongs to the catalogue says.
func Detached(neighbours func(comune string) []string) Rule {
	return func(c *catalogue.Catalogue) []Finding {
		a := adjacency{c, neighbours, map[string]catalogue.AmbitoCode{}}
		ground := map[catalogue.AmbitoCode][]catalogue.Piece{}
		for _, p := range c.Pieces {
			a.ambito[string(p.Code)] = p.Ambito
			ground[p.Ambito] = append(ground[p.Ambito], p)
		}
		var found []Finding
		for _, ambito := range c.Ambiti {
			parts := a.parts(ground[ambito.Code])
			for _, part := range parts[1:] {
				if comuni := a.comuni(ambito, part); len(comuni) > 0 {
					found = append(found, a.finding(ambito, comuni, part))
				}
			}
		}
		return found
	}
}

// adjacency is the ground as a graph: an edge is a common border.
type adjacency struct {
	*catalogue.Catalogue
	neighbours func(string) []string
	ambito     map[string]catalogue.AmbitoCode // by the code of the piece
}

// comuni lists the Comuni of an Ambito that lie in a part of it, in the alphabet's order.
func (a adjacency) comuni(ambito catalogue.Ambito, part []catalogue.Piece) []catalogue.Comune {
	var list []catalogue.Comune
	for _, member := range a.Members(ambito.Code) {
		if slices.ContainsFunc(part, func(p catalogue.Piece) bool { return p.Comune == member.Code }) {
			list = append(list, member)
		}
	}
	return list
}

// parts gives the connected parts of the ground of one Ambito, the one with the most of the act's Comuni first.
func (a adjacency) parts(ground []catalogue.Piece) [][]catalogue.Piece {
	piece := map[string]int{} // by ISTAT code, from 1
	count := 0
	for _, start := range ground {
		if piece[string(start.Code)] > 0 {
			continue
		}
		count++
		piece[string(start.Code)] = count
		for queue := []string{string(start.Code)}; len(queue) > 0; queue = queue[1:] {
			for _, next := range a.neighbours(queue[0]) {
				if a.ambito[next] == start.Ambito && piece[next] == 0 {
					piece[next] = count
					queue = append(queue, next)
				}
			}
		}
	}
	parts := make([][]catalogue.Piece, count)
	for _, p := range ground {
		i := piece[string(p.Code)] - 1
		parts[i] = append(parts[i], p)
	}
	slices.SortStableFunc(parts, func(x, y []catalogue.Piece) int { return len(y) - len(x) })
	return parts
}

func (a adjacency) finding(ambito catalogue.Ambito, comuni []catalogue.Comune, part []catalogue.Piece) Finding {
	f := Finding{
		ID:       catalogue.Slug("staccato", string(comuni[0].Code)),
		Severity: Doubt,
		Cells:    []Cell{{Dataset: "ambiti", Row: string(ambito.Code), Column: "codice_ambito"}},
		Printed:  string(ambito.Code),
	}
	var names, reasons []string
	declared := true
	for _, comune := range comuni {
		f.Cells = append(f.Cells, Cell{Dataset: "comuni", Row: string(comune.Code), Column: "codice_ambito"})
		names = append(names, fmt.Sprintf("%s (%s)", comune.Name, comune.Province))
		reason, ok := a.declared(comune)
		if declared = declared && ok; !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	f.Sentence = fmt.Sprintf("Il Comune di %s non confina con nessun altro Comune dell’Ambito %s", names[0], ambito.Name)
	if len(comuni) > 1 {
		f.Sentence = fmt.Sprintf("I Comuni di %s non confinano con il resto dell’Ambito %s", grammar.List(shortened(names)), ambito.Name)
	}
	around := a.around(ambito, part)
	switch {
	case declared:
		f.Severity = Note
		f.Sentence += ", ma è così davvero: " + strings.Join(reasons, "; ") + "."
	case len(comuni) > 1:
		f.Sentence += ": forse un Comune che sta fra gli uni e gli altri è stato messo per errore in un altro Ambito."
	case len(around) == 1:
		f.Sentence += ": tutti i Comuni intorno stanno nell’Ambito " + around[0] + "."
	case len(around) > 1:
		f.Sentence += ": i Comuni intorno stanno negli Ambiti " + grammar.List(around) + "."
	default:
		f.Sentence += "."
	}
	return f
}

// declared gives what staccati.csv says of a Comune in the Ambito where it is.
func (a adjacency) declared(comune catalogue.Comune) (string, bool) {
	for _, d := range a.Catalogue.Detached {
		if d.Comune == comune.Code && d.Ambito == comune.Ambito {
			return d.Reason, true
		}
	}
	return "", false
}

// around names the Ambiti beside a part, in the alphabet's order.
func (a adjacency) around(of catalogue.Ambito, part []catalogue.Piece) []string {
	var names []string
	for _, p := range part {
		for _, next := range a.neighbours(string(p.Code)) {
			ambito, ok := a.FindAmbito(a.ambito[next])
			if ok && ambito.Code != of.Code && !slices.Contains(names, ambito.Name) {
				names = append(names, ambito.Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// shortened keeps the first names of a long list and says how many more there are.
func shortened(names []string) []string {
	if len(names) <= maxExamples+1 {
		return names
	}
	return append(slices.Clone(names[:maxExamples]), fmt.Sprintf("altri %d", len(names)-maxExamples))
}

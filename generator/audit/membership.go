package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// doubtfulMembers finds the Comuni whose Ambito is uncertain.
func doubtfulMembers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, comune := range c.Comuni {
		if comune.Evidence == catalogue.Doubtful {
			ambito, _ := c.FindAmbito(comune.Ambito)
			found = append(found, membership("dubbio", comune, Doubt, fmt.Sprintf(
				"Non è sicuro che il Comune di %s (%s) stia nell’Ambito %s.", comune.Name, comune.Province, ambito.Name)))
		}
	}
	return found
}

// unsourcedMembers finds the Comuni for which no page was read at all: their fonte begins with «Nessun documento» or the
// like.
func unsourcedMembers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, comune := range c.Comuni {
		if unsourced.MatchString(comune.Source) {
			ambito, _ := c.FindAmbito(comune.Ambito)
			found = append(found, membership("senza-fonte", comune, Note, fmt.Sprintf(
				"Per il Comune di %s (%s) non abbiamo letto una pagina che lo metta nell’Ambito %s.", comune.Name, comune.Province,
				ambito.Name)))
		}
	}
	return found
}

var unsourced = regexp.MustCompile(`(?i)^(.*, )?nessun[ao]?( |$)`)

// countsThatDiffer finds the Ambiti of which a page gives another number of Comuni than the list.
func countsThatDiffer(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, other := range c.Counts {
		ambito, there := c.FindAmbito(other.Ambito)
		listed := len(c.Members(other.Ambito))
		if !there || other.Comuni == listed {
			continue
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("numero-comuni", string(other.Ambito), strconv.Itoa(other.Comuni)),
			Severity: Doubt,
			Cells:    []Cell{{Dataset: "ambiti", Row: string(other.Ambito), Column: "codice_ambito"}},
			Printed:  strconv.Itoa(listed),
			Computed: strconv.Itoa(other.Comuni),
			Sentence: fmt.Sprintf("Per l’Ambito %s i numeri non concordano: nel nostro elenco ha %s, ma c’è chi ne conta %d (%s). "+
				"Qualche Comune può essere di troppo o mancare.", ambito.Name, comuniCount(listed), other.Comuni, other.Source),
		})
	}
	return found
}

func comuniCount(n int) string {
	if n == 1 {
		return "un Comune"
	}
	return fmt.Sprintf("%d Comuni", n)
}

func membership(rule string, comune catalogue.Comune, severity Severity, sentence string) Finding {
	return Finding{
		ID:       catalogue.Slug(rule, string(comune.Code)),
		Severity: severity,
		Cells:    []Cell{{Dataset: "comuni", Row: string(comune.Code), Column: "codice_ambito"}},
		Printed:  string(comune.Ambito),
		Sentence: sentence,
	}
}

// ambitiAcrossProvinces finds the Ambiti whose Comuni lie in more than one province.
func ambitiAcrossProvinces(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, ambito := range c.Ambiti {
		var provinces []string
		counts := map[string]int{}
		for _, comune := range c.Members(ambito.Code) {
			name := comune.Province.Name()
			if counts[name]++; counts[name] == 1 {
				provinces = append(provinces, name)
			}
		}
		if len(provinces) < 2 {
			continue
		}
		slices.Sort(provinces)
		for i, name := range provinces {
			provinces[i] = fmt.Sprintf("%s (%d)", name, counts[name])
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("province", string(ambito.Code)),
			Severity: Note,
			Cells:    []Cell{{Dataset: "ambiti", Row: string(ambito.Code), Column: "codice_ambito"}},
			Computed: strings.Join(provinces, " | "),
			Sentence: fmt.Sprintf("L’Ambito %s ha Comuni di %s province: %s.", ambito.Name, grammar.Count(len(provinces)), strings.Join(provinces, ", ")),
		})
	}
	return found
}

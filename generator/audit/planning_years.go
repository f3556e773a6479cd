package audit

import (
	"regexp"
	"slices"
	"strconv"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// yearsByFormula matches a passage that says of which years a flow of data is, first by a formula, then by an example:
// «[Anno n] (es. anno 2019): invio [Anno n-1] su [Anno n] (es. invio 2018 su anno 2019)».
var yearsByFormula = regexp.MustCompile(`^\[Anno n\] \(es\. anno (\d{4})\): (.*) \(es\. (.*)\)$`)

var (
	yearOfFormula = regexp.MustCompile(`\[Anno n(-\d+)?\]`)
	yearOfExample = regexp.MustCompile(`\b\d{4}\b`)
)

// examplesOfOtherYears reckons the years of such a passage from its own year n, and tells where its example has others. It has no
// threshold: years are exact.
func examplesOfOtherYears(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, flow := range c.Flows {
		var first Finding
		wrong := 0
		for _, words := range flow.Words {
			start, made, said := yearsOf(words)
			if len(made) != len(said) || slices.Equal(made, said) {
				continue
			}
			if wrong++; wrong == 1 {
				first = Finding{
					ID: catalogue.Slug("esempio-anni", flow.ID), Severity: Discrepancy, Cells: []Cell{{Dataset: ActText, Column: flow.ID}}, OfWords: true,
					Sentence: sentence("del flusso «%s» l’atto dice gli anni con una regola e con un esempio, che non vanno d’accordo: «%s». Se n è il %s, la regola dà %s. L’esempio dice %s.",
						flow.Name, words, start, grammar.List(made), grammar.List(said)),
				}
			}
		}
		switch {
		case wrong == 2:
			first.Sentence += " Lo stesso succede in un altro passo dell’atto sul flusso."
		case wrong > 2:
			first.Sentence += " Lo stesso succede in altri " + grammar.Count(wrong-1) + " passi dell’atto sul flusso."
		}
		if wrong > 0 {
			found = append(found, first)
		}
	}
	return found
}

// yearsOf gives the year n of a passage, the years that its formula makes of it and those of its example; nothing of a passage
// that has no such formula.
func yearsOf(words string) (start string, made, said []string) {
	parts := yearsByFormula.FindStringSubmatch(words)
	if parts == nil {
		return "", nil, nil
	}
	n, _ := strconv.Atoi(parts[1])
	for _, year := range yearOfFormula.FindAllStringSubmatch(parts[2], -1) {
		back, _ := strconv.Atoi(year[1]) // 0 of n itself
		made = append(made, strconv.Itoa(n+back))
	}
	return parts[1], made, yearOfExample.FindAllString(parts[3], -1)
}

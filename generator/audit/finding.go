package audit

import (
	"cmp"
	"slices"
	"sync"

	"ambitilombardia/generator/catalogue"
)

// Severity says how much a finding weighs.
type Severity string

// The severities, from the heaviest.
const (
	Discrepancy Severity = "discrepanza" // two statements of the act exclude each other
	Doubt       Severity = "dubbio"      // a value may be wrong or may have changed
	Note        Severity = "nota"        // nothing is wrong, but a reader may wonder
)

// Cell names a value of a dataset in a way that outlives changes of order: the dataset, the key of the row, the column.
type Cell struct {
	Dataset string
	Row     string
	Column  string
}

// Finding is a discrepancy or a doubt that is published.
type Finding struct {
	ID       string // of the rule and what it is about, «nomi-asst-724»; stable while the data are the same
	Severity Severity
	Subject  Subject // Findings sees to it
	Cells    []Cell
	Printed  string // what the source says
	Computed string // what the rule expected or reckoned, empty where there is no such value
	Reckoned string // what kind of value Computed is, in Italian, «abitanti»; empty where it is one like those printed
	Sentence string // in Italian, one that a journalist could quote

	// OfWords tells that what may be wrong is what the act says of its figures, not the figures in Cells.
	OfWords bool

	// OfParts tells that the figures in Cells contain others that are doubtful. There may be one for every year of a table.
	OfParts bool
}

// CastsDoubt tells whether the figures that the finding concerns may be wrong.
func (f Finding) CastsDoubt() bool { return f.Severity != Note && !f.OfWords }

// Path is where the site says it: on the page of its subject and severity. At /qualita/#ID, where all once were, a link leads there.
func (f Finding) Path() string { return PagePath(f.Subject, f.Severity) + "#" + f.ID }

// Rule looks for one kind of thing in a catalogue.
type Rule func(*catalogue.Catalogue) []Finding

// tableRules are the rules over the coding table.
func tableRules() []Rule {
	return []Rule{
		codesWithTwoNames, namesWithTwoCodes, asstUnderTwoATS, cellsWithTwoNames, namesWithAcronym, ambitiWithoutASST,
		registerGaps, rowsOutOfOrder, numbersInNames,
	}
}

// memberRules are the rules over the Comuni of the Ambiti, and over what has changed.
func memberRules() []Rule {
	return []Rule{incompleteActs, doubtfulMembers, unsourcedMembers, namesElsewhere, countsThatDiffer, ambitiAcrossProvinces}
}

// regionRules are the rules over the coding table and the Comuni.
func regionRules() []Rule { return slices.Concat(tableRules(), memberRules()) }

// ofAct makes a rule look at the catalogue of the act, whatever the day: what the act says does not change with what came after.
func ofAct(rule Rule) Rule {
	return func(c *catalogue.Catalogue) []Finding { return rule(c.AtAct()) }
}

// Findings runs every rule, side by side, and those besides that know more than the catalogue. The order is by severity,
// then by id.
func Findings(c *catalogue.Catalogue, besides ...Rule) []Finding {
	rules := slices.Concat(tableRules(), spendingRules(), mentionRules(), aggregationRules(), planningRules())
	for i, rule := range rules {
		rules[i] = ofAct(rule)
	}
	rules = slices.Concat(rules, memberRules(), indicatorRules(), besides)
	found := make([][]Finding, len(rules))
	var beside sync.WaitGroup
	for i, rule := range rules {
		beside.Go(func() { found[i] = rule(c) })
	}
	beside.Wait()
	all := slices.Concat(found...)
	for i := range all {
		all[i].Subject = subjectOf(c, all[i])
	}
	weight := map[Severity]int{Discrepancy: 0, Doubt: 1, Note: 2}
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(weight[a.Severity], weight[b.Severity]), cmp.Compare(a.ID, b.ID))
	})
	return all
}

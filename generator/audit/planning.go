package audit

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// The datasets that findings about the planning refer to.
const (
	AgreementsData = "adp-2018-2020"
	ProjectsData   = "progetti-2018-2020"
	PremiumData    = "premialita"
)

// planningRules are the rules over what the act says of the plans.
func planningRules() []Rule {
	return []Rule{reckoningsOfTheAct, agreementsThatDoNotAddUp, premiumInTwoWays, stepsOnTwoDates, examplesOfOtherYears}
}

// reckoningsOfTheAct reckons again each printed number that follows from others.
func reckoningsOfTheAct(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, k := range c.Planning.Reckonings {
		result, _ := c.Planning.Figure(k.Result)
		var terms []catalogue.PrintedFigure
		for _, id := range k.Terms {
			f, _ := c.Planning.Figure(id)
			terms = append(terms, f)
		}
		made, agrees := reckon(k.How, result, terms)
		if agrees {
			continue
		}
		f := Finding{
			ID:       catalogue.Slug("conto", k.Result, string(k.How)),
			Severity: Discrepancy,
			Cells:    quotedCells(c, append([]catalogue.PrintedFigure{result}, terms...)),
			Printed:  result.Value.String(),
			Computed: made.String(),
		}
		names := sayingAll(terms)
		switch k.How {
		case catalogue.Within:
			f.Severity, f.Computed = Doubt, ""
			f.Sentence = sentence("%s si legge «%s», che dovrebbe essere una parte di «%s». Ma %s è più di %s: l’atto non dice di quale insieme sia la parte.",
				inSection(result.Section), result.Printed, terms[0].Printed, result.Text(), terms[0].Text())
		case catalogue.ShareIn:
			f.Sentence = sentence("%s si legge «%s». La quota stampata è %s, ma da %s viene %s %%.", inSection(result.Section), result.Printed, result.Text(), names, made.Italian())
		default:
			f.Sentence = sentence("%s si legge «%s». Il numero stampato è %s, ma da %s viene %s.", inSection(result.Section), result.Printed, result.Text(), names, made.Italian())
		}
		found = append(found, f)
	}
	return found
}

// reckon makes a number out of others, and tells whether the printed one agrees with it. Counts are exact, shares rounded.
func reckon(how catalogue.ReckoningKind, result catalogue.PrintedFigure, terms []catalogue.PrintedFigure) (catalogue.Decimal, bool) {
	made := whole(0)
	switch how {
	case catalogue.Within:
		return terms[0].Value, !quotedInterval(terms[0]).below(quotedInterval(result))
	case catalogue.ShareIn:
		share, ok := whole(100).times(quotedInterval(terms[0])).over(quotedInterval(terms[1]))
		if !ok {
			return catalogue.Decimal{}, false
		}
		made = share
	default:
		for _, t := range terms {
			made = made.plus(quotedInterval(t))
		}
	}
	return catalogue.Round(made.middle(), result.Value.Decimals()), made.meets(quotedInterval(result))
}

func quotedInterval(f catalogue.PrintedFigure) interval {
	if f.Unit == catalogue.PerCent {
		return rounded(f.Value)
	}
	return exactly(f.Value.Rat())
}

// quotedCells names the cells of the figures that stand in datasets; those of sentences alone are words of the act.
func quotedCells(c *catalogue.Catalogue, figures []catalogue.PrintedFigure) []Cell {
	var cells []Cell
	for _, f := range figures {
		cell := Cell{Dataset: ActText, Column: f.ID}
		if slices.ContainsFunc(c.Planning.Projects, func(p catalogue.ProjectFigure) bool { return p.ID == f.ID }) {
			cell = Cell{Dataset: ProjectsData, Row: f.ID, Column: "numero"}
		}
		cells = append(cells, cell)
	}
	return cells
}

func sayingAll(figures []catalogue.PrintedFigure) string {
	var words []string
	for _, f := range figures {
		words = append(words, f.Text())
	}
	return grammar.List(words)
}

// inSection says where: «nell’Allegato A, capitolo 2», «nella Delibera, premesse».
func inSection(name string) string {
	if strings.HasPrefix(name, "A") {
		return "nell’" + name
	}
	return "nella " + name
}

// agreementsThatDoNotAddUp holds the table of the agreements against itself and against the coding table.
func agreementsThatDoNotAddUp(c *catalogue.Catalogue) []Finding {
	var found []Finding
	var sum catalogue.Agreement
	differs := func(id, row, column string, printed, made int, words string) {
		if printed != made {
			found = append(found, Finding{
				ID: catalogue.Slug("accordi", id, column), Severity: Discrepancy, Cells: []Cell{{Dataset: AgreementsData, Row: row, Column: column}},
				Printed: fmt.Sprint(printed), Computed: fmt.Sprint(made),
				Sentence: sentence("nella tabella degli accordi 2018-2020 %s è stampato %d, ma il conto dà %d.", words, printed, made),
			})
		}
	}
	for _, a := range c.Planning.Agreements {
		code := string(a.ATS)
		differs(code, code, "ambiti", a.From, a.Handed+a.Missing, "alla riga «"+a.Printed+"»")
		if a.ATS == "" {
			differs("totale", "", "presentati", a.Handed, sum.Handed, "come totale degli accordi presentati")
			differs("totale", "", "non_presentati", a.Missing, sum.Missing, "come totale degli accordi non presentati")
			differs("totale", "", "tutti", a.From, sum.From, "come totale degli Ambiti")
			continue
		}
		differs(code, code, "allegato-b", a.From, len(c.AtAct().AmbitiOfATS(a.ATS)), "per l’ATS «"+a.Printed+"», accanto ai suoi Ambiti nell’Allegato B,")
		sum.Handed, sum.Missing, sum.From = sum.Handed+a.Handed, sum.Missing+a.Missing, sum.From+a.From
	}
	return found
}

// premiumInTwoWays finds what the act says of the premium in passages that do not agree: on an amount, or on how it is meant.
func premiumInTwoWays(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, term := range premiumTerms(c.Planning.Premium) {
		aspects := []struct {
			id       string
			severity Severity
			of       func(catalogue.PremiumTerm) string
			says     string
		}{
			{"numero", Discrepancy, func(t catalogue.PremiumTerm) string {
				if !t.HasValue {
					return ""
				}
				return t.Text()
			}, "valori diversi per la stessa cosa"},
			{"lettura", Doubt, func(t catalogue.PremiumTerm) string {
				if t.Reading == catalogue.Unsaid {
					return ""
				}
				return string(t.Reading)
			}, "parole che si leggono in due modi"},
		}
		for _, a := range aspects {
			var values, quotes []string
			for _, t := range term {
				if v := a.of(t); v != "" && !slices.Contains(values, v) {
					values = append(values, v)
					quotes = append(quotes, fmt.Sprintf("«%s» (%s)", t.Printed, inSection(t.Section)))
				}
			}
			if len(values) < 2 {
				continue
			}
			found = append(found, Finding{
				ID: catalogue.Slug("premio", term[0].Term, a.id), Severity: a.severity, Cells: []Cell{{Dataset: PremiumData, Column: a.id}},
				Printed:  strings.Join(values, " | "),
				Sentence: sentence("sul premio agli Ambiti l’atto ha %s: %s.", a.says, grammar.List(quotes)),
				OfWords:  a.severity == Doubt,
			})
		}
	}
	return found
}

// premiumTerms groups the passages by their term.
func premiumTerms(all []catalogue.PremiumTerm) [][]catalogue.PremiumTerm {
	var groups [][]catalogue.PremiumTerm
	for _, t := range all {
		same := func(g []catalogue.PremiumTerm) bool { return g[0].Term == t.Term }
		if i := slices.IndexFunc(groups, same); i >= 0 {
			groups[i] = append(groups[i], t)
		} else {
			groups = append(groups, []catalogue.PremiumTerm{t})
		}
	}
	return groups
}

// stepsOnTwoDates notes a step on which the act puts two dates that exclude each other.
func stepsOnTwoDates(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for i, a := range c.Planning.Steps {
		for _, b := range c.Planning.Steps[:i] {
			if a.ID != b.ID || strings.HasPrefix(a.From, b.From) && strings.HasPrefix(a.To, b.To) || strings.HasPrefix(b.From, a.From) && strings.HasPrefix(b.To, a.To) {
				continue
			}
			found = append(found, Finding{
				ID: catalogue.Slug("tappa", a.ID), Severity: Note, Cells: []Cell{{Dataset: ActText, Column: a.ID}},
				Printed:  b.Printed + " | " + a.Printed,
				Sentence: sentence("per lo stesso fatto l’atto scrive due periodi: «%s» (%s) e «%s» (%s).", b.Printed, inSection(b.Section), a.Printed, inSection(a.Section)),
				OfWords:  true,
			})
		}
	}
	return found
}

package audit

import (
	"fmt"
	"math/big"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// maxExamples is how many contradicting figures a sentence names.
const maxExamples = 4

// contradictedClaims finds statements of the act about its own figures that no rounding of these figures can bear. A
// statement that holds, or that rounding leaves open, is no finding.
func contradictedClaims(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, claim := range c.Spending.Claims {
		t, _ := c.Spending.Table(claim.Table)
		if claim.Quantity.OfWords() {
			found = append(found, otherWords(t, claim)...)
			continue
		}
		against := contradictions(c, t, claim)
		if len(against) == 0 {
			continue
		}
		severity, but := Discrepancy, "dicono altro"
		switch {
		case truncated(claim, against):
			severity, but = Note, "arrotondati danno di più, e il testo li ha troncati"
		case claim.Vague:
			severity = Doubt
		}
		var figures []figure
		var reckonings []catalogue.Decimal
		for _, r := range against {
			figures = append(figures, r.figures...)
			reckonings = append(reckonings, r.value)
		}
		found = append(found, Finding{
			ID:       catalogue.Slug("affermazione", claim.ID),
			Severity: severity,
			Cells:    cellsOf(figures...),
			Printed:  printedOf(figures...),
			Computed: plain(reckonings),
			Sentence: sentence("%s si legge che %s, ma i valori %s %s: %s.", claim.Place, claim.Says, of(t), but, told(against)),
			OfWords:  true,
		})
	}
	return found
}

// otherWords gives the finding that a comment names a unit that is not the table's, or calls something otherwise than the
// caption does.
func otherWords(t catalogue.Table, claim catalogue.Claim) []Finding {
	f := Finding{
		ID: catalogue.Slug("affermazione", claim.ID), Severity: Discrepancy, Cells: []Cell{{Dataset: t.ID}}, OfWords: true,
		Sentence: sentence("%s si legge che %s «%s», ma il titolo stampato %s dice «%s».", claim.Place, claim.Says, claim.Words, of(t), claim.Caption),
	}
	if claim.Vague {
		f.Severity = Doubt
	}
	if claim.Quantity == catalogue.QuantityUnit {
		own := claim.Measures[0].Unit
		if own.ID == claim.Unit.ID {
			return nil
		}
		f.Sentence = sentence("%s si legge che %s, ma i valori %s sono in un’altra unità: %s.", claim.Place, claim.Says, of(t), own.Label)
	} else if strings.EqualFold(claim.Words, claim.Caption) {
		return nil
	}
	return []Finding{f}
}

// truncated tells whether the act writes the number that is left when the decimals of its figures are cut off.
func truncated(claim catalogue.Claim, against []result) bool {
	if claim.Written == nil {
		return false
	}
	for _, r := range against {
		figure := r.value.Rat().FloatString(r.value.Decimals())
		whole, decimals, _ := strings.Cut(figure, ".")
		if keep := claim.Written.Decimals(); keep > 0 && keep < len(decimals) {
			whole += "." + decimals[:keep]
		}
		if whole != claim.Written.String() {
			return false
		}
	}
	return true
}

// told says what the figures say, row by row.
func told(results []result) string {
	var rows []string
	more := max(0, len(results)-maxExamples)
	for i := 0; i < len(results)-more; {
		who, words := results[i].who, []string{}
		for ; i < len(results)-more && results[i].who == who; i++ {
			words = append(words, results[i].words)
		}
		rows = append(rows, strings.TrimSpace(who+" "+grammar.List(words)))
	}
	if more > 0 {
		rows = append(rows, fmt.Sprintf("altri casi: %d", more))
	}
	return strings.Join(rows, "; ")
}

// contradictions gives the results that contradict a claim; none when it may hold.
func contradictions(c *catalogue.Catalogue, t catalogue.Table, claim catalogue.Claim) []result {
	var against []result
	for _, year := range occasions(claim) {
		var in, out []result
		open := 0
		for _, r := range results(c, t, claim, year) {
			switch {
			case claimHolds(claim, r.interval):
				in = append(in, r)
			case claimFails(claim, r.interval):
				out = append(out, r)
			default:
				open++
			}
		}
		against = append(against, wrongCount(claim.HowMany, in, out, open, year)...)
	}
	return against
}

// wrongCount gives the results that show that not as many rows as claimed bear it.
func wrongCount(many catalogue.HowMany, in, out []result, open int, year string) []result {
	if n, ok := many.Number(); ok {
		switch {
		case len(in) > n:
			return in
		case len(in)+open < n:
			return out
		}
		return nil
	}
	if many == catalogue.NotAllRows {
		if len(out)+open > 0 {
			return nil
		}
		return in
	}
	if many == catalogue.MostRows {
		rows := len(in) + len(out) + open
		if 2*(len(in)+open) > rows {
			return nil
		}
		summary := result{value: catalogue.Round(big.NewRat(int64(len(in)), 1), 0), words: strings.TrimSpace(fmt.Sprintf("%s vale solo per %d casi su %d", during(year), len(in), rows))}
		for _, r := range out {
			summary.figures = append(summary.figures, r.figures...)
		}
		return []result{summary}
	}
	return out
}

// occasions are the years in which a claim is checked: each of its years, or once for a change or a sum.
func occasions(claim catalogue.Claim) []string {
	if claim.Quantity.OverYears() || claim.Quantity == catalogue.QuantitySum {
		return []string{""}
	}
	return claim.Years
}

func claimHolds(claim catalogue.Claim, x interval) bool {
	return (claim.AtLeast == nil || x.lo.Cmp(claim.AtLeast.Rat()) >= 0) && (claim.AtMost == nil || x.hi.Cmp(claim.AtMost.Rat()) <= 0)
}

func claimFails(claim catalogue.Claim, x interval) bool {
	return claim.AtLeast != nil && x.hi.Cmp(claim.AtLeast.Rat()) < 0 || claim.AtMost != nil && x.lo.Cmp(claim.AtMost.Rat()) > 0
}

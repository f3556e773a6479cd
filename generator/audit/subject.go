package audit

import "ambitilombardia/generator/catalogue"

// Subject is what findings are about.
type Subject string

// The subjects, in the order of the site. Each is a word of an address.
const (
	OfSpending   Subject = "spesa"
	OfCodes      Subject = "codici"
	OfMembership Subject = "comuni"
	OfIndicators Subject = "indicatori"
	OfPlanning   Subject = "programmazione"
	OfWording    Subject = "testo" // of the act: laws, offices, funds and counts
)

// Subjects lists them.
func Subjects() []Subject {
	return []Subject{OfSpending, OfCodes, OfMembership, OfIndicators, OfPlanning, OfWording}
}

// subjectOf tells what a finding is about by its first cell.
func subjectOf(c *catalogue.Catalogue, f Finding) Subject {
	if len(f.Cells) == 0 {
		return OfMembership
	}
	dataset := f.Cells[0].Dataset
	if _, ok := c.Spending.Table(dataset); ok {
		return OfSpending
	}
	if _, ok := c.Indicator(dataset); ok {
		return OfIndicators
	}
	switch dataset {
	case "allegato-b":
		return OfCodes
	case AgreementsData, ProjectsData, PremiumData:
		return OfPlanning
	case ActText:
		return OfWording
	}
	return OfMembership
}

// plurals are the severities as words of an address.
var plurals = map[Severity]string{Discrepancy: "discrepanze", Doubt: "dubbi", Note: "note"}

// PagePath is the page of the findings of a subject and a severity.
func PagePath(s Subject, v Severity) string { return "qualita/" + string(s) + "-" + plurals[v] + "/" }

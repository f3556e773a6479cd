package transcription

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// printedLine is a line of the act made again out of the file.
type printedLine struct {
	pos   source.Pos // of its first cell
	label string     // what the line begins with; empty when the text does not keep it
	text  string
	lost  bool // all its cells are declared lost
}

// printedLines gives the lines of a table in the order of the file: in a table a row is a line; in a chart a year or a
// measure is a line, and the rows are its columns.
func printedLines(t catalogue.Table) []printedLine {
	var labels []string
	groups := map[string][]catalogue.Observation{}
	for _, o := range t.Observations {
		label := lineLabel(t, o)
		if _, ok := groups[label]; !ok {
			labels = append(labels, label)
		}
		groups[label] = append(groups[label], o)
	}
	var lines []printedLine
	for _, label := range labels {
		lines = append(lines, newLine(label, groups[label]))
	}
	return lines
}

func newLine(label string, cells []catalogue.Observation) printedLine {
	parts := []string{label}
	lost := true
	for _, o := range cells {
		parts = append(parts, asPrinted(o))
		reason, _ := o.Missing()
		lost = lost && reason == catalogue.LostInText
	}
	// The blanks of empty last cells fall away as they do in act.
	return printedLine{pos: cells[0].Pos, label: label, text: strings.TrimSpace(strings.Join(parts, " ")), lost: lost}
}

// lineLabel is what the line of a cell begins with.
func lineLabel(t catalogue.Table, o catalogue.Observation) string {
	if t.IsChart() {
		if len(t.Years) > 1 {
			return "Anno " + o.Year
		}
		return o.Measure.Printed
	}
	area, name, ok := strings.Cut(o.Row.Label, areaSeparator)
	switch {
	case !ok:
		return o.Row.Label
	case slices.Contains(sharedAreas(t), area):
		return name
	}
	return area + " " + name
}

// areaSeparator stands between the two names of a row in Tab. 9.
const areaSeparator = " | "

// sharedAreas gives the areas with more than one row: the act prints them once, beside the group.
func sharedAreas(t catalogue.Table) []string {
	var seen, shared []string
	for _, row := range t.Rows {
		area, _, ok := strings.Cut(row.Label, areaSeparator)
		if ok && slices.Contains(seen, area) && !slices.Contains(shared, area) {
			shared = append(shared, area)
		}
		seen = append(seen, area)
	}
	return shared
}

// header gives the names of the columns as the act prints them: the years, if the table compares years, and under
// each the measures; in a chart, the rows.
func header(t catalogue.Table) string {
	if t.IsChart() {
		var rows []string
		for _, row := range t.Rows {
			rows = append(rows, row.Label)
		}
		return strings.Join(rows, " ")
	}
	var years, measures []string
	for _, m := range t.Measures {
		measures = append(measures, m.Printed)
	}
	if len(t.Years) > 1 {
		for _, y := range t.Years {
			years = append(years, "Anno "+y)
		}
	}
	return strings.Join(slices.Concat(years, slices.Repeat(measures, max(1, len(years)))), " ")
}

// asPrinted gives the value as the act prints it: Italian decimal comma, a dot for thousands, the per cent sign.
func asPrinted(o catalogue.Observation) string {
	value, ok := o.Value()
	switch reason, _ := o.Missing(); {
	case !ok && reason == catalogue.NotReported:
		return "---"
	case !ok:
		return ""
	case o.Measure.Unit.ID == "%":
		return value.Italian() + "%"
	}
	return value.Italian()
}

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
func (t table) printedLines() []printedLine {
	var labels []string
	groups := map[string][]cell{}
	for _, c := range t.cells {
		label := t.lineLabel(c)
		if _, ok := groups[label]; !ok {
			labels = append(labels, label)
		}
		groups[label] = append(groups[label], c)
	}
	var lines []printedLine
	for _, label := range labels {
		lines = append(lines, newLine(label, groups[label]))
	}
	return lines
}

func newLine(label string, cells []cell) printedLine {
	parts := []string{label}
	lost := true
	for _, c := range cells {
		parts = append(parts, c.printed())
		lost = lost && c.reason == catalogue.LostInText
	}
	// The blanks of empty last cells fall away as they do in act.
	return printedLine{pos: cells[0].pos, label: label, text: strings.TrimSpace(strings.Join(parts, " ")), lost: lost}
}

// lineLabel is what the line of a cell begins with.
func (t table) lineLabel(c cell) string {
	if t.isChart() {
		if len(t.years()) > 1 {
			return "Anno " + c.year
		}
		return t.printedMeasure(c.measure)
	}
	area, name, ok := strings.Cut(c.row, areaSeparator)
	switch {
	case !ok:
		return c.row
	case slices.Contains(t.sharedAreas(), area):
		return name
	}
	return area + " " + name
}

// areaSeparator stands between the two names of a row in Tab. 9.
const areaSeparator = " | "

// sharedAreas gives the areas with more than one row: the act prints them once, beside the group.
func (t table) sharedAreas() []string {
	rows := t.rows()
	var seen, shared []string
	for _, row := range rows {
		area, _, ok := strings.Cut(row, areaSeparator)
		if ok && slices.Contains(seen, area) && !slices.Contains(shared, area) {
			shared = append(shared, area)
		}
		seen = append(seen, area)
	}
	return shared
}

// header gives the names of the columns as the act prints them: the years, if the table compares years, and under
// each the measures; in a chart, the rows.
func (t table) header() string {
	if t.isChart() {
		return strings.Join(t.rows(), " ")
	}
	var years, measures []string
	for _, m := range t.Measures {
		measures = append(measures, m.Printed)
	}
	times := 1
	if n := len(t.years()); n > 1 {
		times = n
		for _, y := range t.years() {
			years = append(years, "Anno "+y)
		}
	}
	return strings.Join(slices.Concat(years, slices.Repeat(measures, times)), " ")
}

// printed gives the value as the act prints it: Italian decimal comma, a dot for thousands, the per cent sign.
func (c cell) printed() string {
	switch {
	case c.value == "" && c.reason == catalogue.NotReported:
		return "---"
	case c.value == "":
		return ""
	}
	value, err := catalogue.ParseDecimal(c.value)
	if err != nil {
		return c.value // check has refused it
	}
	if c.unit == "%" {
		return value.Italian() + "%"
	}
	return value.Italian()
}

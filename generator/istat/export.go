package istat

import (
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// The dimensions that every export has, and the names of the column with the figures.
const (
	areaDimension = "REF_AREA"
	yearDimension = "TIME_PERIOD"
)

var figureColumns = []string{"OBS_VALUE", "Osservazione", "Valore", "Value"}

// Export is the cells of a file.
type Export struct {
	file       string
	dimensions []string // the codes of its columns
	rows       []observation
}

// observation is a cell with its dimensions by code.
type observation struct {
	cells map[string]source.Value
	label map[string]string // what a code means, where the file says it
	value source.Value
}

var dimensionForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// both is what stands between a code and its label where one column has both.
const both = ": "

// Read reads the table of an export.
func Read(table source.Table) (Export, error) {
	e := Export{file: table.File}
	figure := ""
	for _, title := range table.Columns {
		code, _, _ := strings.Cut(title, both)
		switch {
		case slices.Contains(figureColumns, code) && figure == "":
			figure = title
		case dimensionForm.MatchString(code):
			e.dimensions = append(e.dimensions, code)
		}
	}
	var errs source.Errors
	top := source.Pos{File: e.file, Row: 1}
	for _, needed := range []string{areaDimension, yearDimension} {
		if !slices.Contains(e.dimensions, needed) {
			errs.Addf(top, "manca la colonna «%s»: ci si aspettava un file esportato dal sito dell'ISTAT con i codici", needed)
		}
	}
	if figure == "" {
		errs.Addf(top, "manca la colonna delle cifre: ci si aspettava «%s»", strings.Join(figureColumns, "» o «"))
	}
	for _, row := range table.Rows {
		e.rows = append(e.rows, observed(row, table.Columns, figure))
	}
	return e, errs.Err()
}

// observed splits a row into the codes of its dimensions and their labels: those in the same cell, or in the column after it.
func observed(row source.Row, header []string, figure string) observation {
	o := observation{cells: map[string]source.Value{}, label: map[string]string{}, value: row.Get(figure)}
	last := ""
	for _, title := range header {
		cell := row.Get(title)
		code, _, joined := strings.Cut(title, both)
		switch {
		case title == figure:
		case dimensionForm.MatchString(code):
			last = code
			if joined {
				cell.Text, o.label[code], _ = strings.Cut(cell.Text, both)
			}
			o.cells[code] = cell
		case last != "" && o.label[last] == "":
			o.label[last] = cell.Text
		}
	}
	return o
}

// said is a code with what it means.
func (o observation) said(dimension string) string {
	text := "«" + o.cells[dimension].Text + "»"
	if label := o.label[dimension]; label != "" {
		text += " (" + source.Shorten(label) + ")"
	}
	return text
}

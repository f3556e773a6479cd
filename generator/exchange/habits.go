package exchange

import (
	"regexp"
	"slices"
	"strings"
)

var (
	digits  = regexp.MustCompile(`^[0-9]+$`)
	decimal = regexp.MustCompile(`^-?[0-9]+\.[0-9]*0$`)
)

// withZeros gives codes back the zeros in front that spreadsheets take from numbers, 012001 written as 12001: in columns of which
// every value had the same number of digits and some began with a zero.
func (t table) withZeros(rows [][]string) [][]string {
	for column := range t.Columns {
		width := t.codeWidth(column)
		for _, row := range rows {
			if text := row[column]; len(text) < width && digits.MatchString(text) {
				row[column] = strings.Repeat("0", width-len(text)) + text
			}
		}
	}
	return rows
}

// codeWidth is how many digits the codes of a column have; 0 where it has none that could lose a zero.
func (t table) codeWidth(column int) int {
	width, zero := 0, false
	for _, row := range t.Rows {
		text := row.At(column).Text
		switch {
		case text == "":
			continue
		case !digits.MatchString(text), width > 0 && len(text) != width:
			return 0
		}
		width, zero = len(text), zero || text[0] == '0'
	}
	if !zero {
		return 0
	}
	return width
}

// figures names the columns with decimals that end in a zero: as a number, 80.50 would come back as 80.5.
func (t table) figures() []string {
	var list []string
	rows := rowsOf(t.Table)
	for i, column := range t.Columns {
		if slices.ContainsFunc(rows, func(row []string) bool { return decimal.MatchString(row[i]) }) {
			list = append(list, column)
		}
	}
	return list
}

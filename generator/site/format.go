package site

import (
	"fmt"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"ambitilombardia/generator/catalogue"
)

// printer writes numbers as Italians do. It is made anew for each use because a printer is not safe to share.
func printer() *message.Printer { return message.NewPrinter(language.Italian) }

// whole writes a count, «1.506».
func whole(n int) string { return printer().Sprint(number.Decimal(n)) }

// decimal writes a measure with a fixed number of digits after the comma, «1.575,4».
func decimal(x float64, digits int) string {
	return printer().Sprint(number.Decimal(x, number.Scale(digits)))
}

// counted writes a count with its noun, «1 Comune», «12 Comuni».
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return whole(n) + " " + many
}

// size writes how large a file is, in the decimal units of IEC 80000-13.
func size(bytes int) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf("%d byte", bytes)
	case bytes < 1_000_000:
		return decimal(float64(bytes)/1000, 1) + " kB"
	}
	return decimal(float64(bytes)/1_000_000, 1) + " MB"
}

// day writes a date of the sources (ISO 8601) as Italians do, «1° gennaio 2021»; what is no date stays as it is.
func day(iso string) dayText {
	return dayText{Text: catalogue.Date(iso).Words(), ISO: iso}
}

package source

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// looseFigure says what to do with a figure kept as a number: 37,10 is then 37,1, and no one sees what was printed.
func looseFigure(at Pos) Error {
	return Errorf(at, "la cifra è un numero senza un formato che ne fissi i decimali: gli zeri finali si perdono (37,10 diventa 37,1). "+
		"Scriverla come testo, con il punto e le cifre stampate, oppure dare alla cella un formato con i suoi decimali, per esempio 0,00")
}

// styleReader tells how the cells of a workbook show their numbers.
type styleReader struct {
	book  *excelize.File
	known map[string]bool
}

// losesZeros tells a number that shows as many decimals as it needs.
func (s styleReader) losesZeros(cell xml.StartElement) bool {
	kind := attribute(cell, "t")
	return (kind == "" || kind == "n") && !s.fixDecimals(attribute(cell, "s"))
}

// fixDecimals tells whether the style of this number shows as many decimals whatever the number is.
func (s styleReader) fixDecimals(style string) bool {
	fixed, ok := s.known[style]
	if ok {
		return fixed
	}
	id, _ := strconv.Atoi(style) // a cell that names no style has the first
	if found, err := s.book.GetStyle(id); err == nil {
		fixed = slices.Contains(fixedFormats, found.NumFmt)
		if found.CustomNumFmt != nil {
			fixed = fixedForm.MatchString(*found.CustomNumFmt)
		}
	}
	s.known[style] = fixed
	return fixed
}

// fixedFormats are the built-in formats 0, 0.00, #,##0 and #,##0.00 (ECMA-376 part 1, 18.8.30), and fixedForm those that
// people write like them; what follows a semicolon is for other numbers than positive ones.
var (
	fixedFormats = []int{1, 2, 3, 4}
	fixedForm    = regexp.MustCompile(`^(\[\$[^\]]*\])?[#,0]*0(\.0+)?(;.*)?$`)
)

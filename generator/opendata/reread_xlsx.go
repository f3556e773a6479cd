package opendata

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/thedatashed/xlsxreader"
)

// decodeXLSX reads the sheet of the data with another library than the one that wrote it. A cell of a column of texts must
// be a text, one of numbers a number.
func decodeXLSX(d Dataset, file []byte) (content, error) {
	book, err := xlsxreader.NewReader(file)
	if err != nil {
		return content{}, err
	}
	var found content
	for row := range book.ReadRows(dataSheet) {
		if err = cmp.Or(err, row.Error); err != nil {
			continue // to the end, where the library closes the sheet
		}
		cells := make([]string, len(d.Columns)) // a sheet leaves empty cells out
		for _, cell := range row.Cells {
			j := cell.ColumnIndex()
			wanted := xlsxreader.TypeNumerical
			if found.header == nil || j < len(cells) && d.Columns[j].Type == String {
				wanted = xlsxreader.TypeString
			}
			if j >= len(cells) || cell.Type != wanted {
				err = fmt.Errorf("la cella %s%d non ha il suo tipo", cell.Column, cell.Row)
				break
			}
			cells[j] = unescaped(cell.Value)
		}
		if found.header == nil {
			found.header = cells
		} else {
			found.rows = append(found.rows, cells)
		}
	}
	return found, err
}

// escapedUnit is how a workbook writes a UTF-16 unit that XML cannot hold, and the underscore of a text that looks like one
// (ECMA-376 part 1, 22.9.2.19).
var escapedUnit = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(text string) string {
	if !strings.Contains(text, "_x") { // nearly every text
		return text
	}
	return escapedUnit.ReplaceAllStringFunc(text, func(unit string) string {
		code, _ := strconv.ParseUint(unit[2:6], 16, 16) // its form is known
		return string(rune(code))
	})
}

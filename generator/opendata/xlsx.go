package opendata

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/workbook"
)

const dataSheet = "Dati"

func encodeXLSX(d Dataset) ([]byte, error) {
	file, err := workbook.New(workbook.Properties{Title: d.FullTitle(), Description: d.Description, Day: d.Updated()}, dataSheet)
	if err != nil {
		return nil, fmt.Errorf("foglio di calcolo di %s: %w", d.ID, err)
	}
	book := sheets{File: file, formats: map[int]int{}}
	defer book.Close()
	err = book.prepare(descriptionSheet)
	if err == nil {
		err = book.writeData(dataSheet, d)
	}
	if err == nil {
		err = book.writeDescription(d)
	}
	if err != nil {
		return nil, fmt.Errorf("foglio di calcolo di %s: %w", d.ID, err)
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("foglio di calcolo di %s: %w", d.ID, err)
	}
	return b.Bytes(), nil
}

// sheets is an open file with its styles.
type sheets struct {
	*excelize.File
	head, text, prose int         // styles
	formats           map[int]int // styles of numbers by count of decimals
}

// prepare adds these sheets to the first, and the styles.
func (w *sheets) prepare(names ...string) error {
	for _, name := range names {
		if _, err := w.NewSheet(name); err != nil {
			return err
		}
	}
	const asText = 49 // the built-in format «@»: the cell stays text also when someone edits it
	var err error
	if w.head, err = w.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: asText}); err != nil {
		return err
	}
	if w.text, err = w.NewStyle(&excelize.Style{NumFmt: asText}); err != nil {
		return err
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	w.prose, err = w.NewStyle(&excelize.Style{NumFmt: asText, Alignment: wrap})
	return err
}

// writeData writes the table on the sheet of a name: header in bold, frozen, with a filter.
func (w *sheets) writeData(name string, d Dataset) error {
	corner, err := excelize.CoordinatesToCellName(len(d.Columns), len(d.Rows)+1)
	if err != nil {
		return err
	}
	if err := w.AutoFilter(name, "A1:"+corner, nil); err != nil {
		return err
	}
	sheet, err := w.NewStreamWriter(name)
	if err != nil {
		return err
	}
	panes := excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := sheet.SetPanes(&panes); err != nil {
		return err
	}
	header := make([]any, len(d.Columns))
	for i, column := range d.Columns {
		header[i] = excelize.Cell{StyleID: w.head, Value: column.Name}
		if err := sheet.SetColWidth(i+1, i+1, width(d, i)); err != nil {
			return err
		}
	}
	if err := sheet.SetRow("A1", header); err != nil {
		return err
	}
	cells := make([]any, len(d.Columns))
	for r, row := range d.Rows {
		for i, column := range d.Columns {
			if cells[i], err = w.cell(column, row[i]); err != nil {
				return err
			}
		}
		if err := sheet.SetRow("A"+strconv.Itoa(r+2), cells); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// cell makes a text or a number, or nothing of a missing value.
func (w *sheets) cell(column Column, text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	if column.Type == String {
		return excelize.Cell{StyleID: w.text, Value: text}, nil
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, err
	}
	style, err := w.format(text)
	return excelize.Cell{StyleID: style, Value: number}, err
}

// format gives the style that shows as many decimals as were printed: the number alone would forget the last zero
// of 80.50.
func (w *sheets) format(number string) (int, error) {
	_, fraction, _ := strings.Cut(number, ".")
	decimals := len(fraction)
	if style, ok := w.formats[decimals]; ok {
		return style, nil
	}
	pattern := "0"
	if decimals > 0 {
		pattern += "." + strings.Repeat("0", decimals)
	}
	style, err := w.NewStyle(&excelize.Style{CustomNumFmt: &pattern})
	w.formats[decimals] = style
	return style, err
}

// width fits the longest text of a column, within reason. The header has a filter button beside it.
func width(d Dataset, column int) float64 {
	longest := utf8.RuneCountInString(d.Columns[column].Name) + 3
	for _, row := range d.Rows {
		longest = max(longest, utf8.RuneCountInString(row[column])+1)
	}
	return float64(min(longest, 60))
}

package opendata

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

const dataSheet = "Dati"

func encodeXLSX(d Dataset) ([]byte, error) {
	book := workbook{File: excelize.NewFile(), formats: map[int]int{}}
	book.SetZipWriter(newPack)
	defer book.Close()
	for _, step := range []func(Dataset) error{book.prepare, book.writeData, book.writeDescription} {
		if err := step(d); err != nil {
			return nil, fmt.Errorf("foglio di calcolo di %s: %w", d.ID, err)
		}
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("foglio di calcolo di %s: %w", d.ID, err)
	}
	return b.Bytes(), nil
}

// workbook is an open file with its styles.
type workbook struct {
	*excelize.File
	head, text, prose int         // styles
	formats           map[int]int // styles of numbers by count of decimals
}

func (w *workbook) prepare(d Dataset) error {
	if err := w.SetSheetName("Sheet1", dataSheet); err != nil {
		return err
	}
	if _, err := w.NewSheet(descriptionSheet); err != nil {
		return err
	}
	w.Pkg.Store("docProps/core.xml", []byte(coreProperties(d)))
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

// coreProperties is the part with title and dates (ECMA-376 Part 2, §8). The library would write its names without the
// prefix, which is the same XML but stops other readers (exceljs 4.4).
func coreProperties(d Dataset) string {
	var b strings.Builder
	element := func(name, attributes, text string) {
		b.WriteString("<" + name + attributes + ">")
		_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder refuses nothing
		b.WriteString("</" + name + ">")
	}
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element("dc:title", "", d.Title)
	element("dc:description", "", d.Description)
	element("dc:language", "", "it")
	if day := d.Updated(); day != "" {
		const asDate = ` xsi:type="dcterms:W3CDTF"`
		element("dcterms:created", asDate, day+"T00:00:00Z")
		element("dcterms:modified", asDate, day+"T00:00:00Z")
	}
	b.WriteString("</cp:coreProperties>\n")
	return b.String()
}

// writeData writes the table: header in bold, frozen, with a filter.
func (w *workbook) writeData(d Dataset) error {
	corner, err := excelize.CoordinatesToCellName(len(d.Columns), len(d.Rows)+1)
	if err != nil {
		return err
	}
	if err := w.AutoFilter(dataSheet, "A1:"+corner, nil); err != nil {
		return err
	}
	sheet, err := w.NewStreamWriter(dataSheet)
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
func (w *workbook) cell(column Column, text string) (any, error) {
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
func (w *workbook) format(number string) (int, error) {
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

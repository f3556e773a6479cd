// Package workbook begins the workbooks that the site gives away: the same content always makes the same bytes.
package workbook

import (
	"encoding/xml"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Properties say what a workbook is, as programs show it beside the name of the file.
type Properties struct {
	Title, Description string
	Day                string // ISO 8601, of its making; empty: none
}

// New begins a workbook of one sheet. Who writes it last closes it.
func New(p Properties, sheet string) (*excelize.File, error) {
	book := excelize.NewFile()
	book.SetZipWriter(newPack)
	book.Pkg.Store("docProps/core.xml", []byte(p.part()))
	return book, book.SetSheetName("Sheet1", sheet)
}

// part is the part with title and dates (ECMA-376 Part 2, §8). The library would write its names without the prefix, which is
// the same XML but stops other readers (exceljs 4.4).
func (p Properties) part() string {
	var b strings.Builder
	element := func(name, attributes, text string) {
		b.WriteString("<" + name + attributes + ">")
		_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder refuses nothing
		b.WriteString("</" + name + ">")
	}
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	element("dc:title", "", p.Title)
	element("dc:description", "", p.Description)
	element("dc:language", "", "it")
	if p.Day != "" {
		const asDate = ` xsi:type="dcterms:W3CDTF"`
		element("dcterms:created", asDate, p.Day+"T00:00:00Z")
		element("dcterms:modified", asDate, p.Day+"T00:00:00Z")
	}
	b.WriteString("</cp:coreProperties>\n")
	return b.String()
}

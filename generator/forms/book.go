package forms

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// count is the kind of an answer that only the first sheet has.
const count catalogue.Answer = "conteggio"

// The names of the lists from which answers are chosen.
const (
	yesNoName = "SiNo"
	shareName = "Percentuali"
	areaName  = "Macroaree"
)

// The widths of the three columns, in characters: what is asked, the answer, how to answer.
var widths = [3]float64{30, 46, 32}

// book is an open workbook, the sheet that is being written and its next row. The first fault stops it.
type book struct {
	*excelize.File
	sheet                            string
	row                              int
	title, head, label, help, stated int // styles
	statedCount                      int
	styles                           map[catalogue.Answer]int // of the cells to fill in
	fault                            error
}

func (b *book) try(err error) {
	if b.fault == nil {
		b.fault = err
	}
}

// begin starts a sheet: how it is printed, and its title with whose it is.
func (b *book) begin(sheet, title, whose string) {
	b.sheet, b.row = sheet, 1
	for i, width := range widths {
		column := string(rune('A' + i))
		b.try(b.SetColWidth(sheet, column, column, width))
	}
	a4, portrait, one, any := 9, "portrait", 1, 0
	fit, margin, foot := true, 0.5, 0.7
	b.try(b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &portrait, FitToWidth: &one, FitToHeight: &any}))
	b.try(b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &foot}))
	if whose != "" {
		whose = "Ambito " + source.Shorten(whose) + ". " // a footer has 255 letters at most
	}
	// «&» begins a command in a footer, «&&» stands for itself.
	b.try(b.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(whose, "&", "&&") + "&A&Rpagina &P di &N"}))
	b.merged(title, b.title, 24)
}

// protect closes what is not to be filled in. Rows may still be made higher, for long answers.
func (b *book) protect() {
	b.try(b.ProtectSheet(b.sheet, &excelize.SheetProtectionOptions{FormatRows: true, FormatColumns: true, SelectLockedCells: true, SelectUnlockedCells: true}))
}

func (b *book) heading(text string) { b.merged(text, b.head, 22) }

// line writes a text over all columns, in as many lines as it needs.
func (b *book) line(text string) { b.merged(text, b.help, small(text, widths[0]+widths[1]+widths[2])) }

func (b *book) merged(text string, style int, height float64) {
	b.try(b.MergeCell(b.sheet, b.cell("A"), b.cell("C")))
	b.write("A", text, style)
	b.end(height)
}

// The least height of a row, in points, by what is answered: a few lines, and many for a part of the document. Programs do not fit
// the rows of a protected sheet to their texts by themselves.
const (
	someLines = 74
	manyLines = 140
	oneLine   = 20
)

// small and plain are the heights that a text takes in a column of a width, in letters of 10 and of 11 points.
func small(text string, width float64) float64 { return lines(text, width*1.05)*13.5 + 3 }
func plain(text string, width float64) float64 { return lines(text, width*0.9)*15 + 3 }

// lines reckons how many lines a text takes: letters are of many widths, so that it is rather one too many.
func lines(text string, perLine float64) float64 {
	return math.Max(1, math.Ceil(float64(utf8.RuneCountInString(text))/perLine))
}

// end gives the row its height, which no program lets be more than 409 points, and goes on to the next.
func (b *book) end(height float64) {
	b.try(b.SetRowHeight(b.sheet, b.row, min(height, excelize.MaxRowHeight)))
	b.row++
}

// state writes what is known.
func (b *book) state(label, value, help string, number bool) {
	b.write("A", label, b.label)
	b.write("B", value, b.stated)
	if n, err := strconv.Atoi(value); number && err == nil {
		b.try(b.SetCellInt(b.sheet, b.cell("B"), int64(n)))
		b.try(b.SetCellStyle(b.sheet, b.cell("B"), b.cell("B"), b.statedCount))
	}
	b.write("C", help, b.help)
	b.end(max(oneLine, plain(label, widths[0]), plain(value, widths[1]), small(help, widths[2])))
}

// ask writes a question with an open cell for its answer, of a least height.
func (b *book) ask(label string, answer catalogue.Answer, help string, least float64) {
	b.write("A", label, b.label)
	b.write("C", help, b.help)
	b.try(b.SetCellStyle(b.sheet, b.cell("B"), b.cell("B"), b.styles[answer]))
	if rule := b.rule(answer); rule != nil {
		rule.Sqref = b.cell("B")
		b.try(b.AddDataValidation(b.sheet, rule))
	}
	b.end(max(least, plain(label, widths[0]), small(help, widths[2])))
}

// rule is what a cell accepts; nil: any text.
func (b *book) rule(answer catalogue.Answer) *excelize.DataValidation {
	rule := excelize.NewDataValidation(true)
	switch answer {
	case catalogue.YesNo:
		rule.SetSqrefDropList(yesNoName)
		rule.SetError(excelize.DataValidationErrorStyleStop, "Sì o no", "Scegli «sì» o «no» dall’elenco.")
	case catalogue.Percent:
		rule.SetSqrefDropList(shareName)
		rule.SetError(excelize.DataValidationErrorStyleStop, "Percentuale", "Scegli un numero intero da 0% a 100%.")
	case catalogue.OneOfAreas:
		rule.SetSqrefDropList(areaName)
		rule.SetError(excelize.DataValidationErrorStyleStop, "Macroarea", "Scegli una delle dieci macroaree dall’elenco.")
	case catalogue.Euros, count:
		b.try(rule.SetRange(0, 1e12, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		rule.SetError(excelize.DataValidationErrorStyleStop, "Numero", "Scrivi solo un numero, senza altri segni.")
	default:
		return nil
	}
	return rule
}

// write puts a text into a column of the row. It is never a formula.
func (b *book) write(column, text string, style int) {
	b.try(b.SetCellStr(b.sheet, b.cell(column), text))
	b.try(b.SetCellStyle(b.sheet, b.cell(column), b.cell(column), style))
}

func (b *book) cell(column string) string { return column + strconv.Itoa(b.row) }

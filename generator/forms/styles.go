package forms

import (
	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
)

// The colours: what is to be filled in is yellow, as the first sheet says; both go with black.
const (
	openColour   = "FFF8DC"
	statedColour = "F2F2F2"
	lineColour   = "7F7F7F"
	letters      = "Calibri"
)

// prepareStyles makes the styles of all cells.
func (b *book) prepareStyles() error {
	var fault error
	style := func(s excelize.Style) int {
		id, err := b.NewStyle(&s)
		if fault == nil {
			fault = err
		}
		return id
	}
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: letters, Size: size, Bold: bold}
	}
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "top", Horizontal: "left"} // left: also numbers
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: lineColour, Style: 1})
	}
	const asPercent, asThousands, asMoney, asText = 9, 3, 4, 49 // formats built into every program (ECMA-376 part 1, 18.8.30)
	b.title = style(excelize.Style{Font: font(15, true), Alignment: &excelize.Alignment{Vertical: "center"}})
	b.head = style(excelize.Style{Font: font(12, true), Alignment: &excelize.Alignment{Vertical: "bottom"}})
	b.label = style(excelize.Style{Font: font(11, true), Alignment: wrapped, Border: border})
	b.help = style(excelize.Style{Font: font(10, false), Alignment: wrapped})
	b.stated = style(excelize.Style{Font: font(11, false), Alignment: wrapped, Border: border, Fill: fill(statedColour), NumFmt: asText})
	b.statedCount = style(excelize.Style{Font: font(11, false), Alignment: wrapped, Border: border, Fill: fill(statedColour), NumFmt: asThousands})
	b.styles = map[catalogue.Answer]int{}
	open := func(answer catalogue.Answer, format int) {
		b.styles[answer] = style(excelize.Style{Font: font(11, false), Alignment: wrapped, Border: border, Fill: fill(openColour), NumFmt: format,
			Protection: &excelize.Protection{Locked: false}})
	}
	for _, answer := range []catalogue.Answer{catalogue.Text, catalogue.YesNo, catalogue.OneOfAreas} {
		open(answer, asText)
	}
	open(catalogue.Percent, asPercent)
	open(catalogue.Euros, asMoney)
	open(count, asThousands)
	return fault
}

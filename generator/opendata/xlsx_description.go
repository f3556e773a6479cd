package opendata

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

const descriptionSheet = "Descrizione"

// writeDescription explains the table on the second sheet.
func (w *sheets) writeDescription(d Dataset) error {
	sheet, err := w.NewStreamWriter(descriptionSheet)
	if err != nil {
		return err
	}
	for i, size := range []float64{26, 90, 14, 10, 10, 40} {
		if err := sheet.SetColWidth(i+1, i+1, size); err != nil {
			return err
		}
	}
	row := 1
	for _, block := range [][][]string{d.facts(), d.columnLines(), d.reasonLines(), d.findingLines()} {
		for i, texts := range block {
			style := w.prose
			if i == 0 && row > 1 {
				style = w.head
			}
			if err := sheet.SetRow("A"+strconv.Itoa(row), line(style, texts)); err != nil {
				return err
			}
			row++
		}
		if len(block) > 0 {
			row++
		}
	}
	return sheet.Flush()
}

// line makes the cells of a row; there is none for an empty text.
func line(style int, texts []string) []any {
	cells := make([]any, len(texts))
	for i, text := range texts {
		if text != "" {
			cells[i] = excelize.Cell{StyleID: style, Value: text}
		}
	}
	return cells
}

// columnLines explain the columns, under a header.
func (d Dataset) columnLines() [][]string {
	lines := [][]string{{"Colonna", "Significato", "Tipo", "Unità", "Chiave", "Motivo, se la cella è vuota"}}
	for _, c := range d.Columns {
		key := ""
		if c.Key {
			key = "sì"
		}
		lines = append(lines, []string{c.Name, c.Meaning, c.Type.Label(), c.Unit, key, c.Empty()})
	}
	return lines
}

// reasonLines explain why values are missing, under a header; there are none where none can be.
func (d Dataset) reasonLines() [][]string {
	var lines [][]string
	for _, r := range d.Reasons() {
		lines = append(lines, []string{string(r), r.Label() + ". " + r.Definition()})
	}
	return under([]string{"Motivo", "Perché una cella può essere vuota"}, lines)
}

// findingLines say what is doubtful about the cells, under a header.
func (d Dataset) findingLines() [][]string {
	var lines [][]string
	for _, f := range d.Findings {
		lines = append(lines, []string{string(f.Severity), f.Sentence})
	}
	return under([]string{"Segnalazione", "Che cosa non torna, o lascia un dubbio"}, lines)
}

// under puts a header over lines, if there are any.
func under(header []string, lines [][]string) [][]string {
	if len(lines) == 0 {
		return nil
	}
	return append([][]string{header}, lines...)
}

// facts are the lines above the columns: a name and what it says.
func (d Dataset) facts() [][]string {
	facts := [][]string{
		{"Titolo", d.FullTitle()},
		{"Descrizione", d.Description},
		{"Licenza", d.Licence.Name + ", " + d.Licence.URL},
	}
	if d.Credit != "" {
		facts = append(facts, []string{"Da citare", d.Credit})
	}
	for _, p := range d.Sources {
		facts = append(facts, []string{"Fonte", sourceLine(p)}, []string{"Data di riferimento", p.Date},
			[]string{"Trascrizione", p.Transcribed})
		if p.Notes != "" && p.Notes != d.Credit {
			facts = append(facts, []string{"Note", p.Notes})
		}
	}
	return facts
}

package opendata

import "github.com/xuri/excelize/v2"

const descriptionSheet = "Descrizione"

// writeDescription explains the table on the second sheet.
func (w *workbook) writeDescription(d Dataset) error {
	for i, size := range []float64{26, 90, 12, 10, 10} {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.SetColWidth(descriptionSheet, name, name, size); err != nil {
			return err
		}
	}
	facts := d.facts()
	for i, fact := range facts {
		if err := w.line(i+1, w.prose, fact...); err != nil {
			return err
		}
	}
	top := len(facts) + 2
	if err := w.line(top, w.head, "Colonna", "Significato", "Tipo", "Unità", "Chiave"); err != nil {
		return err
	}
	for i, c := range d.Columns {
		key := ""
		if c.Key {
			key = "sì"
		}
		if err := w.line(top+1+i, w.prose, c.Name, c.Meaning, c.Type.Label(), c.Unit, key); err != nil {
			return err
		}
	}
	return nil
}

// facts are the lines above the columns: a name and what it says.
func (d Dataset) facts() [][]string {
	facts := [][]string{
		{"Titolo", d.Title},
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

func (w *workbook) line(row, style int, texts ...string) error {
	for i, text := range texts {
		name, err := excelize.CoordinatesToCellName(i+1, row)
		if err != nil {
			return err
		}
		if text == "" {
			continue
		}
		if err := w.SetCellStr(descriptionSheet, name, text); err != nil {
			return err
		}
		if err := w.SetCellStyle(descriptionSheet, name, name, style); err != nil {
			return err
		}
	}
	return nil
}

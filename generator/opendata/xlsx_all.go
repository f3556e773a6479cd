package opendata

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/workbook"
)

// The sheets before those of the datasets.
const (
	indexSheet   = "Indice"
	columnsSheet = "Colonne"
)

// Workbook puts every dataset into one workbook: an index that leads to each, the meaning of all columns, a sheet for each table.
func Workbook(r Release) (File, error) {
	const title = "Tutte le raccolte in una cartella di lavoro"
	file, err := workbook.New(workbook.Properties{Title: title + " (Ambiti sociali della Lombardia)", Day: r.Updated()}, indexSheet)
	if err != nil {
		return File{}, fmt.Errorf("foglio di calcolo di tutte le raccolte: %w", err)
	}
	book := sheets{File: file, formats: map[int]int{}}
	defer book.Close()
	err = book.fill(r.Datasets)
	if err != nil {
		return File{}, fmt.Errorf("foglio di calcolo di tutte le raccolte: %w", err)
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return File{}, fmt.Errorf("foglio di calcolo di tutte le raccolte: %w", err)
	}
	return File{Path: Folder + "ambiti-lombardia.xlsx", Title: title, Format: "XLSX", MediaType: media.Type(".xlsx"), Data: b.Bytes()}, nil
}

func (w *sheets) fill(sets []Dataset) error {
	names := sheetNames(sets)
	if err := w.prepare(append([]string{columnsSheet}, names...)...); err != nil {
		return err
	}
	if err := w.writeIndex(sets, names); err != nil {
		return err
	}
	if err := w.writeColumns(sets); err != nil {
		return err
	}
	for i, d := range sets {
		if err := w.writeData(names[i], d); err != nil {
			return err
		}
	}
	return nil
}

// sheetNames gives each dataset a sheet of its own: its id, cut to what a workbook takes for a name, with a number where two would be
// the same.
func sheetNames(sets []Dataset) []string {
	const longest = 31 // ECMA-376 part 1, 18.2.19, and all programs
	taken := map[string]bool{strings.ToLower(indexSheet): true, strings.ToLower(columnsSheet): true}
	names := make([]string, len(sets))
	for i, d := range sets {
		name := d.ID[:min(len(d.ID), longest)]
		for n := 2; taken[name]; n++ {
			number := "-" + strconv.Itoa(n)
			name = d.ID[:min(len(d.ID), longest-len(number))] + number
		}
		taken[name] = true
		names[i] = name
	}
	return names
}

// writeIndex says what each sheet is; its name leads there.
func (w *sheets) writeIndex(sets []Dataset, names []string) error {
	rows := [][]string{{"Foglio", "Raccolta", "Righe", "Che cosa contiene", "Segnalazioni", "Fonte", "Licenza"}}
	for i, d := range sets {
		rows = append(rows, []string{names[i], d.Title, strconv.Itoa(len(d.Rows)), d.Description, strconv.Itoa(len(d.Findings)), d.Source(), d.Licence.Name + ", " + d.Licence.URL})
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		cells := make([]any, len(row))
		for j, text := range row {
			cells[j] = text
			if number, err := strconv.Atoi(text); err == nil {
				cells[j] = number
			}
		}
		if err := w.SetSheetRow(indexSheet, cell, &cells); err != nil {
			return err
		}
		style := w.prose
		if i == 0 {
			style = w.head
		} else if err := w.SetCellHyperLink(indexSheet, cell, "'"+row[0]+"'!A1", "Location"); err != nil {
			return err
		}
		if err := w.SetRowStyle(indexSheet, i+1, i+1, style); err != nil {
			return err
		}
	}
	for i, width := range []float64{32, 40, 9, 80, 14, 60, 60} {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := w.SetColWidth(indexSheet, column, column, width); err != nil {
			return err
		}
	}
	return nil
}

// writeColumns explains the columns of every dataset.
func (w *sheets) writeColumns(sets []Dataset) error {
	all := Dataset{Columns: []Column{{Name: "raccolta", Type: String}, {Name: "colonna", Type: String}, {Name: "significato", Type: String},
		{Name: "tipo", Type: String}, {Name: "unita", Type: String}, {Name: "se_vuota", Type: String}}}
	for _, d := range sets {
		for _, c := range d.Columns {
			all.Rows = append(all.Rows, []string{d.ID, c.Name, c.Meaning, c.Type.Label(), c.Unit, c.Empty()})
		}
	}
	return w.writeData(columnsSheet, all)
}

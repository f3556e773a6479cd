package exchange

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/workbook"
)

// The sheets that are no tables.
const (
	guideSheet = "Guida"
	listsSheet = "Elenchi"
)

// textFormat is the number format of cells that hold texts only (ECMA-376 part 1, 18.8.30).
const textFormat = 49

// moreRows is for how many rows to come the lists are offered below a table.
const moreRows = 500

// Write makes the workbook of a project.
func Write(project fs.FS, c *catalogue.Catalogue) ([]byte, error) {
	list, err := tables(project)
	if err != nil {
		return nil, err
	}
	book, err := workbook.New(workbook.Properties{Title: "Fonti del catalogo", Description: "Le tabelle che si possono modificare, una per foglio."}, guideSheet)
	if err != nil {
		return nil, fmt.Errorf("creazione della cartella di lavoro: %w", err)
	}
	defer book.Close()
	w := writer{book: book, choices: choices(c)}
	w.styles()
	w.guide(list)
	w.lists()
	for _, t := range list {
		w.table(t)
	}
	var out bytes.Buffer
	if w.err == nil {
		w.err = book.Write(&out)
	}
	if w.err != nil {
		return nil, fmt.Errorf("scrittura della cartella di lavoro: %w", w.err)
	}
	return out.Bytes(), nil
}

// choice is a column with the only values that it may have.
type choice struct {
	column string
	values []string
}

// choices gives the columns whose values are limited, wherever they stand.
func choices(c *catalogue.Catalogue) []choice {
	var ambiti, ats, asst, provinces, evidence, letters []string
	for _, a := range c.Ambiti {
		ambiti = append(ambiti, string(a.Code))
	}
	for _, a := range c.ATS {
		ats = append(ats, string(a.Code))
	}
	for _, a := range c.ASST {
		asst = append(asst, string(a.Code))
	}
	for _, m := range c.Comuni {
		provinces = append(provinces, string(m.Province))
	}
	slices.Sort(provinces)
	for _, level := range catalogue.EvidenceLevels() {
		evidence = append(evidence, level.String())
	}
	for letter := catalogue.FirstLetter[0]; letter <= catalogue.LastLetter[0]; letter++ {
		letters = append(letters, string(letter))
	}
	return []choice{
		{"codice_ambito", ambiti}, {"codice_ats", ats}, {"codice_asst", asst}, {"provincia", slices.Compact(provinces)},
		{"evidenza", evidence}, {"lettera", letters}, {"campo", catalogue.AllegatoBColumns()},
	}
}

// writer fills a workbook; after the first error it does nothing more.
type writer struct {
	book          *excelize.File
	choices       []choice
	text, heading int // styles
	err           error
}

func (w *writer) do(f func() error) {
	if w.err == nil {
		w.err = f()
	}
}

func (w *writer) styles() {
	w.do(func() (err error) {
		w.text, err = w.book.NewStyle(&excelize.Style{NumFmt: textFormat})
		return err
	})
	w.do(func() (err error) {
		w.heading, err = w.book.NewStyle(&excelize.Style{NumFmt: textFormat, Font: &excelize.Font{Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6ECF2"}}})
		return err
	})
}

// guide says what the workbook is and which sheet is which file.
func (w *writer) guide(list []table) {
	rows := [][]string{
		{"Le tabelle del catalogo"},
		{"Ogni foglio è una tabella. Modifica le celle, aggiungi o togli righe; lascia com’è la prima riga, con i nomi delle colonne."},
		{"Tutte le celle sono testo: così i codici tengono gli zeri davanti e i numeri tutte le cifre. Per incollare usa «Incolla valori»."},
		{"Se una cella ha un elenco, scegli da lì. Gli elenchi sono nel foglio «" + listsSheet + "»."},
		{"Per riportare le modifiche: ambiti workbook --from QUESTO_FILE. Il comando dice che cosa cambia; con --yes lo scrive."},
		{},
		{"Foglio", "File"},
	}
	for _, t := range list {
		rows = append(rows, []string{t.sheet, t.File})
	}
	w.rows(guideSheet, rows)
	w.do(func() error { return w.book.SetColWidth(guideSheet, "A", "A", 34) })
	w.do(func() error { return w.book.SetColWidth(guideSheet, "B", "B", 60) })
}

// lists writes the values of each choice in a column.
func (w *writer) lists() {
	w.do(func() error { _, err := w.book.NewSheet(listsSheet); return err })
	for i, choice := range w.choices {
		for j, value := range append([]string{choice.column}, choice.values...) {
			w.do(func() error { return w.book.SetCellStr(listsSheet, cellName(i, j), value) })
		}
	}
}

func (w *writer) table(t table) {
	w.do(func() error { _, err := w.book.NewSheet(t.sheet); return err })
	last := columnName(len(t.Columns) - 1)
	w.do(func() error { return w.book.SetColStyle(t.sheet, "A:"+last, w.text) })
	w.do(func() error { return w.book.SetColWidth(t.sheet, "A", last, 22) })
	rows := [][]string{t.Columns}
	for _, row := range t.Rows {
		rows = append(rows, row.Cells())
	}
	w.rows(t.sheet, rows)
	w.do(func() error { return w.book.SetCellStyle(t.sheet, "A1", last+"1", w.heading) })
	w.do(func() error {
		return w.book.SetPanes(t.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	})
	for i, choice := range w.choices {
		if at := slices.Index(t.Columns, choice.column); at >= 0 {
			w.choose(t, at, i, choice)
		}
	}
}

// choose offers the values of a choice in a column. A cell may stay empty; what it has already is offered too.
func (w *writer) choose(t table, column, list int, choice choice) {
	for _, row := range t.Rows {
		if value := row.At(column).Text; value != "" && !slices.Contains(choice.values, value) {
			return // a column of this name with other values
		}
	}
	validation := excelize.NewDataValidation(true)
	validation.Sqref = cellName(column, 1) + ":" + cellName(column, len(t.Rows)+moreRows)
	from := columnName(list)
	validation.SetSqrefDropList(fmt.Sprintf("%s!$%s$2:$%s$%d", listsSheet, from, from, len(choice.values)+1))
	validation.SetError(excelize.DataValidationErrorStyleStop, "Valore non previsto", "Scegli un valore dell’elenco.")
	w.do(func() error { return w.book.AddDataValidation(t.sheet, validation) })
}

func (w *writer) rows(sheet string, rows [][]string) {
	for i, cells := range rows {
		for j, text := range cells {
			w.do(func() error { return w.book.SetCellStr(sheet, cellName(j, i), text) })
			if sheet != guideSheet {
				w.do(func() error { return w.book.SetCellStyle(sheet, cellName(j, i), cellName(j, i), w.text) })
			}
		}
	}
}

// cellName gives the name of a cell by its places from 0, «A1».
func cellName(column, row int) string { return fmt.Sprintf("%s%d", columnName(column), row+1) }

func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1) // source refuses tables wider than sheets
	return name
}

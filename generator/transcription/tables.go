package transcription

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// The files of data/allegato-c.
const (
	cellsFile  = "allegato-c.csv"
	tablesFile = "tabelle.yaml"
)

// table is what tabelle.yaml says of a table, as far as the proof is concerned, and its cells.
type table struct {
	ID            string         `yaml:"id"`
	Number        string         `yaml:"numero"`
	Caption       string         `yaml:"didascalia"`
	HeaderPrinted bool           `yaml:"intestazione_stampata"`
	Measures      []measure      `yaml:"misure"`
	Rest          map[string]any `yaml:",inline"`

	pos   source.Pos
	cells []cell
}

type measure struct {
	ID      string         `yaml:"id"`
	Printed string         `yaml:"stampata"`
	Rest    map[string]any `yaml:",inline"`
}

type cell struct {
	pos                                    source.Pos
	table, row, year, measure, value, unit string
	reason                                 catalogue.Reason // why value is empty
}

// readTables gives the tables that the act prints, each with its cells. A table without a caption is not of the act.
func readTables(data fs.FS) ([]table, error) {
	var file struct {
		Tables []table        `yaml:"tabelle"`
		Rest   map[string]any `yaml:",inline"`
	}
	if err := source.ReadYAML(data, tablesFile, &file); err != nil {
		return nil, err
	}
	cells, err := readCells(data)
	if err != nil {
		return nil, err
	}
	var tables []table
	var errs source.Errors
	for _, t := range file.Tables {
		t.pos = source.Pos{File: tablesFile}
		for _, c := range cells {
			if c.table == t.ID {
				t.cells = append(t.cells, c)
			}
		}
		if len(t.cells) == 0 {
			errs.Addf(t.pos, "la tabella «%s» non ha celle in %s", t.ID, cellsFile)
		}
		if t.Caption != "" {
			tables = append(tables, t)
		}
	}
	for _, c := range cells {
		if !slices.ContainsFunc(file.Tables, func(t table) bool { return t.ID == c.table }) {
			errs.Addf(c.pos, "la tabella «%s» non è descritta in %s", c.table, tablesFile)
		}
	}
	return tables, errs.Err()
}

// readCells reads the cells and the reasons of the empty ones.
func readCells(data fs.FS) ([]cell, error) {
	values, err := source.ReadTable(data, "allegato-c", catalogue.SpendingColumns(), "valore")
	if err != nil {
		return nil, err
	}
	reasons, err := source.ReadTable(data, "mancanti", []string{"tabella", "riga", "anno", "misura", "motivo"})
	if err != nil {
		return nil, err
	}
	why := map[string]source.Value{}
	for _, r := range reasons.Rows {
		why[key(r)] = r.Get("motivo")
	}
	var cells []cell
	var errs source.Errors
	for _, r := range values.Rows {
		c := cell{pos: r.Pos, table: r.Get("tabella").Text, row: r.Get("riga").Text, year: r.Get("anno").Text,
			measure: r.Get("misura").Text, value: r.Get("valore").Text, unit: r.Get("unita").Text, reason: catalogue.Reason(why[key(r)].Text)}
		errs = append(errs, c.check()...)
		delete(why, key(r))
		cells = append(cells, c)
	}
	for _, reason := range why { // Err puts them in order
		errs.Addf(reason.Pos, "la cella di questo motivo non è in %s", cellsFile)
	}
	return cells, errs.Err()
}

func key(r source.Row) string {
	return strings.Join(r.Cells()[:4], "\x00")
}

func (c cell) check() source.Errors {
	var errs source.Errors
	known := slices.Contains(catalogue.Reasons(), c.reason)
	_, wrong := catalogue.ParseDecimal(c.value)
	switch {
	case c.value != "" && wrong != nil:
		errs.Addf(c.pos, "«%s» non è un numero con il punto decimale", c.value)
	case c.value != "" && c.reason != "":
		errs.Addf(c.pos, "la cella ha un valore, ma mancanti.csv dà un motivo per cui manca")
	case c.value == "" && !known:
		errs.Addf(c.pos, "il valore manca e il motivo è «%s»: ci si aspettava in mancanti.csv %s, %s o %s",
			c.reason, catalogue.NotReported, catalogue.NotApplicable, catalogue.LostInText)
	}
	return errs
}

// isChart tells a chart, whose lines are years or measures, from a table, whose lines are rows.
func (t table) isChart() bool { return catalogue.Table{ID: t.ID}.IsChart() }

func (t table) digest() string {
	p := catalogue.Printed{Caption: t.Caption}
	for _, c := range t.cells {
		p.Cells = append(p.Cells, []string{c.row, c.year, c.measure, c.value, c.unit, string(c.reason)})
	}
	return p.Digest()
}

// rows gives the labels of the rows in the order of the file.
func (t table) rows() []string {
	return distinct(t.cells, func(c cell) string { return c.row })
}

func (t table) years() []string {
	return distinct(t.cells, func(c cell) string { return c.year })
}

func (t table) printedMeasure(id string) string {
	i := slices.IndexFunc(t.Measures, func(m measure) bool { return m.ID == id })
	if i < 0 {
		return id
	}
	return t.Measures[i].Printed
}

func distinct(cells []cell, of func(cell) string) []string {
	var all []string
	seen := map[string]bool{}
	for _, c := range cells {
		if s := of(c); !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}

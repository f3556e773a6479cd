package catalogue

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// cellReader fills the tables with the cells of allegato-c.csv and the reasons of mancanti.csv.
type cellReader struct {
	*Catalogue
	defs    definitions
	places  bool // nothing is wrong with the places: a row that is none of them is a fault of its own
	defined bool // nothing is wrong with the definitions: likewise for tables, years, measures and units
	errs    *source.Errors
}

func (r *cellReader) read(project fs.FS) {
	cells, err := source.ReadTable(project, spendingFolder+"allegato-c", SpendingColumns(), "valore")
	r.errs.Add(spendingFolder+"allegato-c.csv", err)
	missing, err2 := source.ReadTable(project, spendingFolder+"mancanti", missingColumns)
	r.errs.Add(spendingFolder+"mancanti.csv", err2)
	if len(cells.Rows) == 0 {
		return
	}
	reasons := r.reasons(missing)
	var bare []source.Value // cells with neither value nor reason
	before := len(*r.errs)
	for _, row := range cells.Rows {
		key := cellName(row)
		reason, ok := reasons[key]
		delete(reasons, key)
		if value := row.Get("valore"); value.Text == "" && !ok && err2 == nil {
			bare = append(bare, value)
		}
		r.add(row, reason, ok)
	}
	if err == nil && len(*r.errs) == before { // else it may be that of a row which is wrong
		for _, reason := range reasons { // Err puts them in order
			r.errs.Addf(reason.Pos, "la cella di questo motivo non è in %s: ci si aspettavano la stessa tabella, riga, anno e misura", cells.File)
		}
		if len(bare) > len(reasons) { // else they are the same cells
			for _, cell := range bare {
				r.errs.Addf(cell.Pos, "manca il valore e manca il motivo: ci si aspettava una riga in mancanti.csv")
			}
		}
	}
	for i := range r.Spending.Tables {
		r.checkGrid(&r.Spending.Tables[i], cells.File)
	}
}

// cellName is what allegato-c.csv and mancanti.csv have in common: table, row, year and measure.
func cellName(row source.Row) string { return strings.Join(row.Cells()[:4], "\x00") }

func (r *cellReader) reasons(missing source.Table) map[string]source.Value {
	reasons := map[string]source.Value{}
	for _, row := range missing.Rows {
		if at, twice := reasons[cellName(row)]; twice {
			r.errs.Addf(row.Pos, "il motivo di questa cella c'è già in %s", at.Pos)
		}
		reasons[cellName(row)] = row.Get("motivo")
	}
	return reasons
}

// add puts a cell into its table, or says what is wrong with it.
func (r *cellReader) add(row source.Row, reason source.Value, hasReason bool) {
	i := slices.IndexFunc(r.Spending.Tables, func(t Table) bool { return t.ID == row.Get("tabella").Text })
	if i < 0 {
		if r.defined {
			unknown(r.errs, row.Get("tabella"), "una tabella di tabelle.yaml", r.tableIDs())
		}
		return
	}
	t := &r.Spending.Tables[i]
	before := len(*r.errs)
	about, err := r.findRow(t.Level, row.Get("riga").Text, r.defs.Rows)
	isPlace := slices.Contains([]Level{LevelATS, LevelAmbito, LevelComune}, t.Level)
	if (err != nil || isPlace) && !(r.places && r.defined) {
		about, err = Row{Key: row.Get("riga").Text, Label: row.Get("riga").Text}, nil // whatever it is: the fault is elsewhere
	}
	addAt(r.errs, row.Get("riga"), err)
	o := Observation{
		Table: t.ID, Row: about, Year: row.Get("anno").Text, Measure: r.measure(t, row), Pos: row.Pos,
	}
	if !slices.Contains(t.Periods(), o.Year) && r.defined {
		r.errs.Addf(row.Get("anno").Pos, "l'anno «%s» non è fra quelli di %s: ci si aspettava %s", o.Year, t.Number, yearsOf(*t))
	}
	o.value, o.reason = r.value(row.Get("valore"), reason, hasReason)
	key := cellKey{o.Row.Key, o.Year, o.Measure.ID}
	if at, twice := t.byCell[key]; twice {
		r.errs.Addf(row.Pos, "la cella c'è già in %s: ogni riga, anno e misura di una tabella hanno un solo valore", t.Observations[at].Pos)
	}
	if len(*r.errs) > before || o.Measure.ID == "" {
		return
	}
	t.byCell[key] = len(t.Observations)
	t.Observations = append(t.Observations, o)
	if _, known := t.FindRow(about.Key); !known {
		t.Rows = append(t.Rows, about)
	}
}

func measureIDs(t Table) []string {
	var ids []string
	for _, m := range t.Measures {
		ids = append(ids, m.ID)
	}
	return ids
}

func yearsOf(t Table) string {
	if len(t.Years) == 0 {
		return "una cella vuota"
	}
	return strings.Join(t.Years, ", ")
}

func (r *cellReader) tableIDs() map[string]bool {
	ids := map[string]bool{}
	for _, t := range r.Spending.Tables {
		ids[t.ID] = true
	}
	return ids
}

// measure finds the measure of a cell. Its unit is that of its first cell, and every other cell must have the same.
func (r *cellReader) measure(t *Table, row source.Row) Measure {
	id, unitID := row.Get("misura"), row.Get("unita")
	i := slices.IndexFunc(t.Measures, func(m Measure) bool { return m.ID == id.Text })
	if i < 0 && !r.defined {
		return Measure{}
	}
	if i < 0 {
		r.errs.Addf(id.Pos, "«%s» non è una misura di %s: ci si aspettava una fra quelle di tabelle.yaml%s", id.Text, t.Number,
			source.Perhaps(id.Text, measureIDs(*t)))
		return Measure{}
	}
	u := slices.IndexFunc(r.Spending.Units, func(u Unit) bool { return u.ID == unitID.Text })
	d := slices.IndexFunc(r.defs.Tables, func(d definition) bool { return d.ID.Text == t.ID })
	switch {
	case !r.defined:
	case u < 0 || !slices.Contains(texts(r.defs.Tables[d].Units), unitID.Text):
		units := texts(r.defs.Tables[d].Units)
		r.errs.Addf(unitID.Pos, "l'unità «%s» non è fra quelle di %s: ci si aspettava %s%s", unitID.Text, t.Number,
			strings.Join(units, ", "), source.Perhaps(unitID.Text, units))
	case t.Measures[i].Unit.ID == "":
		t.Measures[i].Unit = r.Spending.Units[u]
	case t.Measures[i].Unit.ID != unitID.Text:
		r.errs.Addf(unitID.Pos, "l'unità è «%s», ma le altre celle di questa misura sono in «%s»", unitID.Text, t.Measures[i].Unit.ID)
	}
	return t.Measures[i]
}

// value reads a value or the reason why it is missing. That there is one of the two is the business of read.
func (r *cellReader) value(cell, reason source.Value, hasReason bool) (Decimal, Reason) {
	switch {
	case cell.Text != "" && hasReason:
		r.errs.Addf(reason.Pos, "la cella ha un valore in %s: il motivo è di troppo", cell.Pos)
	case cell.Text != "":
		value, err := ParseDecimal(cell.Text)
		if err != nil && !strings.ContainsAny(cell.Text, "0123456789") {
			err = fmt.Errorf("%w; se il valore manca, la cella resta vuota e il motivo va in mancanti.csv", err)
		}
		addAt(r.errs, cell, err)
		return value, ""
	case hasReason:
		why, err := ParseReason(reason.Text)
		addAt(r.errs, reason, err)
		return Decimal{}, why
	}
	return Decimal{}, ""
}

// checkGrid wants a cell for every row, year and measure.
func (r *cellReader) checkGrid(t *Table, file string) {
	if len(*r.errs) > 0 {
		return // cells that are wrong are not in the table: they would all be told twice
	}
	if len(t.Rows) == 0 {
		r.errs.Addf(source.Pos{File: file}, "la tabella «%s» di tabelle.yaml non ha celle: ci si aspettava almeno una riga", t.ID)
	}
	for _, row := range t.Rows {
		for _, year := range t.Periods() {
			for _, m := range t.Measures {
				if _, ok := t.At(row.Key, year, m.ID); !ok {
					r.errs.Addf(source.Pos{File: file}, "%s: manca la cella di «%s», anno «%s», misura «%s»: ci si aspettava una riga, "+
						"anche senza valore e con il suo motivo", t.Number, row.Label, year, m.ID)
				}
			}
		}
	}
}

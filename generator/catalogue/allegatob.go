package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// AllegatoBColumns is the header of the coding table, as printed and as corrected.
func AllegatoBColumns() []string {
	return []string{
		"codice_ats", "denominazione_ats", "codice_asst", "denominazione_asst",
		"codice_ambito", "denominazione_ambito", "codice_registro_nazionale",
	}
}

// PrintedRow is a row of Allegato B, its seven cells in the order of AllegatoBColumns.
type PrintedRow struct {
	Cells []string
	source.Pos
}

// Get gives the cell of a column of AllegatoBColumns.
func (r PrintedRow) Get(column string) string {
	return r.Cells[slices.Index(AllegatoBColumns(), column)]
}

// loadAllegatoB reads the coding table with its corrections and makes the ATS, the ASST and the Ambiti out of it.
func (c *Catalogue) loadAllegatoB(files fs.FS, errs *source.Errors) {
	table, err := source.ReadTable(files, "data/allegato-b/allegato-b", AllegatoBColumns())
	errs.Add("data/allegato-b/allegato-b.csv", err)
	for _, row := range table.Rows {
		c.Printed = append(c.Printed, PrintedRow{Cells: row.Cells(), Pos: row.Pos})
	}
	rows, corrected := c.correct(table.Rows, err == nil, files, errs)
	c.whole = c.buildAmbiti(rows, corrected, errs) && err == nil
	for i, ats := range c.ATS {
		c.byATS[ats.Code] = i
	}
	for i, asst := range c.ASST {
		c.byASST[asst.Code] = i
	}
}

// buildAmbiti makes the ATS, the ASST and the Ambiti out of the corrected rows. A code that still has two names, or two
// parents, is an error if all corrections were applied: it wants one more. False tells that some Ambito's code is not one.
func (c *Catalogue) buildAmbiti(rows []source.Row, corrected bool, errs *source.Errors) (whole bool) {
	whole = true
	contradictions := errs
	if !corrected {
		contradictions = new(source.Errors)
	}
	atsNames, asstNames, parents := pairsOf(rows, "codice_ats", "denominazione_ats"), pairsOf(rows, "codice_asst", "denominazione_asst"),
		pairsOf(rows, "codice_asst", "codice_ats")
	registers := map[RegisterCode]source.Pos{}
	for _, row := range rows {
		ats, ok1 := parse(row.Get("codice_ats"), ParseATSCode, errs)
		ambito, ok2 := parse(row.Get("codice_ambito"), ParseAmbitoCode, errs)
		asst, ok3 := ASSTCode(""), true
		if row.Get("codice_asst").Text != "" {
			asst, ok3 = parse(row.Get("codice_asst"), ParseASSTCode, errs)
		}
		cell := row.Get("codice_registro_nazionale")
		register, ok := parse(cell, ParseRegisterCode, errs)
		if at, twice := registers[register]; twice && ok {
			errs.Addf(cell.Pos, "il codice %s c'è già in %s: ogni Ambito ha il suo", register, at)
		}
		registers[register] = cell.Pos
		ok1 = ok1 && named(row, "l'ATS", "ats", errs) && atsNames.agree(row, "l'ATS", contradictions)
		if ok1 && !slices.ContainsFunc(c.ATS, func(known ATS) bool { return known.Code == ats }) {
			c.ATS = append(c.ATS, ATS{Code: ats, Printed: row.Get("denominazione_ats").Text})
		}
		hasASST := row.Get("codice_asst").Text != "" || row.Get("denominazione_asst").Text != ""
		if ok1 && ok3 && hasASST && named(row, "l'ASST", "asst", errs) && asstNames.agree(row, "l'ASST", contradictions) {
			parents.sameParent(row, contradictions)
			if !slices.ContainsFunc(c.ASST, func(known ASST) bool { return known.Code == asst }) {
				c.ASST = append(c.ASST, ASST{Code: asst, Printed: row.Get("denominazione_asst").Text, ATS: ats})
			}
		}
		if ok2 {
			ok2 = c.addAmbito(Ambito{Code: ambito, Register: register, Name: row.Get("denominazione_ambito").Text, ATS: ats, ASST: asst,
				Pos: row.Pos}, row, errs)
		}
		whole = whole && ok2
	}
	slices.SortFunc(c.ATS, func(a, b ATS) int { return strings.Compare(string(a.Code), string(b.Code)) })
	slices.SortFunc(c.ASST, func(a, b ASST) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return whole
}

// named wants an ATS or an ASST to have code and name.
func named(row source.Row, what, kind string, errs *source.Errors) bool {
	code, name := row.Get("codice_"+kind), row.Get("denominazione_"+kind)
	checkName(name, errs)
	either := ""
	if kind == "asst" {
		either = ": ci si aspettavano codice e nome, oppure due celle vuote"
	}
	switch {
	case name.Text == "":
		errs.Addf(name.Pos, "%s %s non ha nome%s", what, code.Text, either)
	case code.Text == "":
		errs.Addf(code.Pos, "%s «%s» non ha codice%s", what, name.Text, either)
	}
	return name.Text != "" && code.Text != ""
}

// A pairs counts what goes with what in two columns of the table. Where rows contradict each other the fault is in those
// that are fewer; of as many, in the later.
type pairs struct {
	first, second string // the columns
	list          []pair // in the order of the table
}

type pair struct {
	first, second string
	rows          int
}

func pairsOf(rows []source.Row, first, second string) pairs {
	p := pairs{first: first, second: second}
	for _, row := range rows {
		i := p.index(row)
		if i < 0 && !(canContradict(first, row.Get(first).Text) && canContradict(second, row.Get(second).Text)) {
			continue // told by itself
		}
		if i < 0 {
			i = len(p.list)
			p.list = append(p.list, pair{first: row.Get(first).Text, second: row.Get(second).Text})
		}
		p.list[i].rows++
	}
	return p
}

// canContradict tells whether a cell can contradict others: a name, or a code of the right form.
func canContradict(column, text string) bool {
	switch column {
	case "codice_ats":
		return atsForm.Matches(text)
	case "codice_asst":
		return asstForm.Matches(text)
	}
	return text != ""
}

func (p pairs) index(row source.Row) int {
	return slices.IndexFunc(p.list, func(known pair) bool {
		return known.first == row.Get(p.first).Text && known.second == row.Get(p.second).Text
	})
}

// rival gives the pair of the same first cell that more rows have.
func (p pairs) rival(row source.Row) (rival pair, found bool) {
	mine := p.index(row)
	if mine < 0 {
		return rival, false
	}
	for i, other := range p.list {
		stronger := other.rows > p.list[mine].rows || other.rows == p.list[mine].rows && i < mine
		if i != mine && stronger && other.first == p.list[mine].first && (!found || other.rows > rival.rows) {
			rival, found = other, true
		}
	}
	return rival, found
}

// agree wants a code to have one name. That a name has two codes is a doubt, for package audit.
func (p pairs) agree(row source.Row, what string, errs *source.Errors) bool {
	code, name := row.Get(p.first), row.Get(p.second)
	rival, found := p.rival(row)
	if found {
		errs.Addf(name.Pos, "%s %s si chiama «%s» in altre righe, qui «%s»: serve una rettifica", what, code.Text, rival.second, name.Text)
	}
	return !found
}

// sameParent wants an ASST to be in one ATS.
func (p pairs) sameParent(row source.Row, errs *source.Errors) {
	if rival, found := p.rival(row); found {
		errs.Addf(row.Get(p.first).Pos, "l'ASST %s sta nell'ATS %s in altre righe, qui nell'ATS %s: serve una rettifica",
			rival.first, rival.second, row.Get(p.second).Text)
	}
}

// addAmbito tells whether no other row has its code.
func (c *Catalogue) addAmbito(ambito Ambito, row source.Row, errs *source.Errors) (added bool) {
	checkName(row.Get("denominazione_ambito"), errs)
	if ambito.Name == "" {
		errs.Addf(row.Get("denominazione_ambito").Pos, "manca il nome dell'Ambito %s", ambito.Code)
	}
	if i, twice := c.byAmbito[ambito.Code]; twice {
		errs.Addf(row.Get("codice_ambito").Pos, "l'Ambito %s c'è già in %s: ogni Ambito sta in una riga sola", ambito.Code,
			c.Ambiti[i].Pos)
		return false
	}
	c.byAmbito[ambito.Code] = len(c.Ambiti)
	c.Ambiti = append(c.Ambiti, ambito)
	return true
}

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

// loadAllegatoB reads the coding table with its corrections and makes the ATS, the ASST and the Ambiti out of it. It tells
// whether every Ambito's code could be read: only then can a code that is not among them be called unknown.
func (c *Catalogue) loadAllegatoB(files fs.FS, errs *source.Errors) (whole bool) {
	table, err := source.ReadTable(files, "data/allegato-b/allegato-b", AllegatoBColumns())
	errs.Add("data/allegato-b/allegato-b.csv", err)
	for _, row := range table.Rows {
		c.Printed = append(c.Printed, PrintedRow{Cells: row.Cells(), Pos: row.Pos})
	}
	rows, corrected := c.correct(table.Rows, err == nil, files, errs)
	return c.buildAmbiti(rows, corrected, errs) && err == nil
}

// buildAmbiti makes the ATS, the ASST and the Ambiti out of the corrected rows. A code that still has two names, or two
// parents, is an error if all corrections were applied: it wants one more. False tells that some Ambito's code is not one.
func (c *Catalogue) buildAmbiti(rows []source.Row, corrected bool, errs *source.Errors) (whole bool) {
	whole = true
	contradictions := errs
	if !corrected {
		contradictions = new(source.Errors)
	}
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
		whole = whole && ok2
		if ok1 {
			c.addATS(ATS{Code: ats, Printed: row.Get("denominazione_ats").Text}, row, errs, contradictions)
		}
		if ok1 && ok3 {
			c.addASST(ASST{Code: asst, Printed: row.Get("denominazione_asst").Text, ATS: ats}, row, errs, contradictions)
		}
		if ok2 {
			c.addAmbito(Ambito{Code: ambito, Register: register, Name: row.Get("denominazione_ambito").Text, ATS: ats, ASST: asst,
				Pos: row.Pos}, row, errs)
		}
	}
	slices.SortFunc(c.ATS, func(a, b ATS) int { return strings.Compare(string(a.Code), string(b.Code)) })
	slices.SortFunc(c.ASST, func(a, b ASST) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return whole
}

func (c *Catalogue) addATS(ats ATS, row source.Row, errs, contradictions *source.Errors) {
	name := row.Get("denominazione_ats")
	if name.Text == "" {
		errs.Addf(name.Pos, "manca il nome dell'ATS %s", ats.Code)
		return
	}
	i := slices.IndexFunc(c.ATS, func(known ATS) bool { return known.Code == ats.Code })
	if i < 0 {
		c.ATS = append(c.ATS, ats)
	} else if known := c.ATS[i]; known.Printed != ats.Printed {
		contradictions.Addf(name.Pos, "l'ATS %s si chiama «%s» in righe precedenti, qui «%s»: serve una rettifica", ats.Code, known.Printed,
			ats.Printed)
	}
}

func (c *Catalogue) addASST(asst ASST, row source.Row, errs, contradictions *source.Errors) {
	code, name := row.Get("codice_asst"), row.Get("denominazione_asst")
	switch {
	case code.Text == "" && name.Text == "":
		return
	case name.Text == "":
		errs.Addf(name.Pos, "l'ASST %s non ha nome: ci si aspettavano codice e nome, oppure due celle vuote", code.Text)
		return
	case code.Text == "":
		errs.Addf(code.Pos, "l'ASST «%s» non ha codice: ci si aspettavano codice e nome, oppure due celle vuote", name.Text)
		return
	}
	i := slices.IndexFunc(c.ASST, func(known ASST) bool { return known.Code == asst.Code })
	if i < 0 {
		c.ASST = append(c.ASST, asst)
	} else if known := c.ASST[i]; known.Printed != asst.Printed {
		contradictions.Addf(name.Pos, "l'ASST %s si chiama «%s» in righe precedenti, qui «%s»: serve una rettifica", asst.Code,
			known.Printed, asst.Printed)
	} else if known.ATS != asst.ATS {
		contradictions.Addf(code.Pos, "l'ASST %s sta nell'ATS %s in righe precedenti, qui nell'ATS %s: serve una rettifica",
			asst.Code, known.ATS, asst.ATS)
	}
}

func (c *Catalogue) addAmbito(ambito Ambito, row source.Row, errs *source.Errors) {
	if ambito.Name == "" {
		errs.Addf(row.Get("denominazione_ambito").Pos, "manca il nome dell'Ambito %s", ambito.Code)
	}
	if i, twice := c.byAmbito[ambito.Code]; twice {
		errs.Addf(row.Get("codice_ambito").Pos, "l'Ambito %s c'è già in %s: ogni Ambito sta in una riga sola", ambito.Code,
			c.Ambiti[i].Pos)
		return
	}
	c.byAmbito[ambito.Code] = len(c.Ambiti)
	c.Ambiti = append(c.Ambiti, ambito)
}

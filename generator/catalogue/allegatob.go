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

var correctionColumns = []string{"codice_ambito", "campo", "valore_stampato", "valore_usato", "motivo"}

// PrintedRow is a row of Allegato B, its seven cells in the order of AllegatoBColumns.
type PrintedRow struct {
	Cells []string
	source.Pos
}

// Get gives the cell of a column of AllegatoBColumns.
func (r PrintedRow) Get(column string) string {
	return r.Cells[slices.Index(AllegatoBColumns(), column)]
}

// Correction is one place where the site uses another value than the printed one.
type Correction struct {
	Ambito  AmbitoCode
	Field   string // a column of AllegatoBColumns
	Printed string
	Used    string
	Reason  string
	source.Pos
}

// loadAllegatoB reads the coding table and its corrections and gives the rows with the corrections applied. Each value
// of these keeps the place where it was printed.
func (c *Catalogue) loadAllegatoB(files fs.FS, errs *source.Errors) []source.Row {
	table, err := source.ReadTable(files, "data/allegato-b/allegato-b", AllegatoBColumns())
	errs.Add("data/allegato-b/allegato-b.csv", err)
	corrections, err := source.ReadTable(files, "data/allegato-b/rettifiche", correctionColumns)
	errs.Add("data/allegato-b/rettifiche.csv", err)
	byCode := map[string]int{}
	for i, row := range table.Rows {
		c.Printed = append(c.Printed, PrintedRow{Cells: row.Cells(), Pos: row.Pos})
		byCode[row.Get("codice_ambito").Text] = i
	}
	rows := slices.Clone(table.Rows)
	for _, correction := range corrections.Rows {
		i, ok := byCode[correction.Get("codice_ambito").Text]
		if !ok {
			unknown(errs, correction.Get("codice_ambito"), "un Ambito della tabella", byCode)
			continue
		}
		if r, ok := parseCorrection(correction, table.Rows[i], errs); ok {
			c.Corrections = append(c.Corrections, r)
			rows[i] = rows[i].With(r.Field, r.Used)
		}
	}
	return rows
}

// parseCorrection checks a correction against the printed row that it is about.
func parseCorrection(row, printed source.Row, errs *source.Errors) (Correction, bool) {
	field, was, used := row.Get("campo"), row.Get("valore_stampato"), row.Get("valore_usato")
	before := len(*errs)
	if !slices.Contains(AllegatoBColumns(), field.Text) {
		errs.Addf(field.Pos, "«%s» non è una colonna dell'allegato B: ci si aspettava una fra %s", field.Text,
			strings.Join(AllegatoBColumns(), ", "))
	} else if got := printed.Get(field.Text); got.Text != was.Text {
		errs.Addf(was.Pos, "il valore stampato in %s è «%s», qui c'è «%s»", got.Pos, got.Text, was.Text)
	}
	if was.Text == used.Text {
		errs.Addf(used.Pos, "il valore usato è uguale a quello stampato: la rettifica non serve")
	}
	if reason := row.Get("motivo"); reason.Text == "" {
		errs.Addf(reason.Pos, "manca il motivo della rettifica")
	}
	return Correction{
		Ambito:  AmbitoCode(printed.Get("codice_ambito").Text),
		Field:   field.Text,
		Printed: was.Text,
		Used:    used.Text,
		Reason:  row.Get("motivo").Text,
		Pos:     row.Pos,
	}, len(*errs) == before
}

// buildAmbiti makes the ATS, the ASST and the Ambiti out of the corrected rows. A code that still has two names, or two
// parents, is an error: it wants a correction.
func (c *Catalogue) buildAmbiti(rows []source.Row, errs *source.Errors) {
	registers := map[RegisterCode]source.Pos{}
	for _, row := range rows {
		ats, ok1 := parse(row.Get("codice_ats"), ParseATSCode, errs)
		ambito, ok2 := parse(row.Get("codice_ambito"), ParseAmbitoCode, errs)
		register, ok3 := parse(row.Get("codice_registro_nazionale"), ParseRegisterCode, errs)
		asst, ok4 := ASSTCode(""), true
		if row.Get("codice_asst").Text != "" {
			asst, ok4 = parse(row.Get("codice_asst"), ParseASSTCode, errs)
		}
		if !(ok1 && ok2 && ok3 && ok4) {
			continue
		}
		c.addATS(ATS{Code: ats, Printed: row.Get("denominazione_ats").Text}, row, errs)
		c.addASST(ASST{Code: asst, Printed: row.Get("denominazione_asst").Text, ATS: ats}, row, errs)
		if at, twice := registers[register]; twice {
			errs.Addf(row.Get("codice_registro_nazionale").Pos, "il codice %s c'è già in %s", register, at)
		}
		registers[register] = row.Get("codice_registro_nazionale").Pos
		c.addAmbito(Ambito{Code: ambito, Register: register, Name: row.Get("denominazione_ambito").Text, ATS: ats, ASST: asst},
			row, errs)
	}
	slices.SortFunc(c.ATS, func(a, b ATS) int { return strings.Compare(string(a.Code), string(b.Code)) })
	slices.SortFunc(c.ASST, func(a, b ASST) int { return strings.Compare(string(a.Code), string(b.Code)) })
}

func (c *Catalogue) addATS(ats ATS, row source.Row, errs *source.Errors) {
	name := row.Get("denominazione_ats")
	if name.Text == "" {
		errs.Addf(name.Pos, "manca il nome dell'ATS %s", ats.Code)
	}
	i := slices.IndexFunc(c.ATS, func(known ATS) bool { return known.Code == ats.Code })
	if i < 0 {
		c.ATS = append(c.ATS, ats)
	} else if known := c.ATS[i]; known.Printed != ats.Printed {
		errs.Addf(name.Pos, "l'ATS %s si chiama «%s» in righe precedenti, qui «%s»: serve una rettifica", ats.Code, known.Printed,
			ats.Printed)
	}
}

func (c *Catalogue) addASST(asst ASST, row source.Row, errs *source.Errors) {
	name := row.Get("denominazione_asst")
	if (asst.Code == "") != (name.Text == "") {
		errs.Addf(name.Pos, "codice e nome dell'ASST vanno insieme: o tutti e due o nessuno")
		return
	}
	if asst.Code == "" {
		return
	}
	i := slices.IndexFunc(c.ASST, func(known ASST) bool { return known.Code == asst.Code })
	if i < 0 {
		c.ASST = append(c.ASST, asst)
	} else if known := c.ASST[i]; known.Printed != asst.Printed {
		errs.Addf(name.Pos, "l'ASST %s si chiama «%s» in righe precedenti, qui «%s»: serve una rettifica", asst.Code,
			known.Printed, asst.Printed)
	} else if known.ATS != asst.ATS {
		errs.Addf(row.Get("codice_asst").Pos, "l'ASST %s sta nell'ATS %s in righe precedenti, qui nell'ATS %s: serve una rettifica",
			asst.Code, known.ATS, asst.ATS)
	}
}

func (c *Catalogue) addAmbito(ambito Ambito, row source.Row, errs *source.Errors) {
	if ambito.Name == "" {
		errs.Addf(row.Get("denominazione_ambito").Pos, "manca il nome dell'Ambito %s", ambito.Code)
	}
	if _, twice := c.byAmbito[ambito.Code]; twice {
		errs.Addf(row.Get("codice_ambito").Pos, "l'Ambito %s c'è due volte", ambito.Code)
		return
	}
	c.byAmbito[ambito.Code] = len(c.Ambiti)
	c.Ambiti = append(c.Ambiti, ambito)
}

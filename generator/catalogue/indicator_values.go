package catalogue

import (
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

// The columns of an indicator's figures. The last may be left out where no value is missing.
var valueColumns = []string{"codice", "anno", "valore", "motivo"}

// joint is a figure that the source gives for several Comuni of the act as one: for the Comune that they have become since.
type joint struct {
	comuni []ISTATCode
	year   string
	value  Decimal
}

// loadValues reads the figures of an indicator.
func (c *Catalogue) loadValues(files fs.FS, name string, d *declaration, sound bool, errs *source.Errors) {
	columns := valueColumns
	if header, err := source.ReadHeader(files, name); err == nil && slices.Equal(header, columns[:3]) {
		columns = header
	}
	table, err := source.ReadTable(files, name, columns, "valore")
	errs.Add(name+".csv", err)
	places := map[string]place{}
	if sound {
		places = c.placesByCode()
	}
	for _, row := range table.Rows {
		year, before := row.Get("anno"), len(*errs)
		if !yearForm.Matches(year.Text) {
			errs.Addf(year.Pos, "«%s» non è %s", year.Text, yearForm.words)
		}
		value, reason := d.value(row, errs)
		code := row.Get("codice")
		at, ok := places[code.Text]
		switch {
		case !ok && sound:
			c.strangePlace(code, places, errs)
		case !ok || len(*errs) > before:
		case len(at.pieces) > 1:
			d.addJoint(row, at.pieces, Observation{Year: year.Text, value: value, reason: reason, Pos: row.Get("valore").Pos}, errs)
		default:
			d.add(row, at, Observation{Year: year.Text, value: value, reason: reason, Pos: row.Get("valore").Pos}, errs)
		}
		if !slices.Contains(d.Years, year.Text) && len(*errs) == before {
			d.Years = append(d.Years, year.Text)
		}
	}
	slices.Sort(d.Years)
	if err == nil && len(table.Rows) == 0 {
		errs.Addf(source.Pos{File: table.File}, "la tabella non ha righe: ci si aspettava almeno un valore")
	}
}

// place is what a code stands for.
type place struct {
	level  Level
	code   string
	pieces []Piece // of a Comune that the act does not know: what it was then
}

// placesByCode knows every place of the catalogue and, of Comuni, those that came later. An ASST with the code of an ATS cannot
// be told from it.
func (c *Catalogue) placesByCode() map[string]place {
	places := map[string]place{}
	for _, level := range placeLevels {
		for _, row := range c.rowsOf(level) {
			if _, taken := places[row.Label]; !taken {
				places[row.Label] = place{level: level, code: row.Label}
			}
		}
	}
	latest := c.PlacesOn(c.Latest())
	for _, m := range latest.Comuni {
		if _, known := places[string(m.Code)]; !known {
			at := place{LevelComune, string(m.Code), latest.PiecesOf(m.Code)}
			if len(at.pieces) == 1 { // it only has another code
				at = place{level: LevelComune, code: string(at.pieces[0].Code)}
			}
			places[string(m.Code)] = at
		}
	}
	return places
}

// strangePlace says that a code is that of no place. A Comune may be known to the boundaries, see Strangers.
func (c *Catalogue) strangePlace(cell source.Value, places map[string]place, errs *source.Errors) {
	if istatForm.Matches(cell.Text) {
		comuni := map[ISTATCode]bool{}
		for _, comune := range c.Comuni {
			comuni[comune.Code] = true
		}
		unknown(&c.strangers, cell, "un Comune di comuni.csv", comuni)
		return
	}
	unknown(errs, cell, "il codice di un Comune, di un Ambito, di un'ASST, di un'ATS o della regione ("+RegionCode+")", places)
}

// value reads a value or the reason why there is none.
func (d *declaration) value(row source.Row, errs *source.Errors) (Decimal, Reason) {
	cell, why := row.Get("valore"), row.Get("motivo")
	switch {
	case cell.Text == "" && why.Text == "":
		errs.Addf(cell.Pos, "manca il valore e manca il motivo: ci si aspettava uno dei due")
	case cell.Text == "":
		reason, _ := parse(why, ParseReason, errs)
		return Decimal{}, reason
	case why.Text != "":
		errs.Addf(why.Pos, "la cella «valore» ha un valore: il motivo è di troppo")
	default:
		value, ok := parse(cell, ParseDecimal, errs)
		if kind := d.Measure.Unit.Kind; ok && (kind == Count || kind == Size) && (value.Rat().Sign() < 0 || kind == Count && !value.Rat().IsInt()) {
			errs.Addf(cell.Pos, "«%s» non può essere: ci si aspettava un numero%s da 0 in su", cell.Text, map[bool]string{true: " intero"}[kind == Count])
		}
		return value, ""
	}
	return Decimal{}, ""
}

// cellOf is where the figure of a place stands among the values.
func cellOf(p place, year string) cellKey { return cellKey{p.code, year, string(p.level)} }

func (d *declaration) add(row source.Row, p place, o Observation, errs *source.Errors) {
	key := cellOf(p, o.Year)
	if at, twice := d.values[key]; twice {
		errs.Addf(row.Get("codice").Pos, "il codice %s c'è già in %s per il %s: tenere una riga sola", p.code, at.Pos, o.Year)
		return
	}
	d.values[key] = o
}

// addJoint takes the figure of a Comune that was several: each of those is missing, what they lie in together is whole. What
// does not add up is that of the new Comune alone.
func (d *declaration) addJoint(row source.Row, pieces []Piece, o Observation, errs *source.Errors) {
	d.add(row, place{level: LevelComune, code: row.Get("codice").Text}, o, errs)
	if o.reason != "" || !d.Measure.Unit.Additive() {
		return
	}
	j := joint{year: o.Year, value: o.value}
	for _, piece := range pieces {
		j.comuni = append(j.comuni, piece.Code)
		d.add(row, place{level: LevelComune, code: string(piece.Code)}, Observation{Year: o.Year, reason: Together, Pos: o.Pos}, errs)
	}
	d.joint = append(d.joint, j)
}

// rowsOf gives the places of a level in the order of the catalogue.
func (c *Catalogue) rowsOf(level Level) []Row {
	var rows []Row
	switch level {
	case LevelComune:
		for _, m := range c.Comuni {
			rows = append(rows, Row{Key: string(m.Code), Label: string(m.Code), Name: m.Name, Comune: m.Code})
		}
	case LevelAmbito:
		for _, a := range c.Ambiti {
			rows = append(rows, Row{Key: string(a.Code), Label: string(a.Code), Name: a.Name, Ambito: a.Code})
		}
	case LevelASST:
		for _, a := range c.ASST {
			rows = append(rows, Row{Key: string(a.Code), Label: string(a.Code), Name: a.Name(), ASST: a.Code})
		}
	case LevelATS:
		for _, a := range c.ATS {
			rows = append(rows, Row{Key: string(a.Code), Label: string(a.Code), Name: a.Name(), ATS: a.Code})
		}
	case LevelRegion:
		rows = []Row{{Key: totalKey, Label: RegionCode, Name: RegionName, Total: true}}
	}
	return rows
}

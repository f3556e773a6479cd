package catalogue

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// The columns of an indicator's figures. The last may be left out where no value is missing.
var valueColumns = []string{"codice", "anno", "valore", "motivo"}

// joint is a figure that the source gives for several Comuni as one.
type joint struct {
	comuni []ISTATCode
	year   string
	value  Decimal
}

// jointMark stands between the codes of Comuni that have one figure together: «012009+012018+012095».
const jointMark = "+"

// loadValues reads the figures of an indicator.
func (c *Catalogue) loadValues(files fs.FS, name string, d *declaration, sound bool, errs *source.Errors) {
	columns := valueColumns
	if header, err := source.ReadHeader(files, name); err == nil && slices.Equal(header, columns[:3]) {
		columns = header
	}
	table, err := source.ReadTable(files, name, columns, "valore")
	errs.Add(name+".csv", err)
	places := c.placesByCode()
	for _, row := range table.Rows {
		year, before := row.Get("anno"), len(*errs)
		if !yearForm.Matches(year.Text) {
			errs.Addf(year.Pos, "«%s» non è %s", year.Text, yearForm.words)
		}
		value, reason := d.value(row, errs)
		codes := strings.Split(row.Get("codice").Text, jointMark)
		known := true
		for _, code := range codes {
			_, ok := places[code]
			if known = known && ok; !ok && sound {
				c.strangePlace(row.Get("codice"), code, places, errs)
			}
		}
		switch {
		case !known || len(*errs) > before:
		case len(codes) > 1:
			c.addJoint(d, row, codes, value, reason, errs)
		default:
			d.add(row, places[codes[0]], Observation{Year: year.Text, value: value, reason: reason, Pos: row.Get("valore").Pos}, errs)
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
	level Level
	code  string
}

// placesByCode knows every place of the catalogue. An ASST with the code of an ATS cannot be told from it.
func (c *Catalogue) placesByCode() map[string]place {
	places := map[string]place{RegionCode: {LevelRegion, RegionCode}}
	add := func(level Level, code string) {
		if _, taken := places[code]; !taken {
			places[code] = place{level, code}
		}
	}
	for _, level := range placeLevels {
		for _, row := range c.rowsOf(level) {
			add(level, row.Label)
		}
	}
	return places
}

// strangePlace says that a code is that of no place. A Comune may be known to the boundaries, see Strangers.
func (c *Catalogue) strangePlace(cell source.Value, code string, places map[string]place, errs *source.Errors) {
	cell.Text = code
	if istatForm.Matches(code) {
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

// addJoint takes a figure of several Comuni together: each of them is missing, the Ambito that they all lie in is whole.
func (c *Catalogue) addJoint(d *declaration, row source.Row, codes []string, value Decimal, reason Reason, errs *source.Errors) {
	cell := row.Get("codice")
	j := joint{year: row.Get("anno").Text, value: value}
	ambiti := map[AmbitoCode]bool{}
	for _, code := range codes {
		at := slices.IndexFunc(c.Comuni, func(m Comune) bool { return string(m.Code) == code })
		if at < 0 {
			errs.Addf(cell.Pos, "«%s» non è un Comune: solo i Comuni possono avere una cifra insieme", code)
			return
		}
		ambiti[c.Comuni[at].Ambito] = true
		j.comuni = append(j.comuni, ISTATCode(code))
		d.add(row, place{LevelComune, code}, Observation{Year: j.year, reason: Together, Pos: row.Get("valore").Pos}, errs)
	}
	switch {
	case reason != "":
		errs.Addf(row.Get("valore").Pos, "manca il valore: Comuni con una cifra sola insieme devono averla")
	case !d.Measure.Unit.Additive():
		errs.Addf(cell.Pos, "più Comuni insieme possono avere una cifra sola se è di quelle che si sommano, non in «%s»", d.Measure.Unit.Label)
	case len(ambiti) > 1:
		errs.Addf(cell.Pos, "i Comuni con una cifra sola insieme stanno in più Ambiti: non si sa a quale spetti")
	default:
		d.joint = append(d.joint, j)
	}
}

// rowsOf gives the places of a level in the order of the catalogue.
func (c *Catalogue) rowsOf(level Level) []Row {
	var rows []Row
	switch level {
	case LevelComune:
		for _, m := range c.Comuni {
			rows = append(rows, Row{Key: string(m.Code), Label: string(m.Code), Name: fmt.Sprintf("%s (%s)", m.Name, m.Province), Comune: m.Code})
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

package istat

import (
	"cmp"
	"maps"
	"regexp"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// regionArea is the region in ISTAT's codes, those of NUTS 2.
const regionArea = "ITC4"

var (
	ourArea   = regexp.MustCompile(`^T03[0-9]{3}$`)             // an Ambito of Lombardia
	otherArea = regexp.MustCompile(`^(IT[A-Z0-9]*|T[0-9]{5})$`) // another territory of Italy
)

// Taken is what an export has of an indicator.
type Taken struct {
	Figures []Figure // by code and year
	Left    []Left   // what it has besides, the largest part first
}

// Figure is the value of a place in a year, or the reason why there is none.
type Figure struct {
	Code, Year, Value string
	Reason            catalogue.Reason
}

// Left is rows of an export that were not taken.
type Left struct {
	Rows int
	Why  string // «DATA_TYPE è «EXPTPOP» (…)»
}

// Take picks the cells of an indicator, which are those with these codes in these dimensions. What is wrong is told at its
// place.
func (e Export) Take(selection map[string]string, areas []catalogue.ISTATArea) (Taken, error) {
	var errs source.Errors
	dimensions := slices.Sorted(maps.Keys(selection))
	for _, d := range dimensions {
		if !slices.Contains(e.dimensions, d) {
			errs.Addf(source.Pos{File: e.file, Row: 1}, "manca la colonna «%s», che dice di quali cifre si tratta: esportare anche i codici%s", d, source.Perhaps(d, e.dimensions))
		}
	}
	if len(errs) > 0 {
		return Taken{}, errs.Err()
	}
	left, figures := map[string]int{}, map[[2]string]observation{}
	for _, o := range e.rows {
		why := ""
		for _, d := range dimensions {
			if o.cells[d].Text != selection[d] && why == "" {
				why = d + " è " + o.said(d)
			}
		}
		code, area := "", o.cells[areaDimension]
		if why == "" {
			code, why = placeOf(o, areas, &errs)
		}
		if why != "" {
			left[why]++
			continue
		}
		year := o.cells[yearDimension]
		if !catalogue.YearForm().Matches(year.Text) {
			errs.Addf(year.Pos, "«%s» non è un anno di quattro cifre", year.Text)
		}
		if o.value.Text != "" {
			if _, err := catalogue.ParseDecimal(o.value.Text); err != nil {
				errs.Addf(o.value.Pos, "%v", err)
			}
		}
		if code == "" {
			continue
		}
		key := [2]string{code, year.Text}
		before, twice := figures[key]
		switch {
		case !twice:
			figures[key] = o
		case before.value.Text == o.value.Text:
			left["la cifra c'è già in un'altra riga, uguale"]++
		default:
			errs.Addf(o.value.Pos, "«%s» ha già un valore per il %s, %s in %s: ci si aspettava una cifra sola. Se il file ha più misure, la descrizione dell'indicatore deve dire quale",
				area.Text, year.Text, before.value.Text, before.value.Pos)
		}
	}
	return Taken{listed(figures), counted(left)}, errs.Err()
}

// placeOf gives the code of the place of a row, or why it is left. A code that is neither known nor of another territory is an
// error, and so is one that ISTAT no longer uses.
func placeOf(o observation, areas []catalogue.ISTATArea, errs *source.Errors) (code, why string) {
	area := o.cells[areaDimension]
	if area.Text == regionArea {
		return catalogue.RegionCode, ""
	}
	var known []string
	for _, a := range areas {
		switch {
		case a.Code == area.Text && a.Current:
			return string(a.Ambito), ""
		case a.Code == area.Text:
			errs.Addf(area.Pos, "«%s» è il codice di un Ambito com'era prima, %s: ci si aspettava quello in uso%s", area.Text, a.Name, currentOf(a.Ambito, areas))
			return "", ""
		}
		known = append(known, a.Code)
	}
	if !ourArea.MatchString(area.Text) && otherArea.MatchString(area.Text) {
		return "", "non è un Ambito della Lombardia"
	}
	errs.Addf(area.Pos, "«%s» non è un codice della tabella dei codici dell'ISTAT (data/codici-esterni/istat-ambiti.csv)%s", area.Text, source.Perhaps(area.Text, known))
	return "", ""
}

func currentOf(ambito catalogue.AmbitoCode, areas []catalogue.ISTATArea) string {
	for _, a := range areas {
		if a.Ambito == ambito && a.Current {
			return ", " + a.Code
		}
	}
	return ""
}

func listed(figures map[[2]string]observation) []Figure {
	var list []Figure
	for key, o := range figures {
		f := Figure{Code: key[0], Year: key[1], Value: o.value.Text}
		if f.Value == "" {
			f.Reason = catalogue.NotReported
		}
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b Figure) int { return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Year, b.Year)) })
	return list
}

func counted(left map[string]int) []Left {
	var list []Left
	for why, n := range left {
		list = append(list, Left{n, why})
	}
	slices.SortFunc(list, func(a, b Left) int { return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Why, b.Why)) })
	return list
}

package changes

import (
	"fmt"

	"ambitilombardia/generator/catalogue"
)

// printedCell is a cell of the coding table.
type printedCell struct {
	ambito catalogue.AmbitoCode
	column string
}

// corrected gives the cells where an edition uses another value than the printed one, with the two values. Where it does not say
// so itself, as before it had a catalogue of days after the act, they are told by comparison.
func (x index) corrected() map[printedCell][2]string {
	cells := map[printedCell][2]string{}
	for _, r := range x.Corrected {
		cells[printedCell{r.Ambito, r.Field}] = [2]string{r.Printed, r.Used}
	}
	if x.Corrected != nil {
		return cells
	}
	for _, row := range x.Printed {
		code := catalogue.AmbitoCode(row.Get("codice_ambito"))
		a, ok := x.byAmbito[code]
		if !ok {
			continue
		}
		for i, used := range []string{string(a.ATS), x.byATS[a.ATS].Printed, string(a.ASST), x.byASST[a.ASST].Printed, string(a.Code), a.Name,
			string(a.Register)} {
			if printed := row.Cells[i]; printed != used {
				cells[printedCell{code, catalogue.AllegatoBColumns()[i]}] = [2]string{printed, used}
			}
		}
	}
	return cells
}

// cells lists all cells of both editions in the order of the later one, then those that only the earlier has.
func (p pair) cells() []printedCell {
	var list []printedCell
	seen := map[catalogue.AmbitoCode]bool{}
	for _, x := range []index{p.new, p.old} {
		for _, row := range x.Printed {
			code := catalogue.AmbitoCode(row.Get("codice_ambito"))
			if seen[code] {
				continue
			}
			seen[code] = true
			for _, column := range catalogue.AllegatoBColumns() {
				list = append(list, printedCell{code, column})
			}
		}
	}
	return list
}

// corrections gives the corrections to the printed table that are new, gone or different.
func (p pair) corrections() []Change {
	var list []Change
	old, new := p.old.corrected(), p.new.corrected()
	for _, cell := range p.cells() {
		was, before := old[cell]
		is, after := new[cell]
		c := p.cell(cell)
		switch {
		case !before && after:
			c.Kind, c.Old, c.New = CorrectionAdded, is[0], is[1]
			c.Words = fmt.Sprintf("%s è corretta: l’atto stampa %s, si usa %s.", c.Words, orNothing(is[0]), orNothing(is[1]))
		case before && !after:
			c.Kind, c.Old, c.New = CorrectionRemoved, was[1], was[0]
			c.Words = fmt.Sprintf("%s non è più corretta: si usava %s al posto di %s.", c.Words, orNothing(was[1]), orNothing(was[0]))
		case was[1] != is[1]:
			c.Kind, c.Old, c.New = CorrectionChanged, was[1], is[1]
			c.Words = fmt.Sprintf("%s è corretta in un altro modo: prima %s, ora %s.", c.Words, orNothing(was[1]), orNothing(is[1]))
		default:
			continue
		}
		list = append(list, c)
	}
	return list
}

// printed gives the cells that are now transcribed in another way.
func (p pair) printed() []Change {
	values := func(x index) map[printedCell]string {
		cells := map[printedCell]string{}
		for _, row := range x.Printed {
			for i, column := range catalogue.AllegatoBColumns() {
				cells[printedCell{catalogue.AmbitoCode(row.Get("codice_ambito")), column}] = row.Cells[i]
			}
		}
		return cells
	}
	var list []Change
	old, new := values(p.old), values(p.new)
	for _, cell := range p.cells() {
		was, before := old[cell]
		is, after := new[cell]
		if !before || !after || was == is {
			continue // a row that is new or gone is an Ambito that is
		}
		c := p.cell(cell)
		c.Kind, c.Old, c.New = PrintedChanged, was, is
		c.Words = fmt.Sprintf("%s è trascritta in un altro modo: prima %s, ora %s.", c.Words, orNothing(was), orNothing(is))
		list = append(list, c)
	}
	return list
}

// cell begins a change of a cell, and its sentence.
func (p pair) cell(cell printedCell) Change {
	a, ok := p.new.byAmbito[cell.ambito]
	if !ok {
		a = p.old.byAmbito[cell.ambito]
	}
	return Change{Code: string(a.Code), Name: a.Name, Field: cell.column,
		Words: fmt.Sprintf("Nella riga di %s (%s) la casella «%s»", a.Name, a.Code, cell.column)}
}

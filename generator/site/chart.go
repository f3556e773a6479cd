package site

import (
	"strconv"

	"ambitilombardia/generator/catalogue"
)

// scale maps values onto a length, be it per cent of a width or pixels of a height. It serves for drawing only: what is
// written beside a mark is the printed text.
type scale struct{ lo, hi, from, to float64 }

// fromZero is a scale over values that begins at zero, so that lengths compare as the values do.
func fromZero(values []float64, from, to float64) scale {
	s := scale{from: from, to: to}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
	if s.hi == s.lo {
		s.hi = s.lo + 1
	}
	return s
}

// between is a scale from the least of the values to the greatest.
func between(values []float64, from, to float64) scale {
	if len(values) == 0 {
		return fromZero(nil, from, to)
	}
	s := scale{lo: values[0], hi: values[0], from: from, to: to}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
	if s.hi == s.lo {
		s.hi = s.lo + 1
	}
	return s
}

func (s scale) at(v float64) float64 { return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from) }

// percent writes a position along the width.
func percent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }

// anchor keeps a text that belongs to a point inside the picture.
func anchor(x float64) string {
	switch {
	case x < 15:
		return "start"
	case x > 85:
		return "end"
	}
	return "middle"
}

// values gives the numbers of a table at some rows and measures, over all its periods.
func values(t catalogue.Table, rows []catalogue.Row, measures []catalogue.Measure) []float64 {
	var list []float64
	for _, row := range rows {
		for _, year := range t.Periods() {
			for _, m := range measures {
				if d, ok := value(t, row, year, m); ok {
					list = append(list, d.Float())
				}
			}
		}
	}
	return list
}

func value(t catalogue.Table, row catalogue.Row, year string, m catalogue.Measure) (catalogue.Decimal, bool) {
	o, ok := t.At(row.Key, year, m.ID)
	if !ok {
		return catalogue.Decimal{}, false
	}
	return o.Value()
}

package chart

// Scale maps values onto a length, be it per cent of a width or pixels of a height. It serves for drawing only: what is
// written beside a mark is the text of the value.
type Scale struct{ lo, hi, from, to float64 }

// FromZero is a scale over values that has zero within, so that lengths compare as the values do.
func FromZero(values []float64, from, to float64) Scale {
	return over(append([]float64{0}, values...), from, to)
}

// Between is a scale from the least of the values to the greatest.
func Between(values []float64, from, to float64) Scale {
	if len(values) == 0 {
		return FromZero(nil, from, to)
	}
	return over(values, from, to)
}

func over(values []float64, from, to float64) Scale {
	s := Scale{lo: values[0], hi: values[0], from: from, to: to}
	for _, v := range values {
		s.lo, s.hi = min(s.lo, v), max(s.hi, v)
	}
	if s.hi == s.lo {
		s.hi = s.lo + 1
	}
	return s
}

// At gives the place of a value.
func (s Scale) At(v float64) float64 { return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from) }

package chart

// Value is a number to be drawn with what is to be read of it.
type Value struct {
	Number  float64 // enough to draw it; of no meaning where it is missing
	Text    string  // as it is written beside its mark; where it is missing, what is said instead
	Missing bool
	Flagged bool // there is a doubt about it; its Text already says so
}

// Series is the values of one row, in the order in which they are drawn.
type Series []Value

// Numbers gives those that are there.
func (s Series) Numbers() []float64 {
	var list []float64
	for _, v := range s {
		if !v.Missing {
			list = append(list, v.Number)
		}
	}
	return list
}

// Range is the lowest, the mean and the highest value of a quantity.
type Range struct {
	Name            string // of the quantity, written where a row has several
	Low, Mean, High Value
}

func (r Range) series() Series { return Series{r.Low, r.Mean, r.High} }

// known gives the ends of the part of a range that is known: where one end is missing it stops at the mean.
func (r Range) known() (from, to Value, ok bool) {
	from, to = r.Low, r.High
	if from.Missing {
		from = r.Mean
	}
	if to.Missing {
		to = r.Mean
	}
	return from, to, !from.Missing && !to.Missing && !(r.Low.Missing && r.High.Missing)
}

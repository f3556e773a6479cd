package chart

// Extent is a row drawn as one bar, in parts of the length of the scale, from 0 to 1.
type Extent struct {
	From, To float64 // where the bar begins and ends; the same for a zero, which is drawn as a hairline
	Mark     float64 // a stroke across the bar: the mean of a range
	Bar      bool    // there is a bar: what it says is known
	Marked   bool    // there is a stroke
	Below    bool    // it begins somewhere below From: where is not known
	Beyond   bool    // it ends somewhere beyond To
}

// Extents gives the values as bars from zero, all to the same scale.
func Extents(values Series) []Extent {
	x := FromZero(values.Numbers(), 0, 1)
	var list []Extent
	for _, v := range values {
		e := Extent{}
		if !v.Missing {
			from, to := x.At(0), x.At(v.Number)
			e = Extent{From: min(from, to), To: max(from, to), Bar: true}
		}
		list = append(list, e)
	}
	return list
}

// RangeExtents gives ranges as bars from lowest to highest with a stroke at the mean, all to the same scale from zero.
func RangeExtents(ranges []Range) []Extent {
	var all []float64
	for _, r := range ranges {
		all = append(all, r.series().Numbers()...)
	}
	x := FromZero(all, 0, 1)
	var list []Extent
	for _, r := range ranges {
		var e Extent
		if from, to, ok := r.known(); ok {
			e = Extent{From: x.At(from.Number), To: x.At(to.Number), Bar: true, Below: r.Low.Missing, Beyond: r.High.Missing}
		}
		if !r.Mean.Missing {
			e.Mark, e.Marked = x.At(r.Mean.Number), true
		}
		list = append(list, e)
	}
	return list
}

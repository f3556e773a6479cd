package chart

import (
	"slices"
	"testing"
)

func TestFifthsHaveAsManyValuesEachAndRoundLimits(t *testing.T) {
	var values Series
	for i := range 1000 {
		values = append(values, Value{Number: float64(100 + 7*i*i)})
	}
	values = append(values, Value{Missing: true})
	c := Fifths(values)
	if len(c.List) != Shades || len(c.Limits) != Shades-1 {
		t.Fatalf("%d classes, %d limits", len(c.List), len(c.Limits))
	}
	for i, class := range c.List {
		if n := len(class.Members); n < 190 || n > 210 || class.Shade != i+1 {
			t.Errorf("class %d of shade %d has %d values", i, class.Shade, n)
		}
		for _, at := range class.Members {
			if i > 0 && values[at].Number < c.Limits[i-1].Number || i < len(c.Limits) && values[at].Number >= c.Limits[i].Number {
				t.Errorf("class %d has %v, beyond its limits %v", i, values[at].Number, c.Limits)
			}
		}
	}
	if want := []Limit{{280_000, 0}, {1_100_000, 0}, {2_500_000, 0}, {4_500_000, 0}}; !slices.Equal(c.Limits, want) {
		t.Errorf("limits %v, want %v", c.Limits, want)
	}
}

func TestFifthsOfFewValuesAreFewer(t *testing.T) {
	if c := Fifths(nil); len(c.List) != 0 {
		t.Errorf("nothing has %d classes", len(c.List))
	}
	if c := Fifths(seriesOf(3, 3, 3)); len(c.List) != 1 || len(c.Limits) != 0 || c.List[0].Shade != 3 {
		t.Errorf("one value has %v", c)
	}
	values := seriesOf(0, 0, 0, 0, 12.34, 0) // most places have none
	if got, want := grouped(values, Fifths(values)), [][]float64{{0, 0, 0, 0, 0}, {12.34}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("classes %v, want %v", got, want)
	}
}

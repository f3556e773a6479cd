package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func seriesOf(numbers ...float64) Series {
	var s Series
	for _, n := range numbers {
		s = append(s, Value{Number: n})
	}
	return s
}

// grouped gives the values of each class.
func grouped(values Series, c Classes) [][]float64 {
	var groups [][]float64
	for _, class := range c.List {
		var group []float64
		for _, i := range class.Members {
			group = append(group, values[i].Number)
		}
		groups = append(groups, group)
	}
	return groups
}

func TestClassesGroupWhatIsNearAndPartWhatIsFar(t *testing.T) {
	values := seriesOf(133.57, 80.50, 141.74, 158.41, 142.87, 200.11, 157.06, 140.93) // Grafico 12, 2018
	c := Classify(values)
	want := [][]float64{{80.50}, {133.57, 140.93, 141.74, 142.87}, {157.06, 158.41}, {200.11}}
	if got := grouped(values, c); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("classes %v, want %v", got, want)
	}
	if want := []Limit{{100, 0}, {150, 0}, {200, 0}}; !slices.Equal(c.Limits, want) {
		t.Errorf("limits %v, want %v", c.Limits, want)
	}
}

func TestTheShadeGrowsWithTheValues(t *testing.T) {
	for n := 1; n <= 12; n++ {
		var values Series
		for i := range n {
			values = append(values, Value{Number: math.Pow(2, float64(i))})
		}
		before := 0
		c := Classify(values)
		for _, class := range c.List {
			if class.Shade <= before || class.Shade > Shades {
				t.Errorf("of %d values the shades are %v", n, c.List)
			}
			before = class.Shade
		}
	}
}

func TestEqualValuesAreTogetherAndMissingOnesInNoClass(t *testing.T) {
	values := append(seriesOf(0, 5, 0, 5, 0), missing)
	got := grouped(values, Classify(values))
	if want := [][]float64{{0, 0, 0}, {5, 5}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("classes %v, want %v", got, want)
	}
	if c := Classify(seriesOf(7, 7)); len(c.List) != 1 || len(c.Limits) != 0 {
		t.Errorf("one value makes %+v", c)
	}
	if c := Classify(Series{missing}); len(c.List) != 0 {
		t.Errorf("no value makes %+v", c)
	}
}

// No division into as many classes is better: each is tried.
func TestBreaksAreTheBestThereAre(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var values Series
		for range 3 + random.IntN(9) {
			values = append(values, Value{Number: math.Round(random.ExpFloat64() * 100)})
		}
		groups := distinct(values, order(values))
		spread := spreads(groups)
		cuts := breaks(groups)
		if got, want := cost(cuts, len(groups), spread), cheapest(0, len(groups), len(cuts), spread); got > want*(1+1e-9)+1e-9 {
			t.Fatalf("%v in %d classes: %v, the best is %v", groups, len(cuts), got, want)
		}
	}
}

func cost(cuts []int, n int, spread func(i, j int) float64) float64 {
	sum := 0.0
	for k, from := range cuts {
		to := n
		if k+1 < len(cuts) {
			to = cuts[k+1]
		}
		sum += spread(from, to)
	}
	return sum
}

func cheapest(from, n, classes int, spread func(i, j int) float64) float64 {
	if classes == 1 {
		return spread(from, n)
	}
	best := math.Inf(1)
	for cut := from + 1; cut <= n-classes+1; cut++ {
		best = min(best, spread(from, cut)+cheapest(cut, n, classes-1, spread))
	}
	return best
}

func TestLimitsAreRoundAndPartTheirClasses(t *testing.T) {
	for _, test := range []struct {
		low, high float64
		want      Limit
	}{
		{80.5, 133.57, Limit{100, 0}}, {142.87, 157.06, Limit{150, 0}}, {158.41, 200.11, Limit{200, 0}},
		{0.29, 0.3, Limit{0.3, 1}}, {0.12, 0.13, Limit{0.13, 2}}, {-3, 4, Limit{0, 0}}, {-20, -3, Limit{-10, 0}}, {0, 0.004, Limit{0.002, 3}},
		{1e15, 1e15 + 1, Limit{1e15 + 1, 0}},
	} {
		if got := roundBetween(test.low, test.high); got != test.want {
			t.Errorf("between %v and %v: %v, want %v", test.low, test.high, got, test.want)
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 10_000 {
		low := (random.Float64() - 0.5) * math.Pow(10, float64(random.IntN(12)-4))
		high := low + random.Float64()*math.Pow(10, float64(random.IntN(12)-6))
		if got := roundBetween(low, high); low < high && (got.Number <= low || got.Number > high) {
			t.Fatalf("%v does not part %v and %v", got.Number, low, high)
		}
	}
}

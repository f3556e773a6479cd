package audit

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func printed(t *testing.T, text string) interval {
	t.Helper()
	d, err := catalogue.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return rounded(d)
}

func TestAPrintedFigureStandsForHalfAUnitOfItsLastDigit(t *testing.T) {
	for text, want := range map[string][2]string{
		"80.50": {"16099/200", "16101/200"}, // 80.495 to 80.505
		"80.5":  {"1609/20", "1611/20"},     // the zero counts: 80.45 to 80.55
		"0":     {"-1/2", "1/2"},
		"-1.0":  {"-21/20", "-19/20"},
	} {
		if got := printed(t, text); got.lo.RatString() != want[0] || got.hi.RatString() != want[1] {
			t.Errorf("%s: %s to %s, want %s to %s", text, got.lo.RatString(), got.hi.RatString(), want[0], want[1])
		}
	}
}

func TestRoundingIsNotADiscrepancy(t *testing.T) {
	parts := printed(t, "57.1").plus(printed(t, "12.2")).plus(printed(t, "30.6"))
	if !parts.meets(printed(t, "100.0")) {
		t.Error("57.1 + 12.2 + 30.6 = 99.9 is 100.0 by rounding")
	}
	if parts.meets(printed(t, "100.2")) {
		t.Error("57.1 + 12.2 + 30.6 cannot be 100.2")
	}
}

// The law that all rules lean on: whatever the true values are, the result of an operation on them lies in the interval
// of the operation (inclusion isotonicity, Moore 1966).
func TestTheTrueResultIsInTheInterval(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		a, x := randomInterval(random)
		b, y := randomInterval(random)
		results := []struct {
			name  string
			got   interval
			value *big.Rat
		}{
			{"plus", a.plus(b), new(big.Rat).Add(x, y)},
			{"minus", a.minus(b), new(big.Rat).Sub(x, y)},
			{"times", a.times(b), new(big.Rat).Mul(x, y)},
		}
		if quotient, ok := a.over(b); ok {
			results = append(results, struct {
				name  string
				got   interval
				value *big.Rat
			}{"over", quotient, new(big.Rat).Quo(x, y)})
		}
		for _, r := range results {
			if r.value.Cmp(r.got.lo) < 0 || r.value.Cmp(r.got.hi) > 0 {
				t.Fatalf("%s of %s in [%s, %s] and %s in [%s, %s] gives %s, outside [%s, %s]", r.name, x, a.lo, a.hi, y, b.lo, b.hi,
					r.value, r.got.lo, r.got.hi)
			}
		}
	}
}

// randomInterval gives an interval, often one around zero, and a value in it.
func randomInterval(random *rand.Rand) (interval, *big.Rat) {
	lo := big.NewRat(int64(random.IntN(200)-100), 7)
	width := big.NewRat(int64(random.IntN(100)), 7)
	part := big.NewRat(int64(random.IntN(11)), 10)
	value := new(big.Rat).Add(lo, new(big.Rat).Mul(width, part))
	return interval{lo, new(big.Rat).Add(lo, width)}, value
}

func TestNothingIsDividedByWhatMayBeZero(t *testing.T) {
	if _, ok := whole(1).over(printed(t, "0.0")); ok {
		t.Error("1 was divided by a figure that may be 0")
	}
}

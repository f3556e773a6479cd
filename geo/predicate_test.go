package geo

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// rational computes the same determinant without any rounding.
func rational(a, b, c orb.Point) int {
	r := func(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }
	sub := func(x, y float64) *big.Rat { return new(big.Rat).Sub(r(x), r(y)) }
	left := new(big.Rat).Mul(sub(a[0], c[0]), sub(b[1], c[1]))
	right := new(big.Rat).Mul(sub(a[1], c[1]), sub(b[0], c[0]))
	return left.Cmp(right)
}

func TestOrientationIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	signs := make(map[int]int)
	for range 20_000 {
		a := orb.Point{9 + random.Float64(), 45 + random.Float64()}
		b := orb.Point{9 + random.Float64(), 45 + random.Float64()}
		along := random.Float64()
		c := orb.Point{a[0] + along*(b[0]-a[0]), a[1] + along*(b[1]-a[1])} // on the line but for rounding
		if random.IntN(3) == 0 {
			c[1] = math.Nextafter(c[1], 90)
		}
		if random.IntN(3) == 0 {
			b, c = orb.Point{a[0] + 0.25, a[1] + 0.5}, orb.Point{a[0] + 0.5, a[1] + 1}
		}
		got, want := orientation(a, b, c), rational(a, b, c)
		if got != want {
			t.Fatalf("%v %v %v: %d, want %d", a, b, c, got, want)
		}
		if orientation(b, c, a) != want || orientation(b, a, c) != -want {
			t.Fatalf("%v %v %v: the answer depends on the order", a, b, c)
		}
		signs[want]++
	}
	for _, sign := range []int{-1, 0, 1} {
		if signs[sign] < 100 {
			t.Errorf("only %d cases have the sign %d: the test tests little", signs[sign], sign)
		}
	}
}

func TestMeet(t *testing.T) {
	for _, c := range []struct {
		name       string
		a, b, c, d orb.Point
		want       bool
	}{
		{"a cross", orb.Point{0, 0}, orb.Point{2, 2}, orb.Point{0, 2}, orb.Point{2, 0}, true},
		{"apart", orb.Point{0, 0}, orb.Point{1, 1}, orb.Point{2, 0}, orb.Point{3, 1}, false},
		{"apart, but their boxes overlap", orb.Point{0, 0}, orb.Point{3, 3}, orb.Point{1, 0}, orb.Point{3, 2}, false},
		{"a common end", orb.Point{0, 0}, orb.Point{1, 1}, orb.Point{1, 1}, orb.Point{2, 0}, false},
		{"a common end, straight on", orb.Point{0, 0}, orb.Point{1, 1}, orb.Point{1, 1}, orb.Point{2, 2}, false},
		{"a common end, back along it", orb.Point{0, 0}, orb.Point{2, 2}, orb.Point{2, 2}, orb.Point{1, 1}, true},
		{"an end on the other's middle", orb.Point{0, 0}, orb.Point{2, 0}, orb.Point{1, 0}, orb.Point{1, 1}, true},
		{"along each other", orb.Point{0, 0}, orb.Point{2, 0}, orb.Point{1, 0}, orb.Point{3, 0}, true},
		{"on one line, apart", orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{2, 0}, orb.Point{3, 0}, false},
		{"the same", orb.Point{0, 0}, orb.Point{1, 0}, orb.Point{1, 0}, orb.Point{0, 0}, true},
		{"boxes that only touch in a corner", orb.Point{0, 0}, orb.Point{1, 1}, orb.Point{1, 1.5}, orb.Point{2, 1}, false},
	} {
		for _, got := range []bool{
			meet(c.a, c.b, c.c, c.d), meet(c.b, c.a, c.c, c.d), meet(c.c, c.d, c.a, c.b), meet(c.d, c.c, c.b, c.a),
		} {
			if got != c.want {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

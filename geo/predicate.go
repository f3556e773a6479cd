package geo

import (
	"cmp"
	"math"
	"math/big"

	"github.com/paulmach/orb"
)

// orientation is +1 when a, b, c turn left, -1 when they turn right, 0 when they lie on one line. It is exact: the
// rounding bound of Shewchuk (Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, 1997)
// decides nearly always, the products' own rounding errors where no difference was rounded, as on a grid, and arbitrary
// precision the rest.
func orientation(a, b, c orb.Point) int {
	ax, ay, bx, by := a[0]-c[0], a[1]-c[1], b[0]-c[0], b[1]-c[1]
	left, right := ax*by, ay*bx
	det := left - right
	const bound = (3 + 16*0x1p-53) * 0x1p-53
	if limit := bound * (math.Abs(left) + math.Abs(right)); det > limit {
		return 1
	} else if det < -limit {
		return -1
	}
	if left == 0 && right == 0 {
		return 0 // a factor of each is zero: no difference of two coordinates in degrees is small enough to underflow
	}
	if isDifference(ax, a[0], c[0]) && isDifference(ay, a[1], c[1]) && isDifference(bx, b[0], c[0]) && isDifference(by, b[1], c[1]) {
		return cmp.Or(cmp.Compare(left, right), cmp.Compare(math.FMA(ax, by, -left), math.FMA(ay, bx, -right)))
	}
	return exactOrientation(a, b, c)
}

// isDifference says whether x - y is d without rounding (Knuth's two-sum).
func isDifference(d, x, y float64) bool {
	without := x - d
	return x-(d+without) == 0 && without-y == 0
}

func exactOrientation(a, b, c orb.Point) int {
	difference := func(x, y float64) *big.Float {
		const precision = 2200 // holds any difference of two float64 without rounding
		return new(big.Float).SetPrec(precision).Sub(big.NewFloat(x), big.NewFloat(y))
	}
	product := func(x, y *big.Float) *big.Float {
		return new(big.Float).SetPrec(4400).Mul(x, y)
	}
	left := product(difference(a[0], c[0]), difference(b[1], c[1]))
	right := product(difference(a[1], c[1]), difference(b[0], c[0]))
	return left.Cmp(right)
}

// inTriangle reports whether p lies in the triangle a, b, c, its sides and corners included. A triangle without
// extent is the longest of its sides.
func inTriangle(p, a, b, c orb.Point) bool {
	if p[0] < min(a[0], b[0], c[0]) || p[0] > max(a[0], b[0], c[0]) || p[1] < min(a[1], b[1], c[1]) || p[1] > max(a[1], b[1], c[1]) {
		return false
	}
	ab, bc, ca := orientation(a, b, p), orientation(b, c, p), orientation(c, a, p)
	if ab == 0 && bc == 0 && ca == 0 {
		return onBox(p, a, b) || onBox(p, b, c) || onBox(p, c, a)
	}
	return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0)
}

// onBox reports whether p lies in the box with the corners a and b; for points on one line, whether p is between them.
func onBox(p, a, b orb.Point) bool {
	return min(a[0], b[0]) <= p[0] && p[0] <= max(a[0], b[0]) &&
		min(a[1], b[1]) <= p[1] && p[1] <= max(a[1], b[1])
}

// meet reports whether the segments a-b and c-d have a point in common other than an end that they share.
func meet(a, b, c, d orb.Point) bool {
	if max(a[0], b[0]) < min(c[0], d[0]) || max(c[0], d[0]) < min(a[0], b[0]) ||
		max(a[1], b[1]) < min(c[1], d[1]) || max(c[1], d[1]) < min(a[1], b[1]) {
		return false
	}
	switch {
	case a == c:
		return overlap(a, b, d)
	case a == d:
		return overlap(a, b, c)
	case b == c:
		return overlap(b, a, d)
	case b == d:
		return overlap(b, a, c)
	}
	c1, d1 := orientation(a, b, c), orientation(a, b, d)
	a1, b1 := orientation(c, d, a), orientation(c, d, b)
	if c1*d1 < 0 && a1*b1 < 0 {
		return true
	}
	return c1 == 0 && onBox(c, a, b) || d1 == 0 && onBox(d, a, b) ||
		a1 == 0 && onBox(a, c, d) || b1 == 0 && onBox(b, c, d)
}

// overlap reports whether the segments from the common end o to p and to q run along each other.
func overlap(o, p, q orb.Point) bool {
	if orientation(o, p, q) != 0 {
		return false
	}
	return onBox(p, o, q) || onBox(q, o, p)
}

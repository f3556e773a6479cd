package audit

import (
	"math/big"

	"ambitilombardia/generator/catalogue"
)

// interval is the set of the values that a printed figure can stand for, ends included. A figure printed with d decimals
// was rounded to the nearest, so that the true value lies within half a unit of its last digit:
//
//	[v − 10⁻ᵈ/2, v + 10⁻ᵈ/2]
//
// What is reckoned from printed figures is an interval as well (Moore, Interval Analysis, 1966): an operation gives the
// least interval that holds its result for every choice of the operands. Where each figure stands once in a formula, the
// interval is the narrowest possible. Two intervals that do not meet cannot be made to agree by any rounding: that is a
// discrepancy. The ends are exact rationals; nothing passes through a float.
type interval struct{ lo, hi *big.Rat }

// rounded is what a printed figure can stand for.
func rounded(d catalogue.Decimal) interval {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Decimals())), nil)
	half := new(big.Rat).SetFrac(big.NewInt(1), scale.Lsh(scale, 1))
	return interval{new(big.Rat).Sub(d.Rat(), half), new(big.Rat).Add(d.Rat(), half)}
}

// exactly is a value without rounding.
func exactly(r *big.Rat) interval { return interval{r, r} }

func whole(n int64) interval { return exactly(big.NewRat(n, 1)) }

func (a interval) plus(b interval) interval {
	return interval{new(big.Rat).Add(a.lo, b.lo), new(big.Rat).Add(a.hi, b.hi)}
}

func (a interval) minus(b interval) interval {
	return interval{new(big.Rat).Sub(a.lo, b.hi), new(big.Rat).Sub(a.hi, b.lo)}
}

func (a interval) times(b interval) interval {
	first := new(big.Rat).Mul(a.lo, b.lo)
	product := interval{first, first}
	for _, pair := range [][2]*big.Rat{{a.lo, b.hi}, {a.hi, b.lo}, {a.hi, b.hi}} {
		p := new(big.Rat).Mul(pair[0], pair[1])
		if p.Cmp(product.lo) < 0 {
			product.lo = p
		}
		if p.Cmp(product.hi) > 0 {
			product.hi = p
		}
	}
	return product
}

// over divides; false when b may be zero.
func (a interval) over(b interval) (interval, bool) {
	if b.lo.Sign() <= 0 && b.hi.Sign() >= 0 {
		return interval{}, false
	}
	return a.times(interval{new(big.Rat).Inv(b.hi), new(big.Rat).Inv(b.lo)}), true
}

// meets tells whether some value is in both.
func (a interval) meets(b interval) bool { return a.lo.Cmp(b.hi) <= 0 && b.lo.Cmp(a.hi) <= 0 }

// below tells whether every value of a is less than every value of b.
func (a interval) below(b interval) bool { return a.hi.Cmp(b.lo) < 0 }

// middle is the value to quote: the printed one, or what is reckoned from those printed.
func (a interval) middle() *big.Rat {
	sum := new(big.Rat).Add(a.lo, a.hi)
	return sum.Quo(sum, big.NewRat(2, 1))
}

func least(list []interval) interval {
	best := list[0]
	for _, x := range list[1:] {
		best = interval{lesser(best.lo, x.lo), lesser(best.hi, x.hi)}
	}
	return best
}

func greatest(list []interval) interval {
	best := list[0]
	for _, x := range list[1:] {
		best = interval{greater(best.lo, x.lo), greater(best.hi, x.hi)}
	}
	return best
}

func lesser(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func greater(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

package chart

import (
	"math"
	"slices"
	"strconv"
)

// Fifths puts values into as many classes as there are shades, each with nearly as many of them as the others: among a thousand
// places of which a few are far above the rest, natural breaks would leave all but those few in one class. The limits are rounded
// to two digits, and the classes follow them; one that has no value is left out.
func Fifths(values Series) Classes {
	members := order(values)
	if len(members) == 0 {
		return Classes{}
	}
	limits := fifths(values, members)
	groups := make([][]int, len(limits)+1)
	for _, i := range members {
		class := 0
		for class < len(limits) && values[i].Number >= limits[class].Number {
			class++
		}
		groups[class] = append(groups[class], i)
	}
	var c Classes
	for class, group := range groups {
		if len(group) == 0 {
			continue
		}
		if len(c.List) > 0 {
			c.Limits = append(c.Limits, limits[class-1])
		}
		c.List = append(c.List, Class{Members: group})
	}
	for i := range c.List {
		c.List[i].Shade = shade(i, len(c.List))
	}
	return c
}

// fifths gives the limits between the classes of values, given in order; more than a fifth of them may be the lowest.
func fifths(values Series, members []int) []Limit {
	lowest, highest := values[members[0]].Number, values[members[len(members)-1]].Number
	var limits []Limit
	for k := 1; k < Shades; k++ {
		at := values[members[k*len(members)/Shades]].Number
		limit := twoDigits(at)
		if at == lowest && lowest < highest {
			above := slices.IndexFunc(members, func(i int) bool { return values[i].Number > lowest })
			limit = roundBetween(lowest, values[members[above]].Number)
		}
		if limit.Number > lowest && limit.Number <= highest && (len(limits) == 0 || limit.Number > limits[len(limits)-1].Number) {
			limits = append(limits, limit)
		}
	}
	return limits
}

// twoDigits rounds a number to its first two digits.
func twoDigits(x float64) Limit {
	if x == 0 {
		return Limit{}
	}
	power := int(math.Floor(math.Log10(math.Abs(x)))) - 1
	decimals := max(0, -power)
	step := math.Pow10(power)
	number, _ := strconv.ParseFloat(strconv.FormatFloat(math.Round(x/step)*step, 'f', decimals, 64), 64) // as it is written
	return Limit{number, decimals}
}

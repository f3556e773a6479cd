package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Shades is how many steps the ramp of a map has, from pale to deep: as many classes as are told apart in grey.
const Shades = 5

// explained is how much of the variance of the values their classes account for, if Shades of them can: with fewer classes
// values that differ would look the same, with more those that hardly do would not.
const explained = 0.95

// Classes are groups of values that are near each other, the lowest first.
type Classes struct {
	List   []Class
	Limits []Limit // between a class and the next: one fewer than there are classes
}

// Class is a group of values.
type Class struct {
	Shade   int   // step of the ramp, from 1 to Shades; it grows with the values
	Members []int // places in the series, from the lowest value
}

// Limit is a round number that parts two classes: above all values of the first, and not above any of the second.
type Limit struct {
	Number   float64
	Decimals int // those that it is to be written with
}

// Classify puts values into the fewest classes that explain most of their variance (the goodness of variance fit of Jenks
// and Caspall, «Error on Choroplethic Maps», Annals of the AAG 61, 1971). Their limits are natural breaks: no other
// division into as many has a smaller sum of squared distances from the means of its classes. Equal values are together;
// a missing value is in no class.
func Classify(values Series) Classes {
	members := order(values)
	if len(members) == 0 {
		return Classes{}
	}
	groups := distinct(values, members)
	cuts := breaks(groups)
	var c Classes
	for i, from := range cuts {
		to := len(groups)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		class := Class{Shade: shade(i, len(cuts))}
		for _, g := range groups[from:to] {
			class.Members = append(class.Members, g.members...)
		}
		if i > 0 {
			c.Limits = append(c.Limits, roundBetween(groups[from-1].number, groups[from].number))
		}
		c.List = append(c.List, class)
	}
	return c
}

// order gives the places of the values that are there, from the lowest.
func order(values Series) []int {
	var places []int
	for i, v := range values {
		if !v.Missing {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(values[a].Number, values[b].Number) })
	return places
}

// shade spreads the classes over the whole ramp.
func shade(i, classes int) int {
	if classes == 1 {
		return (Shades + 1) / 2
	}
	return 1 + int(math.Round(float64(i*(Shades-1))/float64(classes-1)))
}

// equals are the places of one value.
type equals struct {
	number  float64
	members []int
}

func distinct(values Series, places []int) []equals {
	var groups []equals
	for _, i := range places {
		if last := len(groups) - 1; last >= 0 && groups[last].number == values[i].Number {
			groups[last].members = append(groups[last].members, i)
		} else {
			groups = append(groups, equals{values[i].Number, []int{i}})
		}
	}
	return groups
}

// breaks gives where the classes begin: W. D. Fisher, «On Grouping for Maximum Homogeneity», Journal of the American
// Statistical Association 53 (1958). The best division into k classes is the best one into k-1 of what lies below the
// last class, so each is found from those before it.
func breaks(groups []equals) []int {
	n := len(groups)
	spread := spreads(groups)
	best := make([]float64, n+1) // of the first j groups in k classes
	for j := 1; j <= n; j++ {
		best[j] = spread(0, j)
	}
	all := best[n]
	begins := [][]int{make([]int, n+1)} // where the last class begins
	for k := 1; k < min(Shades, n) && best[n] > (1-explained)*all; k++ {
		next, begin := make([]float64, n+1), make([]int, n+1)
		for j := 1; j <= n; j++ {
			next[j] = math.Inf(1)
			for i := k; i < j; i++ {
				if sum := best[i] + spread(i, j); sum < next[j] {
					next[j], begin[j] = sum, i
				}
			}
		}
		best, begins = next, append(begins, begin)
	}
	cuts := make([]int, len(begins))
	for k, end := len(begins)-1, n; k >= 0; k-- {
		cuts[k] = begins[k][end]
		end = cuts[k]
	}
	return cuts
}

// spreads gives the sum of the squared distances of the values of groups[i:j] from their mean. The values are taken from
// the middle of all, so that large numbers near each other lose no digits.
func spreads(groups []equals) func(i, j int) float64 {
	middle := groups[len(groups)/2].number
	count, sum, squares := make([]float64, len(groups)+1), make([]float64, len(groups)+1), make([]float64, len(groups)+1)
	for i, g := range groups {
		n, x := float64(len(g.members)), g.number-middle
		count[i+1], sum[i+1], squares[i+1] = count[i]+n, sum[i]+n*x, squares[i]+n*x*x
	}
	return func(i, j int) float64 {
		n, s := count[j]-count[i], sum[j]-sum[i]
		return max(0, squares[j]-squares[i]-s*s/n)
	}
}

// roundBetween gives the roundest number above low and not above high: a multiple of the largest 1, 2 or 5 times a power
// of ten that has one there, the nearest to their middle.
func roundBetween(low, high float64) Limit {
	top := int(math.Ceil(math.Log10(max(math.Abs(low), math.Abs(high)))))
	for power := top; power > top-17; power-- {
		for _, digit := range []float64{5, 2, 1} {
			decimals := max(0, -power)
			step := digit * math.Pow10(power)
			middle := math.Round((low + high) / 2 / step)
			for _, times := range []float64{middle, math.Floor(high / step), math.Ceil(low / step)} {
				// as it is written, so that it compares as it reads
				number, _ := strconv.ParseFloat(strconv.FormatFloat(times*step, 'f', decimals, 64), 64)
				if low < number && number <= high {
					return Limit{number, decimals}
				}
			}
		}
	}
	_, digits, _ := strings.Cut(strconv.FormatFloat(high, 'f', -1, 64), ".") // they part in the last of their digits
	return Limit{high, len(digits)}
}

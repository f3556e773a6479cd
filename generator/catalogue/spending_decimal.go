package catalogue

import (
	"cmp"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

// Decimal is a number with the digits it was printed with: 80.50 is not 80.5. It never passes through a float.
type Decimal struct{ text string }

var decimalForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// maxDigits are those that a workbook, in which the figures are published too, shows of a number.
const maxDigits = 15

// ParseDecimal accepts digits with a dot as decimal mark, without separators of thousands.
func ParseDecimal(text string) (Decimal, error) {
	if decimalForm.MatchString(text) {
		if n := strings.Count(text, "") - 1 - strings.Count(text, "-") - strings.Count(text, "."); n > maxDigits {
			return Decimal{}, fmt.Errorf("«%s» ha %d cifre: un foglio di calcolo ne tiene %d", source.Shorten(text), n, maxDigits)
		}
		return Decimal{text}, nil
	}
	if guess, ok := guessDecimal(text); ok {
		return Decimal{}, fmt.Errorf("«%s» non è un numero con il punto per i decimali e senza separatore delle migliaia; forse %s?", text, guess)
	}
	return Decimal{}, fmt.Errorf("«%s» non è un numero con il punto per i decimali", text)
}

// guessDecimal undoes the marks of Italy, 1.640,10, and of England, 1,640.10. A single comma before three digits may be
// either: no guess.
func guessDecimal(text string) (string, bool) {
	comma, dot := strings.LastIndex(text, ","), strings.LastIndex(text, ".")
	if comma < 0 || dot < 0 && strings.Count(text, ",") == 1 && len(text)-comma == len(",640") {
		return "", false
	}
	guess := strings.ReplaceAll(text, ",", "")
	if comma > dot {
		guess = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
	}
	return guess, decimalForm.MatchString(guess)
}

// String gives the printed digits with a dot as decimal mark. The zero value is 0.
func (d Decimal) String() string {
	if d.text == "" {
		return "0"
	}
	return d.text
}

// Rat gives the exact value; the caller may change it.
func (d Decimal) Rat() *big.Rat {
	r, _ := new(big.Rat).SetString(d.String()) // the form was checked when the value was made
	return r
}

// Float gives the nearest float64: enough to draw a number, not to print it.
func (d Decimal) Float() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// Cmp compares the exact values: -1, 0 or 1.
func (d Decimal) Cmp(other Decimal) int {
	if a, b := d.Float(), other.Float(); a != b {
		return cmp.Compare(a, b) // rounding may make numbers equal, it never changes their order
	}
	return d.Rat().Cmp(other.Rat())
}

// Decimals counts the printed decimals.
func (d Decimal) Decimals() int {
	_, decimals, _ := strings.Cut(d.text, ".")
	return len(decimals)
}

// Italian gives the number as it is written on a page: «1.320,40».
func (d Decimal) Italian() string {
	digits, negative := strings.CutPrefix(d.String(), "-")
	whole, decimals, hasDecimals := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if hasDecimals {
		whole += "," + decimals
	}
	if negative {
		whole = "−" + whole
	}
	return whole
}

// Round gives the number with that many decimals, halves away from zero.
func Round(r *big.Rat, decimals int) Decimal { return Decimal{r.FloatString(decimals)} }

// roundedFrom gives the ends of what rounds to a number: half a unit of its last digit to either side.
func (d Decimal) roundedFrom() (low, high Decimal) {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Decimals())), nil)
	half := new(big.Rat).SetFrac(big.NewInt(1), scale.Lsh(scale, 1))
	return Round(new(big.Rat).Sub(d.Rat(), half), d.Decimals()+1), Round(new(big.Rat).Add(d.Rat(), half), d.Decimals()+1)
}

package generator

import (
	"math"
	"strconv"
)

// cents is an amount of money, exactly.
type cents int64

func dollars(amount float64) cents { return cents(math.Round(amount * 100)) }

// String writes the amount in dollars with two decimals, as in -12.05.
func (c cents) String() string { return hundredths(int64(c)) }

// hundredths writes n/100 with two decimals.
func hundredths(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	fraction := strconv.FormatInt(n%100, 10)
	if len(fraction) == 1 {
		fraction = "0" + fraction
	}
	return sign + strconv.FormatInt(n/100, 10) + "." + fraction
}

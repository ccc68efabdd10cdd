package analysis

import "math"

// maxPermuted is how many pairs have their rank correlation tested against all
// orders (40,320 at 8): with more, Student's t comes near enough.
const maxPermuted = 8

// permutationPValue is the share of all orders of y in which the correlation
// with x is at least as far from 0: the exact two-sided test, which for few
// pairs Student's t misses by far (three pairs in order have p = 1/3).
func permutationPValue(x, y []float64, coefficient float64) float64 {
	if math.IsNaN(coefficient) {
		return math.NaN()
	}
	mx, my := mean(x), mean(y)
	product := func(order []float64) float64 {
		sum := 0.0
		for i, v := range x {
			sum += (v - mx) * (order[i] - my)
		}
		return math.Abs(sum)
	}
	limit := product(y) * (1 - exact)
	as, all := 0, 0
	order := append([]float64(nil), y...)
	var permute func(k int)
	permute = func(k int) {
		if k == len(order) {
			all++
			if product(order) >= limit {
				as++
			}
			return
		}
		for i := k; i < len(order); i++ {
			order[k], order[i] = order[i], order[k]
			permute(k + 1)
			order[k], order[i] = order[i], order[k]
		}
	}
	permute(0)
	return float64(as) / float64(all)
}

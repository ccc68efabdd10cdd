package analysis

// lineThrough is the least-squares line's value at the first position less one
// step, and its slope.
func lineThrough(values []float64) (before, slope float64) {
	n := float64(len(values))
	if n < 2 {
		return mean(values), 0
	}
	var xy, xx float64
	for i, v := range values {
		x := float64(i) - (n-1)/2
		xy += x * v
		xx += x * x
	}
	slope = xy / xx
	return mean(values) - slope*(n+1)/2, slope
}

package analysis

import "math"

const (
	// normalGeary is the mean absolute deviation of a normal variable in standard
	// deviations; gearyError the standard error of it for n values, times √n (Geary,
	// Biometrika 27, 1935).
	normalGeary, gearyError = 0.7978845608028654, 0.2123
	// normalSkewError is the standard error of the skewness of n normal values, times √n.
	normalSkewError = 2.449489742783178
)

// unlikeness is how far values are from normal ones, in standard errors: lean by
// their skewness (third standardized moment), tail by how much smaller their mean
// absolute deviation is beside the standard deviation (Geary's test): above 0 where
// tails are long. NaN of values that are all equal.
func unlikeness(values []float64) (lean, tail float64) {
	n, centre := float64(len(values)), mean(values)
	var size, square, cube float64
	for _, v := range values {
		d := v - centre
		size, square, cube = size+math.Abs(d)/n, square+d*d/n, cube+d*d*d/n
	}
	sd, root := math.Sqrt(square), math.Sqrt(n)
	return cube / (square * sd) * root / normalSkewError, (normalGeary - size/sd) * root / gearyError
}

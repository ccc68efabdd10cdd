package analysis

import "math"

// SeriesDefinitions finds what a series is made of as Definitions does, by the
// changes from period to period: series that merely trend alike have nearly the
// same levels, and columns that define a series define its changes. ErrLength.
func SeriesDefinitions(target Series, columns []Series) ([]Definition, error) {
	var out []Definition
	found := map[int]bool{}
	sums, products := make([][]float64, len(columns)), make([][]float64, len(columns))
	for i, c := range columns {
		together, err := Comove(target, c)
		if err != nil {
			return nil, err
		}
		if together.Changes.N >= leastForDefinition && square(together.Changes.Coefficient) >= sameShare {
			out = append(out, Definition{Kind: SameAs, Columns: []int{i}})
			found[i] = true
		}
		sums[i], products[i] = changes(c.Values, 1), changes(logarithms(c.Values), 1)
	}
	out = everyDefinition(out, found, changes(target.Values, 1), sums, SumOf, SumOf)
	return everyDefinition(out, found, changes(logarithms(target.Values), 1), products, SumOf, ProductOf), nil
}

// logarithms of what is above 0; missing where it is not.
func logarithms(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = math.NaN()
		if v > 0 {
			out[i] = math.Log(v)
		}
	}
	return out
}

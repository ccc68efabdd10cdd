package analysis

import "gonum.org/v1/gonum/mat"

// leastSquares are the coefficients of columns for values, nil where the
// columns determine none.
func leastSquares(columns [][]float64, values []float64) []float64 {
	x := mat.NewDense(len(values), len(columns), nil)
	for j, c := range columns {
		x.SetCol(j, c)
	}
	var beta mat.VecDense
	if err := beta.SolveVec(x, mat.NewVecDense(len(values), values)); err != nil {
		return nil
	}
	return beta.RawVector().Data
}

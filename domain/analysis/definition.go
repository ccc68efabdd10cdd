package analysis

import "math"

// DefinitionKind says how columns give a target.
type DefinitionKind string

// The kinds.
const (
	SameAs    DefinitionKind = "same"    // one column says what the target says
	SumOf     DefinitionKind = "sum"     // a sum or difference, each with a factor
	ProductOf DefinitionKind = "product" // a product or ratio
	BinsOf    DefinitionKind = "bins"    // categories that are ranges of it
)

// Definition is a set of columns that together give a target (nearly) exactly:
// they do not drive it, they are what it is made of.
type Definition struct {
	Kind    DefinitionKind
	Columns []int // into the columns
}

const (
	// sameShare is the R² from which one column says the same as another.
	sameShare = 0.99
	// exactShare is the R² of columns that give a target but for rounding.
	exactShare = 0.9999
	// leastForDefinition rows: fewer fit any columns by chance.
	leastForDefinition = 12
	// maxDefinitionRows are enough to see an identity, which holds on all.
	maxDefinitionRows = 5_000
	// positiveShare is how many rows must be above 0 for a product to be looked
	// for on logarithms.
	positiveShare = 0.8
)

// Definitions finds the columns that a target is made of: one that says the
// same (by values or by ranks), then sums and differences, then products and
// ratios, of as few columns as it takes. Columns found are not looked at
// again. ErrLength.
func Definitions(target []float64, columns [][]float64) ([]Definition, error) {
	var out []Definition
	found := map[int]bool{}
	for i, c := range columns {
		r, err := Pearson(target, c)
		if err != nil {
			return nil, err
		}
		if r.N < leastForDefinition {
			continue
		}
		s, err := Spearman(target, c)
		if err != nil {
			return nil, err
		}
		if max(square(r.Coefficient), square(s.Coefficient)) >= sameShare {
			out = append(out, Definition{Kind: SameAs, Columns: []int{i}})
			found[i] = true
		}
	}
	out = everyDefinition(out, found, target, columns, SumOf, SumOf)
	return everyDefinition(out, found, target, columns, ProductOf, ProductOf), nil
}

// everyDefinition adds the sets of columns not found yet that give the target by
// one form, and names them as a kind.
func everyDefinition(out []Definition, found map[int]bool, target []float64, columns [][]float64, form, kind DefinitionKind) []Definition {
	for {
		set := definedBy(target, columns, form, found)
		if set == nil {
			return out
		}
		out = append(out, Definition{Kind: kind, Columns: set})
		for _, i := range set {
			found[i] = true
		}
	}
}

func square(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x * x
}

// definedBy is the smallest set of the columns left that gives the target: of
// two, else all less those that are not needed; nil where none does.
func definedBy(target []float64, columns [][]float64, kind DefinitionKind, found map[int]bool) []int {
	var left []int
	for i := range columns {
		if !found[i] {
			left = append(left, i)
		}
	}
	for a, i := range left {
		for _, j := range left[a+1:] {
			if fits(target, columns, []int{i, j}, kind) {
				return []int{i, j}
			}
		}
	}
	if len(left) < 3 || !fits(target, columns, left, kind) {
		return nil
	}
	for k := len(left) - 1; k >= 0; k-- {
		fewer := append(append([]int(nil), left[:k]...), left[k+1:]...)
		if len(fewer) > 1 && fits(target, columns, fewer, kind) {
			left = fewer
		}
	}
	return left
}

// fits reports whether least squares on a set of columns leaves nothing of the
// target, on logarithms for products.
func fits(target []float64, columns [][]float64, set []int, kind DefinitionKind) bool {
	y, x := definitionRows(target, columns, set, kind)
	if len(y) < leastForDefinition+2*len(set) || extent(y) <= exact*maxAbs(y) {
		return false
	}
	design := [][]float64{make([]float64, len(y))}
	for i := range y {
		design[0][i] = 1
	}
	for _, c := range x {
		if extent(c) <= exact*maxAbs(c) {
			return false
		}
		design = append(design, c)
	}
	beta := leastSquares(design, y)
	if beta == nil {
		return false
	}
	mean, missed, total := 0.0, 0.0, 0.0
	for _, v := range y {
		mean += v / float64(len(y))
	}
	for i, v := range y {
		fitted := 0.0
		for j, c := range design {
			fitted += beta[j] * c[i]
		}
		missed += (v - fitted) * (v - fitted)
		total += (v - mean) * (v - mean)
	}
	return missed <= (1-exactShare)*total
}

// definitionRows are the first rows without a missing value; as logarithms,
// only where most are above 0.
func definitionRows(target []float64, columns [][]float64, set []int, kind DefinitionKind) (y []float64, x [][]float64) {
	x = make([][]float64, len(set))
	complete := 0
	for i := range target {
		if len(y) == maxDefinitionRows {
			break
		}
		whole, positive := finite(target[i]), target[i] > 0
		for _, j := range set {
			whole, positive = whole && finite(columns[j][i]), positive && columns[j][i] > 0
		}
		if !whole {
			continue
		}
		complete++
		if kind == ProductOf && !positive {
			continue
		}
		y = append(y, asked(target[i], kind))
		for k, j := range set {
			x[k] = append(x[k], asked(columns[j][i], kind))
		}
	}
	if float64(len(y)) < positiveShare*float64(complete) {
		return nil, nil
	}
	return y, x
}

func asked(v float64, kind DefinitionKind) float64 {
	if kind == ProductOf {
		return math.Log(v)
	}
	return v
}

package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Spread is what the rows of one member in one period hold: how many they are, the
// sum of their values, and that of their squares.
type Spread struct{ Rows, Sum, Squares float64 }

// variance of a member's sum. Of rows that come by chance it is that of a compound
// count, Rows × variance + dispersion × Rows × mean²; of a table with a row for each
// day and member the number of rows is no chance, and dispersion 0.
func (s Spread) variance(dispersion float64) float64 {
	if s.Rows < 1 {
		return 0
	}
	square := s.Sum * s.Sum / s.Rows
	return max(s.Squares-square, 0) + dispersion*square
}

// SplitMember is a member in the split of a total's move between two periods.
type SplitMember struct {
	Control, Test Spread  // Control's values in the units of Test: times what all changed by
	Weight        float64 // its share of the control
	Move          float64 // by how much it moved the total beyond moving as all did
	Elsewhere     bool    // it went another way than asked, so it explains nothing
}

// Telling is how much a dimension tells of why a total moved.
type Telling struct {
	Member int     // the one by which it does, −1: none moved enough
	PValue float64 // of its move by chance alone, beside all members of all dimensions
	Log    float64 // the logarithm of PValue, which ranks dimensions where PValue is 0
}

const (
	// leastPower is the part of the total's move that a member must make to explain
	// it (the T_EEP of Bhagwan et al.).
	leastPower = 0.1
	// fixedRows is below which part of a count's own variance the numbers of rows vary
	// where they are laid down: a row for each day and member.
	fixedRows = 0.01
	// fewFree is below how many free members a median says less than a mean.
	fewFree = 16
	// medianOfOne is the median of χ² with one degree of freedom.
	medianOfOne = 0.4549
)

// Tellings ranks the ways to split a total's move among members, in the order
// given: how surely one member of each moved beyond what all did. Dimensions are
// ranked by the surprise of those members that make at least a tenth of the move, as
// in Adtributor (Bhagwan et al., NSDI 2014), with the surprise measured against
// chance: the smallest p-value of a member, for as many members as there are
// (Tippett, The Methods of Statistics, 1931) and as many dimensions. Adtributor's
// own divergence grows with the number of members where nothing is to be told, and
// with the number of rows where little is.
//
// A member's move is held against the variance of the sums of its rows, and that
// against how all the others vary, since rows come in clusters and members drift:
// the median of their squared z-scores over that of χ², at least 1 (genomic control;
// Devlin and Roeder, Biometrics 55, 1999). The leader of each dimension is left out
// of it. Members of different dimensions hold the same rows: nothing is ever added
// up across dimensions.
func Tellings(dimensions [][]SplitMember, total float64) []Telling {
	dispersion := rowDispersion(dimensions)
	scores := make([][]float64, len(dimensions))
	for d, members := range dimensions {
		scores[d] = zScores(members, dispersion)
	}
	inflation, free := variedBy(dimensions, scores, dispersion)
	out := make([]Telling, len(dimensions))
	for d, members := range dimensions {
		out[d] = Telling{Member: -1, PValue: 1}
		for i, z := range scores[d] {
			m := members[i]
			if math.IsNaN(z) || m.Elsewhere || math.Abs(m.Move) < leastPower*math.Abs(total) {
				continue
			}
			all := float64(len(members) * len(dimensions))
			if log := min(0, math.Log(all)+logTwoTails(z/math.Sqrt(inflation), free)); out[d].Member < 0 || log < out[d].Log {
				out[d] = Telling{Member: i, PValue: math.Exp(log), Log: log}
			}
		}
	}
	return out
}

// zScores are the members' moves in standard deviations: that of a member whose
// share of all is w varies by (1−w)² of its own variance and w² of the others'. NaN
// where nothing varies.
func zScores(members []SplitMember, dispersion float64) []float64 {
	own, all := make([]float64, len(members)), 0.0
	for i, m := range members {
		own[i] = m.Control.variance(dispersion) + m.Test.variance(dispersion)
		all += own[i]
	}
	out := make([]float64, len(members))
	for i, m := range members {
		rest := 1 - m.Weight
		v := rest*rest*own[i] + m.Weight*m.Weight*(all-own[i])
		if out[i] = m.Move / math.Sqrt(v); !finite(out[i]) {
			out[i] = math.NaN()
		}
	}
	return out
}

// variedBy is by how much more members vary than the sums of their rows do: the
// leaders apart, the rest of each dimension held against what that did. free is how
// many members tell it, infinite where they are enough.
func variedBy(dimensions [][]SplitMember, scores [][]float64, dispersion float64) (inflation, free float64) {
	var squares []float64
	sum := 0.0
	for d, members := range dimensions {
		lead := leaderOf(scores[d])
		if lead < 0 || len(members) < 3 || members[lead].Weight >= 1 {
			continue
		}
		var rest []SplitMember
		left := 1 - members[lead].Weight
		for i, m := range members {
			if i != lead {
				m.Move += members[lead].Move * m.Weight / left
				m.Weight /= left
				rest = append(rest, m)
			}
		}
		n := 0.0
		for _, z := range zScores(rest, dispersion) {
			if !math.IsNaN(z) {
				squares, n = append(squares, z*z), n+1
				sum += z * z
			}
		}
		free += max(n-1, 0)
	}
	switch {
	case free < 1:
		return 1, 0
	case free < fewFree:
		return max(1, sum/float64(len(squares))), free
	}
	return max(1, median(squares)/medianOfOne), math.Inf(1)
}

// leaderOf is the one with the largest z-score; −1 where none has one.
func leaderOf(scores []float64) int {
	lead := -1
	for i, z := range scores {
		if !math.IsNaN(z) && (lead < 0 || math.Abs(z) > math.Abs(scores[lead])) {
			lead = i
		}
	}
	return lead
}

// rowDispersion is 0 where the numbers of rows are laid down, else 1.
func rowDispersion(dimensions [][]SplitMember) float64 {
	var squares []float64
	for _, members := range dimensions {
		var control, test float64
		for _, m := range members {
			control, test = control+m.Control.Rows, test+m.Test.Rows
		}
		for _, m := range members {
			if rows := m.Control.Rows + m.Test.Rows; rows > 0 && control > 0 && test > 0 {
				expected := rows * test / (control + test)
				squares = append(squares, (m.Test.Rows-expected)*(m.Test.Rows-expected)*(control+test)/(expected*control))
			}
		}
	}
	if len(squares) == 0 || median(squares) >= fixedRows*medianOfOne {
		return 1
	}
	return 0
}

// logTwoTails is the logarithm of the chance that a value lies further from 0 than
// z: a normal one, or, where few members tell by how much they vary, one of Student's
// with as many degrees of freedom and those of the prior (moderated t; Smyth,
// Statistical Applications in Genetics and Molecular Biology 3, 2004).
func logTwoTails(z, free float64) float64 {
	const far, prior = 25, 4
	z = math.Abs(z)
	switch {
	case !math.IsInf(free, 1):
		return math.Log(2 * distuv.StudentsT{Sigma: 1, Nu: free + prior}.Survival(z))
	case z < far:
		return math.Log(math.Erfc(z / math.Sqrt2))
	}
	return -z*z/2 - math.Log(z*math.Sqrt(math.Pi/2)) // where the chance itself is 0
}

package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Class is a class of the ABC analysis.
type Class string

// The classes: A holds the vital few, that is the members that make the target
// share; B those that go on to ParetoB; C the rest. The member that crosses an
// edge belongs to the class above it.
const (
	ClassA Class = "A"
	ClassB Class = "B"
	ClassC Class = "C"
)

const (
	// ParetoTarget is the share that the vital few make unless a question says
	// otherwise: Juran's 80 %.
	ParetoTarget = 0.8
	// ParetoB is where class B ends; for a target of at least this much, B takes
	// the same part of what A leaves (three quarters).
	ParetoB = 0.95

	// shareRounding keeps a share that is the target but for rounding errors
	// from taking in one member more.
	shareRounding = 1e-12
)

// ParetoOptions are what a question may set.
type ParetoOptions struct {
	Target float64 // share that the vital few make; 0 means ParetoTarget
}

// Contributor is a member with a positive value.
type Contributor struct {
	Index           int     // into the values given
	Value           float64 // in the measure's unit
	Share           float64 // of Pareto.Gross
	CumulativeShare float64 // of this member and all before it
	Class           Class
}

// VitalFew are the largest members, counted from the top.
type VitalFew struct {
	Count          int     // how many
	Of             int     // of all members with a value: zeros and negatives too
	ShareOfMembers float64 // Count / Of
	Share          float64 // of the gross that they make
	Target         float64 // what was asked for
	// Tied is how many further members are equal to the last one counted: which
	// of them are in and which out is then a matter of order alone.
	Tied int
}

// Negatives are the members below zero, whose values no share holds.
type Negatives struct {
	Count int
	Sum   float64 // in the measure's unit, at most 0
}

// Pareto says how few members make how much of a total.
type Pareto struct {
	Contributors    []Contributor // largest first; equal ones in the order given
	VitalFew        VitalFew
	Negatives       Negatives
	NegativeIndexes []int   // the most negative first
	Zeros, Missing  int     // members of 0; members without a finite value
	Gross           float64 // sum of the positive values: what shares are of
	Gini, HHI       float64 // of all values; NaN where one is negative
}

// NewPareto ranks members by an additive value (a sum or a count, one a
// member). The vital few are the least number of members, from the top, whose
// share reaches the target.
//
// Errors: ErrShare for a target outside 0 … 1; ErrNoPositive where no value is
// above 0, with the result's negatives, zeros and missing filled in.
func NewPareto(values []float64, o ParetoOptions) (Pareto, error) {
	if o.Target == 0 {
		o.Target = ParetoTarget
	}
	if !isShare(o.Target) {
		return Pareto{}, ErrShare
	}
	p := sortOut(values)
	if len(p.Contributors) == 0 {
		return p, ErrNoPositive
	}
	p.share(o.Target)
	count := 1 + slices.IndexFunc(p.Contributors, func(c Contributor) bool { return reaches(c.CumulativeShare, o.Target) })
	p.VitalFew = p.first(count, o.Target)
	return p, nil
}

// Top is the converse: what the largest members make that are a share of all
// ("the top 20 % of customers"), to the nearest whole member, one at least.
// Members of 0 and below count among all. Target is the share of members asked
// for. Errors: ErrShare for a share outside 0 … 1, ErrNoPositive.
func (p Pareto) Top(share float64) (VitalFew, error) {
	if !isShare(share) {
		return VitalFew{}, ErrShare
	}
	if len(p.Contributors) == 0 {
		return VitalFew{}, ErrNoPositive
	}
	count := max(1, int(math.Round(share*float64(p.members()))))
	if count <= len(p.Contributors) {
		return p.first(count, share), nil
	}
	few := p.first(len(p.Contributors), share)
	few.Count, few.ShareOfMembers = count, float64(count)/float64(few.Of)
	return few, nil
}

// sortOut puts each value where it belongs, the positive ones by size.
func sortOut(values []float64) Pareto {
	p := Pareto{Gini: math.NaN(), HHI: math.NaN()}
	var counted []float64
	for i, v := range values {
		if !finite(v) {
			p.Missing++
			continue
		}
		counted = append(counted, v)
		switch {
		case v > 0:
			p.Contributors = append(p.Contributors, Contributor{Index: i, Value: v})
			p.Gross += v
		case v < 0:
			p.NegativeIndexes = append(p.NegativeIndexes, i)
			p.Negatives.Count++
			p.Negatives.Sum += v
		default:
			p.Zeros++
		}
	}
	slices.SortStableFunc(p.Contributors, func(a, b Contributor) int { return cmp.Compare(b.Value, a.Value) })
	slices.SortStableFunc(p.NegativeIndexes, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	p.Gini, p.HHI = Gini(counted), HHI(counted)
	return p
}

// share fills in shares and classes.
func (p *Pareto) share(target float64) {
	edge := ParetoB
	if target >= ParetoB {
		edge = target + (1-target)*(ParetoB-ParetoTarget)/(1-ParetoTarget)
	}
	before, sum := 0.0, 0.0
	for i := range p.Contributors {
		c := &p.Contributors[i]
		sum += c.Value / p.Gross
		c.Share, c.CumulativeShare = c.Value/p.Gross, min(sum, 1)
		switch {
		case !reaches(before, target):
			c.Class = ClassA
		case !reaches(before, edge):
			c.Class = ClassB
		default:
			c.Class = ClassC
		}
		before = c.CumulativeShare
	}
	p.Contributors[len(p.Contributors)-1].CumulativeShare = 1
}

// first are the count largest members.
func (p Pareto) first(count int, target float64) VitalFew {
	last := p.Contributors[count-1]
	few := VitalFew{
		Count: count, Of: p.members(), ShareOfMembers: float64(count) / float64(p.members()),
		Share: last.CumulativeShare, Target: target,
	}
	for _, c := range p.Contributors[count:] {
		if c.Value == last.Value {
			few.Tied++
		}
	}
	return few
}

func (p Pareto) members() int { return len(p.Contributors) + p.Negatives.Count + p.Zeros }

func reaches(share, target float64) bool { return share >= target-shareRounding }

func isShare(v float64) bool { return v > 0 && v <= 1 }

package analysis

import "math"

// Contribution is one member's part in the change of a total. NaN: not defined.
type Contribution struct {
	Control, Test      float64 // in the measure's unit; missing values count as 0
	Difference         float64
	RelativeDifference float64 // to Control, where that is above 0
	Contribution       float64 // share of the total's difference; NaN where that is 0
	// UnexpectedDifference is what the member changed beyond what all others
	// did: Test − Control × (others' test / others' control). NaN where the
	// others had nothing.
	UnexpectedDifference float64
}

// Contributions are the parts of members in the change of an additive measure
// (a sum or a count), in the order given. The differences add up to the
// total's, and the contributions to 1. ErrLength for different lengths.
func Contributions(control, test []float64) ([]Contribution, error) {
	if len(control) != len(test) {
		return nil, ErrLength
	}
	var before, after float64
	for i := range control {
		before += orZero(control[i])
		after += orZero(test[i])
	}
	out := make([]Contribution, len(control))
	for i := range control {
		c, t := orZero(control[i]), orZero(test[i])
		out[i] = Contribution{
			Control: c, Test: t, Difference: t - c, RelativeDifference: ratioLessOne(t, c),
			Contribution: math.NaN(), UnexpectedDifference: math.NaN(),
		}
		if math.Abs(after-before) > exact*math.Abs(before) {
			out[i].Contribution = (t - c) / (after - before)
		}
		if rest := before - c; math.Abs(rest) > exact*math.Abs(before) {
			out[i].UnexpectedDifference = t - c*(after-t)/rest
		}
	}
	return out, nil
}

// Fraction is the numerator and denominator of a ratio or an average: the sum
// of values and their count, profit and sales.
type Fraction struct{ Numerator, Denominator float64 }

// RatioContribution is one member's part in the change of a ratio.
type RatioContribution struct {
	Control, Test float64 // the member's own ratio; NaN without denominator
	Difference    float64 // NaN where either is
	// RateEffect is how far the total moved because the member's ratio did,
	// MixEffect because its share of the denominator did.
	RateEffect, MixEffect float64
}

// RatioChange is the change of a ratio over all members.
type RatioChange struct {
	Control, Test float64 // the ratio over all members
	Members       []RatioContribution
	// Reversed: the total moved one way and each sizeable member (at least 5 %
	// of the denominator in both periods) the other way: Simpson's paradox.
	Reversed bool
}

// sizeable is the share of the denominator that makes a member count for a reversal.
const sizeable = 0.05

// RatioContributions split the change of Σ numerator / Σ denominator exactly
// into a rate and a mix effect for each member, in the order given: with
// shares w of the denominator, ratios r and means over both periods barred,
// w̄ Δr and Δw (r̄ − R̄) (the symmetric form of Kitagawa, Journal of the
// American Statistical Association 50, 1955). All of them add up to the
// difference of the total. A member that is there in one period only has a mix
// effect only.
//
// Errors: ErrLength for different lengths; ErrNotFinite for a value that is
// missing or a denominator below 0; ErrTooFew where a period has no
// denominator at all.
func RatioContributions(control, test []Fraction) (RatioChange, error) {
	if len(control) != len(test) {
		return RatioChange{}, ErrLength
	}
	before, err := total(control)
	if err != nil {
		return RatioChange{}, err
	}
	after, err := total(test)
	if err != nil {
		return RatioChange{}, err
	}
	change := RatioChange{Control: before.ratio(), Test: after.ratio()}
	middle := (change.Control + change.Test) / 2
	against, counted := 0, 0
	for i := range control {
		c, t := control[i].ratio(), test[i].ratio()
		wc, wt := control[i].Denominator/before.Denominator, test[i].Denominator/after.Denominator
		m := RatioContribution{Control: c, Test: t, Difference: t - c}
		switch {
		case wc == 0 && wt == 0:
		case wc == 0:
			m.MixEffect = wt * (t - middle)
		case wt == 0:
			m.MixEffect = -wc * (c - middle)
		default:
			m.RateEffect = (wc + wt) / 2 * (t - c)
			m.MixEffect = (wt - wc) * ((c+t)/2 - middle)
		}
		change.Members = append(change.Members, m)
		if wc >= sizeable && wt >= sizeable {
			counted++
			if (t-c)*(change.Test-change.Control) < 0 {
				against++
			}
		}
	}
	change.Reversed = counted > 0 && against == counted
	return change, nil
}

func (f Fraction) ratio() float64 {
	if f.Denominator == 0 {
		return math.NaN()
	}
	return f.Numerator / f.Denominator
}

func total(fractions []Fraction) (Fraction, error) {
	var sum Fraction
	for _, f := range fractions {
		if !finite(f.Numerator) || !finite(f.Denominator) || f.Denominator < 0 || f.Denominator == 0 && f.Numerator != 0 {
			return sum, ErrNotFinite
		}
		sum.Numerator += f.Numerator
		sum.Denominator += f.Denominator
	}
	if sum.Denominator == 0 {
		return sum, ErrTooFew
	}
	return sum, nil
}

func orZero(v float64) float64 {
	if !finite(v) {
		return 0
	}
	return v
}

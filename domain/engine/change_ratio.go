package engine

import (
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// fillRatios leaves the breakdown empty where the parts don't make the total, or
// a denominator is negative: such shares weigh nothing.
func (run *comparisonRun) fillRatios(b *breakdown, t domain.Table, n int) {
	control, test := make([]analysis.Fraction, len(t.Rows)), make([]analysis.Fraction, len(t.Rows))
	for i, row := range t.Rows {
		test[i] = analysis.Fraction{Numerator: number(row[n]), Denominator: number(row[n+2])}
		control[i] = analysis.Fraction{Numerator: number(row[n+1]), Denominator: number(row[n+3])}
	}
	c, err := analysis.RatioContributions(control, test)
	if err != nil || !run.addsUp(c) {
		run.skipped = append(run.skipped, dimensionNames(question.Plan{Dimensions: b.dimensions})...)
		return
	}
	before, after := denominators(control), denominators(test)
	b.reversed = c.Reversed && wellCovered(control, before) && wellCovered(test, after)
	for i, m := range c.Members {
		effect := m.RateEffect + m.MixEffect
		b.rates, b.mixes = b.rates+m.RateEffect, b.mixes+m.MixEffect
		weight := (control[i].Denominator/before + test[i].Denominator/after) / 2
		b.segments = append(b.segments, segment{member: memberOf(b.dimensions, t.Rows[i], 0), control: m.Control, test: m.Test,
			difference: m.Difference, relative: relativeTo(m.Difference, m.Control), contribution: effect / (c.Test - c.Control), unexpected: math.NaN(),
			rate: m.RateEffect, mix: m.MixEffect, move: effect - weight*(c.Test-c.Control)})
		if s := &b.segments[i]; len(run.spreads()) > 0 {
			s.before, s.after = run.ratioSpreads(t.Rows[i], n, before, after)
			s.share, s.spread = weight, true
		}
	}
}

// addsUp reports whether the members' parts make the total: they do not where
// the denominator counts something that lies in several members, as an order
// with lines of several categories does.
func (run *comparisonRun) addsUp(c analysis.RatioChange) bool {
	const rounding = 1e-6
	return math.Abs(c.Control-run.control) <= rounding*math.Abs(run.control) && math.Abs(c.Test-run.test) <= rounding*math.Abs(run.test)
}

// wellCovered reports whether at least two members of 5 % and more make up most
// of the denominator: a reversal against one large member says nothing.
func wellCovered(fractions []analysis.Fraction, total float64) bool {
	const sizeable, fewest, most = 0.05, 2, 0.5
	n, sum := 0, 0.0
	for _, f := range fractions {
		if share := f.Denominator / total; share >= sizeable {
			n, sum = n+1, sum+share
		}
	}
	return n >= fewest && sum > most
}

func denominators(fractions []analysis.Fraction) float64 {
	sum := 0.0
	for _, f := range fractions {
		sum += f.Denominator
	}
	return sum
}

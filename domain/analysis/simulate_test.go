package analysis_test

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// ar1 is n values of AR(1) noise with variance 1.
func ar1(rng *rand.Rand, n int, phi float64) []float64 {
	out := make([]float64, n)
	last := 0.0
	for i := range out {
		fresh := math.Sqrt(1 - phi*phi)
		if i == 0 {
			fresh = 1
		}
		last = phi*last + fresh*rng.NormFloat64()
		out[i] = last
	}
	return out
}

// seriesOf begins in January 2020.
func seriesOf(grain query.Grain, values []float64) analysis.Series {
	s := analysis.Series{Grain: grain, Values: values}
	start := analysis.PeriodStart(grain, time.Date(2020, 1, 6, 0, 0, 0, 0, time.UTC))
	for i := range values {
		s.Starts = append(s.Starts, analysis.Shift(grain, start, i))
	}
	return s
}

// rate is the share of n simulated runs in which something happens; run i is
// handed the i-th source of random numbers.
func rate(n int, happens func(*rand.Rand) bool) float64 {
	count := 0
	for seed := range n {
		if happens(rand.New(rand.NewPCG(uint64(seed), 7))) {
			count++
		}
	}
	return float64(count) / float64(n)
}

// atMost is the largest rate that a simulation may show where a rate is
// stated: two of its standard errors more.
func atMost(stated float64) float64 { return atMostIn(simulated, stated) }

// atMostIn is atMost in so many runs.
func atMostIn(runs int, stated float64) float64 {
	return stated + 2*math.Sqrt(stated*(1-stated)/float64(runs))
}

// atLeast is the same from below.
func atLeast(stated float64) float64 {
	return stated - 2*math.Sqrt(stated*(1-stated)/simulated)
}

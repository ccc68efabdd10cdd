package analysis_test

import (
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// By scipy.stats.binom and scipy.stats.t.
func TestTheChanceOfFewRows(t *testing.T) {
	for _, c := range []struct {
		count, n       int
		expected, want float64
	}{
		{4, 9, 0.08, 0.007430150463}, {0, 30, 0.1, 0.0847823161}, {50, 100, 0.5, 1}, {9, 9, 0.5, 0.00390625}, {0, 5, 0, 1}, {1, 5, 0, 0},
	} {
		if got := analysis.ShareByChance(c.count, c.n, c.expected); math.Abs(got-c.want) > 1e-8 {
			t.Errorf("%d of %d at %v: %v, want %v", c.count, c.n, c.expected, got, c.want)
		}
	}
	if got := analysis.MeanByChance(3, 16, 4, 50); math.Abs(got-0.1399028) > 1e-6 {
		t.Errorf("a mean of four 1.5 standard errors off: %v", got)
	}
	if got := analysis.MeanByChance(0.1, 0, 4, 50); got != 0 {
		t.Errorf("where nothing varies nothing is chance: %v", got)
	}
}

package analysis_test

import (
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

func TestOneValueFarAboveTheOthersIsTold(t *testing.T) {
	usual := []float64{50, 61, 66, 81, 56, 72, 53, 77, math.NaN(), 62, 81, 87}
	if _, ok := analysis.FarAbove(usual); ok {
		t.Error("none of the usual values lies far above the others")
	}
	if median, ok := analysis.FarAbove(append(usual, 555)); !ok || median != 69 {
		t.Errorf("median %v, %v; want 69 and the 555 far above it", median, ok)
	}
	if _, ok := analysis.FarAbove([]float64{0, 0, 0, 0, 0, 9}); ok {
		t.Error("values that do not vary say nothing of what is far")
	}
}

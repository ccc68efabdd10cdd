package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTwoHorizonsAreRefusedNotHalfAnswered(t *testing.T) {
	in := shop()
	in.Analysis = domain.Prediction
	for _, text := range []string{"forecast sales for the next 3 months and the next 6 months", "predict profit for the next 4 weeks and for the next 2 quarters"} {
		_, err := question.New().Read(text, in)
		if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindUnsupported || !strings.Contains(f.Message, "one stretch of time") {
			t.Errorf("%q: %v", text, err)
		}
	}
	accepts(t, in,
		"forecast sales for the next 6 months",
		"what will sales be in the next 6 months, by region",
	)
}

func TestAStretchWithGapsIsNoOneForecast(t *testing.T) {
	in := storeMonths()
	in.Analysis = domain.Prediction
	refuses(t, in, "forecast revenue for March and May 2026", "forecast revenue for Jan, Mar and May 2026")
	accepts(t, in, "forecast revenue for Jan-Dec 2026", "forecast revenue for Q1-Q4 2026",
		"forecast revenue for Q1 and Q2 2026", "forecast revenue over the rest of 2026")
}

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

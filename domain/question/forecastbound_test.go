package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestABoundOnAForecastLeavesOutNoRows(t *testing.T) {
	in := shop()
	in.Analysis = domain.Prediction
	for _, asked := range []string{"will the West have sales of more than 15,000 next month", "will we sell more than 15000 next quarter", "are we going to reach sales above 20,000 next month"} {
		_, err := question.New().Read(asked, in)
		var f *domain.Fault
		if !errors.As(err, &f) || f.Kind != domain.KindUnsupported {
			t.Errorf("%s: %v", asked, err)
			continue
		}
		_, again, _ := strings.Cut(f.Suggestion, "as in: ")
		if _, err := question.New().Read(again, in); err != nil {
			t.Errorf("suggested %q: %v", again, err)
		}
	}
	accepts(t, in,
		"forecast sales of orders with quantity above 5 for the next 3 months",
		"what will sales be next month",
	)
}

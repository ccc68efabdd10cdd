package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestRowsCalledByAWordForMoneyAreCountedInEveryToolAndThatIsSaid(t *testing.T) {
	in := shop()
	in.Dataset.Name = "refunds"
	const said = "'refunds' are counted; what they came to is total Sales"
	for _, tool := range []domain.Analysis{"", domain.Trend, domain.Prediction, domain.Change, domain.Pareto} {
		in.Analysis = tool
		p, err := question.New().Read("refunds by month", in)
		if err != nil || !slices.Contains(p.Reading.Assumptions, said) {
			t.Errorf("%s: %s, %v, %q", tool, told(p), err, p.Reading.Assumptions)
		}
	}
	in.Analysis = ""
	p, err := question.New().Read("number of refunds by month", in)
	if err != nil || slices.Contains(p.Reading.Assumptions, said) {
		t.Errorf("a number was asked for: %v, %q", err, p.Reading.Assumptions)
	}
}

package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAWordForTheMoneyOfTheRowsIsTheirAmountInEveryTool(t *testing.T) {
	in := shop()
	in.Dataset.Name = "expenses"
	for _, tool := range []domain.Analysis{"", domain.Trend, domain.Prediction, domain.Change, domain.Pareto} {
		in.Analysis = tool
		for _, word := range []string{"spending", "spend", "expenditure", "outlay"} {
			p, err := question.New().Read(word+" by month", in)
			if err != nil || len(p.Measures) != 1 || p.Measures[0].Name != "Sales" || !slices.Contains(p.Reading.Assumptions, "'"+word+"' is taken to mean Sales") {
				t.Errorf("%s: %s: %s, %v, %q", tool, word, told(p), err, p.Reading.Assumptions)
			}
		}
	}
	in.Analysis = ""
	p, err := question.New().Read("number of expenses by month", in)
	if err != nil || len(p.Measures) != 1 || p.Measures[0].Name != "Count" {
		t.Errorf("a number was asked for: %s, %v", told(p), err)
	}
}

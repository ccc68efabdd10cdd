package engine_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestEveryFollowUpCanBeAnswered(t *testing.T) {
	p := predicting(t, counted("Sales", inMonth, 42)) // 3 years: too few for a forecast by year
	for tool, texts := range map[domain.Analysis][]string{
		domain.Query:      {"average sales by place", "total sales by place", "sales by year", "maximum sales by place"},
		domain.Trend:      {"trend of sales by year", "trend of average sales by place", "trend of sales by quarter"},
		domain.Prediction: {"forecast sales next month", "forecast average sales for the next 2 quarters"},
		domain.Change:     {"compare sales in 2024 with 2023", "when did sales change"},
	} {
		for _, text := range texts {
			r := answerTo(t, p.p, first(t, p.w), tool, text)
			for _, f := range r.FollowUps {
				q, err := domain.NewQuestion(f.Arguments.UserQuery, first(t, p.w))
				if err != nil {
					t.Fatal(err)
				}
				if _, err := newEngine(t, p.p).Answer(t.Context(), f.Tool, q); err != nil {
					t.Errorf("%q offers %q to %s: %v", text, f.Arguments.UserQuery, f.Tool, err)
				}
			}
		}
	}
}

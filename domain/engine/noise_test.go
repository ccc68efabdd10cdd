package engine_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAmountsThatCancelComeToNothing(t *testing.T) {
	const booked = "Account,Amount\nA,0.1\nA,0.2\nA,-0.3\nB,1000.5\n"
	r := plan(t, warehouse(t, map[string]string{"booked.csv": booked}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Amount"))}, Dimensions: []question.Dimension{by("Account")}}
	})
	wantRows(t, r, []any{"B", 1000.5}, []any{"A", 0.0})
	tiny := "Account,Amount\nA,0.00000000000001\nB,1000.5\n"
	r = plan(t, warehouse(t, map[string]string{"tiny.csv": tiny}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Amount"))}, Dimensions: []question.Dimension{by("Account")}}
	})
	wantRows(t, r, []any{"B", 1000.5}, []any{"A", 1e-14})
}

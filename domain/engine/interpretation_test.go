package engine_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAPeriodWithAnOpenEndIsShownWithTheEndOfTheData(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	for _, c := range []struct {
		period   domain.Period
		from, to string
	}{
		{domain.Period{From: days("2025-01-01", "2025-01-01").From, Phrase: "since 2025"}, "2025-01-01", "2025-04-03"},
		{domain.Period{To: days("2024-12-31", "2024-12-31").To, Phrase: "before 2025"}, "2024-01-10", "2024-12-31"},
	} {
		r := plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
			return question.Plan{Measures: sales(d), Period: &c.period}
		})
		if p := r.Interpretation.Period; p.From != c.from || p.To != c.to || p.Phrase != c.period.Phrase {
			t.Errorf("%s: %+v; want %s to %s", c.period.Phrase, p, c.from, c.to)
		}
	}
}

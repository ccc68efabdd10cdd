package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestMinBehindABoundIsMinutes(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Wait [min]", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 0.0, Max: 90.0})
	for _, text := range []string{"orders with wait above 10 min by region", "orders with a wait over 15 min", "orders with wait of more than 30 min"} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := told(p); strings.Contains(got, "minimum") || !strings.Contains(got, "Wait [min] >") {
			t.Errorf("%s: %s", text, got)
		}
	}
	p, err := question.New().Read("in 2024 min and max profit by region", in)
	if err != nil || !strings.Contains(told(p), "minimum") {
		t.Errorf("the least is asked for: %s, %v", told(p), err)
	}
}

package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestPercentagePointsAreNoPartOfAName(t *testing.T) {
	in := shop()
	in.Values.Add("Product", []string{"Comet Access Point"})
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Margin", Type: domain.Number, Role: domain.RoleMeasure, Unit: "%", Distinct: 900, Min: 0.0, Max: 90.0})
	for _, text := range []string{"percentage point change in margin from 2024 to 2025", "margin change in percentage points 2024 vs 2025", "margin by region in 2025 percentage points versus 2024"} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := told(p); strings.Contains(got, "Comet") || !strings.Contains(got, "against 2024-01-01..2024-12-31") {
			t.Errorf("%s: %s", text, got)
		}
	}
}

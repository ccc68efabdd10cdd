package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestTheShareOfAPartIsComparedAsAShare(t *testing.T) {
	in := shopOfStates()
	const furniture = "sum(Sales) where Category = 'Furniture' / sum(Sales); ; "
	for _, tool := range []domain.Analysis{domain.Query, domain.Change} {
		for _, c := range [][2]string{
			{"percentage point change in the share of Furniture in sales from 2024 to 2025", furniture},
			{"share of Furniture in sales 2025 vs 2024", furniture},
			{"how did Furniture's share of sales change from 2024 to 2025", furniture},
			{"percentage of sales from Furniture in 2025 compared to 2024", furniture},
			{"compare sales of Furniture in 2025 with 2024 in percent", "sum(Sales); ; Category = 'Furniture'"},
		} {
			if got := asked(t, in, tool, c[0]); got != c[1] {
				t.Errorf("%s: %s\n got  %s\n want %s", tool, c[0], got, c[1])
			}
		}
	}
}

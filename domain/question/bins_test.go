package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestRowsAreGroupedIntoBinsOfTheNumberBeforeThem(t *testing.T) {
	check(t, [][2]string{
		{"number of orders by quantity in bins of 2",
			"grouped: show distinct count of Order ID; by Quantity (bins of 2); order Quantity (bins of 2) up"},
		{"number of orders per quantity bucket of 5",
			"grouped: show distinct count of Order ID; by Quantity (bins of 5); order Quantity (bins of 5) up"},
		{"average sales by quantity in bands of 10",
			"grouped: show average(Sales); by Quantity (bins of 10); order Quantity (bins of 10) up"},
		{"sales by quantity in bins of 10",
			"grouped: show sum(Sales); by Quantity (bins of 10); order Quantity (bins of 10) up"},
		{"sales by profit in bins of 100 and region",
			"grouped: show sum(Sales); by Profit (bins of 100), Region; order Profit (bins of 100) up"},
		{"quantity distribution in buckets of 10",
			"grouped: show count of rows; by Quantity (bins of 10); order Quantity (bins of 10) up"},
	})
}

func TestBinsOfNothingThatIsANumberAreRefused(t *testing.T) {
	for asked, suggested := range map[string]string{
		"number of orders in bins of 2":                      "in bins of 2",
		"number of orders by region in bins of 2":            "by Region",
		"number of orders by quantity in buckets of 3 weeks": "", // a quantity has no unit: it is taken as it stands
	} {
		_, err := question.New().Read(asked, shop())
		var fault *domain.Fault
		if suggested == "" {
			if err != nil {
				t.Errorf("%q: %v", asked, err)
			}
			continue
		}
		if !errors.As(err, &fault) || !strings.Contains(fault.Suggestion, suggested) {
			t.Errorf("%q: %v, want a suggestion with %q", asked, err, suggested)
		}
	}
}

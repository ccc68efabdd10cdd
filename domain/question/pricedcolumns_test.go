package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestADearThingIsOneThatCostsMuchAndNotOfAHighPercentage(t *testing.T) {
	in := shop()
	fee := domain.Column{Name: "Fee (%)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 0.0, Max: 20.0}
	rent := domain.Column{Name: "Rent pcm (£)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 9000.0}
	in.Dataset.Columns = append(in.Dataset.Columns[:len(in.Dataset.Columns)-1], fee, rent)
	in.Dataset.DefaultMeasure = rent.Name
	for _, text := range []string{"top 5 most expensive orders", "cheapest order", "the priciest orders", "cheapest 3 orders in West"} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if len(p.Order) == 0 || !strings.Contains(p.Order[0].By, rent.Name) {
			t.Errorf("%s: %s", text, told(p))
		}
	}
}

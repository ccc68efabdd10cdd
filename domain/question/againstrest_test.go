package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestOneValueAgainstAllOthersIsTwoGroups(t *testing.T) {
	two := "by Region (West or all others); order average Profit down"
	check(t, [][2]string{
		{"average profit in the West vs the rest", "grouped: show average(Profit); " + two},
		{"compare the average profit of the West with all other regions", "grouped: show average(Profit); " + two},
		{"is the average profit in the West higher than in the other regions", "grouped: show average(Profit); " + two},
		{"sales of furniture vs others by region", "grouped: show sum(Sales); by Category (Furniture or all others), Region; order Sales down"},
	})
	p, err := question.New().Read("total sales in the West compared to the others", shop())
	if err != nil || !slices.Contains(p.Reading.Assumptions, "'others' is taken to mean all rows whose Region is not West, together") {
		t.Errorf("unsaid: %v %q", err, p.Reading.Assumptions)
	}
	for _, asked := range []string{"average profit of furniture in the West vs the rest", "share of sales of the West vs the rest", "sales of the West and the rest", "sales vs the rest"} {
		if p, err := question.New().Read(asked, shop()); err == nil {
			t.Errorf("%s: %s", asked, told(p))
		}
	}
}

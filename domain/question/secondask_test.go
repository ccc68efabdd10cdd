package question_test

import (
	"errors"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAnotherFigureOfTheSameRowsIsNoSecondQuestion(t *testing.T) {
	reads(t, shop(), map[string]string{
		"How many orders are from the West or South, and what is their total profit, by Category?": "grouped: show sum(Profit), distinct count of Order ID; by Category; where Region in ('West', 'South'); order Profit down",
		"how many orders were returned and what is their average unit price":                       "grouped: show average(Unit Price), distinct count of Order ID; where Returned = 'Y'",
	})
	for _, asked := range []string{"which region has the highest sales and what is its profit", "which region had the highest sales, and what was its best month"} {
		var f *domain.Fault
		if p, err := question.New().Read(asked, shop()); !errors.As(err, &f) || f.Kind != domain.KindCompound {
			t.Errorf("%s: %v, %s", asked, err, told(p))
		}
	}
}

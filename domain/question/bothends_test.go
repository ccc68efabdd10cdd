package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestHalfAQuestionIsNeverAnswered(t *testing.T) {
	for _, c := range []struct {
		question string
		kind     domain.Kind
	}{
		{"top 3 and bottom 3 states by sales", domain.KindCompound},
		{"first and last order of the West", domain.KindCompound},
		{"maximum sales per region and when was it", domain.KindCompound},
		{"rolling 7 day average of sales", domain.KindUnsupported},
		{"days without data in the West", domain.KindUnsupported},
		{"sales as % of region", domain.KindUnsupported},
		{"sales of Furniture as % of Technology", domain.KindUnsupported},
	} {
		_, err := question.New().Read(c.question, shop())
		if err == nil {
			t.Errorf("%q was read", c.question)
			continue
		}
		if f := domain.FaultFrom(err); f.Kind != c.kind || f.Suggestion == "" {
			t.Errorf("%q: %s %q, want %s", c.question, f.Kind, f.Message, c.kind)
		}
	}
}

func TestWhoDidNothingInAPeriodAndWhatLiesWithinAWhole(t *testing.T) {
	for _, c := range []struct{ question, want string }{
		{"which states did not order anything in 2025", "State without rows where Order Date in 2025"},
		{"how many customers without orders in 2025", "Customer ID without rows where Order Date in 2025"},
		{"sales by product as % of category", "share of Sales within Category"},
		{"sales of Furniture as a percentage of region", "sum(Sales) where Category = 'Furniture' / sum(Sales); by Region"},
		{"how many orders with rooms within 4 rooms", "Rooms <= 4"},
	} {
		p, err := question.New().Read(c.question, shop())
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
			continue
		}
		if got := told(p); !strings.Contains(got, c.want) {
			t.Errorf("%q: %s, want %s", c.question, got, c.want)
		}
	}
}

package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// What stands behind "by" is what the biggest is judged by, not the default measure.
func TestTheBiggestRowIsJudgedByWhatIsNamed(t *testing.T) {
	in := shop()
	in.Dataset.Columns[0].Name, in.Dataset.Columns[0].Distinct = "Ticket #", in.Dataset.Rows
	reads(t, in, map[string]string{
		"highest ticket by profit":         "records: fields Ticket #, Profit, Order Date; order Profit down; first 1",
		"smallest ticket by unit price":    "records: fields Ticket #, Unit Price, Order Date; order Unit Price up; first 1",
		"biggest ticket by profit in 2024": "records: fields Ticket #, Profit, Order Date; in 2024-01-01..2024-12-31; order Profit down; first 1",
		"highest ticket":                   "records: fields Ticket #, Sales, Order Date; order Sales down; first 1",
	})
	if p, err := question.New().Read("biggest order by profit", shop()); err != nil || !strings.Contains(told(p), "Profit") || strings.Contains(told(p), "Sales") {
		t.Errorf("an order of several lines: %v, %s", err, told(p))
	}
}

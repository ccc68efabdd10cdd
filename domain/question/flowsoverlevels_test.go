package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// What flows in a period is held against what stood there on average in it; a level
// itself is averaged over the times it is told at, and added up over the members.
func TestALevelIsAveragedOverTime(t *testing.T) {
	const perHead = "sum(Revenue) / sum(Headcount) averaged over the months"
	for _, tool := range []domain.Analysis{domain.Query, domain.Trend, domain.Prediction} {
		in := storeMonths()
		in.Analysis = tool
		readsWith(t, in, map[string]string{
			"revenue per head by year":                        perHead + "; by Month (year)",
			"revenue divided by average headcount by quarter": perHead + "; by Month (quarter)",
			"revenue per employee by month":                   "sum(Revenue) / sum(Headcount); by Month (month)", // one time each
		})
	}
	readsWith(t, storeMonths(), map[string]string{
		"headcount by store in 2024":                        "sum(Headcount) averaged over the months; by Store",
		"headcount by year":                                 "sum(Headcount) averaged over the months; by Month (year)",
		"headcount by month":                                "show sum(Headcount); by",
		"stores with headcount above 12 in 2024":            "having sum(Headcount) averaged over the months > 12",
		"which stores had a headcount above 12 in May 2024": "having sum(Headcount) > 12",
	})
	readsWith(t, branchBalances(), map[string]string{
		"fees divided by balance by branch in 2024": "sum(Fees) / sum(Balance) averaged over the months; by Branch",
		"fees by branch in 2024":                    "show sum(Fees); by Branch",
	})
	compared := storeMonths()
	compared.Analysis = domain.Change
	readsWith(t, compared, map[string]string{
		"change in headcount between the end of 2024 and the end of 2025": "show sum(Headcount); 2025-12-01..2025-12-31 against 2024-12-01..2024-12-31",
		"change in headcount from 2024 to 2025":                           "sum(Headcount) averaged over the months; 2025",
	})
}

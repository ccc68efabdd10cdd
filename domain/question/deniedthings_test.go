package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// TestWhatThingsLackIsOfTheThings: those that have no such row, and not the others'
// rows that are of another kind.
func TestWhatThingsLackIsOfTheThings(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Courier", Type: domain.String, Role: domain.RoleDimension, Distinct: 40},
		domain.Column{Name: "Spoiled", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 2, Min: int64(0), Max: int64(1), Mean: 0.2, Deviation: 0.4})
	reads(t, in, map[string]string{
		"couriers that never had a spoiled order":           "members: by Courier; where Courier without rows where Spoiled = 1",
		"which couriers never had a spoiled order":          "members: by Courier; where Courier without rows where Spoiled = 1",
		"how many couriers never had a spoiled order":       "grouped: show distinct count of Courier; where Courier without rows where Spoiled = 1",
		"couriers without spoiled orders":                   "members: by Courier; where Courier without rows where Spoiled = 1",
		"couriers without furniture orders":                 "members: by Courier; where Courier without rows where Category = 'Furniture'",
		"couriers without furniture or technology":          "members: by Courier; where Courier without rows where Category in ('Furniture', 'Technology')",
		"couriers in the West without furniture orders":     "members: by Courier; where Region = 'West', Courier without rows where Category = 'Furniture'",
		"couriers with no furniture orders in 2025":         "members: by Courier; where Courier without rows where Category = 'Furniture' in 2025",
		"how many couriers had no furniture orders in 2025": "grouped: show distinct count of Courier; where Courier without rows where Category = 'Furniture' in 2025",
		"couriers with sales in furniture but not in technology in 2025": "grouped: show sum(Sales); by Courier; where Category = 'Furniture', Courier without rows where Category = 'Technology' in 2025; " +
			"in 2025-01-01..2025-12-31; order Sales down",
		"customers with orders in West but not in East":       "members: by Customer ID; where Region = 'West', Customer ID without rows where Region = 'East'",
		"customers who bought furniture but never technology": "members: by Customer ID; where Category = 'Furniture', Customer ID without rows where Category = 'Technology'",

		"sales by courier without furniture": "grouped: show sum(Sales); by Courier; where Category is not 'Furniture'; order Sales down",
		"couriers not in the West":           "grouped: show count of rows; by Courier; where Region is not 'West'; order Count down",
	})
}

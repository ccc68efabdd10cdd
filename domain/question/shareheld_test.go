package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// leases is a table of what ends on a date, if it ends.
func leases() question.Input {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Ended Date", Type: domain.Date, Role: domain.RoleTime, Distinct: 300, NullShare: 0.7, Min: time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), Max: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)},
		domain.Column{Name: "Leak suspected?", Type: domain.String, Role: domain.RoleDimension, Distinct: 2})
	in.Values.Add("Leak suspected?", []string{"Y", "N"})
	return in
}

func TestSharesOfRowsWithADateAreOfEachGroup(t *testing.T) {
	part := func(state string) string {
		return "grouped: show distinct count of Order ID where " + state + " / distinct count of Order ID; by Region; order share of distinct Order ID down"
	}
	ended, leaks := part("Ended Date is not null"), part("Leak suspected? = 'Y'")
	reads(t, leases(), map[string]string{
		"percentage of orders with an Ended Date by region":                     ended,
		"share of orders with an Ended Date by region":                          ended,
		"share of orders ended by region":                                       ended,
		"share of ended orders by region":                                       ended,
		"Which region has the highest percentage of orders with an Ended Date?": ended + "; first 1",
		"Which region has the highest share of orders with Leak suspected?":     leaks + "; first 1",
		"share of orders with Leak suspected by region":                         leaks,
	})
}

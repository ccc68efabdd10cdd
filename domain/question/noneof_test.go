package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// exams is a table whose numbers can be 0 and have gaps.
func exams() question.Input {
	in := shop()
	gaps := func(name string) domain.Column {
		return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 11, Min: int64(0), Max: int64(10), Mean: 6, Deviation: 3, NullShare: 0.1}
	}
	in.Dataset.Columns = append(in.Dataset.Columns, gaps("Jury Score"), gaps("Comfort Rating"), gaps("Mistakes"), gaps("Waiting Minutes"))
	return in
}

func TestNoneOfALevelIsMissingAndOfAnAmountZero(t *testing.T) {
	reads(t, exams(), map[string]string{
		"how many orders have no jury score":       "grouped: show distinct count of Order ID; where Jury Score is null",
		"how many orders have no comfort rating":   "grouped: show distinct count of Order ID; where Comfort Rating is null",
		"number of orders with no mistakes":        "grouped: show distinct count of Order ID; where Mistakes = 0",
		"number of orders with no waiting minutes": "grouped: show distinct count of Order ID; where Waiting Minutes = 0",
	})
}

// Where every row has a value, "no delay" can mean nothing but a 0.
func TestNoneOfAFullColumnIsZero(t *testing.T) {
	reads(t, trips(), map[string]string{
		"how many trips have no delay":               "grouped: show count of rows; where Delay [min] = 0",
		"how many records have no delay":             "grouped: show count of rows; where Delay [min] = 0",
		"number of trips without delay":              "grouped: show count of rows; where Delay [min] = 0",
		"number of trips w/o snacks by region":       "grouped: show count of rows; by Region; where Snacks € = 0; order Count down",
		"number of trips (no delay) by region":       "grouped: show count of rows; by Region; where Delay [min] = 0; order Count down",
		"number of trips (without a delay)":          "grouped: show count of rows; where Delay [min] = 0",
		"number of trips with no delay by month":     "grouped: show count of rows; by Order Date (month); where Delay [min] = 0; order Order Date (month) up",
		"what share of trips had no delay by region": "grouped: show count of rows where Delay [min] = 0 / count of rows; by Region; order share of rows down",
	})
}

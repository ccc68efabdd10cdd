package question_test

import (
	"testing"
)

func TestEventsAreCountedAlsoWhereTheyAreAddedUp(t *testing.T) {
	in := shop()
	in.Dataset.Columns[1].Name, in.Dataset.DefaultTime = "Hire Date", "Hire Date"
	reads(t, in, map[string]string{
		"bar chart of hires per month in 2024, cumulative": "grouped: show count of rows; and running total of Count; by Hire Date (month); in 2024-01-01..2024-12-31; order Hire Date (month) up",
		"running total of new hires by month in 2024":      "grouped: show count of rows; and running total of Count; by Hire Date (month); in 2024-01-01..2024-12-31; order Hire Date (month) up",
		"cumulative profit of hires per month in 2024":     "grouped: show sum(Profit); and running total of Profit; by Hire Date (month); in 2024-01-01..2024-12-31; order Hire Date (month) up",
		"which month had the most hires":                   "grouped: show count of rows; by Hire Date (month); order Count down; first 1",
	})
}

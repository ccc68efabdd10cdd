package question_test

import "testing"

func TestSpansThatLeadApartAreBothTaken(t *testing.T) {
	both := "Order Date in through 2023 or Order Date in since 2025"
	check(t, [][2]string{
		{"sales before 2024 and after 2024",
			"grouped: show sum(Sales); where " + both},
		{"how many orders before 2024 and after 2024",
			"grouped: show distinct count of Order ID; where " + both},
		{"which products were sold before 2024 and after 2024",
			"members: by Product; where " + both + ", Product with rows in through 2023, Product with rows in since 2025"},
		{"sales after March 2024 and before June 2024",
			"grouped: show sum(Sales); in 2024-04-01..2024-05-31"},
	})
}

func TestAConditionInAClauseOfTheRowsIsOnRows(t *testing.T) {
	check(t, [][2]string{
		{"regions in which there were order lines that have sales over 4000",
			"members: by Region; where Sales > 4000"},
		{"regions whose sales are over 4000",
			"grouped: show sum(Sales); by Region; having sum(Sales) > 4000; order Sales down"},
	})
}

func TestTheNumberOfDifferentMembersIsNoList(t *testing.T) {
	check(t, [][2]string{
		{"list the number of different regions and products",
			"grouped: show distinct count of Region, distinct count of Product"},
		{"what are the minimum and maximum values of rooms",
			"grouped: show minimum(Rooms), maximum(Rooms)"},
		{"list the different regions", "members: by Region"},
	})
}

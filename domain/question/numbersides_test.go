package question_test

import "testing"

func TestNumbersOfOneColumnStandSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"average profit of 2-room vs 3-room orders in the West", "grouped: show average(Profit); by Rooms; where Rooms in (2, 3), Region = 'West'; order average Profit down"},
		{"average profit of 2 vs 3 rooms", "grouped: show average(Profit); by Rooms; where Rooms in (2, 3); order average Profit down"},
		{"average profit: rooms 2, rooms 3 and rooms 4", "grouped: show average(Profit); by Rooms; where Rooms in (2, 3, 4); order average Profit down"},
		{"average profit of 2 room and 3 room orders by region", "grouped: show average(Profit); by Rooms, Region; where Rooms in (2, 3); order average Profit down"},
		{"average profit of orders with 2 rooms and 30 quantity", "grouped: show average(Profit); where Rooms = 2, Quantity = 30"},
		{"number of order lines with 2 or 3 rooms", "grouped: show count of rows; where Rooms in (3, 2)"},
	})
}

package question_test

import "testing"

func TestABoundSaidOfTheRowsRestrictsThemAndNoGroups(t *testing.T) {
	check(t, [][2]string{
		{"Which region has the highest average profit among order lines with a unit price of 20 and over?", "grouped: show average(Profit); by Region; where Unit Price >= 20; order average Profit down; first 1"},
		{"which region has the highest average profit for order lines with quantity over 10", "grouped: show average(Profit); by Region; where Quantity > 10; order average Profit down; first 1"},
		{"which state has the lowest average profit of order lines where quantity is below 3", "grouped: show average(Profit); by State; where Quantity < 3; order average Profit up; first 1"},
		{"which region has the most order lines with quantity above 10", "grouped: show count of rows; by Region; where Quantity > 10; order Count down; first 1"},
		{"which regions have more than 300 order lines and a profit above 5000", "grouped: show count of rows, sum(Profit); by Region; having count of rows > 300, sum(Profit) > 5000; order Count down"},
		{"regions with sales over 1000", "grouped: show sum(Sales); by Region; having sum(Sales) > 1000; order Sales down"},
	})
}

package question_test

import "testing"

func TestSuperlativesOfSeveralThingsRankThemByWhatFollowsBy(t *testing.T) {
	check(t, [][2]string{
		{"worst products by profit", "grouped: show sum(Profit); by Product; order Profit up; first 10"},
		{"worst regions by sales", "grouped: show sum(Sales); by Region; order Sales up; first 10"},
		{"best states by quantity", "grouped: show sum(Quantity); by State; order Quantity down; first 10"},
		{"what are the biggest categories by sales in 2024", "grouped: show sum(Sales); by Category; in 2024-01-01..2024-12-31; order Sales down; first 10"},
		{"lowest states by average unit price", "grouped: show average(Unit Price); by State; order average Unit Price up; first 10"},
		{"worst product by profit", "grouped: show sum(Profit); by Product; order Profit up; first 1"},
	})
}

package question_test

import "testing"

func TestTextsMayBeginWithOneOfSeveralLetters(t *testing.T) {
	check(t, [][2]string{
		{"products starting with D or P", "members: by Product; where Product starts with 'D' or 'P'"},
		{"how many products begin with A, D or S", "grouped: show distinct count of Product; where Product starts with 'A' or 'D' or 'S'"},
		{"total sales of products whose name ends in k, n and r", "grouped: show sum(Sales); where Product ends with 'k' or 'n' or 'r'"},
		{"total sales for products with names beginning with A or B", "grouped: show sum(Sales); where Product starts with 'A' or 'B'"},
		{`total sales for products starting with "De" or "St"`, "grouped: show sum(Sales); where Product starts with 'De' or 'St'"},
		{"products that don't start with A or D", "members: by Product; where not (Product starts with 'A' or 'D')"},
		{"total sales by region for products starting with D and P in 2024", "grouped: show sum(Sales); by Region; where Product starts with 'D' or 'P'; in 2024-01-01..2024-12-31; order Sales down"},
	})
}

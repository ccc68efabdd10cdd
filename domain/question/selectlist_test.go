package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAStatementMayNumberAndNameWhatItSelects(t *testing.T) {
	check(t, [][2]string{
		{"SELECT Region, COUNT(*) FROM shop WHERE Returned = 'N' GROUP BY Region ORDER BY 2 DESC", "grouped: show count of rows; by Region; where Returned = 'N'; order Count down"},
		{"SELECT Region, COUNT(*) AS n FROM shop s GROUP BY 1 ORDER BY n ASC", "grouped: show count of rows; by Region; order Count up"},
		{"SELECT o.Region, SUM(o.Sales) total_amount FROM orders AS o WHERE o.Category = 'Furniture' GROUP BY o.Region HAVING total_amount > 500 ORDER BY total_amount DESC", "grouped: show sum(Sales); by Region; where Category = 'Furniture'; having sum(Sales) > 500; order Sales down"},
		{"SELECT AVG(Profit) AS west FROM t WHERE Region = 'West'", "grouped: show average(Profit); where Region = 'West'"},
		{"stacked bar of sales by region and category", "grouped: show sum(Sales); by Region, Category; order Sales down"},
	})
	refusesAs(t, shop(), domain.KindUnknownWord,
		"select sales from Narnia",
		"SELECT Region, COUNT(*) FROM orders o JOIN people p ON o.Region = p.Region GROUP BY 1",
	)
}

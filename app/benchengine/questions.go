package benchengine

import "github.com/lumenore/analytics-mcp-server/domain"

// asked is a question put to a tool.
type asked struct {
	tool domain.Analysis
	text string
}

// questions are what people ask of such a table, some of each tool.
func questions() []asked {
	return []asked{
		{domain.Query, "total sales"},
		{domain.Query, "total sales by region"},
		{domain.Query, "sales by month and category"},
		{domain.Query, "top 10 customers by sales"},
		{domain.Query, "average discount by channel"},
		{domain.Query, "median sales by category"},
		{domain.Query, "sales by product for Furniture in Q4 2025"},
		{domain.Query, "number of customers by region in 2025"},
		{domain.Trend, "trend of sales by month"},
		{domain.Trend, "trend of sales by month and region"},
		{domain.Prediction, "forecast sales for the next 3 months"},
		{domain.Outlier, "outliers in sales by week"},
		{domain.Outlier, "customers with unusually high sales"},
		{domain.Outlier, "orders with unusually high sales"},
		{domain.Correlation, "correlation between sales and discount"},
		{domain.Correlation, "what drives profit"},
		{domain.Change, "when did sales change"},
		{domain.Change, "compare sales in Q4 2025 with Q4 2024"},
		{domain.Pareto, "which products make up 80% of sales"},
		{domain.Pareto, "which customers make up 80% of sales"},
	}
}

package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// CustomersPrompt looks at who the customers are and what makes them valuable.
func CustomersPrompt() Prompt {
	return Prompt{
		Name:        "customer_insights",
		Title:       "Customer Insights",
		Description: "Who the customers are: their demographics, unusual purchasing, and what goes along with their value.",
		Operation:   "Customer analysis",
		drawing:     personDrawing,
		goal:        "who the customers are, whose purchasing is unusual, and what goes along with a customer's value",
		steps: []step{
			{domain.Query, "average order value by age group", "the demographics and what each group spends"},
			{domain.Outlier, "customers with unusually high order values", "customers worth a look: very good ones, or fraud"},
			{domain.Correlation, "what factors correlate with customer lifetime value", "what goes along with value; that is no proof of a cause"},
		},
		report: "the groups and what sets them apart, the customers that stand out and by how much, what goes along with value and how strongly, " +
			"and whom marketing should look at first",
	}
}

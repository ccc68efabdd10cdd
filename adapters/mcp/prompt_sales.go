package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// SalesPrompt looks at how sales are doing.
func SalesPrompt() Prompt {
	return Prompt{
		Name:        "sales_analysis",
		Title:       "Sales Analysis",
		Description: "How sales are doing: the breakdown by region, the products that make most of them, and the trend.",
		Operation:   "Sales analysis",
		drawing:     barsDrawing,
		goal:        "how sales are doing, where they are made, with which products, and where they are heading",
		steps: []step{
			{domain.Query, "total sales by region last quarter, highest first", "the breakdown by region"},
			{domain.Pareto, "which products make 80% of sales last quarter", "the products that most depends on"},
			{domain.Trend, "monthly sales trend", "whether sales grow, how surely, and their season"},
		},
		report: "the total and how regions share it, the products that make most of it, the trend with its certainty, and what deserves a closer look",
	}
}

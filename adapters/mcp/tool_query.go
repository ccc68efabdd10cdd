package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// QueryTool answers a question with the figures themselves.
func QueryTool() Tool {
	return analysisTool(domain.Query, "Natural Language Query to Data", "Analysis", speechDrawing,
		"Answers a question in plain words with the figures themselves: "+
			"totals, averages, counts, rankings, shares, comparisons and lists, by any column and period. "+
			"Use it for what, how much, how many, which and top N. Name measure, grouping, filter and period; one question a call. "+
			`Example: {"userQuery": "total sales by region for Q4 2024, highest first", "schemaId": 35403}.`)
}

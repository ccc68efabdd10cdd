package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// TrendTool finds how a measure moves over time.
func TrendTool() Tool {
	return analysisTool(domain.Trend, "Analyze Trend Data", "Trend analysis", risingDrawing,
		"Tells how a measure moves over time: direction and its certainty, growth, seasonality, best and worst periods. "+
			"Use it for 'is it growing?', 'how has it developed?', trends by group, "+
			"which members grow or shrink fastest, and how weekdays, months or hours of the day differ. "+
			"Name the measure and, if you like, grain, grouping and period. "+
			`Example: {"userQuery": "monthly sales trend by region since 2024", "schemaId": 35403}.`)
}

package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// ChangeTool finds changes and what made them.
func ChangeTool() Tool {
	return analysisTool(domain.Change, "Detect Changes", "Change detection", stepDrawing,
		"Finds when a measure changed its level, or compares two periods and names the members that made the difference. "+
			"Use it for 'why did … fall?', 'what changed?', this period against that one. Name the measure and, to compare, both periods. "+
			`Example: {"userQuery": "compare sales in Q4 2025 with Q3 2025 by category", "schemaId": 35403}.`)
}

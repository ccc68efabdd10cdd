package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// CorrelationTool finds what goes together.
func CorrelationTool() Tool {
	return analysisTool(domain.Correlation, "Analyze Correlations", "Correlation analysis", scatterDrawing,
		"Tells which columns go together, and how strongly; with a target, which ones go with it most. "+
			"Use it for 'what is related to …?', 'what drives …?'. A correlation is not a cause: say so when you pass it on. "+
			`Example: {"userQuery": "what factors correlate with customer lifetime value", "schemaId": 35404}.`)
}

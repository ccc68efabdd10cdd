package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// PredictionTool forecasts a measure.
func PredictionTool() Tool {
	return analysisTool(domain.Prediction, "Generate Prediction Analysis", "Prediction analysis", aheadDrawing,
		"Forecasts a measure with intervals, from its own history. "+
			"Use it for 'what will …?', 'how much next month?'. "+
			"Name the measure, how far ahead and, if you like, a grouping; pass the intervals on, not the middle alone. "+
			`Example: {"userQuery": "predict demand for the next 3 months by product category", "schemaId": 35405}.`)
}

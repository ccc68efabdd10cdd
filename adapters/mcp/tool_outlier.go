package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// OutlierTool finds values that stand out.
func OutlierTool() Tool {
	return analysisTool(domain.Outlier, "Detect Outliers", "Outlier detection", apartDrawing,
		"Finds values that stand out from what the rest of the data leads to expect: unusual days, members or records. "+
			"Use it for anomalies, errors, fraud, exceptional customers. Name what should be looked at and by what. "+
			`Example: {"userQuery": "customers with unusually high order values", "schemaId": 35404}.`)
}

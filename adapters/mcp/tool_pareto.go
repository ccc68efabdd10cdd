package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// ParetoTool finds the few that make most of a total.
func ParetoTool() Tool {
	return analysisTool(domain.Pareto, "Perform Pareto Analysis", "Pareto analysis", fallingDrawing,
		"Ranks the members of a dimension by what each adds to a total, with shares and cumulative shares (80/20, ABC classes). "+
			"Use it for 'which few make most of …?', concentration, dependence on a few. Name the measure and the dimension. "+
			`Example: {"userQuery": "which products make 80% of sales", "schemaId": 35403}.`)
}

package app

import (
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
)

//go:generate go run ./tooldoc/generate ../domain ../TOOLS.md

// tools are all tools there are, a line each; those that the platform cannot
// answer are not listed to assistants.
func tools() fx.Option {
	return fx.Provide(
		asTool(mcp.DatasetsTool),
		asTool(mcp.ColumnsTool),
		asTool(mcp.QueryTool),
		asTool(mcp.TrendTool),
		asTool(mcp.PredictionTool),
		asTool(mcp.OutlierTool),
		asTool(mcp.CorrelationTool),
		asTool(mcp.ChangeTool),
		asTool(mcp.ParetoTool),
	)
}

// asTool registers what a constructor of an mcp.Tool makes.
func asTool(constructor any) any {
	return fx.Annotate(constructor, fx.ResultTags(`group:"tools"`))
}

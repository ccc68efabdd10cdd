package app

import (
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
)

// resources are all resources there are, a line each.
func resources() fx.Option {
	return fx.Provide(
		asResource(mcp.DatasetsResource),
		asResource(mcp.ColumnsResource),
	)
}

// asResource registers what a constructor of an mcp.Resource makes.
func asResource(constructor any) any {
	return fx.Annotate(constructor, fx.ResultTags(`group:"resources"`))
}

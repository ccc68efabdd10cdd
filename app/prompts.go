package app

import (
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
)

// prompts are all prompts there are, a line each; steps that the platform
// cannot answer are left out of them.
func prompts() fx.Option {
	return fx.Provide(
		asPrompt(mcp.SalesPrompt),
		asPrompt(mcp.CustomersPrompt),
		asPrompt(mcp.InventoryPrompt),
	)
}

// asPrompt registers what a constructor of an mcp.Prompt makes.
func asPrompt(constructor any) any {
	return fx.Annotate(constructor, fx.ResultTags(`group:"prompts"`))
}

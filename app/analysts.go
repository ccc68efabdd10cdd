package app

import (
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// analysts are the analyses of the embedded platform, a line each.
func analysts() fx.Option {
	return fx.Provide(
		asAnalyst(engine.NewQuery),
		asAnalyst(engine.NewTrend),
		asAnalyst(engine.NewPareto),
		asAnalyst(engine.NewChange),
		asAnalyst(engine.NewPrediction),
		asAnalyst(engine.NewOutlier),
		asAnalyst(engine.NewCorrelation),
	)
}

// asAnalyst registers what a constructor of an engine.Analyst makes.
func asAnalyst(constructor any) any {
	return fx.Annotate(constructor, fx.As(new(engine.Analyst)), fx.ResultTags(`group:"analysts"`))
}

package app

import (
	"cmp"
	"slices"
	"time"

	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/app/analysts"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// embeddedModule provides the platform that answers from files, in this process.
func embeddedModule() fx.Option {
	return fx.Module("embedded",
		warehouseModule(),
		fx.Provide(analysts.All),
		fx.Provide(fx.Annotate(newEngine, fx.As(new(ports.Platform)))),
	)
}

type engineParams struct {
	fx.In

	Config    *Config
	Warehouse ports.Warehouse
	Analysts  []engine.Analyst
}

func newEngine(p engineParams) (*engine.Engine, error) {
	zone, err := p.Config.TimeZone.Location()
	if err != nil {
		return nil, err
	}
	// Assistants see an order of names, not that of a list in the source.
	slices.SortFunc(p.Analysts, func(a, b engine.Analyst) int { return cmp.Compare(a.Name(), b.Name()) })
	return engine.New(engine.Params{
		Warehouse:   p.Warehouse,
		Analysts:    p.Analysts,
		Clock:       time.Now,
		Zone:        zone,
		AnswerBytes: p.Config.AnswerBudgetBytes,
	})
}

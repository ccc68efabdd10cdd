package app

import (
	"errors"

	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// usecaseModule provides the use-cases over whichever platform there is.
func usecaseModule() fx.Option {
	return fx.Module("usecase",
		fx.Provide(newService, func(s *usecase.Service) mcp.Service { return s }),
	)
}

func newService(c *Config, platform ports.Platform, logger *zap.Logger, life fx.Lifecycle) (*usecase.Service, error) {
	service, err := usecase.New(usecase.Params{
		Platform:     platform,
		TotalTimeout: c.TotalTimeout.Value(),
		BudgetBytes:  c.AnswerBudgetBytes,
		MaxQueries:   c.maxQueries(),
		CacheTTL:     c.CacheTTL.Value(),
		Defect:       func(f *domain.Fault) { logPanic(logger, f) },
	})
	if err != nil {
		return nil, err
	}
	// Calls whose callers have left may still be at work on the platform.
	life.Append(fx.StopHook(service.Idle))
	return service, nil
}

// maxQueries bounds questions where they are computed in this process.
func (c *Config) maxQueries() int {
	if c.Platform != platformEmbedded {
		return 0
	}
	return c.MaxQueries
}

// logPanic tells where the platform panicked. Other defects are logged with
// their call, by the MCP edge.
func logPanic(logger *zap.Logger, f *domain.Fault) {
	var p *usecase.Panic
	if errors.As(f, &p) {
		logger.Error("the platform panicked", zap.String("panic", p.Error()), zap.ByteString("stack", p.Stack))
	}
}

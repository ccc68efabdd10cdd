package app

import (
	"errors"
	"time"

	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lumenore/analytics-mcp-server/adapters/telemetry"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// usecaseModule provides the use-cases over whichever platform there is.
func usecaseModule() fx.Option {
	return fx.Module("usecase",
		fx.Provide(newService, watchService),
	)
}

// listingTTL is how long Lumenore's lists of datasets and columns are kept: they
// change rarely, and each question comes after one of them.
const listingTTL = 30 * time.Second

func newService(
	c *Config, platform ports.Platform, registry *prometheus.Registry, told *telemetry.Telemetry, logger *zap.Logger, life fx.Lifecycle,
) (*usecase.Service, error) {
	answers := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "lumenore_mcp_answers_total",
		Help: "Answers by where they came from: the platform, an identical call at work (flight), or memory.",
	}, []string{"source"})
	if err := registry.Register(answers); err != nil {
		return nil, err
	}
	service, err := usecase.New(usecase.Params{
		Platform:     platform,
		TotalTimeout: c.TotalTimeout.Value(),
		BudgetBytes:  c.AnswerBudgetBytes,
		MaxQueries:   c.maxQueries(),
		CacheTTL:     c.CacheTTL.Value(),
		ListingTTL:   c.listingTTL(),
		Observe:      countSources(answers, told),
		Defect:       func(f *domain.Fault) { logPanic(logger, f) },
	})
	if err != nil {
		return nil, err
	}
	// Calls whose callers have left may still be at work on the platform.
	life.Append(fx.StopHook(service.Idle))
	return service, nil
}

func (c *Config) listingTTL() time.Duration {
	if c.Platform == platformLumenore {
		return listingTTL
	}
	return 0
}

// maxQueries bounds the questions at work at once: by what computes them in this
// process, or else by the connections to what does.
func (c *Config) maxQueries() int {
	if c.Platform != platformEmbedded {
		return c.PoolMaxSize
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

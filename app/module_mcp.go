package app

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// mcpModule provides the server that assistants connect to.
func mcpModule() fx.Option {
	return fx.Module("mcp", offered(), fx.Provide(mcp.New), fx.Invoke(serveMCP))
}

// offered are the parameters of a server, with all that it offers.
func offered() fx.Option {
	return fx.Options(tools(), prompts(), resources(), fx.Provide(newMCPParams))
}

type mcpParams struct {
	fx.In

	Config    *Config
	Service   mcp.Service
	Tools     []mcp.Tool     `group:"tools"`
	Prompts   []mcp.Prompt   `group:"prompts"`
	Resources []mcp.Resource `group:"resources"`
	Version   Version
	Registry  *prometheus.Registry
	Telemetry *edge.Telemetry
	Logger    *zap.Logger
}

func newMCPParams(p mcpParams) mcp.Params {
	return mcp.Params{
		Service:        p.Service,
		Tools:          p.Tools,
		Prompts:        p.Prompts,
		Resources:      p.Resources,
		Version:        string(p.Version),
		Registry:       p.Registry,
		Telemetry:      p.Telemetry,
		Logger:         p.Logger,
		Addr:           string(p.Config.HTTPAddr),
		AllowedHosts:   p.Config.AllowedHosts,
		AllowedOrigins: p.Config.AllowedOrigins,
		MaxConcurrent:  p.Config.MaxConcurrent,
		DrainDelay:     p.Config.DrainDelay.Value(),
	}
}

// serveMCP begins to answer once everything before it has started, and drains
// before anything else stops.
func serveMCP(server *mcp.Server, readiness *readiness, logger *zap.Logger, life fx.Lifecycle, shutdowner fx.Shutdowner) {
	life.Append(fx.Hook{
		OnStart: func(ctx context.Context) error {
			if err := server.Listen(ctx); err != nil {
				return err
			}
			go serve("mcp", server.Serve, logger, shutdowner)
			readiness.set(stateServing)
			logger.Info("serving MCP", zap.Stringer("address", server.Addr()), zap.String("path", "/mcp"))
			return nil
		},
		OnStop: func(ctx context.Context) error {
			readiness.set(stateDraining)
			logger.Info("draining")
			return server.Drain(ctx)
		},
	})
}

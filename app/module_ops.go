package app

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/ops"
)

// opsModule provides the port of probes and metrics. It starts before the
// platform, which may read files for minutes, and stops last.
func opsModule() fx.Option {
	return fx.Module("ops",
		fx.Provide(newReadiness, prometheus.NewRegistry, newOps),
		fx.Invoke(tellBuild, serveOps),
	)
}

// tellBuild exposes what runs: a constant 1 with names.
func tellBuild(c *Config, version Version, registry *prometheus.Registry) error {
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{
		Name: "lumenore_mcp_build_info",
		Help: "Always 1; its labels say which version runs, and which platform answers.",
	}, []string{"version", "platform"})
	build.WithLabelValues(string(version), c.Platform).Set(1)
	return registry.Register(build)
}

func newOps(c *Config, readiness *readiness, registry *prometheus.Registry, logger *zap.Logger) (*ops.Server, error) {
	return ops.New(string(c.OpsAddr), readiness.check, registry, logger)
}

func serveOps(server *ops.Server, logger *zap.Logger, life fx.Lifecycle, shutdowner fx.Shutdowner) {
	life.Append(fx.Hook{
		OnStart: func(ctx context.Context) error {
			if err := server.Listen(ctx); err != nil {
				return err
			}
			go serve("ops", server.Serve, logger, shutdowner)
			logger.Info("serving probes and metrics", zap.Stringer("address", server.Addr()))
			return nil
		},
		OnStop: server.Close,
	})
}

package app

import (
	"context"
	"io"
	"maps"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/sandbox"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// sandboxModules are the parts of the sandbox: the logger, the embedded
// platform, and Lumenore's wire API over it.
func sandboxModules(c *Config, s *sandboxSwitches, stderr io.Writer) fx.Option {
	return fx.Options(
		fx.Supply(c, s),
		fx.WithLogger(newEventLogger),
		fx.StartTimeout(startTimeout),
		fx.StopTimeout(stopSlack+s.timeout),
		fx.Provide(
			func(c *Config, life fx.Lifecycle) (*zap.Logger, error) { return newLogger(c, stderr, life) },
			prometheus.NewRegistry, // which no one reads: the sandbox has no port for metrics
			newSandbox,
		),
		embeddedModule(),
		fx.Invoke(serveSandbox),
	)
}

func newSandbox(s *sandboxSwitches, platform ports.Platform, logger *zap.Logger) (*sandbox.Server, error) {
	return sandbox.New(sandbox.Params{
		Platform:      platform,
		Addr:          s.address,
		Logger:        logger.Named("sandbox"),
		ClientID:      s.clientID,
		Secret:        s.secret,
		TokenLifetime: s.tokenLifetime,
		LogInLatency:  s.logInLatency,
		Latency:       s.latency,
		Jitter:        s.jitter,
		Timeout:       s.timeout,
		Concurrent:    s.concurrent,
		Faults:        maps.Clone(s.faults),
		FaultLogIn:    s.faultLogIn,
		Seed:          s.seed,
		RetryAfter:    s.retryAfter,
		Slow:          s.slow,
		HugeBytes:     int64(s.hugeMiB) << 20,
	})
}

func serveSandbox(server *sandbox.Server, logger *zap.Logger, life fx.Lifecycle, shutdowner fx.Shutdowner) {
	life.Append(fx.Hook{
		OnStart: func(ctx context.Context) error {
			if err := server.Listen(ctx); err != nil {
				return err
			}
			go serve("sandbox", server.Serve, logger, shutdowner)
			logger.Info("serving Lumenore's wire API", zap.Stringer("address", server.Addr()))
			return nil
		},
		OnStop: server.Close,
	})
}

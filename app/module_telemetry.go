package app

import (
	"context"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/adapters/mcp"
	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
	"github.com/lumenore/analytics-mcp-server/adapters/telemetry"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// telemetryModule provides what OpenTelemetry's variables ask for. Where they ask
// for nothing, the *telemetry.Telemetry is nil, and what follows from it too.
func telemetryModule() fx.Option {
	return fx.Module("telemetry", fx.Provide(newTelemetry, edgeTelemetry, lumenoreTelemetry))
}

type telemetryParams struct {
	fx.In

	Asked   telemetry.Asked `optional:"true"`
	Version Version
	Logger  *zap.Logger
}

func newTelemetry(p telemetryParams, life fx.Lifecycle) (*telemetry.Telemetry, error) {
	if !p.Asked.Any() {
		return nil, nil
	}
	t, err := telemetry.New(telemetry.Params{Asked: p.Asked, Version: string(p.Version), Logger: p.Logger})
	if err != nil {
		return nil, err
	}
	// The use-cases are built after this, so that calls have ended when it stops.
	life.Append(fx.StartStopHook(t.Start, t.Close))
	return t, nil
}

func edgeTelemetry(t *telemetry.Telemetry) *edge.Telemetry {
	if t == nil {
		return nil
	}
	return &edge.Telemetry{Tracer: t.Tracer(), Meter: t.Meter(), Propagator: t.Propagator()}
}

func lumenoreTelemetry(t *telemetry.Telemetry) *lumenore.Telemetry {
	if t == nil {
		return nil
	}
	return &lumenore.Telemetry{Tracer: t.Tracer(), Meter: t.Meter()}
}

// watchService puts a span around each use-case.
func watchService(service *usecase.Service, t *telemetry.Telemetry) mcp.Service {
	if t == nil {
		return service
	}
	return telemetry.NewService(service, t)
}

// watchWarehouse puts a span around each query.
func watchWarehouse(warehouse ports.Warehouse, t *telemetry.Telemetry) (ports.Warehouse, error) {
	if t == nil {
		return warehouse, nil
	}
	return telemetry.NewWarehouse(warehouse, "duckdb", t)
}

// countSources counts where answers come from, and tells their spans.
func countSources(answers *prometheus.CounterVec, t *telemetry.Telemetry) func(context.Context, usecase.Source) {
	return func(ctx context.Context, source usecase.Source) {
		answers.WithLabelValues(string(source)).Inc()
		if t != nil {
			telemetry.NoteSource(ctx, source)
		}
	}
}

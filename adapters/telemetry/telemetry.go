package telemetry

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-logr/logr"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/metric"
	noopmetric "go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	nooptrace "go.opentelemetry.io/otel/trace/noop"
	"go.uber.org/zap"
)

const (
	// scope names who made the spans and metrics.
	scope = "github.com/lumenore/analytics-mcp-server"
	// serviceName holds where OTEL_SERVICE_NAME does not say otherwise.
	serviceName = "lumenore-mcp"
	// flushTime is how long a stop waits for a collector to take the rest: it is
	// there, or it is not.
	flushTime = 5 * time.Second
	// warnInterval is how often at most a collector that takes nothing is told of.
	warnInterval = time.Minute
)

// Params is what a Telemetry needs.
type Params struct {
	Asked   Asked
	Version string
	Logger  *zap.Logger
}

// Telemetry is where spans and measurements go. It sends between Start and
// Close.
type Telemetry struct {
	asked      Asked
	version    string
	logger     *zap.Logger
	traces     *sdktrace.TracerProvider // nil: not asked for
	spans      *otlptrace.Exporter
	metrics    *metrics // nil: not asked for
	propagator propagation.TextMapPropagator
	warned     atomic.Int64 // when, in nanoseconds
}

// New builds what is asked for, which must be something. It connects to nothing.
func New(p Params) (*Telemetry, error) {
	if !p.Asked.Any() || p.Logger == nil {
		return nil, errors.New("telemetry: something to send, and a Logger, are required")
	}
	ctx := context.Background() // nothing is waited for
	who, err := resource.New(ctx,
		resource.WithTelemetrySDK(),
		resource.WithAttributes(
			attribute.String("service.name", serviceName),
			attribute.String("service.version", p.Version),
			attribute.String("service.instance.id", rand.Text()),
		),
		resource.WithFromEnv(), // last: it wins
	)
	if err != nil {
		return nil, errors.New("OTEL_RESOURCE_ATTRIBUTES has a value that is not taken: it takes name=value, separated by commas")
	}
	t := &Telemetry{asked: p.Asked, version: p.Version, logger: p.Logger, propagator: propagation.NewCompositeTextMapPropagator()}
	if p.Asked.Propagate {
		t.propagator = propagation.TraceContext{}
	}
	if p.Asked.Traces {
		to, err := p.Asked.variables.destination("TRACES")
		if err != nil {
			return nil, err
		}
		t.spans = otlptrace.NewUnstarted(spanClient{newSender(to, p.Version)})
		t.traces = sdktrace.NewTracerProvider(sdktrace.WithResource(who))
	}
	if p.Asked.Metrics {
		if t.metrics, err = newMetrics(p, who); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Start begins to send.
func (t *Telemetry) Start(ctx context.Context) error {
	// OpenTelemetry reports its own trouble through globals, by default as text on
	// stderr, with addresses in it.
	otel.SetLogger(logr.Discard())
	otel.SetErrorHandler(otel.ErrorHandlerFunc(t.warn))
	if t.traces != nil {
		if err := t.spans.Start(ctx); err != nil {
			return fmt.Errorf("export traces: %w", err)
		}
		t.traces.RegisterSpanProcessor(sdktrace.NewBatchSpanProcessor(t.spans))
	}
	if t.metrics != nil {
		t.metrics.start(t.warn)
	}
	t.logger.Info("sending telemetry", zap.Bool("traces", t.traces != nil), zap.Bool("metrics", t.metrics != nil))
	return nil
}

// Close sends what is left, and waits a short time for it. A collector that does
// not take it is no reason to fail.
func (t *Telemetry) Close(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, flushTime)
	defer cancel()
	var last sync.WaitGroup // beside each other: one that hangs must not take the other's time
	if t.traces != nil {
		last.Go(func() { t.told(t.traces.Shutdown(ctx)) })
	}
	if t.metrics != nil {
		last.Go(func() { t.told(t.metrics.close(ctx)) })
	}
	last.Wait()
	return nil
}

func (t *Telemetry) told(err error) {
	if err != nil {
		t.warn(err)
	}
}

// warn tells that something could not be sent, now and then. Its error may hold
// the collector's address, so only the type of what is at its bottom is logged,
// and the status where the collector answered.
func (t *Telemetry) warn(err error) {
	now, last := time.Now().UnixNano(), t.warned.Load()
	if last != 0 && now-last < int64(warnInterval) || !t.warned.CompareAndSwap(last, now) {
		return
	}
	var status statusError
	errors.As(err, &status)
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	t.logger.Warn("telemetry could not be sent", zap.String("error_type", fmt.Sprintf("%T", err)), zap.Int("status", int(status)))
}

// Tracer makes spans; they go nowhere if only metrics are asked for.
func (t *Telemetry) Tracer() trace.Tracer {
	if t.traces == nil {
		return nooptrace.NewTracerProvider().Tracer(scope)
	}
	return t.traces.Tracer(scope, trace.WithInstrumentationVersion(t.version))
}

// Meter makes instruments; what they measure goes nowhere if only traces are
// asked for.
func (t *Telemetry) Meter() metric.Meter {
	if t.metrics == nil {
		return noopmetric.NewMeterProvider().Meter(scope)
	}
	return t.metrics.provider.Meter(scope, metric.WithInstrumentationVersion(t.version))
}

// Propagator finds the trace that a caller is in: W3C's traceparent, or nothing
// where OTEL_PROPAGATORS leaves it out.
func (t *Telemetry) Propagator() propagation.TextMapPropagator { return t.propagator }
